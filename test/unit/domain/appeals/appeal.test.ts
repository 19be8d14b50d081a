/** An appeal's main road, rule by rule. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../events/values.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { by, local, monday, rules } from '../../../builders/council.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterNumber,
  letterSent,
  messageReceived,
  responseRecorded,
  triageRequested,
} from '../../../builders/events.ts'
import { given, on } from '../specification.ts'

const register = (receivedAt = monday, more: object = {}) =>
  ({
    type: 'register_appeal',
    content: 'appeal-content',
    channel: 'web',
    language: 'kk',
    topic: 'housing',
    applicantKind: 'person',
    reachable: true,
    receivedAt,
    ...more,
  }) as Command
const toHousing: Command = { type: 'assign', commission: 'housing', by: 'topic' }
const accept: Command = { type: 'accept' }
const toWater: Command = { type: 'letter', agency: 'almaty-su', content: 'letter-content' }
const answer: Command = { type: 'answer', outcome: 'explained', content: 'answer-content' }
const write: Command = { type: 'add_message', content: 'message-content' }

describe('registration', () => {
  test('АППК art. 76: due is the 15th working day after the day of receipt', () => {
    given()
      .when(register(), by.applicant)
      .then({
        type: 'AppealRegistered',
        receivedOn: '2026-02-02',
        registeredOn: '2026-02-02',
        answer: expect.objectContaining({ from: '2026-02-02', days: 15, due: '2026-02-23' }),
        triage: expect.objectContaining({ from: '2026-02-02', days: 3, due: '2026-02-05' }),
      })
  })

  test('АППК art. 64: what arrives on a non-working day is registered on the next working day', () => {
    given()
      .when(register(local('2026-02-07')), by.applicant)
      .then({ type: 'AppealRegistered', receivedOn: '2026-02-07', registeredOn: '2026-02-09' })
  })

  test('АППК art. 76 until 2025, "from receipt": Friday, Saturday and Sunday receipts share a due date', () => {
    for (const day of ['2025-11-21', '2025-11-22', '2025-11-23'])
      given()
        .when(register(local(day)), by.applicant)
        .then({
          type: 'AppealRegistered',
          answer: expect.objectContaining({
            ...{ from: day, due: '2025-12-12', start: 'receipt', edition: { from: '2021-07-01' } },
          }),
        })
  })

  test('АППК art. 76 since 2026: Saturday and Sunday receipts are counted from Monday, when they are registered', () => {
    for (const day of ['2026-02-07', '2026-02-08', '2026-02-09'])
      given()
        .when(register(local(day)), by.applicant)
        .then({
          type: 'AppealRegistered',
          receivedOn: day,
          registeredOn: '2026-02-09',
          answer: expect.objectContaining({
            ...{
              from: '2026-02-09',
              due: '2026-03-02',
              start: 'registration',
              edition: { from: '2026-01-01' },
            },
          }),
        })
  })

  test('АППК art. 64: what comes after the end of the working day is registered on the next one', () => {
    given()
      .when(register(local('2026-11-20', '18:30')), by.applicant)
      .then({
        type: 'AppealRegistered',
        registeredOn: '2026-11-20',
        answer: expect.objectContaining({ due: '2026-12-11' }),
      })
    given()
      .when(register(local('2026-11-20', '18:31')), by.applicant)
      .then({
        type: 'AppealRegistered',
        registeredOn: '2026-11-23',
        answer: expect.objectContaining({ due: '2026-12-14' }),
      })
  })

  test('АППК art. 65: forwarding is counted from receipt, whenever it is registered', () => {
    for (const time of ['10:00', '19:30'])
      given()
        .when(register(local('2026-11-21', time)), by.applicant)
        .then({
          type: 'AppealRegistered',
          triage: expect.objectContaining({ from: '2026-11-21', due: '2026-11-25' }),
        })
  })

  test('given an appeal that came before a new edition and is registered under it, then the older one holds', () => {
    given()
      .when(register(local('2025-12-31', '20:00')), by.applicant)
      .then({
        type: 'AppealRegistered',
        registeredOn: '2026-01-05',
        answer: expect.objectContaining({ from: '2025-12-31', edition: { from: '2021-07-01' } }),
      })
  })

  test('the day is the local one: 19:00 UTC is the next day in Almaty, 18:59 is not', () => {
    const lastMinute = '2026-02-02T18:59:59.999Z'
    given()
      .when(register(lastMinute), by.applicant)
      .then({ type: 'AppealRegistered', receivedOn: '2026-02-02' })
    given()
      .when(register('2026-02-02T19:00:00.000Z'), by.applicant)
      .then({ type: 'AppealRegistered', receivedOn: '2026-02-03' })
  })

  test('АППК art. 64, refusing is prohibited: without a calendar for the year, accepted without a date', () => {
    given()
      .when(register(local('2030-02-04')), by.applicant)
      .then({ type: 'AppealRegistered', answer: expect.objectContaining({ due: null, missing: [2030] }) })
  })

  test('a case is registered once', () => {
    given(appealRegistered()).when(register(), by.applicant).thenRefused('number_taken')
  })

  test('its time is when it was received, not when it is decided', () => {
    given()
      .when(register(monday), by.applicant, on('2026-02-05'))
      .then({ type: 'AppealRegistered', receivedAt: monday, receivedOn: '2026-02-02' })
  })
})

describe('triage', () => {
  const ask: Command = { type: 'request_triage' }
  test('what no rule covers waits for the secretariat', () => {
    given(appealRegistered()).when(ask, by.system).then({ type: 'TriageRequested' })
  })
  test('the secretariat is asked once', () => {
    given(appealRegistered(), triageRequested).when(ask, by.system).thenNothing()
  })
  test('nobody is asked about what has a commission', () => {
    given(appealRegistered(), assigned()).when(ask, by.system).thenNothing()
  })
})

describe('assignment', () => {
  test('by topic: the commission has it, its chair a grant and 2 working days to accept', () => {
    given(appealRegistered())
      .when(toHousing, by.system, on('2026-02-03'))
      .then({
        type: 'CaseAssigned',
        commission: 'housing',
        by: 'topic',
        grant: 'chair-1',
        acceptance: expect.objectContaining({ term: 'appeal.acceptance', due: '2026-02-05' }),
      })
  })
  test('by the secretariat after triage', () => {
    given(appealRegistered({ topic: 'other' }), triageRequested)
      .when({ ...toHousing, by: 'secretariat' }, by.secretary)
      .then({ type: 'CaseAssigned', by: 'secretariat' })
  })
  test.each([by.applicant, by.chair(), by.agency(), by.head])('not by $role', (actor) => {
    given(appealRegistered()).when(toHousing, actor).thenRefused('not_yours')
  })
  test('once', () => {
    given(appealRegistered(), assigned()).when(toHousing, by.secretary).thenRefused('already_assigned')
  })
  test('to a commission of the council only', () => {
    given(appealRegistered())
      .when({ ...toHousing, commission: 'fishing' }, by.secretary)
      .thenRefused('commission_unknown', { path: 'commission' })
  })
  test('of a case that is there', () => {
    given().when(toHousing, by.secretary).thenRefused('case_unknown')
  })
})

describe('acceptance', () => {
  test('by the chair of its commission', () => {
    given(appealRegistered(), assigned()).when(accept, by.chair()).then({ type: 'CaseAccepted' })
  })
  test('not by the chair of another', () => {
    given(appealRegistered(), assigned()).when(accept, by.chair('social')).thenRefused('not_yours')
  })
  test.each([by.applicant, by.secretary, by.head, by.agency(), by.system])('not by $role', (actor) => {
    given(appealRegistered(), assigned()).when(accept, actor).thenRefused('not_yours')
  })
  test('not before assignment', () => {
    given(appealRegistered()).when(accept, by.chair()).thenRefused('not_assigned')
  })
  test('once', () => {
    given(appealRegistered(), assigned(), accepted).when(accept, by.chair()).thenRefused('already_accepted')
  })
  test('not after the answer', () => {
    given(appealRegistered(), assigned(), answered()).when(accept, by.chair()).thenRefused('already_closed')
  })
})

describe('letters', () => {
  test('a letter has its number, its grant and a month', () => {
    given(appealRegistered(), assigned(), accepted)
      .when(toWater, by.chair(), on('2026-02-03'))
      .then({
        type: 'LetterSent',
        letter: letterNumber,
        agency: 'almaty-su',
        sentOn: '2026-02-03',
        grant: `letter-${letterNumber}`,
        response: expect.objectContaining({
          ...{ term: 'letter.recommendation', mode: 'month', from: '2026-02-03', due: '2026-03-03' },
        }),
      })
  })
  test('writing one implies acceptance', () => {
    given(appealRegistered(), assigned())
      .when(toWater, by.chair())
      .then({ type: 'CaseAccepted' }, { type: 'LetterSent' })
  })
  test('a case can have several', () => {
    given(appealRegistered(), assigned(), accepted, letterSent())
      .when(toWater, by.chair(), { letterNumber: 'ALM-L-2026-000002' })
      .then({ type: 'LetterSent', letter: 'ALM-L-2026-000002' })
  })
  test('to an agency of the council only', () => {
    given(appealRegistered(), assigned())
      .when({ ...toWater, agency: 'nobody' } as Command, by.chair())
      .thenRefused('agency_unknown', { path: 'agency' })
  })
  test.each([by.secretary, by.applicant, by.agency(), by.head])('not by $role', (actor) => {
    given(appealRegistered(), assigned()).when(toWater, actor).thenRefused('not_yours')
  })
  test('not after the answer', () => {
    given(appealRegistered(), assigned(), answered()).when(toWater, by.chair()).thenRefused('already_closed')
  })
})

describe('the answer', () => {
  test('by the chair, with its outcome', () => {
    given(appealRegistered(), assigned(), accepted)
      .when(answer, by.chair(), on('2026-02-20'))
      .then({ type: 'AppealAnswered', outcome: 'explained', answeredOn: '2026-02-20' })
  })
  test('answering implies acceptance', () => {
    given(appealRegistered(), assigned()).when(answer, by.chair()).then({ type: 'AppealAnswered' })
  })
  test('an agency that has not responded does not hold it up', () => {
    given(appealRegistered(), assigned(), accepted, letterSent())
      .when(answer, by.chair())
      .then({ type: 'AppealAnswered' })
  })
  test('late, too: a missed term does not free from answering', () => {
    given(appealRegistered(), assigned())
      .when(answer, by.chair(), on('2026-06-01'))
      .then(
        { type: 'DeadlineMissed', deadline: 'answer', due: '2026-02-23', owner: 'chair' },
        { type: 'DeadlineMissed', deadline: 'acceptance', due: '2026-02-04', owner: 'chair' },
        { type: 'AppealAnswered', answeredOn: '2026-06-01' },
      )
  })
  test('once', () => {
    given(appealRegistered(), assigned(), answered()).when(answer, by.chair()).thenRefused('already_closed')
  })
  test('not before assignment', () => {
    given(appealRegistered()).when(answer, by.chair()).thenRefused('not_assigned')
  })
  test.each([by.secretary, by.applicant, by.agency(), by.head])('not by $role', (actor) => {
    given(appealRegistered(), assigned()).when(answer, actor).thenRefused('not_yours')
  })
  test('a draft act has none', () => {
    given(draftActRegistered(), assigned()).when(answer, by.chair()).thenRefused('not_an_appeal')
  })
})

describe('the applicant', () => {
  test('may add information at any time', () => {
    given(appealRegistered()).when(write, by.applicant).then({ type: 'MessageReceived', late: false })
  })
  test('after closing too: never refused, marked late', () => {
    given(appealRegistered(), assigned(), answered())
      .when(write, by.applicant)
      .then({ type: 'MessageReceived', late: true })
  })
  test('may have the link sent again', () => {
    given(appealRegistered()).when({ type: 'request_link' }, by.applicant).then({ type: 'LinkRequested' })
  })
  test('but only every ten minutes', () => {
    given(appealRegistered())
      .when({ type: 'request_link', all: true }, by.applicant)
      .then({ type: 'LinkRequested', all: true })
    const asked = { type: 'LinkRequested', v: 1 } as const
    const later = (minutes: number): string => new Date(Date.parse(monday) + minutes * 60_000).toISOString()
    given(appealRegistered(), asked)
      .when({ type: 'request_link' }, by.applicant, { at: later(9.99) })
      .thenNothing()
    given(appealRegistered(), asked)
      .when({ type: 'request_link' }, by.applicant, { at: later(10) })
      .then({ type: 'LinkRequested' })
  })
  test('without an address on file nothing is sent', () => {
    given(appealRegistered({ reachable: false }))
      .when({ type: 'request_link' }, by.applicant)
      .thenNothing()
  })
  test('nothing is sent for a draft act', () => {
    given(draftActRegistered()).when({ type: 'request_link' }, by.applicant).thenNothing()
  })
})

describe('a fresh link', () => {
  const ask = (grant: string): Command => ({ type: 'request_fresh_link', grant })
  test('for the holder of any grant that was ever given', () => {
    given(appealRegistered(), assigned())
      .when(ask('chair-1'), by.system)
      .then({ type: 'FreshLinkRequested', grant: 'chair-1' })
  })
  test('not for one that never was', () => {
    given(appealRegistered(), assigned()).when(ask('chair-7'), by.system).thenRefused('case_unknown')
  })
})

describe('every later command', () => {
  const response: Command = {
    type: 'respond',
    letter: letterNumber,
    decision: 'accepted',
    content: 'c',
    via: 'page',
    saidAt: monday,
  }
  const commands: [Command, Actor][] = [
    [accept, by.chair()],
    [toWater, by.chair()],
    [answer, by.chair()],
    [write, by.applicant],
    [{ type: 'request_triage' }, by.system],
    [{ type: 'request_link' }, by.applicant],
    [{ type: 'note_missed' }, by.system],
    [{ type: 'recommend', outcome: 'supported', content: 'recommendation', remarks: 0 }, by.chair()],
    [response, by.agency()],
  ]
  test.each(commands)('$type needs a case', (command, actor) => {
    given().when(command, actor).thenRefused('case_unknown')
  })
})

test('a letter that was answered changes nothing of the appeal: the chair still answers', () => {
  given(appealRegistered(), assigned(), accepted, letterSent(), responseRecorded())
    .when(answer, by.chair())
    .then({ type: 'AppealAnswered' })
})

test('a message before the answer stays with the case', () => {
  given(appealRegistered(), messageReceived())
    .when(toHousing, by.system)
    .then({ type: 'CaseAssigned', acceptance: rules.deadline('appeal.acceptance', '2026-02-02') })
})
