/** What no mail brings is handed over by the secretariat: opened, closed, and counted by. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent, EventOf } from '../../../../events/events.ts'
import { viewsOf } from '../../../../shared/domain/case-views.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { sayAction } from '../../../../shared/domain/decide.ts'
import { handoversOf } from '../../../../shared/domain/desk/handover.ts'
import { factsOf } from '../../../../shared/domain/reports/facts.ts'
import { countReport } from '../../../../shared/domain/reports/report.ts'
import { type CaseView, isCaseView, isHandoverView } from '../../../../shared/domain/views.ts'
import { by, local, rules } from '../../../builders/council.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  caseOf,
  letterNumber,
  letterSent,
  logOf,
} from '../../../builders/events.ts'
import { given, on } from '../specification.ts'

const byPost = appealRegistered({ channel: 'paper', reachable: false })
const answer: Command = { type: 'answer', outcome: 'explained', content: 'answer-content' }
const opened = (more: Partial<EventOf<'HandoverOpened'>> = {}): EventOf<'HandoverOpened'> => ({
  type: 'HandoverOpened',
  v: 1,
  what: 'answer',
  handover: rules.deadline('appeal.handover', '2026-02-02'),
  ...more,
})
const handed: Command = { type: 'handed_over', what: 'answer', on: '2026-02-04', how: 'post' }
const life = (...more: CaseEvent[]) => [byPost, assigned(), accepted, answered(), ...more]

describe('to whom no mail reaches', () => {
  test('an answer waits to be handed over, within three working days, for the secretariat', () => {
    given(byPost, assigned(), accepted).when(answer, by.chair()).then({ type: 'AppealAnswered' }, opened())
    const [waiting] = Object.values(caseOf(...life(opened())).pending)
    expect(waiting).toMatchObject({ deadline: { due: '2026-02-05' }, owner: { role: 'secretary' } })
  })
  test('whoever follows the page, wrote without a name, or has an address waits for nothing', () => {
    for (const more of [{ followsByCode: true }, { anonymous: true }, { reachable: true }] as const)
      given(appealRegistered({ reachable: false, ...more }), assigned(), accepted)
        .when(answer, by.chair())
        .then({ type: 'AppealAnswered' })
  })
  test('the receipt of what came on paper waits too; that of the web form is on its last page', () => {
    const register = (channel: 'paper' | 'web'): Command => ({
      type: 'register_appeal',
      content: 'appeal-content',
      channel,
      language: 'kk',
      topic: 'housing',
      applicantKind: 'person',
      reachable: false,
      receivedAt: local('2026-02-02'),
    })
    given()
      .when(register('paper'), by.secretary)
      .then({ type: 'AppealRegistered' }, { type: 'HandoverOpened', what: 'receipt' })
    given().when(register('web'), by.applicant).then({ type: 'AppealRegistered' })
  })
  test('a question is a notice to hand over, once while one waits', () => {
    const ask: Command = { type: 'ask', content: 'side-content' }
    given(byPost, assigned(), accepted)
      .when(ask, by.chair())
      .then({ type: 'ClarificationAsked' }, { type: 'HandoverOpened', what: 'notice' })
    given(byPost, assigned(), accepted, opened({ what: 'notice' }))
      .when(ask, by.chair())
      .then({ type: 'ClarificationAsked' })
  })
})

describe('a body that has no e-mail address', () => {
  const forward: Command = { type: 'forward', content: 'forward-content', part: false, byHand: true }
  test('has what was forwarded handed over, each by itself', () => {
    given(appealRegistered())
      .when(forward, by.secretary)
      .then(
        { type: 'AppealForwarded' },
        { type: 'HandoverOpened', what: 'forwarding', of: 'forward-content' },
      )
    const said = sayAction(
      'forward',
      { action: 'forward', to: { name: 'КСК' }, text: 'Мәтін', part: true },
      { content: 'some-content', at: local('2026-02-02') },
    )
    expect(said.command).toMatchObject({ byHand: true })
  })
})

describe('a mail', () => {
  const undelivered = (what: 'answer' | 'receipt' | 'letter', of?: string): Command => ({
    type: 'open_handover',
    what,
    ...(of && { of }),
  })
  test('a mail that came back: what it was to bring waits for the secretariat', () => {
    const c = [appealRegistered(), assigned(), accepted, answered()]
    given(...c)
      .when(undelivered('answer'), by.system)
      .then({ type: 'HandoverOpened', what: 'answer', undelivered: true })
    given(...c, opened())
      .when(undelivered('answer'), by.system)
      .thenNothing()
    given(appealRegistered()).when(undelivered('answer'), by.system).thenNothing()
    expect(handoversOf(caseOf(...c, opened({ undelivered: true })))).toEqual([
      { key: 'handover:answer', what: 'answer', due: '2026-02-05', undelivered: true },
    ])
  })
  test('a letter that came back has no due date until it is handed over, as one without an address', () => {
    const sent = [appealRegistered(), assigned(), accepted, letterSent()]
    given(...sent)
      .when(undelivered('letter', letterNumber), by.system)
      .then({ type: 'HandoverOpened', what: 'letter', of: letterNumber })
    const c = caseOf(...sent, opened({ what: 'letter', of: letterNumber, undelivered: true }))
    expect(Object.keys(c.pending)).toContain(`handover:${letterNumber}`)
    expect(Object.keys(c.pending)).not.toContain(`letter:${letterNumber}`)
    expect(c.letters[letterNumber]).toMatchObject({ toHandOver: true, deadline: { due: null } })
  })
})

describe('handing over', () => {
  test('handed over: when, how and by which number', () => {
    given(...life(opened()))
      .when({ ...handed, content: 'way-content' } as Command, by.secretary, on('2026-02-05'))
      .then({
        type: 'HandedOver',
        what: 'answer',
        handedOn: '2026-02-04',
        how: 'post',
        content: 'way-content',
      })
    const { command, words } = sayAction(
      'handed_over',
      { action: 'handed_over', what: 'answer', on: '2026-02-04', how: 'через соседа', reference: 'RR1' },
      { content: 'way-content', at: local('2026-02-05') },
    )
    expect(command).toMatchObject({ how: 'other', content: 'way-content' })
    expect(words).toEqual({ kind: 'handover', how: 'через соседа', reference: 'RR1' })
  })
  test('not of what waits for nobody, not tomorrow, and not before there was an answer', () => {
    given(...life())
      .when(handed, by.secretary)
      .thenRefused('nothing_to_hand_over')
    given(...life(opened({ what: 'receipt' })))
      .when(handed, by.secretary, on('2026-02-05'))
      .thenRefused('nothing_to_hand_over', { path: 'what' })
    given(...life(opened()))
      .when(handed, by.secretary, on('2026-02-03'))
      .thenRefused('handed_over_in_future', { path: 'on' })
    given(...life(opened()))
      .when({ ...handed, on: '2026-01-30' } as Command, by.secretary, on('2026-02-05'))
      .thenRefused('handed_over_before_sent', { path: 'on' })
  })
  test('entered late it is as late as the day that it was handed over on', () => {
    given(...life(opened()))
      .when(handed, by.secretary, on('2026-02-12'))
      .then({ type: 'HandedOver' })
    given(...life(opened()))
      .when({ ...handed, on: '2026-02-10' } as Command, by.secretary, on('2026-02-12'))
      .then({ type: 'DeadlineMissed', deadline: 'handover:answer' }, { type: 'HandedOver' })
  })
})

describe('views and the report', () => {
  const handedOver = (day: string): CaseEvent => ({
    type: 'HandedOver',
    v: 1,
    what: 'answer',
    handedOn: day,
    how: 'post',
  })
  const viewOf = (...events: CaseEvent[]) => viewsOf(logOf(events))
  const onTime = (view: CaseView, day: string) =>
    countReport(
      { from: '2026-02-01', to: day },
      factsOf(
        [view],
        [],
        { answered: 0, lettersAnswered: 0, recommended: 0 },
        {
          day,
          endsAt: local(day, '23:59'),
        },
      ),
      { commissions: [], districts: [], topics: [], agencies: [] },
      rules.calendar,
    ).appeals.onTime

  test('what waits stands in a list of its own until it is handed over', () => {
    const waiting = viewOf(...life(opened({ undelivered: true }))).find(isHandoverView)
    expect(waiting).toMatchObject({ part: 'handover:answer', dueOn: '2026-02-05', undelivered: true })
    const done = viewOf(...life(opened(), handedOver('2026-02-04'))).find(isHandoverView)
    expect(done).toMatchObject({ part: 'handover:answer', handover: 'answer' })
    expect(done?.since).toBeUndefined()
  })
  test.each([
    ['waits within the term: not decided yet', life(opened()), '2026-02-10', 0, null],
    ['waits beyond the due date: not in time', life(opened()), '2026-03-10', 0, 0],
    ['was handed over in time', life(opened(), handedOver('2026-02-04')), '2026-03-10', 1, 1],
    ['was handed over too late', life(opened(), handedOver('2026-03-05')), '2026-03-10', 0, 0],
    ['was told by mail', [appealRegistered(), assigned(), accepted, answered()], '2026-03-10', 1, 1],
  ] as const)('an answer that %s', (_, events, day, count, share) => {
    const view = viewOf(...events).find(isCaseView) as CaseView
    expect(onTime(view, day)).toMatchObject({ count, share })
  })
})
