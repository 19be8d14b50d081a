/** An appeal's side roads, rule by rule. Received Monday 2 February 2026, so the answer is due on the 23rd. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import type { Deadline } from '../../../../events/values.ts'
import { statusOf } from '../../../../shared/domain/case.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { remindersOn } from '../../../../shared/domain/reminders/reminders.ts'
import { addDays } from '../../../../shared/domain/terms.ts'
import { by, local, rules } from '../../../builders/council.ts'
import {
  appealRegistered,
  assigned,
  draftActRegistered,
  letterNumber,
  letterSent,
  logOf,
  recommended,
} from '../../../builders/events.ts'
import { lived, type Step } from '../../../builders/life.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

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

  test('what others owe stays theirs, and what had been accepted is not any more', () => {
    const c = stateAfter(
      [ask, chair],
      [{ type: 'letter', agency: 'almaty-su', content }, chair],
      [request('2026-03-12'), chair],
      [giveBack, chair],
    )
    expect(c.accepted).toBe(false)
    expect(c.triageRequested).toBe(true)
    const owners = Object.entries(c.pending).map(([key, p]) => [key, p.owner.role])
    expect(Object.fromEntries(owners)).toEqual({
      answer: 'secretary',
      triage: 'secretary',
      clarification: 'applicant',
      extension: 'head',
      [`letter:${letterNumber}`]: 'agency',
    })
    expect(Object.entries(c.grants).filter(([, g]) => g.open)).toHaveLength(2)
  })

  test('before it is accepted, too: nothing is left to accept', () => {
    const c = fold(logOf(lived([appealRegistered(), assigned()], [giveBack, chair])))
    expect(Object.keys(c?.pending ?? {})).toEqual(['answer', 'triage'])
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

  test('wholly: a question, a request for an extension and a control date end with it', () => {
    const waiting: Step[] = [
      [ask, chair],
      [request('2026-03-12'), chair],
      [longTerm('2026-06-01'), chair],
    ]
    const c = stateAfter(...waiting, [forward(), by.secretary])
    expect([c.question, c.extension, c.longTerm, c.pending]).toEqual([undefined, undefined, undefined, {}])
    given(...lived(inReview, ...waiting, [forward(), by.secretary]))
      .when(extend('2026-03-12'), by.head)
      .thenRefused('extension_not_asked')
  })

  test('without a date for it forwarding is never late', () => {
    given(appealRegistered({ triage: rules.deadline('appeal.triage', '2030-02-04') }))
      .when(forward(), by.secretary, on('2026-05-04'))
      .then({ type: 'AppealForwarded', late: false })
  })

  test('what went where, and when, is on the case', () => {
    const c = stateAfter(
      [forward({ part: true }), by.secretary, '2026-02-05'],
      [{ type: 'forward', content, part: true }, by.secretary, '2026-02-06'],
    )
    expect(c.forwards).toStrictEqual([
      { content, to: 'tazalyk', part: true, late: false, on: '2026-02-05' },
      { content, part: true, late: true, on: '2026-02-06' },
    ])
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

  test('asking implies acceptance; the question and its reply are on the case, each with its time', () => {
    const log = lived(
      [appealRegistered(), assigned()],
      [ask, chair, '2026-02-03'],
      [reply, by.applicant, '2026-02-04'],
    )
    const [asked, replied] = [log.slice(0, -1), log].map((l) => fold(logOf(l)))
    expect(asked).toMatchObject({ accepted: true, question: { content, on: expect.any(String) } })
    expect(Object.keys(asked?.pending ?? {})).toEqual(['answer', 'clarification'])
    expect(replied?.messages).toEqual([{ content, at: expect.any(String) }])
  })

  test('a question that lapsed leaves no message', () => {
    const c = stateAfter([ask, chair], [{ type: 'note_missed' }, by.system, '2026-02-10'])
    expect(c.messages).toEqual([])
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
      [{ type: 'told' }, { role: 'system' }],
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

  test('one request at a time', () => {
    given(...lived(inReview, [request('2026-03-12'), chair]))
      .when(request('2026-03-10'), chair)
      .thenRefused('extension_open')
  })

  test('the head may grant another day than was asked for, by the same rules', () => {
    const asked = given(...lived(inReview, [request('2026-03-12'), chair]))
    asked.when(extend('2026-03-10'), by.head).then({
      type: 'ExtensionGranted',
      answer: expect.objectContaining({ from: '2026-02-02', due: '2026-03-10' }),
    })
    asked.when(extend('2026-03-14'), by.head).thenRefused('extension_not_working_day', { path: 'until' })
    asked.when(extend('2026-02-23'), by.head).thenRefused('extension_not_later', { path: 'until' })
    asked.when(extend('2026-04-03'), by.head).thenRefused('extension_too_long', { path: 'until' })
  })

  test('without a calendar for the year there is no date to be later than, and none that has passed', () => {
    const undated = appealRegistered({ answer: rules.deadline('appeal.answer', '2030-02-04') })
    given(undated, assigned())
      .when(request('2026-03-12'), chair, on('2026-03-10'))
      .then({ type: 'ExtensionRequested', until: '2026-03-12' })
    given(undated, assigned())
      .when(request('2026-03-10'), chair, on('2026-03-10'))
      .thenRefused('extension_not_later', { path: 'until' })
  })

  test('once the term is as long as it may be, no more is asked for or granted', () => {
    const latest = '2026-04-02'
    const extended = lived(inReview, [request(latest), chair], [extend(latest), by.head])
    given(...extended)
      .when(request('2026-04-03'), chair)
      .thenRefused('extension_too_long')
    const again = lived(
      inReview,
      [request('2026-03-12'), chair],
      [extend('2026-03-12'), by.head],
      [request(latest), chair],
    )
    // A shorter receipt's two months, as a corrected calendar may make them.
    given(...again)
      .when(extend(latest), by.head, { latestExtension: () => '2026-03-12' })
      .thenRefused('extension_too_long')
    given(...again)
      .when(extend(latest), by.head)
      .then({ type: 'ExtensionGranted' })
  })

  test('the secretariat may say that the applicant was told, once', () => {
    const told: Command = { type: 'told' }
    const granted = lived(inReview, [request('2026-03-12'), chair], [extend('2026-03-12'), by.head])
    given(...granted)
      .when(told, by.secretary, on('2026-02-03'))
      .then({ type: 'ExtensionTold', on: '2026-02-03' })
    const done = given(...lived(granted, [told, by.secretary]))
    done.when(told, by.secretary).thenRefused('nothing_to_tell')
    done.when(told, by.system).thenNothing()
  })

  test('a grant counts as an extension of the case, and its owner is who has the case', () => {
    const c = stateAfter([request('2026-03-12'), chair], [extend('2026-03-12'), by.head])
    expect(c).toMatchObject({ extensions: 1, extended: { content } })
    expect(c.extension).toBeUndefined()
    expect(Object.keys(c.pending)).toEqual(['answer', 'extension_notice'])
    expect(c.pending.answer?.owner).toEqual(chair)
  })

  test('its reason stays with the date that it set: a dispute begins a term of its own', () => {
    const granted = [
      [request('2026-03-12'), chair],
      [extend('2026-03-12'), by.head],
      [answer, chair],
    ] satisfies Step[]
    expect(stateAfter(...granted).extended).toEqual({ content })
    const c = stateAfter(...granted, [{ type: 'dispute', content }, by.applicant])
    expect(c).toMatchObject({ extensions: 1, disputed: true })
    expect(c).not.toHaveProperty('extended')
  })

  test('a decision ends the head’s link, and nobody else’s', () => {
    const c = stateAfter([request('2026-03-12'), chair], [refuse, by.head])
    expect(c.grants).toMatchObject({ 'chair-1': { open: true }, 'head-1': { open: false } })
  })

  test('what was asked for, and that the head owes a decision, is on the case', () => {
    const c = stateAfter([request('2026-03-12'), chair])
    expect(c.extension).toEqual({ content, until: '2026-03-12', grant: 'head-1' })
    expect(c.pending.extension?.owner).toEqual({ role: 'head' })
  })

  test('nobody decides what was not asked, nor for the head', () => {
    given(...inReview)
      .when(extend('2026-03-12'), by.head)
      .thenRefused('extension_not_asked')
    given(...lived(inReview, [request('2026-03-12'), chair]))
      .when(extend('2026-03-12'), by.secretary)
      .thenRefused('not_yours')
  })

  test('the answer ends the head’s link; the chair’s stays for the letters', () => {
    const c = stateAfter([request('2026-03-12'), chair], [answer, chair])
    expect(c.grants).toMatchObject({ 'chair-1': { open: true }, 'head-1': { open: false } })
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

  test('implies acceptance; what was said and the date are on the case', () => {
    const c = fold(logOf(lived([appealRegistered(), assigned()], [longTerm('2026-06-01'), chair])))
    expect(c).toMatchObject({
      accepted: true,
      longTerm: { content, on: '2026-02-02', controlOn: '2026-06-01' },
    })
    expect(Object.keys(c?.pending ?? {})).toEqual(['answer', 'control'])
    expect(c?.pending.control?.owner).toEqual(chair)
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

  test('another control date takes the place of the first', () => {
    const c = stateAfter([longTerm('2026-06-01'), chair], [longTerm('2026-07-01'), chair])
    expect(c.pending.control?.deadline.due).toBe('2026-07-01')
    expect(c.longTerm?.controlOn).toBe('2026-07-01')
  })

  test('a question, a letter and an extension leave it under long-term control', () => {
    const others: Command[] = [ask, { type: 'letter', agency: 'almaty-su', content }, request('2026-03-12')]
    for (const command of others)
      expect(statusOf(stateAfter([longTerm('2026-06-01'), chair], [command, chair]))).toBe('long_term')
  })

  test('under long-term control a question is replied to, or lapses, and the control goes on', () => {
    const asked: Step[] = [
      [longTerm('2026-06-01'), chair],
      [ask, chair],
    ]
    for (const end of [
      [reply, by.applicant],
      [{ type: 'note_missed' }, by.system, '2026-02-10'],
    ] as Step[]) {
      const c = stateAfter(...asked, end)
      expect(c.question).toBeUndefined()
      expect(statusOf(c)).toBe('long_term')
    }
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

  test('a question, a request for an extension and a control date end with it', () => {
    const c = stateAfter(
      [ask, chair],
      [request('2026-03-12'), chair],
      [longTerm('2026-06-01'), chair],
      [withdraw, by.applicant, '2026-02-03'],
    )
    expect([c.question, c.extension, c.longTerm]).toEqual([undefined, undefined, undefined])
    expect(c.closedOn).toBe('2026-02-03')
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

  test('with a letter that waits still, it waits for the agency again', () => {
    const log = lived([...inReview, letterSent()], answeredOn('2026-02-10'), [
      dispute,
      by.applicant,
      '2026-02-11',
    ])
    const c = fold(logOf(log))
    expect(c && statusOf(c)).toBe('awaiting_agency')
  })

  test('after the tenth working day it is too late', () => {
    given(...lived(inReview, answeredOn('2026-02-10')))
      .when(dispute, by.applicant, on('2026-02-25'))
      .thenRefused('dispute_too_late')
  })

  test('the answer and what is said against it are on the case; the new term begins anew with its owner', () => {
    const c = stateAfter(answeredOn('2026-02-10'), [dispute, by.applicant, '2026-02-11'])
    expect(c.answer).toBeUndefined()
    expect(c.dispute).toBeUndefined()
    expect(c.disputedAnswers).toEqual([{ outcome: 'explained', content, on: '2026-02-10' }])
    expect(c.messages).toEqual([{ content, at: expect.any(String) }])
    expect(c.main).toMatchObject({ from: '2026-02-11', due: '2026-03-04' })
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
      .thenRefused('pause_cause_unknown', { path: 'cause' })
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

  test('goes on under the cause that it was stopped for, named or not, and under no other', () => {
    const paused = lived(inReview, [pause, by.secretary, '2026-02-09', illness])
    given(...paused)
      .when({ ...resume, cause: 'expertise' }, by.secretary, on('2026-02-12'))
      .then({ type: 'ClockResumed', cause: 'expertise' })
    given(...paused)
      .when({ ...resume, cause: 'holiday' }, by.secretary, on('2026-02-12'))
      .thenRefused('pause_cause_unknown', { path: 'cause' })
  })

  test('a clock that stands still is not stopped again, and one that runs is not set going', () => {
    given(...lived(inReview, [pause, by.secretary, '2026-02-09', illness]))
      .when(pause, by.secretary, illness)
      .thenRefused('clock_stopped')
    given(...inReview)
      .when(resume, by.secretary)
      .thenRefused('clock_running')
  })

  test('stands still only where it counts: not after the due date, not for a chosen one', () => {
    given(...inReview)
      .when(pause, by.secretary, { ...illness, ...on('2026-02-23', '23:59') })
      .then({ type: 'ClockPaused' })
    given(...inReview)
      .when(pause, by.secretary, { ...illness, ...on('2026-02-24', '00:00') })
      .thenRefused('nothing_to_pause')
    given(...lived(inReview, [request('2026-03-12'), chair], [extend('2026-03-12'), by.head]))
      .when(pause, by.secretary, illness)
      .thenRefused('nothing_to_pause')
  })

  test('stands still where the calendar has no date yet', () => {
    const undated = rules.deadline('appeal.answer', '2027-12-20')
    expect(undated.due).toBeNull()
    given(appealRegistered({ answer: undated }), assigned())
      .when(pause, by.secretary, illness)
      .then({ type: 'ClockPaused' })
  })

  test('is nobody’s to stop where the case itself owes nothing: an initiative, a draft that has its recommendation', () => {
    for (const events of [
      [[sideEvents.InitiativeOpened, letterSent()]],
      [draftActRegistered(), assigned('urban-planning'), recommended(1)],
    ])
      given(...events)
        .when(pause, by.secretary, illness)
        .thenRefused('nothing_to_pause')
    given(...lived(inReview, [answer, chair]))
      .when(pause, by.secretary, illness)
      .thenRefused('already_closed')
  })

  test('while it stands still no extension is asked or granted: nobody knows yet what it would be later than', () => {
    given(...lived(inReview, [pause, by.secretary, '2026-02-09', illness]))
      .when(request('2026-03-12'), chair, on('2026-02-10'))
      .thenRefused('clock_stopped')
    const asked = lived(
      inReview,
      [request('2026-03-12'), chair],
      [pause, by.secretary, '2026-02-03', illness],
    )
    given(...asked)
      .when(extend('2026-03-12'), by.head, on('2026-02-04'))
      .thenRefused('clock_stopped')
    given(...asked)
      .when(refuse, by.head, on('2026-02-04'))
      .then({ type: 'ExtensionRefused' })
  })

  test('a draft act’s recommendation stands still as an answer does; letters and acceptance do not', () => {
    const draft = [draftActRegistered(), assigned('urban-planning'), letterSent()]
    const paused = lived(draft, [pause, by.secretary, '2026-02-03', illness])
    given(...paused)
      .when({ type: 'note_missed' }, by.system, on('2026-03-10'))
      .then(
        { type: 'DeadlineMissed', deadline: 'acceptance' },
        { type: 'DeadlineMissed', deadline: `letter:${letterNumber}` },
      )
    given(...paused)
      .when(resume, by.secretary, on('2026-02-05'))
      .then({
        type: 'ClockResumed',
        moved: [{ key: 'recommendation', deadline: expect.objectContaining({ due: '2026-02-18' }) }],
      })
  })

  test('two pauses add up, and are on the case', () => {
    const c = stateAfter(
      [pause, by.secretary, '2026-02-09', illness],
      [resume, by.secretary, '2026-02-11'],
      [pause, by.secretary, '2026-02-12', illness],
      [resume, by.secretary, '2026-02-13'],
    )
    expect(c.main.due).toBe('2026-02-26')
    expect(c.pauses).toEqual([
      { cause: 'expertise', from: '2026-02-09', to: '2026-02-11' },
      { cause: 'expertise', from: '2026-02-12', to: '2026-02-13' },
    ])
  })

  test('an end is the end of a pause too: a dispute’s new term runs, and the days until the end stay paused', () => {
    const c = stateAfter(
      [pause, by.secretary, '2026-02-09', illness],
      [answer, chair, '2026-02-11'],
      [dispute, by.applicant, '2026-02-12'],
    )
    expect(c.stopped).toBeUndefined()
    expect(c.pauses).toEqual([{ cause: 'expertise', from: '2026-02-09', to: '2026-02-11' }])
  })

  test('a recommendation ends a pause as an answer does: a new version’s term runs', () => {
    const draft = [draftActRegistered(), assigned('urban-planning')]
    const recommend: Command = { type: 'recommend', outcome: 'supported', content, remarks: 0 }
    const c = fold(
      logOf(
        lived(
          draft,
          [pause, by.secretary, '2026-02-03', illness],
          [recommend, by.chair('urban-planning'), '2026-02-05'],
        ),
      ),
    )
    expect(c?.stopped).toBeUndefined()
    expect(c?.pauses).toEqual([{ cause: 'expertise', from: '2026-02-03', to: '2026-02-05' }])
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
  /** Every counted date is a day later; those that fall on a Friday come out on a Saturday. */
  const recount = (deadline: Deadline): Deadline =>
    deadline.mode === 'chosen' || !deadline.due ? deadline : { ...deadline, due: addDays(deadline.due, 1) }
  const recompute: Command = { type: 'recompute' }
  const answeredOn = (day: string): Step => [answer, chair, day]
  const recomputed = (day: string): Step => [recompute, by.system, day, { recount }]

  test('moves each open counted date by an event', () => {
    given(...inReview)
      .when({ type: 'recompute' }, by.system, { ...on('2026-02-09'), recount })
      .then({
        type: 'DueDatesMoved',
        moved: [{ key: 'answer', deadline: expect.objectContaining({ due: '2026-02-24' }) }],
      })
  })

  test('moves the day until which an answer may be disputed, while it may be', () => {
    const answered = lived(inReview, answeredOn('2026-02-10'))
    given(...answered)
      .when(recompute, by.system, { ...on('2026-02-12'), recount })
      .then({
        type: 'DueDatesMoved',
        moved: [
          {
            key: 'dispute',
            deadline: expect.objectContaining({ term: 'appeal.dispute', due: '2026-02-25' }),
          },
        ],
      })
    given(...lived(answered, recomputed('2026-02-12')))
      .when(dispute, by.applicant, on('2026-02-25'))
      .then({ type: 'AnswerDisputed' })
    given(...lived(answered, recomputed('2026-02-12')))
      .when(dispute, by.applicant, on('2026-02-26'))
      .thenRefused('dispute_too_late')
  })

  test('noticed on the very day that it gives back, it gives it back; later it gives nothing', () => {
    const answered = lived(inReview, answeredOn('2026-02-10'))
    given(...lived(answered, recomputed('2026-02-25')))
      .when(dispute, by.applicant, on('2026-02-25'))
      .then({ type: 'AnswerDisputed' })
    given(...answered)
      .when(recompute, by.system, { ...on('2026-02-26'), recount })
      .thenNothing()
  })

  test('moves no dispute where there is none: it was disputed, or may not be again', () => {
    const disputed = lived(inReview, answeredOn('2026-02-10'), [dispute, by.applicant, '2026-02-11'])
    given(...disputed)
      .when(recompute, by.system, { ...on('2026-02-12'), recount })
      .then({ type: 'DueDatesMoved', moved: [expect.objectContaining({ key: 'answer' })] })
    given(...lived(disputed, answeredOn('2026-02-12')))
      .when(recompute, by.system, { ...on('2026-02-12'), recount })
      .thenNothing()
  })

  test('sets the day until which an answer may be disputed once there is a calendar for it', () => {
    const { due: _, ...counted } = rules.deadline('appeal.dispute', '2026-02-10')
    const unset = () => ({ ...counted, due: null, missing: [2026] })
    const answered = lived(inReview, [answer, chair, '2026-02-10', { deadline: unset }])
    const c = fold(logOf(lived(answered, [recompute, by.system, '2026-02-12'])))
    expect(c).toMatchObject({ dispute: { due: '2026-02-24' } })
    expect(c?.kind === 'appeal' && c.dispute?.missing).toBeUndefined()
  })

  test('moves the days in which forwarding is in time, by which it is marked late', () => {
    const late = (events: Parameters<typeof lived>[0], day: string) => {
      const c = fold(logOf(lived(events, [forward({ part: true }), by.secretary, day])))
      return c?.kind === 'appeal' && c.forwards.map((one) => one.late)
    }
    expect([late(inReview, '2026-02-05'), late(inReview, '2026-02-06')]).toEqual([[false], [true]])
    given(...inReview)
      .when(recompute, by.system, { ...on('2026-02-03'), recount })
      .then({
        type: 'DueDatesMoved',
        moved: [
          expect.objectContaining({ key: 'answer' }),
          {
            key: 'forwarding',
            deadline: expect.objectContaining({ term: 'appeal.triage', due: '2026-02-06' }),
          },
        ],
      })
    const moved = lived(inReview, recomputed('2026-02-03'))
    expect([late(moved, '2026-02-06'), late(moved, '2026-02-07')]).toEqual([[false], [true]])
  })

  test('a moved triage of an older log leaves forwarding where it was', () => {
    const deadline = { ...rules.deadline('appeal.triage', '2026-02-02'), due: '2026-02-06' }
    const e: CaseEvent = { type: 'DueDatesMoved', v: 1, moved: [{ key: 'triage', deadline }] }
    expect(fold(logOf([appealRegistered(), e]))).toMatchObject({
      pending: { triage: { deadline: { due: '2026-02-06' } } },
      forwarding: { due: '2026-02-05' },
    })
  })

  test('a dispute’s date that comes after it was disputed is not waited for', () => {
    const disputed = lived(inReview, answeredOn('2026-02-10'), [dispute, by.applicant, '2026-02-11'])
    const deadline = rules.deadline('appeal.dispute', '2026-02-10')
    const moved: CaseEvent = { type: 'DueDatesMoved', v: 1, moved: [{ key: 'dispute', deadline }] }
    expect(fold(logOf([...disputed, moved]))).toEqual({
      ...fold(logOf(disputed)),
      version: disputed.length + 1,
    })
  })

  test('moves a letter’s date on the letter too, and leaves the others as they were', () => {
    const key = `letter:${letterNumber}`
    const other = 'ALM-L-2026-000002'
    const sent = [...inReview, letterSent(), letterSent({ letter: other })]
    const before = fold(logOf(sent))
    const deadline = { ...rules.deadline('letter.recommendation', '2026-02-02'), due: '2026-02-25' }
    const c = fold(logOf([...sent, { type: 'DueDatesMoved', v: 1, moved: [{ key, deadline }] }]))
    expect(c?.pending).toEqual({ ...before?.pending, [key]: { ...before?.pending[key], deadline } })
    expect(c?.letters[letterNumber]?.deadline.due).toBe('2026-02-25')
    expect(c?.letters[other]).toEqual(before?.letters[other])
    expect(c).toMatchObject({ main: { due: '2026-02-23' } })
  })

  test('a date that moved is reminded of anew, and is not missed any more', () => {
    const missed = lived(inReview, [{ type: 'note_missed' }, by.system, '2026-02-24'])
    const deadline = { ...rules.deadline('appeal.answer', '2026-02-02'), due: '2026-02-25' }
    const c = fold(logOf([...missed, { type: 'DueDatesMoved', v: 1, moved: [{ key: 'answer', deadline }] }]))
    expect(c?.pending.answer).toEqual({ deadline, owner: chair, missed: false, reminded: {} })
    expect(c).toMatchObject({ main: { due: '2026-02-25' } })
  })

  test('what has been done meanwhile is not waited for again', () => {
    const deadline = rules.deadline('appeal.triage', '2026-02-03')
    const c = fold(
      logOf([...inReview, { type: 'DueDatesMoved', v: 1, moved: [{ key: 'triage', deadline }] }]),
    )
    expect(Object.keys(c?.pending ?? {})).toEqual(['answer'])
  })

  test('days that stood still count for the case’s own date only', () => {
    const sent = [...inReview, letterSent()]
    const resumed = lived(
      sent,
      [{ type: 'pause', cause: 'expertise' }, by.secretary, '2026-02-09', { pauseCauses: ['expertise'] }],
      [{ type: 'resume' }, by.secretary, '2026-02-12'],
    )
    given(...resumed)
      .when(recompute, by.system)
      .thenNothing()
  })

  test('that moves nothing makes no event', () => {
    given(...inReview)
      .when(recompute, by.system)
      .thenNothing()
  })

  test('never moves a chosen date', () => {
    given(
      ...lived(inReview, [request('2026-03-12'), chair], [extend('2026-03-12'), by.head], [answer, chair]),
    )
      .when(recompute, by.system)
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
      .then(
        {
          type: 'AppealRegistered',
          receivedOn: '2026-02-02',
          answer: expect.objectContaining({ due: '2026-02-23' }),
        },
        { type: 'HandoverOpened', what: 'receipt' },
      )
  })

  test('a response that came on paper has the day it came', () => {
    given(...inReview, letterSent())
      .when(
        {
          type: 'record_response',
          letter: letterNumber,
          decision: 'accepted',
          content,
          saidAt: local('2026-03-10'),
          receivedOn: '2026-02-20',
        },
        by.secretary,
        on('2026-03-10'),
      )
      .then(missed('answer'), { type: 'ResponseRecorded', receivedOn: '2026-02-20', late: false })
  })
})
