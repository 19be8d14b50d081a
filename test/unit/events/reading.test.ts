/** What was written is read loosely and written strictly: a newer version may have been here before. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { commit, envelope, envelopes, receivedEnvelope, storedCommit } from '../../../events/commit.ts'
import { content, storedContent } from '../../../events/contents.ts'
import { type CaseEvent, caseEvent } from '../../../events/events.ts'
import { readingOf, readStored, Unreadable, withoutUnknown } from '../../../events/reading.ts'
import { commitOf, itemOf } from '../../../shared/adapters/dynamo/commit-item.ts'
import { canonical, hashOf } from '../../../shared/application/commits.ts'
import { statusOf } from '../../../shared/domain/case.ts'
import { evolve } from '../../../shared/domain/fold.ts'
import { caseOf, draftActRegistered, logOf } from '../../builders/events.ts'
import { asNewer } from '../../builders/newer.ts'

const folder = join(import.meta.dirname, '../../../events/samples')
const samples = readdirSync(folder).map((file): [string, CaseEvent] => [
  file,
  JSON.parse(readFileSync(join(folder, file), 'utf8')),
])
const commitOfNewer = (sample: CaseEvent) => asNewer(logOf([draftActRegistered(), sample])[1])

describe.each(samples)('%s with fields that this version does not know', (_, sample) => {
  const newer = asNewer(sample)

  test('is read, and keeps them', () => {
    expect(storedCommit.parse(commitOfNewer(sample))).toStrictEqual(commitOfNewer(sample))
  })
  test('is folded as without them', () => {
    const before = caseOf(draftActRegistered())
    const at = '2026-03-19T04:12:31.482Z'
    const [plain, folded] = [sample, newer].map((event) => evolve(before, before.caseId, event, at))
    expect(folded && statusOf(folded)).toBe(plain && statusOf(plain))
    expect(Object.keys(folded?.pending ?? {})).toEqual(Object.keys(plain?.pending ?? {}))
  })
  test('goes through the table unchanged, so its hash is the one that the next commit names', () => {
    const stored = commitOfNewer(sample)
    const read = commitOf(itemOf(stored as never))
    expect(read).toStrictEqual(stored)
    expect(hashOf(read)).toBe(hashOf(stored as never))
    expect(canonical(read)).toContain('addedLater')
  })
  test('is not written', () => {
    expect(caseEvent.safeParse(newer).success).toBe(false)
    expect(commit.safeParse(commitOfNewer(sample)).success).toBe(false)
  })
  test('comes off a queue', () => {
    const [sent] = envelopes(storedCommit.parse(commitOfNewer(sample)), '/zhauap/almaty')
    const message = { ...JSON.parse(JSON.stringify(sent)), traceparent: '00-1' }
    expect(receivedEnvelope.parse(message)).toStrictEqual(message)
    expect(envelope.safeParse(message).success).toBe(false)
  })
})

describe('what is carried over into something new', () => {
  test.each(samples)('of %s has its known fields alone, inside', (_, sample) => {
    const own = withoutUnknown(caseEvent, { ...asNewer(sample), addedLater: undefined } as never)
    const { addedLater: __, ...rest } = own as CaseEvent & { addedLater?: unknown }
    expect(rest).toStrictEqual(sample)
  })
  test('keeps a field that it should not have at all, for the check to find', () => {
    const wrong = { type: 'CaseAccepted', v: 1, text: 'Иванов' } as unknown as CaseEvent
    expect(withoutUnknown(caseEvent, wrong)).toBe(wrong)
  })
})

describe('is not known, and said to be so by its place alone:', () => {
  const stored = logOf([draftActRegistered()])[0]
  const [event] = stored?.events ?? []
  test.each([
    ['an event of a new type', { type: 'CaseEaten', v: 1, by: 'Иванов' }, 'events.0.type'],
    ['another version of an event', { ...event, v: 2 }, 'events.0.v'],
    ['a new value of a list', { ...event, actType: 'Иванов' }, 'events.0.actType'],
    [
      'a new term',
      { ...event, triage: { ...draftActRegistered().triage, term: 'Иванов' } },
      'events.0.triage.term',
    ],
    ['a field of another kind', { ...event, topic: ['Иванов'] }, 'events.0.topic'],
    ['a field too few', { ...event, content: undefined }, 'events.0.content'],
  ])('%s', (_, other, place) => {
    const read = () =>
      readStored(storedCommit, 'ALM-N-2026-000001: version 1', { ...asNewer(stored), events: [other] })
    expect(read).toThrow(Unreadable)
    expect(read).toThrow(`ALM-N-2026-000001: version 1: not known to this version of the system: ${place}`)
    expect(read).not.toThrow('Иванов')
  })
})

test('a text of a newer version is read, one of a kind that nobody knows is not', () => {
  const letter = asNewer({ kind: 'letter', subject: 'Тақырып', text: 'Мәтін', files: [] })
  expect(storedContent.parse(letter)).toStrictEqual(letter)
  expect(content.safeParse(letter).success).toBe(false)
  expect(storedContent.safeParse({ kind: 'poem', text: 'x' }).success).toBe(false)
})

describe('a union', () => {
  const schema = readingOf(z.strictObject({ why: z.union([z.string(), z.strictObject({ kk: z.string() })]) }))
  test('is read by whichever of its schemas objects to unknown fields alone', () => {
    expect(schema.parse({ why: { kk: 'а', uz: 'б' } })).toEqual({ why: { kk: 'а', uz: 'б' } })
  })
  test('is refused where each has another objection', () => {
    expect(schema.safeParse({ why: { uz: 'б' } }).success).toBe(false)
    expect(schema.safeParse({ why: 1 }).success).toBe(false)
  })
})
