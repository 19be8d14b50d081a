/**
 * Answers that are published: the words in the store of personal data under their case, and an index of them beside the
 * personal data, by day, topic and words; for each case a list of its entries, by which they end and are erased with it.
 */
import type { Commit } from '../../../events/commit.ts'
import type { ContentOf } from '../../../events/contents.ts'
import { publicationId } from '../../../events/values.ts'
import { type PersonalData, personalData } from '../../domain/appeals/personal-data.ts'
import { publishedOf } from '../../domain/appeals/publication.ts'
import type { Appeal, Case } from '../../domain/case.ts'
import { beginningOf, everyWordIn } from '../../domain/desk/words.ts'
import { fold } from '../../domain/fold.ts'
import type { CaseLog, People, StoredPeople } from '../ports.ts'
import { appealTextOf, textOf } from '../texts-of-case.ts'
import type { AnswerLine, AnswerShown } from './models.ts'

/** The first personal data in these words that the case tells of, or that anybody's would look like. */
export const personalIn = async (
  people: People,
  c: Case,
  texts: Omit<ContentOf<'publication'>, 'kind'>,
): Promise<PersonalData | undefined> => {
  const { applicant, representative } = (await appealTextOf(people, c)) ?? {}
  const names = [applicant?.name, representative?.name].flatMap((name) => name ?? [])
  return personalData(texts, { names, phone: applicant?.phone })
}

/** Under which a case's own entries are listed; no number of a case is like it. */
const listOf = (caseId: string) => `published-of:${caseId}`
const list = 'published'

/** Where entries stand; no number of a case is like these. */
const everyAnswer = 'published:'
const ofTopic = (topic: string) => `published-topic:${topic}`
const ofId = (id: string) => `published-id:${id}`
const ofWord = (word: string) => `published-words:${[...word].slice(0, 2).join('')}`

/** Words beyond these are not indexed. */
const mostIndexed = 120

type Entry = { on: string; id: string; content: string; caseId: string }

const entryOf = ({ on, id, content, caseId }: Entry) => `${on}#${id}#${content}#${caseId}`
const readEntry = (key: string): Entry => {
  const [on = '', id = '', content = '', ...caseId] = key.split('#')
  return { on, id, content, caseId: caseId.join('#') }
}

/** A place in the index, as the case's list has it. */
const placed = (partition: string, entry: string) => `${partition}\n${entry}`
const placeOf = (place: string): [partition: string, entry: string] => {
  const [partition = '', entry = ''] = place.split('\n')
  return [partition, entry]
}

const listed = async (people: Pick<People, 'get'>, caseId: string): Promise<string[]> => {
  const found = await people.get(listOf(caseId), list)
  return found?.kind === 'lookup' ? found.keys : []
}

const placesOf = async (people: People, c: Appeal): Promise<string[]> => {
  const published = publishedOf(c)
  const said = await textOf(people, c.caseId, published?.content, 'publication')
  if (!published || !said) return []
  const entry = entryOf({ ...published, caseId: c.caseId })
  const words = everyWordIn(`${said.subject} ${said.question} ${said.answer}`).slice(0, mostIndexed)
  return [
    placed(everyAnswer, entry),
    ...(c.topic ? [placed(ofTopic(c.topic), entry)] : []),
    placed(ofId(published.id), entry),
    ...words.map((word) => placed(ofWord(word), `${word}#${entry}`)),
  ]
}

/** Whether a commit says what is published, or that it is so no more. */
export const isOfPublication = ({ events }: Commit): boolean =>
  events.some(({ type }) => type === 'AnswerPublished' || type === 'ConsentWithdrawn')

/**
 * Makes what is published findable until its words end (UTC seconds; never, without a time), and takes away the words and
 * entries of what is not published any more. Twice is harmless. `at` is when it was asked for, UTC.
 */
