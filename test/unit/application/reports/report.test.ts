/** The period report, to the exact number. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../../events/commit.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import { hashOf } from '../../../../shared/application/commits.ts'
import { readReport } from '../../../../shared/application/reports/report.ts'
import { differences, reportFromLogs } from '../../../../shared/application/reports/verify-report.ts'
import { viewsOf } from '../../../../shared/domain/case-views.ts'
import type { Period } from '../../../../shared/domain/reports/report.ts'
import { local, rules } from '../../../builders/council.ts'
import {
  answered,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterSent,
  recommendationGiven,
  responseRecorded,
} from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { MemoryCaseLog } from '../../../fakes/memory-case-log.ts'
import { MemoryViews } from '../../../fakes/memory-views.ts'
import { countedByHand, lives, periods, registerOf } from './registers.ts'

const fromViews = async (logs: readonly Commit[][], period: Period) => {
  const views = new MemoryViews()
  for (const log of logs) for (const view of viewsOf(log)) await views.put(view)
  return readReport({ views, rules }, period)
}
async function* idsOf(logs: readonly Commit[][]) {
  for (const log of logs) yield log[0]?.caseId ?? ''
}
const fromLogs = async (logs: readonly Commit[][], period: Period) => {
  const log = new MemoryCaseLog()
  for (const commits of logs) for (const commit of commits) await log.append(commit)
  return reportFromLogs({ log, rules }, idsOf(logs), period)
}
/** The report by the views, of which the logs say the same. */
const reported = async (logs: readonly Commit[][], period: Period) => {
  const report = await fromViews(logs, period)
  expect(differences(report, await fromLogs(logs, period))).toEqual([])
  return report
}

/** A log of these decisions, each with its local day and, where it matters, the time of day. */
const life = (
  caseId: string,
  ...decisions: [day: string, events: CaseEvent | CaseEvent[], time?: string][]
) => {
  const log: Commit[] = []
  for (const [day, events, time = '10:00'] of decisions) {
    const last = log.at(-1)
    log.push({
      ...{ caseId, version: log.length + 1, schema: 1, at: local(day, time), actor: { role: 'system' } },
      ...{ commandId: `c-${log.length}`, prev: last ? hashOf(last) : '' },
      events: [events].flat(),
    })
  }
  return log
}
/** Received on Monday 2 February 2026, due on Monday 23 February. */
const received = (more: Parameters<typeof appealRegistered>[0] = {}) =>
  appealRegistered({ receivedOn: '2026-02-02', ...more })
const reopened = (day: string): CaseEvent => ({
  ...(sideEvents.AnswerDisputed as Extract<CaseEvent, { type: 'AnswerDisputed' }>),
  disputedOn: day,
  answer: rules.deadline('appeal.answer', day),
})
const extended = (until: string): CaseEvent => ({
  ...(sideEvents.ExtensionGranted as Extract<CaseEvent, { type: 'ExtensionGranted' }>),
  answer: { ...rules.deadline('appeal.answer', '2026-02-02'), mode: 'chosen', due: until },
})
const forwarded = (day: string, part: boolean): CaseEvent => ({
  ...(sideEvents.AppealForwarded as Extract<CaseEvent, { type: 'AppealForwarded' }>),
  part,
  forwardedOn: day,
})
const longTerm = (day: string): CaseEvent => ({
  ...(sideEvents.LongTermSet as Extract<CaseEvent, { type: 'LongTermSet' }>),
  setOn: day,
})
const appealsOf = async (to: string, ...logs: Commit[][]) =>
  (await reported(logs, { from: '2026-02-01', to })).appeals

