/**
 * Cases by the words of their subjects, and of their applicants' names. The index stands in the store of personal data:
 * under a word's first letters its entries, in their order, so that one question finds all that begin alike; and for each
 * case a list of its words, by which they end and are erased with it.
 */
import type { Case } from '../../../domain/case.ts'
import { beginningOf, wordsIn } from '../../../domain/desk/words.ts'
import type { People, StoredPeople } from '../../ports.ts'
import { readingOnce, subjectOf, textOf } from '../../texts-of-case.ts'

/** Under which a case's list is kept; no number of a case is like it. */
const listOf = (caseId: string) => `words-of:${caseId}`
const list = 'words'

const partitionOf = (word: string) => `words:${[...word].slice(0, 2).join('')}`

/** A word, and the day that its case came: of many, the latest are shown. */
type Key = `${string}#${string}`
const wordOf = (key: string) => key.split('#')[0] ?? ''
const entryOf = (key: string, caseId: string) => `${key}#${caseId}`

/** Stands in a list while words of it may not be there yet: whoever finds it writes all of them. */
const unfinished = ''

/** The texts that say what the case and its letters are about. */
const textsOf = (c: Case): string[] => [
  c.content,
  ...Object.values(c.letters).flatMap((letter) => (letter.remarks === undefined ? letter.content : [])),
]

/** Whether one of these texts is looked into for words. */
export const isWorded = (c: Case, contents: readonly string[]): boolean =>
  textsOf(c).some((text) => contents.includes(text))

const listed = async (people: Pick<People, 'get'>, caseId: string): Promise<string[]> => {
  const found = await people.get(listOf(caseId), list)
  return found?.kind === 'lookup' ? found.keys : []
}

/** The words of what can be read; nothing of what was erased. */
const keysOf = async (stored: People, c: Case): Promise<Key[]> => {
  const people = readingOnce(stored)
  const said = await Promise.all(textsOf(c).map((content) => subjectOf(people, c, content)))
  const { applicant } = (await textOf(people, c.caseId, c.content, 'appeal')) ?? {}
  const words = wordsIn([...said, applicant?.name].join(' '))
  return [...new Set(words)].map((word): Key => `${word}#${c.receivedOn}`)
}

/**
 * Makes the case findable by its words until these end (UTC seconds; never, without a time): by all of them, or by those
 * that are not kept yet. Twice is harmless. `at` is when it was asked for, UTC: what an erasure took meanwhile ends then.
 */
export const keepWords = async (
  people: People,
  c: Case,
  { ends, at, all }: { ends: number | undefined; at: string; all: boolean },
): Promise<void> => {
  const { caseId } = c
  const before = await listed(people, caseId)
  const keys = [...new Set([...before, ...(await keysOf(people, c))])].filter((key) => key !== unfinished)
  const written = all || before.includes(unfinished) ? keys : keys.filter((key) => !before.includes(key))
  if (written.length === 0) return
  const write = async (ends: number | undefined) => {
    // The list first: whatever is there can be erased by it.
    await people.put(listOf(caseId), list, { kind: 'lookup', keys: [...keys, unfinished] }, ends)
    for (const key of written)
      await people.put(partitionOf(wordOf(key)), entryOf(key, caseId), { kind: 'word', caseId }, ends)
    await people.put(listOf(caseId), list, { kind: 'lookup', keys }, ends)
  }
  await write(ends)
  if ((await keysOf(people, c)).length === 0) await write(Math.floor(Date.parse(at) / 1000))
}

/** Erases a case's words, by the operator. */
export const forgetWords = async (
  { people, storedPeople }: { people: People; storedPeople: StoredPeople },
  caseId: string,
): Promise<void> => {
  for (const key of (await listed(people, caseId)).filter((one) => one !== unfinished))
    await storedPeople.remove(partitionOf(wordOf(key)), entryOf(key, caseId))
  await storedPeople.remove(listOf(caseId), list)
}

/** Words beyond these are not looked for, and of one word no more entries than are read at once. */
const mostWords = 4
const mostEntries = 3000

export type Worded = {
  /** Cases, the latest first. */
  caseIds: string[]
  /** A word has more entries than were read. */
  more: boolean
}

/**
 * The cases that have a word that begins with each of those typed, or with what they are a form of: one question for
 * each, however many cases there are.
 */
export const casesWith = async (people: People, typed: string): Promise<Worded> => {
  const words = wordsIn(typed).slice(0, mostWords)
  const found = await Promise.all(
    words.map((word) => people.keysUnder(partitionOf(word), beginningOf(word), mostEntries)),
  )
  const days = found.map(
    (entries) =>
      new Map(
        entries.map((entry): [string, string] => {
          const [, on = '', ...caseId] = entry.split('#')
          return [caseId.join('#'), on]
        }),
      ),
  )
  const [first = new Map<string, string>(), ...others] = days
  const all = [...first].filter(([caseId]) => others.every((other) => other.has(caseId)))
  return {
    caseIds: all.sort(([a, x], [b, y]) => (`${x}${a}` < `${y}${b}` ? 1 : -1)).map(([caseId]) => caseId),
    more: found.some((entries) => entries.length === mostEntries),
  }
}
