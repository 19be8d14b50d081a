/** What applicants say on paper, entered by the secretariat: in time by the day that it came (АППК, art. 63-64). */
import { describe, expect, test } from 'vitest'
import type { EventOf } from '../../../../events/events.ts'
import { statusOf } from '../../../../shared/domain/case.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { asOfNow, noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { by } from '../../../builders/council.ts'
import { accepted, answered, appealRegistered, assigned, caseOf } from '../../../builders/events.ts'
import { lived } from '../../../builders/life.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const content = 'paper-content'
const paper = <T extends 'message' | 'reply' | 'completion' | 'dispute'>(type: T, receivedOn: string) =>
  ({ type, content, receivedOn }) as Command
const withdraw = (receivedOn: string): Command => ({ type: 'withdraw', receivedOn })
const inReview = [appealRegistered(), assigned(), accepted]
const asked = sideEvents.ClarificationAsked
const lapsed = sideEvents.ClarificationLapsed as EventOf<'ClarificationLapsed'>
const lacking = sideEvents.CompletionAsked
const uncompleted = sideEvents.CompletionLapsed
/** Until 2026-02-16 it may be disputed. */
const done = lived(inReview, [{ type: 'answer', outcome: 'explained', content: 'answer' }, by.chair()])

describe('whoever enters it', () => {
  test.each(['message', 'reply', 'completion'] as const)('%s: the secretariat alone', (type) => {
    for (const actor of [by.applicant, by.chair(), by.head])
      given(...inReview, asked)
        .when(paper(type, '2026-02-02'), actor)
        .thenRefused('not_yours')
  })
  test.each([withdraw('2026-02-02'), paper('dispute', '2026-02-02')])('$type: not the chair', (command) => {
    given(...done)
      .when(command, by.chair())
      .thenRefused('not_yours')
  })
})

test.each<Command>([{ type: 'withdraw' }, { type: 'dispute', content }])(
  '$type: the secretariat says nothing without paper',
  (command) => {
    given(...(command.type === 'dispute' ? done : inReview))
      .when(command, by.secretary)
      .thenRefused('not_yours')
  },
)

describe('the day of receipt', () => {
  test.each(['message', 'reply', 'completion', 'withdraw'] as const)(
    '%s: from the appeal on until today',
    (type) => {
      const before = type === 'completion' ? [...inReview, lacking] : [...inReview, asked]
      const command = (day: string) => (type === 'withdraw' ? withdraw(day) : paper(type, day))
      const path = { path: 'receivedOn' }
      given(...before)
        .when(command('2026-02-04'), by.secretary, on('2026-02-03'))
        .thenRefused('received_in_future', path)
      given(...before)
        .when(command('2026-02-01'), by.secretary, on('2026-02-03'))
        .thenRefused('paper_too_early', path)
    },
  )
  test('of a dispute is not before the answer', () => {
    const answer = answered({ answeredOn: '2026-02-05' })
    given(...inReview, answer)
      .when(paper('dispute', '2026-02-04'), by.secretary, on('2026-02-06'))
      .thenRefused('paper_too_early', { path: 'receivedOn' })
  })
})

describe('a message', () => {
  test('a message on paper tells its day; after the end it is marked late', () => {
    given(...inReview)
      .when(paper('message', '2026-02-02'), by.secretary, on('2026-02-03'))
      .then({ type: 'MessageReceived', content, receivedOn: '2026-02-02', late: false })
    given(...done)
      .when(paper('message', '2026-02-02'), by.secretary, on('2026-02-03'))
      .then({ type: 'MessageReceived', late: true })
    const c = caseOf(...lived(inReview, [paper('message', '2026-02-02'), by.secretary, '2026-02-03']))
    expect(c.messages).toMatchObject([{ content, receivedOn: '2026-02-02', commission: 'housing' }])
  })
  test('is a message though a question is open: the secretariat says which it is', () => {
    given(...inReview, asked)
      .when(paper('message', '2026-02-02'), by.secretary)
      .then({ type: 'MessageReceived' })
  })
})