describe('a case that', () => {
  test('crosses the period’s edge is as it was at the end of its last day', async () => {
    const log = life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-28', assigned(), '23:59'],
      ['2026-03-01', answered({ answeredOn: '2026-03-01' }), '00:00'],
    )
    expect(await appealsOf('2026-02-28', log)).toMatchObject({
      received: 1,
      answered: 0,
      open: 1,
      byStatus: { in_review: 1 },
      byCommission: { housing: { received: 1, answered: 0 } },
      onTime: { count: 0, share: 0, unknown: 0 },
      workingDays: { median: null, p90: null },
    })
    expect(await appealsOf('2026-03-01', log)).toMatchObject({ answered: 1, onTime: { count: 0, share: 0 } })
    expect((await appealsOf('2026-02-27', log)).byCommission.housing).toEqual({ received: 0, answered: 0 })
    const march = await reported([log], { from: '2026-03-01', to: '2026-03-31' })
    expect(march.appeals.received).toBe(0)
    expect(march.happened.answered).toBe(1)
  })

  test('is due on the last day is not late yet, and on the day after it is', async () => {
    const log = life('A-1', ['2026-02-02', received()])
    expect((await appealsOf('2026-02-23', log)).onTime.share).toBeNull()
    expect((await appealsOf('2026-02-24', log)).onTime.share).toBe(0)
  })

  test('is disputed is in review until it is answered again, and its first answer is what counts', async () => {
    const log = life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-20', answered({ answeredOn: '2026-02-20' })],
      ['2026-02-25', reopened('2026-02-25')],
      ['2026-04-30', answered({ answeredOn: '2026-04-30' })],
    )
    expect((await appealsOf('2026-02-24', log)).byStatus).toMatchObject({ answered: 1, in_review: 0 })
    expect(await appealsOf('2026-03-10', log)).toMatchObject({
      answered: 0,
      open: 1,
      onTime: { share: null },
    })
    // The new term, from the day of the dispute, has passed.
    expect((await appealsOf('2026-04-01', log)).onTime).toEqual({ count: 0, share: 0, unknown: 0 })
    expect(await appealsOf('2026-04-30', log)).toMatchObject({
      answered: 1,
      onTime: { count: 1, share: 1 },
      workingDays: { median: 14, p90: 14 },
    })
    const { happened } = await reported([log], { from: '2026-02-01', to: '2026-04-30' })
    expect(happened.answered).toBe(2)
  })

  test('is extended is late by the date in force, from the extension on', async () => {
    const log = life('A-1', ['2026-02-02', received()], ['2026-02-20', extended('2026-03-20')])
    expect(await appealsOf('2026-02-19', log)).toMatchObject({ extended: 0 })
    expect(await appealsOf('2026-02-24', log)).toMatchObject({ extended: 1, onTime: { share: null } })
    expect((await appealsOf('2026-03-21', log)).onTime.share).toBe(0)
  })

  test('is extended after the period’s end was late at its end', async () => {
    const log = life('A-1', ['2026-02-02', received()], ['2026-02-25', extended('2026-03-20')])
    expect(await appealsOf('2026-02-24', log)).toMatchObject({ extended: 0, onTime: { share: 0 } })
  })

  test('is extended or assigned at the midnight that ends the period is so in the next one', async () => {
    const log = life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-20', assigned(), '00:00'],
      ['2026-02-20', extended('2026-03-20'), '00:00'],
    )
    const [before, after] = [await appealsOf('2026-02-19', log), await appealsOf('2026-02-20', log)]
    expect([before.extended, before.byCommission.housing?.received]).toEqual([0, 0])
    expect([after.extended, after.byCommission.housing?.received]).toEqual([1, 1])
  })

  test('was first answered late stays late when a disputed answer is given again in time', async () => {
    const log = life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-25', answered({ answeredOn: '2026-02-25' })],
      ['2026-02-27', reopened('2026-02-27')],
      ['2026-03-10', answered({ answeredOn: '2026-03-10' })],
    )
    expect(await appealsOf('2026-03-31', log)).toMatchObject({
      answered: 1,
      onTime: { count: 0, share: 0, unknown: 0 },
      workingDays: { median: 17 },
    })
  })

  test('is forwarded in part goes on, and wholly is out of competence', async () => {
    const logs = [
      life('A-1', ['2026-02-02', received()], ['2026-02-03', forwarded('2026-02-03', true)]),
      life('A-2', ['2026-02-02', received()], ['2026-02-03', forwarded('2026-02-03', false)]),
    ]
    expect((await appealsOf('2026-02-28', ...logs)).byStatus).toEqual({
      answered: 0,
      long_term: 0,
      out_of_competence: 1,
      in_review: 1,
      withdrawn: 0,
    })
    expect((await appealsOf('2026-02-02', ...logs)).byStatus.in_review).toBe(2)
  })

  test('is withdrawn is neither open nor late', async () => {
    const log = life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-03', { type: 'AppealWithdrawn', v: 1, withdrawnOn: '2026-02-03' }],
    )
    expect(await appealsOf('2026-06-30', log)).toMatchObject({
      received: 1,
      open: 0,
      byStatus: { withdrawn: 1 },
      onTime: { share: null },
    })
  })

  test('is under long-term control is open and late by its answer’s date, whatever the control date', async () => {
    const log = life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-10', longTerm('2026-02-10')],
      ['2026-02-26', longTerm('2026-02-26')],
      ['2026-06-01', answered({ answeredOn: '2026-06-01' })],
    )
    expect((await appealsOf('2026-02-09', log)).byStatus).toMatchObject({ in_review: 1, long_term: 0 })
    expect(await appealsOf('2026-02-20', log)).toMatchObject({
      byStatus: { long_term: 1 },
      onTime: { share: null },
    })
    expect(await appealsOf('2026-02-24', log)).toMatchObject({ open: 1, onTime: { share: 0 } })
  })

  test('has no date is outside both sides of the share', async () => {
    const answer = { ...rules.deadline('appeal.answer', '2026-02-02'), due: null, missing: [2030] }
    const logs = [
      life(
        'A-1',
        ['2026-02-02', received({ answer })],
        ['2026-02-03', answered({ answeredOn: '2026-02-03' })],
      ),
      life('A-2', ['2026-02-02', received({ answer })]),
      life('A-3', ['2026-02-02', received()], ['2026-02-04', answered({ answeredOn: '2026-02-04' })]),
    ]
    expect(await appealsOf('2026-12-31', ...logs)).toMatchObject({
      answered: 2,
      onTime: { count: 1, share: 1, unknown: 2 },
      workingDays: { median: 1.5, p90: 2 },
    })
  })

  test('has no date until later was without one at the period’s end', async () => {
    const answer = { ...rules.deadline('appeal.answer', '2026-02-02'), due: null, missing: [2026] }
    const moved = [{ key: 'answer', deadline: rules.deadline('appeal.answer', '2026-02-02') }]
    const log = life(
      'A-1',
      ['2026-02-02', received({ answer })],
      ['2026-03-02', { type: 'DueDatesMoved', v: 1, moved }],
    )
    expect((await appealsOf('2026-03-01', log)).onTime).toEqual({ count: 0, share: null, unknown: 1 })
    expect((await appealsOf('2026-03-02', log)).onTime).toEqual({ count: 0, share: 0, unknown: 0 })
  })

  test('is answered on the period’s last day is answered, and one minute later is not', async () => {
    const last = life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-28', answered({ answeredOn: '2026-02-28' }), '23:59'],
    )
    const next = life(
      'A-2',
      ['2026-02-02', received()],
      ['2026-03-01', answered({ answeredOn: '2026-03-01' }), '00:00'],
    )
    expect(await appealsOf('2026-02-28', last, next)).toMatchObject({ received: 2, answered: 1, open: 1 })
  })

  test('was received the day before the period or the day after it is none of it', async () => {
    const on = (caseId: string, day: string) => life(caseId, [day, received({ receivedOn: day })])
    const logs = [
      on('A-1', '2026-01-31'),
      on('A-2', '2026-02-01'),
      on('A-3', '2026-02-28'),
      on('A-4', '2026-03-01'),
    ]
    expect((await appealsOf('2026-02-28', ...logs)).received).toBe(2)
  })

  test('stood still is counted without those days, and is not late while it does', async () => {
    const logs = [
      life(
        'A-1',
        ['2026-02-02', received()],
        ['2026-02-04', { type: 'ClockPaused', v: 1, cause: 'expertise', on: '2026-02-04' }],
        [
          '2026-02-10',
          { type: 'ClockResumed', v: 1, cause: 'expertise', from: '2026-02-04', on: '2026-02-10', moved: [] },
        ],
        ['2026-02-11', answered({ answeredOn: '2026-02-11' })],
      ),
      life(
        'A-2',
        ['2026-02-02', received()],
        ['2026-02-20', { type: 'ClockPaused', v: 1, cause: 'expertise', on: '2026-02-20' }],
      ),
    ]
    // Working days 3, 10 and 11 February.
    expect(await appealsOf('2026-03-31', ...logs)).toMatchObject({
      workingDays: { median: 3 },
      onTime: { count: 1, share: 1 },
    })
  })

  test('was received before it was entered counts by its receipt', async () => {
    const paper = life('A-1', ['2026-03-02', received({ receivedOn: '2026-02-27', channel: 'paper' })])
    expect((await appealsOf('2026-02-28', paper)).received).toBe(1)
  })

  test('went to another commission later counts for the one that had it', async () => {
    const log = life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-03', assigned('housing')],
      ['2026-03-02', [sideEvents.CaseReturned, assigned('social', 2)]],
    )
    expect((await appealsOf('2026-02-28', log)).byCommission).toMatchObject({
      housing: { received: 1 },
      social: { received: 0 },
    })
    expect((await appealsOf('2026-03-02', log)).byCommission).toMatchObject({
      housing: { received: 0 },
      social: { received: 1 },
    })
  })
})

