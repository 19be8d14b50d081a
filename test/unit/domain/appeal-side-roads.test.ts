/** An appeal's side roads, rule by rule. Received Monday 2 February 2026, so the answer is due on the 23rd. */
import { describe, expect, test } from 'vitest'
import { fold, statusOf } from '../../../shared/domain/case.ts'
import type { Command } from '../../../shared/domain/decide.ts'
import { remindersOn } from '../../../shared/domain/reminders.ts'
import { by, local, rules } from '../../builders/council.ts'
import { appealRegistered, assigned, letterNumber, letterSent, logOf } from '../../builders/events.ts'
import { lived, type Step } from '../../builders/life.ts'
import { given, on } from './specification.ts'

const chair = by.chair()
const inReview = [appealRegistered(), assigned(), { type: 'CaseAccepted', v: 1 } as const]
const content = 'some-content'

const giveBack: Command = { type: 'return', content }
const ask: Command = { type: 'ask', content }
const reply: Command = { type: 'add_message', content }
const answer: Command = { type: 'answer', outcome: 'explained', content }
const withdraw: Command = { type: 'withdraw' }
const dispute: Command = { type: 'dispute', content }
const request = (until: string): Command => ({ type: 'extension', content, until })
const extend = (until: string): Command => ({ type: 'extend', content, until })
const refuse: Command = { type: 'refuse_extension', content }
const longTerm = (controlOn: string): Command => ({ type: 'long_term', content, controlOn })
const forward = (more: Partial<Extract<Command, { type: 'forward' }>> = {}): Command => ({
  type: 'forward',
  content,
  part: false,
  to: 'tazalyk',
  ...more,
})
/** Due on the 23rd, as the answer and a letter of the first day are. */
const missed = (deadline: string) => ({
  type: 'DeadlineMissed' as const,
  deadline,
  due: '2026-02-23',
  occurredAt: '2026-02-23T19:00:00.000Z',
})
const stateAfter = (...steps: Step[]) => {
  const c = fold(logOf(lived(inReview, ...steps)))
  if (c?.kind !== 'appeal') throw new Error('no appeal')
  return c
}
const dueOf = (...steps: Step[]) => stateAfter(...steps).pending.answer?.deadline.due

describe('returned to the secretariat', () => {
  test('the chair gives the case back with a reason; triage begins anew, the link ends', () => {
    given(...inReview)
      .when(giveBack, chair, on('2026-02-04'))
      .then({
        type: 'CaseReturned',
        content,
        commission: 'housing',
        by: 'chair',
        triage: expect.objectContaining({ from: '2026-02-04', due: '2026-02-09' }),
      })
    const c = stateAfter([giveBack, chair, '2026-02-04'])
    expect(statusOf(c)).toBe('registered')
    expect(c.grants['chair-1']?.open).toBe(false)
    expect(c.pending.answer).toMatchObject({ owner: { role: 'secretary' }, deadline: { due: '2026-02-23' } })
  })

  test('then it is assigned again, by a new link; the old one stays ended', () => {
    const again: Step = [{ type: 'assign', commission: 'social', by: 'secretariat' }, by.secretary]
    const c = stateAfter([giveBack, chair], again)
    expect(c.commission).toBe('social')
    expect(c.grants).toMatchObject({ 'chair-1': { open: false }, 'chair-2': { open: true, as: 'social' } })
    expect(c.pending.answer?.owner).toEqual({ role: 'chair', as: 'social' })
  })

  test('another commission may not give it back', () => {
    given(...inReview)
      .when(giveBack, by.chair('social'))
      .thenRefused('not_yours')
  })
})

describe('АППК art. 65: forwarding', () => {
  test('wholly: the case ends, within three working days in time', () => {
    given(...inReview)
      .when(forward(), by.secretary, on('2026-02-05'))
      .then({ type: 'AppealForwarded', to: 'tazalyk', part: false, late: false, forwardedOn: '2026-02-05' })
    const c = stateAfter([forward(), by.secretary])
    expect(statusOf(c)).toBe('forwarded')
    expect(c.pending).toEqual({})
  })

  test('after three working days it is still possible, and marked late', () => {
    given(...inReview)
      .when(forward(), by.secretary, on('2026-02-06'))
      .then({ type: 'AppealForwarded', late: true })
  })

  test('in part: the rest goes on', () => {
    const c = stateAfter([forward({ part: true }), by.secretary])
    expect(statusOf(c)).toBe('in_review')
    expect(c.closedOn).toBeUndefined()
    expect(c.forwards).toHaveLength(1)
  })

  test('to a body that the configuration does not know, by the name in the content', () => {
    given(...inReview)
      .when({ type: 'forward', content, part: false }, by.secretary)
      .then({ type: 'AppealForwarded', content })
  })

  test('only the secretariat forwards, only an open appeal, only to a known agency', () => {
    given(...inReview)
      .when(forward(), chair)
      .thenRefused('not_yours')
    given(...lived(inReview, [answer, chair]))
      .when(forward(), by.secretary)
      .thenRefused('already_closed')
    given(...inReview)
      .when(forward({ to: 'nobody' }), by.secretary)
      .thenRefused('agency_unknown', { path: 'to' })
  })
})

