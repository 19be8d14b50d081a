/** What agencies say to letters: late, again, in the wrong order, remark by remark. */
import { describe, expect, test } from 'vitest'
import { actions } from '../../../../shared/domain/capabilities.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { by, local, monday, rules } from '../../../builders/council.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  caseOf,
  draftActRegistered,
  letterNumber,
  letterSent,
  logOf,
  recommended,
  responseRecorded,
} from '../../../builders/events.ts'
import { lived } from '../../../builders/life.ts'
import { given, on } from '../specification.ts'

type Respond = Extract<Command, { type: 'respond' }>
const respond = (more: Partial<Respond> = {}): Respond => ({
  type: 'respond',
  letter: letterNumber,
  decision: 'partly',
  content: 'response-content',
  via: 'webhook',
  saidAt: '2026-02-10T05:00:00.000Z',
  ...more,
})
type RecordResponse = Extract<Command, { type: 'record_response' }>
const onPaper = (more: Partial<RecordResponse> = {}): RecordResponse => {
  const { via: _, ...said } = respond()
  return { ...said, type: 'record_response', ...more }
}
const waiting = [appealRegistered(), assigned(), accepted, letterSent()]
const agency = by.agency()

describe('to a letter', () => {
  test('the first one', () => {
    given(...waiting)
      .when(respond(), agency, on('2026-02-10'))
      .then({
        type: 'ResponseRecorded',
        effect: 'first',
        decision: 'partly',
        receivedOn: '2026-02-10',
        late: false,
      })
  })
  test('on the due day it is on time, on the next day late, and never refused', () => {
    given(...waiting)
      .when(respond(), agency, on('2026-03-02', '23:59'))
      .then({ type: 'DeadlineMissed', deadline: 'answer' }, { type: 'ResponseRecorded', late: false })
    given(...waiting)
      .when(respond(), agency, on('2026-03-03', '00:00'))
      .then(
        { type: 'DeadlineMissed', deadline: 'answer' },
        { type: 'DeadlineMissed', deadline: `letter:${letterNumber}`, due: '2026-03-02' },
        { type: 'ResponseRecorded', late: true },
      )
  })
  test('after the case is closed it is recorded', () => {
    given(...waiting, answered())
      .when(respond(), agency, on('2026-02-20'))
      .then({ type: 'ResponseRecorded', effect: 'first' })
  })
  test('one with a newer timestamp amends it', () => {
    given(...waiting, responseRecorded())
      .when(respond({ saidAt: '2026-02-10T05:00:00.001Z' }), agency)
      .then({ type: 'ResponseRecorded', effect: 'amended' })
  })
  test('one with an older timestamp is kept and changes nothing', () => {
    given(...waiting, responseRecorded())
      .when(respond({ saidAt: '2026-02-10T04:59:59.999Z' }), agency)
      .then({ type: 'ResponseRecorded', effect: 'superseded' })
  })
  describe('of two with the same timestamp, for senders’ clocks may know no more than seconds', () => {
    // Commits of these tests are dated `monday`.
    const first = [...waiting, responseRecorded()]
    const second = respond({ decision: 'declined' })
    test('the later to arrive amends', () => {
      given(...first)
        .when(second, agency, on('2026-02-12'))
        .then({ type: 'ResponseRecorded', effect: 'amended' })
    })
    test('and so does one that arrived in the same moment', () => {
      given(...first)
        .when(second, agency, { at: monday })
        .then({ type: 'ResponseRecorded', effect: 'amended' })
    })
    test('the earlier to arrive does not, though it is worked on later', () => {
      given(...first)
        .when(second, agency, on('2026-02-02', '00:00'))
        .then({ type: 'ResponseRecorded', effect: 'superseded' })
    })
  })
  test('on the page it is given once, unless it is said to amend', () => {
    const second = { via: 'page', saidAt: '2026-02-11T05:00:00.000Z' } as const
    given(...waiting, responseRecorded())
      .when(respond(second), agency)
      .thenRefused('letter_answered', { path: 'letter' })
    given(...waiting, responseRecorded())
      .when(respond({ ...second, amends: true }), agency)
      .then({ type: 'ResponseRecorded', effect: 'amended', via: 'page' })
  })
  test('a letter that was never sent', () => {
    given(...waiting)
      .when(respond({ letter: 'ALM-L-2026-000009' }), agency)
      .thenRefused('letter_unknown', { path: 'letter' })
  })
  test('what a log tells of such a letter changes nothing', () => {
    const c = caseOf(...waiting, responseRecorded({ letter: 'ALM-L-2026-000009' }))
    expect(c.letters).toEqual(caseOf(...waiting).letters)
  })
  test.each(['constructor', '__proto__', 'toString'])('a letter named %s', (letter) => {
    given(...waiting)
      .when(onPaper({ letter }), by.secretary)
      .thenRefused('letter_unknown', { path: 'letter' })
  })
  test('another agency’s letter is not told from one that was never sent', () => {
    given(...waiting)
      .when(respond(), by.agency('akimat'))
      .thenRefused('letter_unknown', { path: 'letter' })
  })
  test('the secretariat enters what came on paper', () => {
    given(...waiting)
      .when(onPaper(), by.secretary)
      .then({ type: 'ResponseRecorded', via: 'secretariat' })
  })
  describe('that came on paper is ordered by the day it came, not by the day it was typed', () => {
    const paper = (receivedOn: string, enteredAt: string) =>
      onPaper({ decision: 'declined', receivedOn, saidAt: enteredAt })
    const entered = on('2026-02-13')
    const byWebhook = (saidAt: string) => [...waiting, responseRecorded({ saidAt, receivedOn: '2026-02-11' })]

    test('an older one does not override what the agency decided the day after', () => {
      given(...byWebhook('2026-02-10T19:00:00.000Z'))
        .when(paper('2026-02-10', entered.at as string), by.secretary, entered)
        .then({ type: 'ResponseRecorded', effect: 'superseded', saidAt: '2026-02-10T18:59:59.999Z' })
    })
    test('of the same day it does: nobody knows its hour', () => {
      given(...byWebhook('2026-02-10T18:59:59.998Z'))
        .when(paper('2026-02-10', entered.at as string), by.secretary, entered)
        .then({ type: 'ResponseRecorded', effect: 'amended' })
    })
    test('entered on the day it came, it was said by then', () => {
      given(...byWebhook('2026-02-10T05:00:00.000Z'))
        .when(paper('2026-02-13', entered.at as string), by.secretary, entered)
        .then({ type: 'ResponseRecorded', effect: 'amended', saidAt: entered.at })
    })
    test('entered again, it corrects what was entered, on the same or a later day', () => {
      for (const first of ['2026-02-11', '2026-02-10']) {
        const once = lived(waiting, [paper('2026-02-10', local(first)), by.secretary, first])
        given(...once)
          .when(paper('2026-02-10', entered.at as string), by.secretary, entered)
          .then({ type: 'ResponseRecorded', effect: 'amended' })
      }
    })
    test('it leaves the decision and the date of the first response where they are', () => {
      const c = fold(
        logOf(
          lived(byWebhook('2026-02-11T05:00:00.000Z'), [
            paper('2026-02-10', entered.at as string),
            by.secretary,
            '2026-02-13',
          ]),
        ),
      )
      expect(c?.letters[letterNumber]?.response).toMatchObject({
        decision: 'accepted',
        firstOn: '2026-02-11',
        amended: false,
      })
    })
  })
  test.each([by.applicant, by.chair(), by.head, by.system])('not by $role', (actor) => {
    given(...waiting)
      .when(respond(), actor)
      .thenRefused('not_yours', { path: 'letter' })
  })
})