describe('a letter', () => {
  /** Due on Monday 2 March. */
  const sent = (...more: [day: string, event: CaseEvent][]) =>
    life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-02', letterSent({ letter: 'L-1', sentOn: '2026-02-02' })],
      ...more,
    )
  const lettersOf = async (to: string, log: Commit[]) =>
    (await reported([log], { from: '2026-02-01', to })).letters
  const response = (day: string): [string, CaseEvent] => [
    day,
    responseRecorded({ letter: 'L-1', receivedOn: day }),
  ]

  test('that is answered after the period’s end is open at its end, and overdue from the day after its date', async () => {
    const log = sent(response('2026-03-10'))
    expect(await lettersOf('2026-03-02', log)).toMatchObject({ sent: 1, answered: 0, open: 1, overdue: 0 })
    expect(await lettersOf('2026-03-03', log)).toMatchObject({
      open: 1,
      overdue: 1,
      onTime: { count: 0, share: 0, unknown: 0 },
    })
    expect(await lettersOf('2026-03-10', log)).toMatchObject({
      answered: 1,
      overdue: 0,
      onTime: { count: 0, share: 0 },
      byAgency: { 'almaty-su': { sent: 1, answered: 1, overdue: 0 } },
    })
  })

  test('goes on when its case has ended', async () => {
    const log = sent(['2026-02-10', answered({ answeredOn: '2026-02-10' })], response('2026-02-16'))
    expect(await lettersOf('2026-02-12', log)).toMatchObject({ open: 1 })
    expect(await lettersOf('2026-02-16', log)).toMatchObject({ answered: 1, onTime: { count: 1, share: 1 } })
  })

  test('without a due date is unknown, and neither on time nor overdue', async () => {
    const undated = { ...rules.deadline('letter.recommendation', '2026-02-02'), due: null, missing: [2026] }
    const log = life(
      'A-1',
      ['2026-02-02', received()],
      ['2026-02-02', letterSent({ letter: 'L-1', sentOn: '2026-02-02', response: undated })],
    )
    expect(await lettersOf('2026-12-31', log)).toMatchObject({
      open: 1,
      overdue: 0,
      onTime: { count: 0, share: null, unknown: 1 },
    })
  })

  test('whose date the calendar moved after the period’s end was late at its end', async () => {
    const moved = [{ key: 'letter:L-1', deadline: rules.deadline('letter.recommendation', '2026-02-10') }]
    const log = sent(['2026-03-09', { type: 'DueDatesMoved', v: 1, moved }], response('2026-03-11'))
    expect((await lettersOf('2026-03-07', log)).overdue).toBe(1)
    // Answered by the date that it has then, 10 March.
    expect((await lettersOf('2026-03-11', log)).onTime).toEqual({ count: 0, share: 0, unknown: 0 })
  })

  test('of an old appeal counts by the day on which it was sent', async () => {
    const log = life(
      'A-1',
      ['2026-01-05', received({ receivedOn: '2026-01-05' })],
      ['2026-02-02', letterSent({ letter: 'L-1', sentOn: '2026-02-02' })],
    )
    const report = await reported([log], { from: '2026-02-01', to: '2026-02-28' })
    expect([report.appeals.received, report.letters.sent]).toEqual([0, 1])
  })
})