describe('clarification', () => {
  test('the applicant has five working days to reply', () => {
    given(...inReview)
      .when(ask, chair)
      .then({
        type: 'ClarificationAsked',
        clarification: expect.objectContaining({ due: '2026-02-09', term: 'appeal.clarification' }),
      })
    const c = stateAfter([ask, chair])
    expect(statusOf(c)).toBe('awaiting_applicant')
    expect(c.pending.clarification?.owner).toEqual({ role: 'applicant' })
    expect(c.pending.answer?.deadline.due).toBe('2026-02-23')
  })

  test('the reply returns the case to review', () => {
    const c = stateAfter([ask, chair], [reply, by.applicant])
    expect(statusOf(c)).toBe('in_review')
    expect(c.messages).toHaveLength(1)
    expect(c.pending.clarification).toBeUndefined()
  })

  test('no reply is an event that returns it to review; it never closes the case', () => {
    given(...lived(inReview, [ask, chair]))
      .when({ type: 'note_missed' }, { role: 'system' }, on('2026-02-10'))
      .then({
        type: 'ClarificationLapsed',
        due: '2026-02-09',
        occurredAt: '2026-02-09T19:00:00.000Z',
      })
    const c = stateAfter([ask, chair], [{ type: 'note_missed' }, { role: 'system' }, '2026-02-10'])
    expect(statusOf(c)).toBe('in_review')
    expect(c.closedOn).toBeUndefined()
  })

  test('one question at a time; another when the first is over', () => {
    given(...lived(inReview, [ask, chair]))
      .when(ask, chair)
      .thenRefused('question_open')
    expect(statusOf(stateAfter([ask, chair], [reply, by.applicant], [ask, chair]))).toBe('awaiting_applicant')
  })
})

describe('АППК art. 76: extension', () => {
  test('the chair asks, the head decides within two working days by a link of its own', () => {
    given(...inReview)
      .when(request('2026-03-12'), chair, on('2026-02-20'))
      .then({
        type: 'ExtensionRequested',
        until: '2026-03-12',
        grant: 'head-1',
        decision: expect.objectContaining({ due: '2026-02-24' }),
      })
    const c = stateAfter([request('2026-03-12'), chair, '2026-02-20'])
    expect(c.grants['head-1']).toMatchObject({ role: 'head', open: true })
    expect(dueOf([request('2026-03-12'), chair])).toBe('2026-02-23')
  })

  test('granted: the new date holds, the applicant is to be told in three working days, the link ends', () => {
    given(...lived(inReview, [request('2026-03-12'), chair]))
      .when(extend('2026-03-12'), by.head, on('2026-02-04'))
      .then({
        type: 'ExtensionGranted',
        answer: expect.objectContaining({ mode: 'chosen', due: '2026-03-12' }),
        notice: expect.objectContaining({ due: '2026-02-09' }),
      })
    const c = stateAfter([request('2026-03-12'), chair], [extend('2026-03-12'), by.head])
    expect(c.main.due).toBe('2026-03-12')
    expect(c.grants['head-1']?.open).toBe(false)
    expect(c.pending.extension_notice?.owner).toEqual({ role: 'secretary' })
  })

  test('told: the notice is done', () => {
    const c = stateAfter(
      [request('2026-03-12'), chair],
      [extend('2026-03-12'), by.head],
      [{ type: 'note_extension_told' }, { role: 'system' }],
    )
    expect(c.pending.extension_notice).toBeUndefined()
  })

  test('refused with a reason: the date stays, and may be asked for again', () => {
    const steps: Step[] = [
      [request('2026-03-12'), chair],
      [refuse, by.head],
    ]
    expect(dueOf(...steps)).toBe('2026-02-23')
    const again = stateAfter(...steps, [request('2026-03-10'), chair])
    expect(again.grants).toMatchObject({ 'head-1': { open: false }, 'head-2': { open: true } })
  })

  test('not later than two calendar months after receipt, later than now, and a working day', () => {
    const asked = given(...inReview)
    asked.when(request('2026-04-03'), chair).thenRefused('extension_too_long', { path: 'until' })
    asked.when(request('2026-02-23'), chair).thenRefused('extension_not_later', { path: 'until' })
    asked.when(request('2026-03-14'), chair).thenRefused('extension_not_working_day', { path: 'until' })
    asked.when(request('2026-04-02'), chair).then({ type: 'ExtensionRequested' })
  })

  test('asked and decided before the current due date has passed: its last day still counts', () => {
    given(...inReview)
      .when(request('2026-03-12'), chair, on('2026-02-23'))
      .then({ type: 'ExtensionRequested' })
    given(...inReview)
      .when(request('2026-03-12'), chair, on('2026-02-24'))
      .thenRefused('extension_past_due')
    const requested = lived(inReview, [request('2026-03-12'), chair, '2026-02-23'])
    given(...requested)
      .when(extend('2026-03-12'), by.head, on('2026-02-24'))
      .thenRefused('extension_past_due')
    given(...requested)
      .when(refuse, by.head, on('2026-02-24'))
      .then(missed('answer'), { type: 'ExtensionRefused' })
  })

  test('nobody decides what was not asked, nor for the head', () => {
    given(...inReview)
      .when(extend('2026-03-12'), by.head)
      .thenRefused('extension_not_asked')
    given(...lived(inReview, [request('2026-03-12'), chair]))
      .when(extend('2026-03-12'), by.secretary)
      .thenRefused('not_yours')
  })

  test('the answer that comes first closes the question: the head is too late', () => {
    given(...lived(inReview, [request('2026-03-12'), chair], [answer, chair]))
      .when(extend('2026-03-12'), by.head)
      .thenRefused('extension_not_asked')
  })
})

