/**
 * Earlier appeals of the same person in like words: found by the keyed hashes of IIN, BIN, telephone and e-mail under
 * which cases are found, compared by their words when somebody looks. Nothing of it is kept.
 */
import type { Repeat } from '../../domain/appeals/ending.ts'
import { alike, isUnchanged, likeness } from '../../domain/appeals/likeness.ts'
import { type Appeal, type Case, statusOf } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { lookupKeysOf } from '../desk/lists/find-case.ts'
import { readable } from '../each-case.ts'
import type { CaseLog, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'

type Deps = { log: CaseLog; people: People }

/** So many of a person's latest appeals are compared. */
const most = 10

const numbersOfSame = async ({ people }: Deps, caseId: string): Promise<string[]> => {
  const keys = await lookupKeysOf(people, caseId)
  const found = await Promise.all(keys.map((key) => people.list(key, '')))
  const ids = found.flatMap((pointers) =>
    [...pointers.values()].flatMap((pointer) => (pointer.kind === 'pointer' ? [pointer.caseId] : [])),
  )
  return [...new Set(ids)].filter((id) => id !== caseId)
}

const wordsOf = async ({ people }: Deps, c: Case) => {
  const appeal = await textOf(people, c.caseId, c.content, 'appeal')
  return appeal && { subject: appeal.subject, all: `${appeal.subject}\n${appeal.text}` }
}

const loaded = async ({ log }: Deps, number: string): Promise<Appeal | undefined> => {
  const commits = await readable(() => log.load(number))
  const c = commits && fold(commits)
  return c?.kind === 'appeal' ? c : undefined
}

/** The likest first, each with whether its words are the very same. */
export const repeatsOf = async (deps: Deps, c: Appeal) => {
  const [own, same] = await Promise.all([wordsOf(deps, c), numbersOfSame(deps, c.caseId)])
  if (!own) return []
  const numbers = same.sort().slice(-most)
  const found = await Promise.all(
    numbers.map(async (number) => {
      const other = await loaded(deps, number)
      if (!other || other.receivedAt > c.receivedAt) return []
      const words = await wordsOf(deps, other)
      const like = words ? likeness(own.all, words.all) : 0
      if (!words || like < alike) return []
      return [
        {
          number,
          status: statusOf(other),
          subject: words.subject,
          receivedOn: other.receivedOn,
          likeness: Math.round(like * 100) / 100,
          ...(isUnchanged(own.all, words.all) && { unchanged: true as const }),
        },
      ]
    }),
  )
  return found.flat().sort((a, b) => b.likeness - a.likeness)
}

/** What there is to know of the appeal that another one is said to repeat. */
export const repeatedBy = async (deps: Deps, c: Case, number: string): Promise<Repeat> => {
  const other = await loaded(deps, number)
  if (!other) return { known: false, decided: false, unchanged: false }
  const [own, theirs, same] = await Promise.all([
    wordsOf(deps, c),
    wordsOf(deps, other),
    numbersOfSame(deps, c.caseId),
  ])
  return {
    known: true,
    decided: other.answer !== undefined,
    unchanged:
      other.ended === 'returned' &&
      same.includes(number) &&
      own !== undefined &&
      theirs !== undefined &&
      isUnchanged(own.all, theirs.all),
  }
}