describe('a draft act', () => {
  const log = life(
    'N-1',
    ['2026-02-02', draftActRegistered({ receivedOn: '2026-02-02' })],
    [
      '2026-02-10',
      [
        recommendationGiven({ givenOn: '2026-02-10', remarks: 2 }),
        letterSent({ letter: 'L-1', agency: 'public-spaces-department', sentOn: '2026-02-10' }),
      ],
    ],
    [
      '2026-02-20',
      responseRecorded({
        letter: 'L-1',
        receivedOn: '2026-02-20',
        remarks: [
          { no: 1, accepted: true },
          { no: 2, accepted: false },
        ],
      }),
    ],
    [
      '2026-03-02',
      responseRecorded({
        letter: 'L-1',
        receivedOn: '2026-03-02',
        effect: 'amended',
        remarks: [
          { no: 1, accepted: true },
          { no: 2, accepted: true },
        ],
      }),
    ],
    [
      '2026-03-10',
      {
        ...(sideEvents.DraftVersionReceived as Extract<CaseEvent, { type: 'DraftVersionReceived' }>),
        receivedOn: '2026-03-10',
      },
    ],
    [
      '2026-03-20',
      recommendationGiven({ givenOn: '2026-03-20', draftVersion: 2, outcome: 'supported', remarks: 0 }),
    ],
  )
  const drafts = async (to: string) => (await reported([log], { from: '2026-02-01', to })).draftActs

  test('is as its last day had it, whatever came later: versions, amendments, outcomes', async () => {
    expect(await drafts('2026-02-09')).toMatchObject({ received: 1, recommended: 0, inReview: 1 })
    expect(await drafts('2026-02-10')).toMatchObject({
      recommended: 1,
      inReview: 0,
      byOutcome: { with_remarks: 1, supported: 0 },
      remarks: { made: 2, accepted: 0, declined: 0 },
      workingDays: { median: 6, p90: 6 },
    })
    expect((await drafts('2026-02-28')).remarks).toEqual({ made: 2, accepted: 1, declined: 1 })
    expect((await drafts('2026-03-02')).remarks).toEqual({ made: 2, accepted: 2, declined: 0 })
    expect(await drafts('2026-03-12')).toMatchObject({
      recommended: 1,
      inReview: 0,
      byOutcome: { with_remarks: 1 },
    })
    expect(await drafts('2026-03-20')).toMatchObject({
      recommended: 1,
      byOutcome: { with_remarks: 0, supported: 1 },
      workingDays: { median: 6 },
    })
  })

  test.each<[string, CaseEvent]>([
    ['returned', { type: 'DraftReturned', v: 1, content: 'missing-1', returnedOn: '2026-02-05' }],
    ['not considered', { type: 'DraftNotConsidered', v: 1, content: 'declined-1', decidedOn: '2026-02-05' }],
    ['withdrawn', { type: 'DraftWithdrawn', v: 1, withdrawnOn: '2026-02-05' }],
  ])('that is %s is in review until that day, and then neither that nor recommended', async (_, event) => {
    const ended = life(
      'N-2',
      ['2026-02-02', draftActRegistered({ receivedOn: '2026-02-02' })],
      ['2026-02-05', event],
    )
    const on = async (to: string) => (await reported([ended], { from: '2026-02-01', to })).draftActs
    expect(await on('2026-02-04')).toMatchObject({ received: 1, inReview: 1, recommended: 0 })
    expect(await on('2026-02-05')).toMatchObject({ received: 1, inReview: 0, recommended: 0 })
  })

  test('whose remarks are answered after the period’s end has none answered at its end, and each draft its own', async () => {
    const remarks = [
      { no: 1, accepted: true },
      { no: 2, accepted: false },
    ]
    const once = (caseId: string, letter: string) =>
      life(
        caseId,
        ['2026-02-02', draftActRegistered({ receivedOn: '2026-02-02' })],
        ['2026-02-10', [recommendationGiven({ givenOn: '2026-02-10' }), letterSent({ letter })]],
        ['2026-02-20', responseRecorded({ letter, receivedOn: '2026-02-20', remarks })],
      )
    const on = async (to: string) =>
      (await reported([once('N-2', 'L-2'), once('N-3', 'L-3')], { from: '2026-02-01', to })).draftActs.remarks
    expect(await on('2026-02-19')).toEqual({ made: 4, accepted: 0, declined: 0 })
    expect(await on('2026-02-20')).toEqual({ made: 4, accepted: 2, declined: 2 })
  })

  test('that was returned and comes again is in review again', async () => {
    const back = life(
      'N-2',
      ['2026-02-02', draftActRegistered({ receivedOn: '2026-02-02' })],
      ['2026-02-05', { type: 'DraftReturned', v: 1, content: 'missing-1', returnedOn: '2026-02-05' }],
      [
        '2026-02-12',
        {
          ...(sideEvents.DraftVersionReceived as Extract<CaseEvent, { type: 'DraftVersionReceived' }>),
          receivedOn: '2026-02-12',
          recommendation: rules.deadline('draft_act.recommendation', '2026-02-12'),
        },
      ],
    )
    const inReview = async (to: string) =>
      (await reported([back], { from: '2026-02-01', to })).draftActs.inReview
    expect([
      await inReview('2026-02-04'),
      await inReview('2026-02-05'),
      await inReview('2026-02-12'),
    ]).toEqual([1, 0, 1])
  })
})

