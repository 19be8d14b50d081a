/** What a log amounts to: statuses, who must do what by when, who may act. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../events/events.ts'
import { mainOf, statusOf } from '../../../shared/domain/case.ts'
import { applyCommit, fold } from '../../../shared/domain/fold.ts'
import { responsesTo } from '../../../shared/domain/letters/letter.ts'
import {
  accepted,
  answered,
  appealNumber,
  appealRegistered,
  assigned,
  caseOf,
  deadlineMissed,
  draftActRegistered,
  letterNumber,
  letterSent,
  logOf,
  messageReceived,
  recommendationGiven,
  recommended,
  reminderSent,
  responseRecorded,
  triageRequested,
} from '../../builders/events.ts'
import { sideEvents } from '../../builders/side-events.ts'

const second = 'ALM-L-2026-000002'
type Decision = CaseEvent | readonly CaseEvent[]

describe('the status shown', () => {
  const appeal = appealRegistered()
  const draft = draftActRegistered()
  const roads: [string, Decision[]][] = [
    ['registered', [appeal]],
    ['registered', [appeal, triageRequested]],
    ['assigned', [appeal, assigned()]],
    ['in_review', [appeal, assigned(), accepted]],
    ['awaiting_agency', [appeal, assigned(), [accepted, letterSent()]]],
    [
      'awaiting_agency',
      [appeal, assigned(), accepted, letterSent(), letterSent({ letter: second }), responseRecorded()],
    ],
    ['in_review', [appeal, assigned(), accepted, letterSent(), responseRecorded()]],
    ['answered', [appeal, assigned(), answered()]],
    ['answered', [appeal, assigned(), accepted, letterSent(), answered()]],
    ['registered', [draft]],
    ['assigned', [draft, assigned()]],
    ['in_review', [draft, assigned(), accepted]],
    ['awaiting_agency', [draft, assigned(), recommended()]],
    ['responded', [draft, assigned(), recommended(), responseRecorded()]],
    [
      'responded',
      [draft, assigned(), accepted, letterSent({ letter: second }), recommended(), responseRecorded()],
    ],
  ]
  test.each(roads)('%s', (status, events) => {
    expect(statusOf(caseOf(...events))).toBe(status)
  })

  test('recommended, while no letter waits and the case goes on', () => {
    const c = caseOf(draft, assigned(), recommended())
    expect(c.kind).toBe('draft_act')
    expect(statusOf({ ...c, letters: {} })).toBe('recommended')
  })
})

describe('what waits on whom', () => {
  const owners = (...events: Decision[]) =>
    Object.fromEntries(
      Object.entries(caseOf(...events).pending).map(([key, p]) => [
        key,
        [p.owner.role, p.owner.as].filter(Boolean).join(' '),
      ]),
    )

  test('on registration: triage and the answer, both on the secretariat', () => {
    expect(owners(appealRegistered())).toEqual({ triage: 'secretary', answer: 'secretary' })
    expect(owners(draftActRegistered())).toEqual({ triage: 'secretary', recommendation: 'secretary' })
  })
  test('on assignment: the answer goes over to the chair, who must accept', () => {
    expect(owners(appealRegistered(), assigned())).toEqual({
      answer: 'chair housing',
      acceptance: 'chair housing',
    })
    expect(owners(draftActRegistered(), assigned())).toEqual({
      recommendation: 'chair housing',
      acceptance: 'chair housing',
    })
  })
  test('on acceptance: the answer', () => {
    expect(owners(appealRegistered(), assigned(), accepted)).toEqual({ answer: 'chair housing' })
  })
  test('with a letter: the agency too', () => {
    expect(owners(appealRegistered(), assigned(), accepted, letterSent())).toEqual({
      answer: 'chair housing',
      [`letter:${letterNumber}`]: 'agency almaty-su',
    })
  })
  test('a letter’s clock goes on after its case ends', () => {
    expect(owners(appealRegistered(), assigned(), accepted, letterSent(), answered())).toEqual({
      [`letter:${letterNumber}`]: 'agency almaty-su',
    })
  })
  test('nothing after answer and response', () => {
    expect(owners(appealRegistered(), assigned(), answered())).toEqual({})
    expect(owners(draftActRegistered(), assigned(), recommended(), responseRecorded())).toEqual({})
  })
  test('the statutory date is kept when the clock has stopped', () => {
    expect(mainOf(caseOf(appealRegistered(), assigned(), answered()))?.due).toBe('2026-02-23')
  })
})

describe('grants', () => {
  const open = (...events: Decision[]) =>
    Object.entries(caseOf(...events).grants)
      .filter(([, grant]) => grant.open)
      .map(([id]) => id)

  test('a chair’s with the assignment', () => {
    expect(caseOf(appealRegistered(), assigned()).grants).toEqual({
      'chair-1': { role: 'chair', as: 'housing', open: true },
    })
  })
  test('a new assignment ends the old chair’s, and acceptance begins anew', () => {
    const c = caseOf(appealRegistered(), assigned(), accepted, letterSent(), assigned('social', 2))
    expect(c.grants['chair-1']?.open).toBe(false)
    expect(c.accepted).toBe(false)
    expect(c.pending.answer?.owner).toEqual({ role: 'chair', as: 'social' })
    expect(open(appealRegistered(), assigned(), accepted, letterSent(), assigned('social', 2))).toEqual([
      `letter-${letterNumber}`,
      'chair-2',
    ])
  })
  test('an agency’s with its letter, for that letter', () => {
    expect(
      caseOf(appealRegistered(), assigned(), accepted, letterSent()).grants[`letter-${letterNumber}`],
    ).toEqual({
      role: 'agency',
      as: 'almaty-su',
      letter: letterNumber,
      open: true,
    })
  })
})

describe('responses', () => {
  const upTo = [appealRegistered(), assigned(), accepted, letterSent()]
  const [sent] = logOf([appealRegistered()])
  const first = {
    decision: 'accepted',
    content: 'response-content',
    saidAt: '2026-02-10T05:00:00.000Z',
    arrivedAt: sent?.at,
    receivedOn: '2026-02-10',
    late: false,
  }
  test('the first one is not an amendment', () => {
    const letter = caseOf(...upTo, responseRecorded()).letters[letterNumber]
    expect(letter?.response).toEqual({ ...first, firstOn: '2026-02-10', amended: false })
    expect(letter).not.toHaveProperty('replaced')
  })
  const newer = {
    decision: 'declined',
    content: 'second-response',
    receivedOn: '2026-02-20',
    saidAt: '2026-02-20T05:00:00.000Z',
  } as const
  test('the first one’s date stays when it is amended, and so do its words', () => {
    const amended = responseRecorded({ effect: 'amended', ...newer })
    const letter = caseOf(...upTo, responseRecorded(), amended).letters[letterNumber]
    expect(letter?.response).toEqual({ ...first, ...newer, firstOn: '2026-02-10', amended: true })
    expect(letter?.replaced).toEqual([first])
  })
  test('one that is superseded is kept and changes nothing else', () => {
    const before = caseOf(...upTo, responseRecorded())
    const older = { content: 'older-response', saidAt: '2026-02-09T05:00:00.000Z' }
    const after = caseOf(...upTo, responseRecorded(), responseRecorded({ effect: 'superseded', ...older }))
    const letter = before.letters[letterNumber]
    expect(after).toEqual({
      ...before,
      version: after.version,
      letters: { [letterNumber]: { ...letter, replaced: [{ ...first, ...older }] } },
    })
  })
  test('all of them are there, whatever their order: the one that counts first, then as they were recorded', () => {
    const life = [
      responseRecorded({ content: 'one' }),
      responseRecorded({ content: 'two', effect: 'superseded' }),
      responseRecorded({ content: 'three', effect: 'amended' }),
      responseRecorded({ content: 'four', effect: 'superseded' }),
    ]
    const letter = caseOf(...upTo, ...life).letters[letterNumber]
    expect(letter && responsesTo(letter).map(({ content }) => content)).toEqual([
      'three',
      'two',
      'one',
      'four',
    ])
  })
  test('remarks are answered by the letter that carries them: what a register recommended, no letter does', () => {
    const letters = (...events: CaseEvent[]) =>
      Object.values(caseOf(draftActRegistered(), assigned(), ...events).letters)
    expect(letters(...recommended(2)).map((letter) => letter.remarks)).toEqual([2])
    expect(letters(recommendationGiven(), letterSent()).map((letter) => letter.remarks)).toEqual([undefined])
  })
  test('a draft act is closed by the response to its recommendation, not by another’s, and not again', () => {
    const draft = [
      draftActRegistered(),
      assigned(),
      accepted,
      letterSent({ letter: second, agency: 'akimat' }),
    ]
    expect(caseOf(...draft, responseRecorded({ letter: second })).closedOn).toBeUndefined()
    const closed = [...draft, recommended(), responseRecorded()]
    expect(caseOf(...closed).closedOn).toBe('2026-02-10')
    const amended = responseRecorded({ effect: 'amended', receivedOn: '2026-02-20' })
    expect(caseOf(...closed, amended).closedOn).toBe('2026-02-10')
  })
})

describe('reminders and missed dates', () => {
  const chairs = [appealRegistered(), assigned(), accepted]
  test('the last stage is remembered for each role', () => {
    const c = caseOf(
      ...chairs,
      reminderSent(),
      reminderSent({ stage: 1 }),
      reminderSent({ stage: 1, to: 'secretary' }),
    )
    expect(c.pending.answer?.reminded).toEqual({ chair: 1, secretary: 1 })
  })
  test('a missed date is marked', () => {
    expect(caseOf(...chairs, deadlineMissed()).pending.answer?.missed).toBe(true)
  })
  test('events about what is done already change nothing', () => {
    const done = [...chairs, answered()]
    expect(caseOf(...done, reminderSent(), deadlineMissed()).pending).toEqual({})
  })
})

describe('folding', () => {
  const log = logOf([appealRegistered(), assigned(), [accepted, letterSent()], messageReceived()])
  test('an empty log is no case', () => {
    expect(fold([])).toBeUndefined()
  })
  test('a log that does not begin with a registration is no case', () => {
    expect(fold(logOf([assigned(), accepted]))).toBeUndefined()
  })
  test('no second registration of any kind changes anything', () => {
    for (const opening of [appealRegistered(), draftActRegistered(), sideEvents.InitiativeOpened]) {
      expect({ ...caseOf(appealRegistered(), opening), version: 1 }).toEqual(caseOf(appealRegistered()))
    }
  })
  test('a message knows the commission that had the case', () => {
    const c = caseOf(appealRegistered(), messageReceived(), assigned(), messageReceived())
    expect(c.messages.map((m) => Object.keys(m))).toEqual([
      ['content', 'at'],
      ['content', 'at', 'commission'],
    ])
    expect(c.messages[1]?.commission).toBe('housing')
  })
  test('a second registration changes nothing', () => {
    const again = fold(logOf([appealRegistered(), appealRegistered({ topic: 'social' })]))
    expect(again).toMatchObject({ topic: 'housing' })
  })
  test('events of the other kind of case change nothing', () => {
    expect(caseOf(draftActRegistered(), assigned(), answered())).not.toHaveProperty('answer')
    expect(caseOf(appealRegistered(), assigned(), recommended()[0] as CaseEvent)).not.toHaveProperty(
      'recommendation',
    )
  })
  test('knows its version', () => {
    expect(fold(log)).toMatchObject({ caseId: appealNumber, version: 4 })
  })
  test('one commit after another is the same as all at once', () => {
    expect(log.reduce(applyCommit, undefined)).toEqual(fold(log))
  })
  test('does not touch what it is given', () => {
    const copy = structuredClone(log)
    fold(log)
    expect(log).toEqual(copy)
  })
  test('messages keep the time of their commits', () => {
    const at = '2026-02-03T05:00:00.000Z'
    expect(fold(logOf([appealRegistered(), messageReceived()], { at }))?.messages).toEqual([
      { content: 'message-content', at },
    ])
  })
})