describe('long-term control', () => {
  test('an interim answer; the case stays open, the answer keeps its due date', () => {
    const c = stateAfter([longTerm('2026-06-01'), chair])
    expect(statusOf(c)).toBe('long_term')
    expect(c.pending.control?.deadline).toMatchObject({ mode: 'chosen', due: '2026-06-01' })
    expect(c.main.due).toBe('2026-02-23')
  })

  test('the chair is reminded on the control date, and not of the answer meanwhile', () => {
    const c = stateAfter([longTerm('2026-06-01'), chair])
    const remind = (day: string) =>
      remindersOn(c, day, rules.council.reminders, rules.countWorkingDays).map(({ key, to }) => [
        key,
        to.role,
      ])
    expect(remind('2026-02-23')).toEqual([])
    expect(remind('2026-06-01')).toEqual([['control', 'chair']])
  })

  test('the next control date is later than today', () => {
    given(...inReview)
      .when(longTerm('2026-02-02'), chair)
      .thenRefused('control_not_later', { path: 'controlOn' })
  })

  test('the control date goes along with the case: to the secretariat when it is returned, to the next chair', () => {
    const returned: Step[] = [
      [longTerm('2026-06-01'), chair],
      [giveBack, chair],
    ]
    expect(stateAfter(...returned).pending.control?.owner).toEqual({ role: 'secretary' })
    const again: Step = [{ type: 'assign', commission: 'social', by: 'secretariat' }, by.secretary]
    expect(stateAfter(...returned, again).pending.control?.owner).toEqual(by.chair('social'))
  })

  test('an answer ends it', () => {
    expect(statusOf(stateAfter([longTerm('2026-06-01'), chair], [answer, chair]))).toBe('answered')
  })
})

describe('withdrawn by the applicant', () => {
  test('the case ends; a letter on its way keeps its clock', () => {
    const sent = [...inReview, letterSent()]
    const c = fold(logOf(lived(sent, [withdraw, by.applicant])))
    expect(c && statusOf(c)).toBe('withdrawn')
    expect(Object.keys(c?.pending ?? {})).toEqual([`letter:${letterNumber}`])
  })

  test('not after it has ended, and by nobody else', () => {
    given(...lived(inReview, [answer, chair]))
      .when(withdraw, by.applicant)
      .thenRefused('already_closed')
    given(...inReview)
      .when(withdraw, chair)
      .thenRefused('not_yours')
  })
})

describe('disputed answer', () => {
  const answeredOn = (day: string): Step => [answer, chair, day]

  test('once within ten working days of the answer: open again, with a new term from that day', () => {
    given(...lived(inReview, answeredOn('2026-02-10')))
      .when(dispute, by.applicant, on('2026-02-24'))
      .then({
        type: 'AnswerDisputed',
        answer: expect.objectContaining({ from: '2026-02-24', due: '2026-03-18' }),
      })
    const c = stateAfter(answeredOn('2026-02-10'), [dispute, by.applicant, '2026-02-24'])
    expect(statusOf(c)).toBe('in_review')
    expect(c.pending.answer?.owner).toEqual(chair)
    expect(c.first).toEqual({ on: '2026-02-10', due: '2026-02-23' })
    expect(c.disputedAnswers).toHaveLength(1)
  })

  test('after the tenth working day it is too late', () => {
    given(...lived(inReview, answeredOn('2026-02-10')))
      .when(dispute, by.applicant, on('2026-02-25'))
      .thenRefused('dispute_too_late')
  })

  test('a second time is refused, and the second answer offers none', () => {
    const twice = lived(
      inReview,
      answeredOn('2026-02-10'),
      [dispute, by.applicant, '2026-02-11'],
      answeredOn('2026-02-12'),
    )
    given(...twice)
      .when(dispute, by.applicant, on('2026-02-12'))
      .thenRefused('already_disputed')
    expect(twice.flat().at(-1)).not.toHaveProperty('dispute')
  })

  test('before there is an answer there is nothing to dispute', () => {
    given(...inReview)
      .when(dispute, by.applicant)
      .thenRefused('not_answered')
  })
})