test('initiatives are counted by what they arose from', async () => {
  const opened = { ...sideEvents.InitiativeOpened, receivedOn: '2026-02-03' } as CaseEvent
  const report = await reported(
    [life('I-1', ['2026-02-03', opened]), life('A-1', ['2026-02-02', received()])],
    { from: '2026-02-01', to: '2026-02-28' },
  )
  expect(report.initiatives).toMatchObject({ opened: 1, byOrigin: { round_table: 1, meeting: 0 } })
})

test('an empty period has every configured key, zeros, and null for what cannot be said', async () => {
  const report = await reported([], { from: '2026-01-01', to: '2026-01-31' })
  const { council } = rules
  expect(Object.keys(report)).toEqual([
    'period',
    'appeals',
    'letters',
    'draftActs',
    'initiatives',
    'happened',
    'council',
  ])
  expect(Object.keys(report.appeals)).toEqual(
    'received answered open byStatus byCommission byTopic byApplicant onTime workingDays extended rated'.split(
      ' ',
    ),
  )
  expect(Object.keys(report.letters)).toEqual(
    'sent answered open overdue byAgency byAbout onTime workingDays'.split(' '),
  )
  expect(Object.keys(report.draftActs)).toEqual(
    'received recommended inReview byOutcome byAgency remarks workingDays countedAsAgreed'.split(' '),
  )
  expect(Object.keys(report.appeals.byCommission)).toEqual(council.commissions.map(({ id }) => id))
  expect(Object.keys(report.appeals.byTopic)).toEqual(council.topics.map(({ id }) => id))
  expect(Object.keys(report.letters.byAgency)).toEqual(council.agencies.map(({ id }) => id))
  expect(Object.keys(report.appeals.byApplicant)).toEqual(['person', 'АО', 'ТОО', 'ОФ', 'ИП', 'other'])
  expect(Object.keys(report.initiatives.byOrigin)).toEqual(
    'monitoring round_table meeting hearing expertise report other'.split(' '),
  )
  expect(report.letters.byAgency['almaty-su']).toEqual({
    sent: 0,
    answered: 0,
    overdue: 0,
    medianWorkingDays: null,
  })
  expect(report.appeals.onTime).toEqual({ count: 0, share: null, unknown: 0 })
})

