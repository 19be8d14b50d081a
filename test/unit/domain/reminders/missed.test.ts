/** A date that passed before any sweep looked is missed all the same: whatever happens next says so first. */
import { describe, expect, test } from 'vitest'
import { type Command, decide } from '../../../../shared/domain/decide.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { isRejected } from '../../../../shared/domain/rule.ts'
import { by, context, local } from '../../../builders/council.ts'
import {
  accepted,
  appealRegistered,
  assigned,
  deadlineMissed,
  letterNumber,
  letterSent,
  logOf,
} from '../../../builders/events.ts'
import { lived, type Step } from '../../../builders/life.ts'
import { given, on } from '../specification.ts'

const content = 'some-content'
const inReview = [appealRegistered(), assigned(), accepted]
const answer: Command = { type: 'answer', outcome: 'explained', content }
const late = on('2026-02-24', '00:01')

describe('done after the due day and before the morning’s sweep', () => {
  test('the term was missed, and then the thing was done', () => {
    given(...inReview)
      .when(answer, by.chair(), late)
      .then(deadlineMissed(), { type: 'AppealAnswered' })
  })
  test('on the due day’s last minute nothing was missed', () => {
    given(...inReview)
      .when(answer, by.chair(), on('2026-02-23', '23:59'))
      .then({ type: 'AppealAnswered' })
  })
  test('what a sweep has seen is not said again', () => {
    given(...inReview, deadlineMissed())
      .when(answer, by.chair(), late)
      .then({ type: 'AppealAnswered' })
  })
  test('whoever had it then is named, not who gets it now', () => {
    given(...inReview)
      .when({ type: 'return', content }, by.chair(), late)
      .then({ type: 'DeadlineMissed', deadline: 'answer', owner: 'chair' }, { type: 'CaseReturned' })
  })
  test('a pause does not undo it: what has run out is not paused', () => {
    given(...inReview)
      .when({ type: 'pause', cause: 'expertise' }, by.secretary, { ...late, pauseCauses: ['expertise'] })
      .thenRefused('nothing_to_pause')
  })
  test('while the clock stands still nothing passes', () => {
    const stopped = { type: 'ClockPaused', v: 1, cause: 'expertise', on: '2026-02-20' } as const
    given(...inReview, stopped)
      .when(answer, by.chair(), late)
      .then({ type: 'AppealAnswered' })
  })
  test('what is refused or has no effect says nothing', () => {
    given(...inReview)
      .when({ type: 'accept' }, by.chair(), late)
      .thenRefused('already_accepted')
    given(...inReview)
      .when({ type: 'request_triage' }, by.system, late)
      .thenNothing()
  })
})

describe('not missed', () => {
  test('a late reply is a reply: the question does not lapse first', () => {
    const asked = lived(inReview, [{ type: 'ask', content }, by.chair()])
    given(...asked)
      .when({ type: 'add_message', content }, by.applicant, on('2026-02-10'))
      .then({ type: 'ClarificationReceived' })
  })
  test('a date that another calendar moves', () => {
    const recount = () => ({ ...appealRegistered().answer, due: '2026-02-24' })
    given(...inReview)
      .when({ type: 'recompute' }, by.system, { ...late, recount })
      .then({ type: 'DueDatesMoved' })
  })
  test('neither is said beside what happens instead', () => {
    const typesOf = (decisions: Parameters<typeof lived>[0], ...last: Step) => {
      const [command, actor, day = '', more] = last
      const decided = decide(fold(logOf(decisions)), command, context(actor, local(day), more))
      return isRejected(decided) ? decided : decided.map(({ type }) => type)
    }
    const asked = lived(inReview, [{ type: 'ask', content }, by.chair()])
    expect(typesOf(asked, { type: 'add_message', content }, by.applicant, '2026-02-10')).toEqual([
      'ClarificationReceived',
    ])
    const recount = () => ({ ...appealRegistered().answer, due: '2026-02-24' })
    expect(typesOf(inReview, { type: 'recompute' }, by.system, '2026-02-24', { recount })).toEqual([
      'DueDatesMoved',
    ])
  })
  const entered = (receivedOn: string): Command => ({
    type: 'record_response',
    letter: letterNumber,
    decision: 'accepted',
    content,
    saidAt: '2026-03-10T05:00:00.000Z',
    receivedOn,
  })
  const lateLetter = { type: 'DeadlineMissed', deadline: `letter:${letterNumber}`, owner: 'agency' } as const
  test('a letter whose response came on paper in time and was entered later', () => {
    given(...inReview, deadlineMissed(), letterSent())
      .when(entered('2026-03-02'), by.secretary, on('2026-03-10'))
      .then({ type: 'ResponseRecorded', late: false })
    given(...inReview, deadlineMissed(), letterSent())
      .when(entered('2026-03-03'), by.secretary, on('2026-03-10'))
      .then(lateLetter, { type: 'ResponseRecorded', late: true })
  })
  test('and only that letter', () => {
    const other = letterSent({ letter: 'ALM-L-2026-000002', grant: 'letter-ALM-L-2026-000002' })
    given(...inReview, deadlineMissed(), letterSent(), other)
      .when(entered('2026-03-02'), by.secretary, on('2026-03-10'))
      .then({ ...lateLetter, deadline: 'letter:ALM-L-2026-000002' }, { type: 'ResponseRecorded' })
  })
})