describe('Law on Public Councils No. 383-V: each remark is answered exactly once, declined ones with a reason', () => {
  const remarked = [draftActRegistered(), assigned('urban-planning'), recommended(2)]
  const drafts = by.agency('public-spaces-department')
  const answers = (...remarks: NonNullable<Respond['remarks']>) => respond({ remarks })
  const yes = (no: number) => ({ no, accepted: true, reasoned: false })
  const no = (n: number, reasoned = true) => ({ no: n, accepted: false, reasoned })

  test('all of them, in any order', () => {
    given(...remarked)
      .when(answers(no(2), yes(1)), drafts)
      .then({
        type: 'ResponseRecorded',
        remarks: [
          { no: 2, accepted: false },
          { no: 1, accepted: true },
        ],
      })
  })
  test('one is missing', () => {
    given(...remarked)
      .when(answers(yes(2)), drafts)
      .thenRefused('remarks_missing', { path: 'remarks', remarks: [1] })
  })
  test('all are missing', () => {
    given(...remarked)
      .when(respond(), drafts)
      .thenRefused('remarks_missing', { path: 'remarks', remarks: [1, 2] })
  })
  test('one is answered twice', () => {
    given(...remarked)
      .when(answers(yes(1), yes(1), yes(2)), drafts)
      .thenRefused('remark_twice', { path: 'remarks.1.no', remarks: [1] })
  })
  test.each([0, 3, -1])('there is no remark %i', (n) => {
    given(...remarked)
      .when(answers(yes(1), yes(2), yes(n)), drafts)
      .thenRefused('remark_unknown', { path: 'remarks.2.no', remarks: [n] })
  })
  test('one is declined without a reason', () => {
    given(...remarked)
      .when(answers(yes(1), no(2, false)), drafts)
      .thenRefused('remark_reason_missing', { path: 'remarks.1.reason', remarks: [2] })
  })
  test('a letter without remarks has none to answer', () => {
    given(...waiting)
      .when(answers(yes(1)), agency)
      .thenRefused('remark_unknown', { path: 'remarks.0.no', remarks: [1] })
  })
  test('nor by paper', () => {
    given(...waiting)
      .when(onPaper({ remarks: [yes(1)] }), by.secretary)
      .thenRefused('remark_unknown', { path: 'remarks.0.no', remarks: [1] })
  })
  test('paper asks for answers to remarks where one letter of several has any', () => {
    const asked = (...log: Parameters<typeof caseOf>) =>
      actions.record_response
        .fields(caseOf(...log), {
          ...rules.moment('2026-02-10'),
          latestExtension: String,
          nextWorkingDay: String,
        })
        .map(({ name }) => name)
    const another = letterSent({ letter: 'ALM-L-2026-000002' })
    expect(asked(...remarked, another)).toContain('remarks')
    expect(asked(...waiting, another)).not.toContain('remarks')
  })
  test('a recommendation without remarks has none to answer', () => {
    given(draftActRegistered(), assigned('urban-planning'), recommended(0))
      .when(respond(), drafts)
      .then({ type: 'ResponseRecorded', effect: 'first' })
  })
})