export const keepPublished = async (
  people: People,
  { case: c, log }: { case: Case; log: readonly Commit[] },
  { ends, at }: { ends: number | undefined; at: string },
): Promise<void> => {
  const { caseId } = c
  if (c.kind !== 'appeal' || !log.some(isOfPublication)) return
  const now = Math.floor(Date.parse(at) / 1000)
  const current = publishedOf(c)?.content
  for (const { events } of log)
    for (const e of events)
      if (e.type === 'AnswerPublished' && e.content !== current && (await people.get(caseId, e.content)))
        await people.put(
          caseId,
          e.content,
          { kind: 'publication', subject: '', question: '', answer: '' },
          now,
        )
  const before = await listed(people, caseId)
  const places = await placesOf(people, c)
  const gone = before.filter((place) => !places.includes(place))
  if (places.length + gone.length === 0) return
  const write = async (place: string, until: number | undefined) =>
    people.put(...placeOf(place), { kind: 'pointer', caseId }, until)
  // The list first: whatever is there can be erased by it.
  await people.put(listOf(caseId), list, { kind: 'lookup', keys: [...places, ...gone] }, ends)
  for (const place of places) await write(place, ends)
  for (const place of gone) await write(place, now)
  await people.put(listOf(caseId), list, { kind: 'lookup', keys: places }, places.length ? ends : now)
}

/** Erases a case's entries, by the operator. */
export const forgetPublished = async (
  { people, storedPeople }: { people: People; storedPeople: StoredPeople },
  caseId: string,
): Promise<void> => {
  for (const place of await listed(people, caseId)) await storedPeople.remove(...placeOf(place))
  await storedPeople.remove(listOf(caseId), list)
}

const mostWords = 4
/** Of one word no more entries are read at once. */
const mostEntries = 1000

const search = async (people: People, typed: string): Promise<string[]> => {
  const words = everyWordIn(typed.slice(0, 1000)).slice(0, mostWords)
  const found = await Promise.all(
    words.map(async (word) => {
      const keys = await people.keysUnder(ofWord(word), beginningOf(word), mostEntries)
      return new Set(keys.map((key) => key.slice(key.indexOf('#') + 1)))
    }),
  )
  const [first = new Set<string>(), ...others] = found
  return [...first]
    .filter((entry) => others.every((other) => other.has(entry)))
    .sort((a, b) => (a < b ? 1 : -1))
}

export type AnswersAsked = { q?: string | undefined; topic?: string | undefined; year: string }

/**
 * So many published answers, newest first, from this place on, and whether there are others: of a year and a topic, or
 * those that have every word typed. A question to the index for each word or one for the list, and one for the headings.
 */
export const publishedAnswers = async (
  people: People,
  { q, topic, year }: AnswersAsked,
  first: number,
  count: number,
): Promise<{ lines: AnswerLine[]; more: boolean }> => {
  const found = q
    ? await search(people, q)
    : await people.keysUnder(topic ? ofTopic(topic) : everyAnswer, year, first + count + 1)
  const entries = found.slice(first, first + count).map(readEntry)
  const headings = entries.length
    ? await people.headings(entries.map(({ caseId, content }) => ({ caseId, contentId: content })))
    : []
  const lines = entries.flatMap(({ id, on }, i) => {
    // What is published no more has no heading.
    const title = headings[i]?.subject
    return title ? [{ id, on, title }] : []
  })
  return { lines, more: found.length > first + count }
}

/** Undefined for what was never published, or is not any more. Nothing of it says whose it is. */
export const answerShown = async (
  { log, people }: { log: CaseLog; people: People },
  id: string,
): Promise<AnswerShown | undefined> => {
  if (!publicationId.safeParse(id).success) return undefined
  // Whatever year it is of.
  const [key] = await people.keysUnder(ofId(id), '2', 1)
  const c = key === undefined ? undefined : fold(await log.load(readEntry(key).caseId))
  if (c?.kind !== 'appeal') return undefined
  const published = publishedOf(c)
  const said =
    published?.id === id ? await textOf(people, c.caseId, published.content, 'publication') : undefined
  if (!published || !said?.subject) return undefined
  const { subject: title, question, answer } = said
  return {
    ...{ id, title, question, answer, language: c.language, on: published.on },
    ...(c.topic && { topic: c.topic }),
  }
}