describe('a reply', () => {
  test('АППК art. 64: a reply on paper is a reply; the case goes on where it stood', () => {
    given(...inReview, asked)
      .when(paper('reply', '2026-02-02'), by.secretary, on('2026-02-03'))
      .then({ type: 'ClarificationReceived', content, receivedOn: '2026-02-02' })
    const c = caseOf(...lived([...inReview, asked], [paper('reply', '2026-02-02'), by.secretary]))
    expect(statusOf(c)).toBe('in_review')
    expect(c.pending.clarification).toBeUndefined()
    expect(c).toMatchObject({
      questions: [{ reply: content }],
      messages: [{ content, receivedOn: '2026-02-02' }],
    })
  })
  test('late, before anybody noticed, is a reply still', () => {
    given(...inReview, asked)
      .when(paper('reply', '2026-02-10'), by.secretary, on('2026-02-11'))
      .then({ type: 'ClarificationReceived' })
  })
  test('what came in time is a reply, though the question has lapsed since', () => {
    given(...inReview, asked, lapsed)
      .when(paper('reply', lapsed.due), by.secretary, on('2026-02-11'))
      .then({ type: 'ClarificationReceived', receivedOn: lapsed.due })
    const life = lived([...inReview, asked, lapsed], [paper('reply', lapsed.due), by.secretary, '2026-02-11'])
    const c = caseOf(...life)
    expect(c).toMatchObject({ questions: [{ reply: content }] })
    expect(c.kind === 'appeal' && c.questions[0]).not.toHaveProperty('lapsed')
    const [told] = noticesOf(lapsed, caseOf(...inReview, asked, lapsed))
    expect(told && asOfNow(told, lapsed, c)).toBeUndefined()
  })
  test('what came too late is a message', () => {
    given(...inReview, asked, lapsed)
      .when(paper('reply', '2026-02-10'), by.secretary, on('2026-02-11'))
      .thenRefused('paper_too_late', { path: 'receivedOn' })
  })
  test('to nothing that was asked, or was replied to', () => {
    given(...inReview)
      .when(paper('reply', '2026-02-02'), by.secretary)
      .thenRefused('question_not_asked')
    given(...lived([...inReview, asked], [paper('reply', '2026-02-02'), by.secretary]))
      .when(paper('reply', '2026-02-02'), by.secretary)
      .thenRefused('question_not_asked')
    given(...inReview, asked, answered())
      .when(paper('reply', '2026-02-02'), by.secretary)
      .thenRefused('already_closed')
  })
})

describe('a completion', () => {
  test('is what was asked for', () => {
    given(...inReview, lacking)
      .when(paper('completion', '2026-02-02'), by.secretary, on('2026-02-03'))
      .then({ type: 'CompletionReceived', content, receivedOn: '2026-02-02' })
  })
  test('АППК art. 64: what came in time takes the right to return away, though it has lapsed since', () => {
    const life = lived(
      [...inReview, lacking, uncompleted],
      [paper('completion', '2026-02-09'), by.secretary, '2026-02-10'],
    )
    const c = caseOf(...life)
    expect(c.pending).not.toHaveProperty('returning')
    expect(c).not.toHaveProperty('returnable')
    given(...life)
      .when({ type: 'return_to_applicant', content, ground: 'not_completed' }, by.secretary, on('2026-02-10'))
      .thenRefused('not_asked_to_complete', { path: 'ground' })
  })
  test('entered when the time to return is over, misses nothing', () => {
    given(...inReview, lacking, uncompleted)
      .when(paper('completion', '2026-02-09'), by.secretary, on('2026-02-13'))
      .thenOnly({ type: 'CompletionReceived' })
    // The answer's day passed without it, and is missed.
    given(...inReview, lacking, uncompleted)
      .when(paper('completion', '2026-02-09'), by.secretary, on('2026-06-01'))
      .thenOnly({ type: 'DeadlineMissed', deadline: 'answer' }, { type: 'CompletionReceived' })
    const [first] = lived(
      [...inReview, lacking, uncompleted],
      [paper('completion', '2026-02-09'), by.secretary, '2026-02-13'],
    ).slice(-1)
    expect(first).not.toContainEqual(expect.objectContaining({ deadline: 'returning' }))
  })
  test('too late is a message', () => {
    given(...inReview, lacking, uncompleted)
      .when(paper('completion', '2026-02-10'), by.secretary, on('2026-02-10'))
      .thenRefused('paper_too_late', { path: 'receivedOn' })
  })
  test('of nothing that was asked for, or of what has ended', () => {
    given(...inReview, asked)
      .when(paper('completion', '2026-02-02'), by.secretary)
      .thenRefused('completion_not_asked')
    given(...inReview, lacking, answered())
      .when(paper('completion', '2026-02-02'), by.secretary)
      .thenRefused('already_closed')
  })
})

