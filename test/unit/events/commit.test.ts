/** What is stored, and what it travels in. */
import { describe, expect, test } from 'vitest'
import { commit, envelope, envelopes, eventId } from '../../../events/commit.ts'
import type { CaseEvent } from '../../../events/events.ts'
import { contentId, day, grantId, instant, number, slug } from '../../../events/values.ts'
import { hashOf } from '../../../shared/application/commits.ts'

/** Stored once: it must be read for ever, and its hash is in the commit after it. */
const golden = {
  caseId: 'ALM-A-2026-000041',
  version: 3,
  schema: 1,
  at: '2026-03-20T09:15:00.123Z',
  actor: { role: 'chair', as: 'urban-planning' },
  commandId: 'act:chair-1:0cc175b9c0f1b6a831c399e269772661',
  prev: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  events: [
    { type: 'CaseAccepted', v: 1 },
    { type: 'MessageReceived', v: 1, content: 'message-1679091c5a880faf6fb5e608', late: false },
  ],
} as const

describe('a commit', () => {
  test('of the first schema is read as it was written', () => {
    expect(commit.parse(golden)).toStrictEqual(golden)
  })
  test('keeps its hash', () => {
    expect(hashOf(commit.parse(golden))).toBe(
      'd262f43008c15f8b8dee9748f7656090fb54d991af0bcddc69137bae62a51400',
    )
  })
  test('of the second schema, of a case or of what stands for one, is read too', () => {
    for (const caseId of [
      'ALM-A-2026-000041',
      'letter:ALM-L-2026-000001',
      'draft:akimat:0f3cab',
      'directory',
    ])
      expect(commit.parse({ ...golden, caseId, schema: 2 })).toStrictEqual({ ...golden, caseId, schema: 2 })
  })
  test.each([
    ['the log of something else', { caseId: 'person:1' }],
    ['no events', { events: [] }],
    ['an unknown event', { events: [{ type: 'CaseEaten', v: 1 }] }],
    ['a text in an event', { events: [{ type: 'CaseAccepted', v: 1, text: 'x' }] }],
    ['version 0', { version: 0 }],
    ['half a version', { version: 1.5 }],
    ['another schema', { schema: 3 }],
    ['a local time', { at: '2026-03-20T14:15:00+05:00' }],
    ['a name of a person', { actor: { role: 'chair', name: 'Марат' } }],
    ['an unknown role', { actor: { role: 'mayor' } }],
    ['a commandId without end', { commandId: 'x'.repeat(201) }],
    ['a field more', { text: 'x' }],
  ])('with %s is none', (_, change) => {
    expect(commit.safeParse({ ...golden, ...change }).success).toBe(false)
  })
})

describe('an envelope', () => {
  const wrapped = envelopes(commit.parse(golden), '/zhauap/almaty')
  test('is a CloudEvent 1.0 for each event, in order', () => {
    expect(wrapped).toStrictEqual([
      {
        specversion: '1.0',
        id: 'ALM-A-2026-000041:3:0',
        source: '/zhauap/almaty',
        type: 'kz.zhauap.CaseAccepted.v1',
        subject: 'ALM-A-2026-000041',
        time: '2026-03-20T09:15:00.123Z',
        datacontenttype: 'application/json',
        data: golden.events[0],
      },
      expect.objectContaining({ id: 'ALM-A-2026-000041:3:1', type: 'kz.zhauap.MessageReceived.v1' }),
    ])
  })
  test('is read back from JSON', () => {
    for (const one of wrapped) expect(envelope.parse(JSON.parse(JSON.stringify(one)))).toStrictEqual(one)
  })
  test('has ids of its own for each place in the log', () => {
    expect(eventId({ caseId: 'a', version: 12 }, 1)).toBe('a:12:1')
    expect(
      new Set([eventId({ caseId: 'a', version: 1 }, 11), eventId({ caseId: 'a', version: 11 }, 1)]).size,
    ).toBe(2)
  })
  test('with an event that no schema knows is none', () => {
    const [one] = wrapped
    expect(envelope.safeParse({ ...one, data: { type: 'CaseEaten' } as unknown as CaseEvent }).success).toBe(
      false,
    )
  })
})

describe('values', () => {
  const cases: [string, { safeParse(x: unknown): { success: boolean } }, string[], string[]][] = [
    [
      'a day',
      day,
      ['2026-02-28', '2028-02-29', '0001-01-01'],
      ['2026-02-29', '2026-13-01', '2026-2-1', '2026-02-01T00:00:00Z', ' 2026-02-01', '2026-02-01\n', ''],
    ],
    [
      'an instant',
      instant,
      ['2026-02-02T05:00:00.000Z'],
      ['2026-02-02', '2026-02-02T05:00:00+05:00', '2026-02-30T05:00:00.000Z', '+010000-01-01T00:00:00.000Z'],
    ],
    [
      'a name of the configuration',
      slug,
      ['a', 'public-spaces-department', 'spk2'],
      ['', 'A', '-a', 'Қазақ', 'a b', `a${'b'.repeat(64)}`],
    ],
    [
      'a number',
      number,
      ['ALM-A-2026-000001', '12/7-ЖТ', 'Ө-1'],
      ['', '-1', 'a b', 'a\nb', '<b>', `1${'2'.repeat(64)}`],
    ],
    [
      'a content’s id',
      contentId,
      ['appeal-5f0c2a9be1d34c7788a1b2c3'],
      ['short', 'Марат Оспанов', 'a@b.example.kz', 'x'.repeat(65)],
    ],
    ['a grant’s id', grantId, ['chair-1'], ['x'.repeat(81)]],
  ]
  test.each(cases)('%s', (_, schema, good, bad) => {
    for (const value of good) expect(schema.safeParse(value).success, value).toBe(true)
    for (const value of bad) expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(false)
  })
})