test('a share is rounded half up at the fourth decimal', async () => {
  const sent = (n: number, answeredOn: string) =>
    life(
      `A-${n}`,
      ['2026-02-02', received()],
      ['2026-02-02', letterSent({ letter: `L-${n}`, sentOn: '2026-02-02' })],
      [answeredOn, responseRecorded({ letter: `L-${n}`, receivedOn: answeredOn })],
    )
  // 1 of 32 is 0.03125.
  const logs = Array.from({ length: 32 }, (_, n) => sent(n, n === 0 ? '2026-02-10' : '2026-03-10'))
  const { letters } = await reported(logs, { from: '2026-02-01', to: '2026-03-31' })
  expect(letters.onTime).toEqual({ count: 1, share: 0.0313, unknown: 0 })
})

test('a topic or commission that the configuration has no more is not lost', async () => {
  const log = life('A-1', ['2026-02-02', received({ topic: 'fishing' })], ['2026-02-03', assigned('fishing')])
  expect(await appealsOf('2026-02-28', log)).toMatchObject({
    byTopic: { fishing: { received: 1 } },
    byCommission: { fishing: { received: 1 } },
  })
})

test('a view with the history of a long life stays under 1 KB', () => {
  const log = life(
    'ALM-A-2026-000001',
    ['2026-02-02', received({ entityForm: 'ТОО', district: 'nauryzbay', topic: 'ecology-transport' })],
    ['2026-02-02', assigned('ecology-transport'), '10:01'],
    ['2026-02-05', [sideEvents.CaseReturned, assigned('urban-planning', 2)]],
    ['2026-02-06', longTerm('2026-02-06')],
    ['2026-02-20', extended('2026-03-20')],
    ['2026-03-10', answered({ answeredOn: '2026-03-10' })],
    ['2026-03-12', reopened('2026-03-12')],
    ['2026-03-20', longTerm('2026-03-20')],
    ['2026-04-10', answered({ answeredOn: '2026-04-10' })],
  )
  const [view] = viewsOf(log)
  expect(view?.part).toBe('case')
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(1024)
})

describe('of any register and any period', () => {
  test('it is what a clerk counts from the book, line by line', async () => {
    await fc.assert(
      fc.asyncProperty(lives, periods, async (plans, period) => {
        const { logs, book } = registerOf(plans)
        // The book has cases only; what the council itself does has a book of its own (`council-report.test.ts`).
        const { council: _, ...report } = await fromViews(logs, period)
        expect(report).toEqual(countedByHand(book, period))
      }),
      { numRuns: 250 },
    )
  }, 60_000)

  test('the logs and the views say the same', async () => {
    await fc.assert(
      fc.asyncProperty(lives, periods, async (plans, period) => {
        const { logs } = registerOf(plans)
        await reported(logs, period)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