describe('a withdrawal', () => {
  test('АППК art. 64: withdrawn in writing, on the day that the paper came', () => {
    given(...inReview)
      .when(withdraw('2026-02-03'), by.secretary, on('2026-02-05'))
      .then({ type: 'AppealWithdrawn', withdrawnOn: '2026-02-03' })
    const c = caseOf(...lived(inReview, [withdraw('2026-02-03'), by.secretary, '2026-02-05']))
    expect(statusOf(c)).toBe('withdrawn')
    expect(c.closedOn).toBe('2026-02-03')
  })
  test('that came by the due date, and is entered after, misses nothing', () => {
    given(...inReview)
      .when(withdraw('2026-02-23'), by.secretary, on('2026-02-24'))
      .then({ type: 'AppealWithdrawn' })
    const [last] = lived(inReview, [withdraw('2026-02-23'), by.secretary, '2026-02-24']).slice(-1)
    expect(last).toHaveLength(1)
  })
  test('that came after it leaves the answer missed', () => {
    given(...inReview)
      .when(withdraw('2026-02-24'), by.secretary, on('2026-02-24'))
      .then({ type: 'DeadlineMissed', deadline: 'answer' }, { type: 'AppealWithdrawn' })
  })
  test('of what is answered is refused', () => {
    given(...done)
      .when(withdraw('2026-02-02'), by.secretary)
      .thenRefused('already_closed')
  })
  test('that came before the clock was stopped leaves no days that did not count', () => {
    const paused = lived(inReview, [
      { type: 'pause', cause: 'expertise' },
      by.secretary,
      '2026-02-04',
      { pauseCauses: ['expertise'] },
    ])
    const c = caseOf(...lived(paused, [withdraw('2026-02-03'), by.secretary, '2026-02-05']))
    expect(c.pauses).toEqual([{ cause: 'expertise', from: '2026-02-04', to: '2026-02-04' }])
  })
})

describe('a dispute', () => {
  test('what came in time disputes the answer, though it is entered later; its term begins that day', () => {
    given(...done)
      .when(paper('dispute', '2026-02-16'), by.secretary, on('2026-02-18'))
      .then({
        type: 'AnswerDisputed',
        content,
        receivedOn: '2026-02-16',
        disputedOn: '2026-02-16',
        answer: expect.objectContaining({ from: '2026-02-16' }),
      })
  })
  test('that came on a day off is registered on the next working day', () => {
    given(...done)
      .when(paper('dispute', '2026-02-07'), by.secretary, on('2026-02-10'))
      .then({
        type: 'AnswerDisputed',
        disputedOn: '2026-02-07',
        answer: expect.objectContaining({ from: '2026-02-09', start: 'registration' }),
      })
  })
  test('what came after the term is a message; the applicant’s page says so too', () => {
    given(...done)
      .when(paper('dispute', '2026-02-17'), by.secretary, on('2026-02-18'))
      .thenRefused('paper_too_late', { path: 'receivedOn' })
    given(...done)
      .when({ type: 'dispute', content }, by.applicant, on('2026-02-17'))
      .thenRefused('dispute_too_late')
  })
  test('once, and of an answer only', () => {
    given(...inReview)
      .when(paper('dispute', '2026-02-02'), by.secretary)
      .thenRefused('not_answered')
    given(...lived(done, [paper('dispute', '2026-02-03'), by.secretary, '2026-02-03']))
      .when(paper('dispute', '2026-02-03'), by.secretary, on('2026-02-03'))
      .thenRefused('already_disputed')
  })
})
