/** A case's way, folded of the lines of functions and of the case's log. */
import { describe, expect, test } from 'vitest'
import { type Line, told, wayOf } from '../../../infra/ops/common/case-way.ts'
import { accepted, appealNumber, appealRegistered, assigned, logOf } from '../../builders/events.ts'

const commits = logOf([appealRegistered(), [assigned(), accepted]])

const line = (timestamp: string, service: string, message: string, more: Partial<Line> = {}): Line => ({
  timestamp: `2026-02-02T05:00:${timestamp}Z`,
  level: 'INFO',
  ...{ service, message, hop: `${service}-1`, case: appealNumber },
  ...more,
})
const ended = { outcome: 'done', ms: 100 }
const submitted = [
  line('01.000', 'submit-appeal', 'committed', { version: 1, eventType: 'AppealRegistered' }),
  line('01.100', 'submit-appeal', 'answered', {
    ...{ route: 'POST /api/appeals', outcome: '201', ms: 300, coldStart: true, requestId: 'r-1' },
  }),
]
const assignedLines = [
  line('02.000', 'assign-commission', 'committed', { version: 2, eventType: 'CaseAssigned' }),
  line('02.000', 'assign-commission', 'committed', { version: 2, eventType: 'CaseAccepted' }),
  line('02.100', 'assign-commission', 'consumed', { ...ended, eventType: 'AppealRegistered', waited: 40 }),
]

describe('Given the lines of an appeal that was assigned', () => {
  const lines = [
    line('03.500', 'send-notice', 'mail', { kind: 'receipt', to: 'applicant', outcome: 'sent' }),
    line('03.600', 'send-notice', 'consumed', { ...ended, eventType: 'AppealRegistered' }),
    ...assignedLines,
    line('01.900', 'relay', 'relayed', { ...ended, version: 1, eventType: 'AppealRegistered' }),
    ...submitted,
  ]
  const { steps } = wayOf(commits, lines)

  test('then each hop stands once, by when it began, with what called it and what came of it', () => {
    expect(steps).toEqual([
      {
        ...{ at: '2026-02-02T05:00:00.800Z', function: 'submit-appeal', from: 'POST /api/appeals' },
        ...{ outcome: '201', ms: 300, coldStart: true, requestId: 'r-1', mails: [], failures: [] },
        commits: [{ version: 1, by: commits[0]?.actor, events: ['AppealRegistered'] }],
      },
      {
        ...{ at: '2026-02-02T05:00:01.800Z', function: 'relay', from: 'stream', about: 'AppealRegistered' },
        ...{ outcome: 'done', ms: 100, commits: [], mails: [], failures: [] },
      },
      {
        ...{ at: '2026-02-02T05:00:02.000Z', function: 'assign-commission', from: 'queue assignment' },
        ...{ about: 'AppealRegistered', outcome: 'done', ms: 100, waited: 40, mails: [], failures: [] },
        commits: [{ version: 2, by: commits[1]?.actor, events: ['CaseAssigned', 'CaseAccepted'] }],
      },
      {
        ...{ at: '2026-02-02T05:00:03.500Z', function: 'send-notice', from: 'queue notices' },
        ...{ about: 'AppealRegistered', outcome: 'done', ms: 100, commits: [], failures: [] },
        mails: [{ kind: 'receipt', to: 'applicant', outcome: 'sent' }],
      },
    ])
  })

  test('when it is told, then a reader sees the same', () => {
    const by = commits[0]?.actor.role
    expect(steps.flatMap(told).slice(0, 3)).toEqual([
      '2026-02-02 05:00:00.800  submit-appeal      POST /api/appeals: 201, 300 ms, cold start',
      `${' '.repeat(44)}commit 1 by ${by}: AppealRegistered`,
      '2026-02-02 05:00:01.800  relay              stream, AppealRegistered: done, 100 ms',
    ])
  })
})

test('Given a message that failed and came again, then both tries stand there, the first with its error', () => {
  const { steps } = wayOf(commits, [
    ...submitted,
    ...assignedLines,
    line('03.000', 'send-notice', 'message failed', { level: 'ERROR', error: 'TimeoutError' }),
    line('03.100', 'send-notice', 'consumed', { outcome: 'retry', ms: 90 }),
    line('58.000', 'send-notice', 'consumed', { hop: 'send-notice-2', ...ended }),
  ])
  expect(steps.slice(2)).toMatchObject([
    { outcome: 'retry', failures: [{ message: 'message failed', error: 'TimeoutError' }] },
    { outcome: 'done', failures: [] },
  ])
})

test('Given a process that died, then its hop stands there without an end', () => {
  const [begun] = submitted as [Line]
  const { steps } = wayOf(commits.slice(0, 1), [begun])
  expect(steps).toMatchObject([{ at: begun.timestamp, function: 'submit-appeal', commits: [{ version: 1 }] }])
  expect(steps[0]).not.toHaveProperty('outcome')
  expect(steps.flatMap(told)[0]).toContain('no end in the log')
})

test('Given a digest about two cases, then its hop has this case’s commit only, and its mail', () => {
  const digest = { hop: 'digest', service: 'send-reminders' }
  const { steps } = wayOf(commits, [
    ...submitted,
    line('10.000', 'send-reminders', 'mail', {
      ...{ ...digest, kind: 'digest', to: 'chair', outcome: 'sent' },
    }),
    line('10.100', 'send-reminders', 'committed', { ...digest, version: 2 }),
    line('10.200', 'send-reminders', 'committed', { ...digest, case: 'ALM-A-2026-000002', version: 1 }),
    { ...line('10.300', 'send-reminders', 'consumed', { ...digest, ...ended }), case: undefined },
  ] as Line[])
  expect(steps.slice(1)).toMatchObject([
    {
      ...{ from: 'queue reminders', outcome: 'done', mails: [{ kind: 'digest', to: 'chair' }] },
      commits: [{ version: 2 }],
    },
  ])
})

test('Given a mail that came back, then SES’s word for it is told, and by role only', () => {
  const back = line('20.000', 'record-delivery', 'delivery', {
    ...{ ...ended, eventType: 'Bounce', to: 'applicant' },
  })
  const { steps } = wayOf(commits, [...submitted, ...assignedLines, back])
  expect(steps.at(-1)).toMatchObject({ from: 'SES: Bounce of a mail to applicant', outcome: 'done' })
  expect(steps.at(-1)).not.toHaveProperty('about')
})

test('Given no lines at all, then the commits are the way', () => {
  const { steps } = wayOf(commits, [])
  expect(steps.map(({ at, commits: [commit] }) => [at, commit?.version])).toEqual(
    commits.map(({ at, version }) => [at, version]),
  )
  for (const [first, ...more] of steps.map(told)) {
    expect(first).toMatch(/\(no function\) {6}commit \d by \w+/)
    expect(more).toEqual([])
  }
})

test('Given pages that were only read, then they are counted by route; a refusal stands in the way', () => {
  const read = (n: number, outcome: string) =>
    line('30.000', 'act', 'answered', { hop: `read-${n}`, route: 'GET /act/{token}', outcome, ms: 5 })
  const { steps, reads } = wayOf(commits, [read(1, '200'), read(2, '304'), read(3, '410')])
  expect(reads).toEqual({ 'GET /act/{token}': 2 })
  expect(steps.filter(({ function: name }) => name === 'act')).toMatchObject([{ outcome: '410' }])
})
