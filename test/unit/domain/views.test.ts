/** What lists need of a case. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../events/events.ts'
import { viewsOf } from '../../../shared/domain/case-views.ts'
import { unset } from '../../../shared/domain/pending.ts'
import {
  type CaseView,
  isCaseView,
  isFactView,
  isLetterView,
  type LetterView,
  type View,
} from '../../../shared/domain/views.ts'
import { rules } from '../../builders/council.ts'
import {
  accepted,
  answered,
  appealNumber,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterNumber,
  letterSent,
  logOf,
  messageReceived,
  recommended,
  reminderSent,
  responseRecorded,
} from '../../builders/events.ts'

type Decision = CaseEvent | readonly CaseEvent[]
const views = (...decisions: Decision[]) => viewsOf(logOf(decisions))
const caseView = (...decisions: Decision[]) =>
  views(...decisions).find((view): view is CaseView => view.part === 'case')
const letterView = (...decisions: Decision[]) =>
  views(...decisions).find((view): view is LetterView => view.part === letterNumber)

describe('a case', () => {
  test('as registered', () => {
    expect(views(appealRegistered({ entityForm: 'ТОО', applicantKind: 'entity' }))).toEqual([
      {
        caseId: appealNumber,
        part: 'case',
        version: 1,
        kind: 'appeal',
        status: 'registered',
        content: appealRegistered().content,
        topic: 'housing',
        applicant: 'ТОО',
        language: 'ru',
        channel: 'web',
        receivedOn: '2026-02-02',
        registeredOn: '2026-02-02',
        dueOn: '2026-02-23',
        nextDue: '2026-02-05',
        nextTerm: 'appeal.triage',
        nextOwner: 'secretary',
      },
    ])
  })
  test('a person is counted as one', () => {
    expect(caseView(appealRegistered())?.applicant).toBe('person')
  })
  test('its nearest due date is that of whatever waits, letters included', () => {
    expect(caseView(appealRegistered(), assigned())?.nextDue).toBe('2026-02-04')
    expect(caseView(appealRegistered(), assigned(), accepted)?.nextDue).toBe('2026-02-23')
    const letter = letterSent({ response: rules.deadline('control', '2026-01-26') })
    expect(caseView(appealRegistered(), assigned(), accepted, letter)?.nextDue).toBe('2026-02-09')
  })
  test('says what is due then', () => {
    expect(caseView(appealRegistered(), assigned())?.nextTerm).toBe('appeal.acceptance')
    expect(caseView(appealRegistered(), assigned(), accepted)?.nextTerm).toBe('appeal.answer')
  })
  test('where a date is missing it is looked at every day', () => {
    const undated = rules.deadline('appeal.answer', '2030-02-04')
    const view = caseView(appealRegistered({ answer: undated }), assigned(), accepted)
    expect(view).toMatchObject({ dueOn: null, nextDue: unset })
    expect(unset < '2026-01-01').toBe(true)
  })
  test('closed, with the dates of its facts', () => {
    expect(
      caseView(appealRegistered(), assigned(), accepted, answered({ answeredOn: '2026-02-20' })),
    ).toEqual({
      caseId: appealNumber,
      part: 'case',
      version: 4,
      kind: 'appeal',
      status: 'answered',
      content: appealRegistered().content,
      topic: 'housing',
      commission: 'housing',
      applicant: 'person',
      language: 'ru',
      channel: 'web',
      receivedOn: '2026-02-02',
      registeredOn: '2026-02-02',
      dueOn: '2026-02-23',
      firstAnswerOn: '2026-02-20',
      outcome: 'satisfied',
      closedOn: '2026-02-20',
      standings: [['2026-02-20', 'answered']],
      commissions: [['', 'housing']],
    })
  })
  test('a draft act', () => {
    expect(caseView(draftActRegistered(), assigned(), recommended(2), responseRecorded())).toMatchObject({
      kind: 'draft_act',
      status: 'responded',
      agency: 'public-spaces-department',
      outcome: 'with_remarks',
      recommendedOn: '2026-02-02',
      remarks: 2,
      closedOn: '2026-02-10',
    })
  })
})

describe('a letter', () => {
  test('as sent', () => {
    expect(letterView(appealRegistered(), assigned(), [accepted, letterSent()])).toEqual({
      caseId: appealNumber,
      part: letterNumber,
      version: 3,
      content: letterSent().content,
      agency: 'almaty-su',
      about: 'appeal',
      commission: 'housing',
      sentOn: '2026-02-02',
      dueOn: '2026-03-02',
    })
  })
  test('as answered: the first response’s date, the latest decision', () => {
    expect(
      letterView(
        appealRegistered(),
        assigned(),
        [accepted, letterSent()],
        responseRecorded(),
        responseRecorded({ effect: 'amended', decision: 'declined', receivedOn: '2026-02-20' }),
      ),
    ).toMatchObject({ version: 5, answeredOn: '2026-02-10', decision: 'declined' })
  })
  test('that carries a recommendation is about the draft', () => {
    expect(letterView(draftActRegistered(), assigned(), recommended())?.content).toBe(
      draftActRegistered().content,
    )
  })
  test('with the remarks taken and declined', () => {
    const answers = [
      { no: 1, accepted: true },
      { no: 2, accepted: false },
      { no: 3, accepted: true },
    ]
    const view = letterView(
      draftActRegistered(),
      assigned(),
      recommended(3),
      responseRecorded({ remarks: answers }),
    )
    expect(view?.remarks).toEqual({ accepted: 2, declined: 1 })
  })
})

describe('a view’s version is that of the last commit that changed it', () => {
  const road = [appealRegistered(), assigned(), [accepted, letterSent()]]
  test('a reminder changes none', () => {
    expect(views(...road, reminderSent())).toEqual(views(...road))
  })
  test('a message changes the case’s alone, which lists mark by it', () => {
    const [mine, ...others] = views(...road, messageReceived())
    const [before, ...rest] = views(...road)
    expect(others).toEqual(rest)
    expect(mine).toEqual({ ...before, version: 4, saidAt: expect.stringMatching(/^2026-02-02T/) })
  })
  test('a letter’s stays when only its case changes', () => {
    const all = views(...road, answered())
    expect(all.map(({ part, version }) => [part, version])).toEqual([
      ['case', 4],
      [letterNumber, 3],
      ['answered:1', 4],
    ])
  })
})

test('an empty log has no views', () => {
  expect(viewsOf([])).toEqual([])
})

test('each view is of one of the three kinds', () => {
  const all = views(appealRegistered(), assigned(), [accepted, letterSent()], answered(), responseRecorded())
  const kinds = { case: isCaseView, letter: isLetterView, fact: isFactView }
  const kindsOf = (view: View) => Object.entries(kinds).flatMap(([name, is]) => (is(view) ? [name] : []))
  expect(all.map(kindsOf).sort()).toEqual([['case'], ['fact'], ['fact'], ['letter']])
})

test('no field is undefined: what is stored and read again is equal', () => {
  const all = views(appealRegistered(), assigned(), [accepted, letterSent()], responseRecorded(), answered())
  expect(JSON.parse(JSON.stringify(all))).toStrictEqual(all)
})