describe('the clock', () => {
  const illness = { pauseCauses: ['expertise'] }
  const pause: Command = { type: 'pause', cause: 'expertise' }
  const resume: Command = { type: 'resume' }

  test('stands still only for a configured cause, by the secretariat', () => {
    given(...inReview)
      .when(pause, by.secretary)
      .thenRefused('pause_cause_unknown')
    given(...inReview)
      .when(pause, chair, illness)
      .thenRefused('not_yours')
    given(...inReview)
      .when({ type: 'pause', cause: 'holiday' }, by.secretary, illness)
      .thenRefused('pause_cause_unknown', { path: 'cause' })
    given(...inReview)
      .when(pause, by.secretary, illness)
      .then({ type: 'ClockPaused', cause: 'expertise' })
  })

  test('goes on: the days it stood still do not count', () => {
    const paused: Step = [pause, by.secretary, '2026-02-09', illness]
    given(...lived(inReview, paused))
      .when(resume, by.secretary, on('2026-02-12'))
      .then({
        type: 'ClockResumed',
        from: '2026-02-09',
        on: '2026-02-12',
        moved: [{ key: 'answer', deadline: expect.objectContaining({ due: '2026-02-26' }) }],
      })
    const c = stateAfter(paused, [resume, by.secretary, '2026-02-12'])
    expect(c.main.due).toBe('2026-02-26')
    expect(c.stopped).toBeUndefined()
  })

  test('while it stands still nobody is reminded of the answer, and it is not missed', () => {
    const c = stateAfter([pause, by.secretary, '2026-02-09', illness])
    expect(remindersOn(c, '2026-02-24', rules.council.reminders, rules.countWorkingDays)).toEqual([])
    given(...lived(inReview, [pause, by.secretary, '2026-02-09', illness]))
      .when({ type: 'note_missed' }, { role: 'system' }, on('2026-02-24'))
      .thenNothing()
  })
})

describe('a changed calendar', () => {
  const dayOff = (due: string) => (deadline: Parameters<typeof rules.context>[0] | unknown) => ({
    ...(deadline as object),
    due,
  })

  test('moves each open counted date by an event', () => {
    given(...inReview)
      .when({ type: 'recompute' }, { role: 'system' }, { recount: dayOff('2026-02-24') as never })
      .then({
        type: 'DueDatesMoved',
        moved: [{ key: 'answer', deadline: expect.objectContaining({ due: '2026-02-24' }) }],
      })
  })

  test('that moves nothing makes no event', () => {
    given(...inReview)
      .when({ type: 'recompute' }, { role: 'system' })
      .thenNothing()
  })

  test('never moves a chosen date', () => {
    given(
      ...lived(inReview, [request('2026-03-12'), chair], [extend('2026-03-12'), by.head], [answer, chair]),
    )
      .when({ type: 'recompute' }, { role: 'system' })
      .thenNothing()
  })
})

describe('entered for others', () => {
  test('an appeal on paper counts from the day it came, not from the day it was typed', () => {
    given()
      .when(
        {
          type: 'register_appeal',
          content,
          channel: 'paper',
          language: 'kk',
          topic: 'social',
          applicantKind: 'person',
          reachable: false,
          receivedAt: local('2026-02-02'),
        },
        by.secretary,
        on('2026-02-05'),
      )
      .then({
        type: 'AppealRegistered',
        receivedOn: '2026-02-02',
        answer: expect.objectContaining({ due: '2026-02-23' }),
      })
  })

  test('a response that came on paper has the day it came', () => {
    given(...inReview, letterSent())
      .when(
        {
          type: 'respond',
          letter: letterNumber,
          decision: 'accepted',
          content,
          via: 'secretariat',
          saidAt: local('2026-03-10'),
          receivedOn: '2026-02-20',
        },
        by.secretary,
        on('2026-03-10'),
      )
      .then(missed('answer'), { type: 'ResponseRecorded', receivedOn: '2026-02-20', late: false })
  })
})
