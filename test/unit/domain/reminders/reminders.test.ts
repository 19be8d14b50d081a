/** Who is reminded of what, on which day: stages, escalation, days left out. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent, EventOf } from '../../../../events/events.ts'
import type { Role } from '../../../../events/values.ts'
import type { Case } from '../../../../shared/domain/case.ts'
import { decide } from '../../../../shared/domain/decide.ts'
import { offsetFrom, remindersOn, stageAt } from '../../../../shared/domain/reminders/reminders.ts'
import { isRejected } from '../../../../shared/domain/rule.ts'
import { chosenDeadline } from '../../../../shared/domain/terms.ts'
import { by, context, local, rules } from '../../../builders/council.ts'
import {
  accepted,
  appealRegistered,
  assigned,
  caseOf,
  deadlineMissed,
  draftActRegistered,
  letterNumber,
  letterSent,
  reminderSent,
} from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'

const stages = rules.council.reminders
const count = rules.countWorkingDays
const lines = (c: Case, day: string) =>
  remindersOn(c, day, stages, count).map(({ key, to, stage }) => `${key} ${stage} ${to.role}`)

/** Due on Monday, 23 February 2026; accepted, so that nothing else waits. */
const inReview = (...more: CaseEvent[]) => caseOf(appealRegistered(), assigned(), accepted, ...more)

describe('stages: 5 and 2 working days before, on the day, overdue 1, 3, 5, 10, 15 and every 5 from there', () => {
  const expected: [number, number | undefined][] = [
    [-6, undefined],
    [-5, -5],
    [-4, -5],
    [-3, -5],
    [-2, -2],
    [-1, -2],
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 3],
    [4, 3],
    [5, 5],
    [9, 5],
    [10, 10],
    [15, 15],
    [19, 15],
    [20, 20],
    [24, 20],
    [25, 25],
    [101, 100],
  ]
  test.each(expected)('at %i: %s', (offset, stage) => {
    expect(stageAt(offset, stages)).toBe(stage)
  })
  test('in whatever order the configuration names them', () => {
    const unsorted = { before: [2, 5], after: [3, 1], every: 0 }
    expect([-5, -2, 0, 1, 3].map((offset) => stageAt(offset, unsorted))).toEqual([-5, -2, 0, 1, 3])
  })
  test('without "every", the last is the last', () => {
    expect(stageAt(40, { before: [2], after: [1], every: 0 })).toBe(1)
  })
})

describe('working days to the due date', () => {
  const at = (day: string) => offsetFrom('2026-02-23', day, count)
  test('before, on the day, after', () => {
    expect(['2026-02-16', '2026-02-19', '2026-02-23', '2026-02-24', '2026-03-02'].map(at)).toEqual([
      -5, -2, 0, 1, 5,
    ])
  })
  test('0 is never -0', () => {
    expect(Object.is(at('2026-02-23'), 0)).toBe(true)
  })
  test('the weekend before stands with Monday’s nearness', () => {
    expect([at('2026-02-21'), at('2026-02-22')]).toEqual([-1, -1])
  })
  test('where the calendar lacks a year there is none', () => {
    expect(offsetFrom('2031-01-10', '2030-12-20', count)).toBeNull()
  })
})

describe('who', () => {
  test('before the due date, and on the day: its owner', () => {
    expect(lines(inReview(), '2026-02-13')).toEqual([])
    expect(lines(inReview(), '2026-02-16')).toEqual(['answer -5 chair'])
    expect(lines(inReview(), '2026-02-19')).toEqual(['answer -2 chair'])
    expect(lines(inReview(), '2026-02-23')).toEqual(['answer 0 chair'])
  })
  test('from overdue +1 the secretariat is copied, from +5 the head too', () => {
    expect(lines(inReview(), '2026-02-24')).toEqual(['answer 1 chair', 'answer 1 secretary'])
    expect(lines(inReview(), '2026-03-02')).toEqual(['answer 5 chair', 'answer 5 secretary', 'answer 5 head'])
  })
  test('the secretariat is not copied on what is its own', () => {
    const waiting = caseOf(appealRegistered({ topic: 'other' }))
    expect(lines(waiting, '2026-02-13')).toEqual(['triage 5 secretary', 'triage 5 head'])
  })
  test('an agency, of its letter', () => {
    const c = inReview(letterSent())
    expect(lines(c, '2026-02-23')).toEqual(['answer 0 chair', `letter:${letterNumber} -5 agency`])
  })
  describe('a body that no mail reaches is reminded by the secretariat', () => {
    const handover = rules.deadline('appeal.handover', '2026-02-02')
    const byHand = letterSent({ agency: 'outside', handover })
    const handed: EventOf<'LetterHandedOver'> = {
      type: 'LetterHandedOver',
      v: 1,
      letter: letterNumber,
      handedOn: '2026-02-02',
      response: byHand.response,
    }
    const linesOfLetter = (c: Case, day: string) => lines(c, day).filter((line) => line.startsWith('letter:'))
    test('once its letter was handed over, and the head after it as of any body', () => {
      const c = inReview(byHand, handed)
      expect(linesOfLetter(c, '2026-02-23')).toEqual([`letter:${letterNumber} -5 secretary`])
      expect(linesOfLetter(c, '2026-03-10').map((line) => line.split(' ')[2])).toEqual(['secretary', 'head'])
    })
    test('once its address was erased with the case', () => {
      const erased = sideEvents.PersonalDataErased
      const c = inReview(letterSent({ agency: 'outside' }), erased)
      expect(linesOfLetter(c, '2026-02-23')).toEqual([`letter:${letterNumber} -5 secretary`])
    })
    test('but not when its letter was written after that, with an address', () => {
      const c = inReview(sideEvents.PersonalDataErased, letterSent({ agency: 'outside' }))
      expect(linesOfLetter(c, '2026-02-23')).toEqual([`letter:${letterNumber} -5 agency`])
    })
    test('and by nobody’s mail, though the desk asks for one', () => {
      const remind = { type: 'remind', letter: letterNumber } as const
      const decided = decide(inReview(byHand, handed), remind, context(by.secretary, local('2026-02-23')))
      expect(decided).toEqual({ refused: 'nothing_to_remind' })
    })
  })
  test('nobody is copied on what the applicant owes, whatever the setting', () => {
    const c = caseOf(appealRegistered(), assigned(), sideEvents.ClarificationAsked)
    const eager = { ...stages, escalate: { secretary: -5, head: -5 } }
    const asked = remindersOn(c, '2026-02-05', eager, count).filter(({ key }) => key === 'clarification')
    expect(asked.map(({ to }) => to)).toEqual([{ role: 'applicant' }])
  })
  test('an applicant without an address is reminded by the secretariat, once', () => {
    const asked = [
      appealRegistered({ reachable: false }),
      assigned(),
      accepted,
      sideEvents.ClarificationAsked,
    ]
    const due = caseOf(...asked).pending.clarification?.deadline.due ?? ''
    const about = (events: CaseEvent[], day: string) =>
      lines(caseOf(...events), day).filter((line) => line.startsWith('clarification'))
    expect(about(asked, '2026-02-03')).toEqual([])
    expect(about(asked, due)).toEqual(['clarification -2 secretary'])
    const reminded = reminderSent({ deadline: 'clarification', due, stage: -2, to: 'secretary' })
    expect(about([...asked, reminded], due)).toEqual([])
  })
  test('an applicant once, 2 working days before, and nobody else', () => {
    const c = inReview()
    const asked: Case = {
      ...c,
      pending: {
        clarification: {
          deadline: rules.deadline('appeal.clarification', '2026-02-02'),
          owner: { role: 'applicant' },
          missed: false,
          reminded: {},
        },
      },
    }
    // Due on 9 February.
    expect(lines(asked, '2026-02-04')).toEqual([])
    expect(lines(asked, '2026-02-05')).toEqual(['clarification -2 applicant'])
    expect(lines(asked, '2026-03-09')).toEqual(['clarification -2 applicant'])
    const reminded = {
      ...asked,
      pending: {
        clarification: { ...asked.pending.clarification, reminded: { applicant: -2 } },
      } as Case['pending'],
    }
    expect(lines(reminded, '2026-02-09')).toEqual([])
    expect(lines(reminded, '2026-03-09')).toEqual([])
  })
})

describe('once for each stage and role', () => {
  test('what was sent is not sent again', () => {
    expect(lines(inReview(reminderSent()), '2026-02-16')).toEqual([])
    expect(lines(inReview(reminderSent()), '2026-02-18')).toEqual([])
    expect(lines(inReview(reminderSent()), '2026-02-19')).toEqual(['answer -2 chair'])
  })
  test('a day left out is caught up', () => {
    expect(lines(inReview(), '2026-02-17')).toEqual(['answer -5 chair'])
  })
  test('several stages passed at once make one line: the last', () => {
    expect(lines(inReview(), '2026-02-26')).toEqual(['answer 3 chair', 'answer 3 secretary'])
    expect(lines(inReview(reminderSent({ stage: 3 })), '2026-02-26')).toEqual(['answer 3 secretary'])
  })
})

describe('a stage that falls on or before the day the clock started does not exist', () => {
  const short = (from: string, due: string): Case => {
    const c = inReview()
    const answer = { ...c.pending.answer, deadline: chosenDeadline('appeal.answer', from, due) }
    return { ...c, pending: { answer } as Case['pending'] }
  }
  test('a term of 2 working days has no stage 2 days before', () => {
    const c = short('2026-02-02', '2026-02-04')
    expect(lines(c, '2026-02-02')).toEqual([])
    expect(lines(c, '2026-02-03')).toEqual([])
    expect(lines(c, '2026-02-04')).toEqual(['answer 0 chair'])
  })
  test('a term of 5 has none 5 days before', () => {
    const c = short('2026-02-02', '2026-02-09')
    expect(lines(c, '2026-02-02')).toEqual([])
    expect(lines(c, '2026-02-04')).toEqual([])
    expect(lines(c, '2026-02-05')).toEqual(['answer -2 chair'])
  })
})

describe('where the calendar lacks a year on the way, nobody is reminded', () => {
  const dated = (from: string, due: string): Case => {
    const c = inReview()
    const answer = { ...c.pending.answer, deadline: chosenDeadline('appeal.answer', from, due) }
    return { ...c, pending: { answer } as Case['pending'] }
  }
  test('of a date that is too far', () => {
    expect(lines(dated('2026-02-02', '2031-06-02'), '2026-03-02')).toEqual([])
  })
  test('but of one whose start is too long ago, they are', () => {
    const old = dated('2024-06-03', '2026-02-23')
    expect(lines(old, '2026-02-16')).toEqual(['answer -5 chair'])
    expect(lines(old, '2026-02-24')).toEqual(['answer 1 chair', 'answer 1 secretary'])
  })
  test('and not when today is past the calendar’s end', () => {
    expect(lines(dated('2027-12-01', '2027-12-30'), '2028-01-10')).toEqual([])
  })
})

test('a clock that stands still is quiet for the case’s own date, not for what others owe', () => {
  const stopped = (opened: CaseEvent) => caseOf(opened, assigned(), letterSent(), sideEvents.ClockPaused)
  expect(lines(stopped(appealRegistered()), '2026-02-23')).toEqual([
    'acceptance 10 chair',
    'acceptance 10 secretary',
    'acceptance 10 head',
    `letter:${letterNumber} -5 agency`,
  ])
  // The recommendations were due on 16 February.
  expect(lines(stopped(draftActRegistered()), '2026-02-23')).toEqual([
    'acceptance 10 chair',
    'acceptance 10 secretary',
    'acceptance 10 head',
    `letter:${letterNumber} -5 agency`,
  ])
})

test('without a due date nobody is reminded', () => {
  const undated = caseOf(appealRegistered({ answer: rules.deadline('appeal.answer', '2030-02-04') }))
  expect(lines(undated, '2026-03-02').filter((line) => line.startsWith('answer'))).toEqual([])
})

describe('what the log says of it', () => {
  const command = (stage: number, to: Role, deadline = 'answer') => ({
    type: 'note_reminder' as const,
    deadline,
    stage,
    to,
    on: '2026-02-16',
  })
  const noted = (c: Case, ...given: Parameters<typeof command>) => {
    const decided = decide(c, command(...given), context(by.system, local('2026-02-17', '00:05')))
    return isRejected(decided) ? decided.refused : decided
  }

  test('a reminder sent: of what, which stage, to whom, in which day’s digest', () => {
    expect(noted(inReview(), -5, 'chair')).toEqual([reminderSent()])
  })
  test('not twice, and not an earlier stage after a later one', () => {
    expect(noted(inReview(reminderSent()), -5, 'chair')).toEqual([])
    expect(noted(inReview(reminderSent({ stage: 0 })), -2, 'chair')).toEqual([])
    expect(noted(inReview(reminderSent()), -5, 'secretary')).toHaveLength(1)
  })
  test('not of what is done already', () => {
    expect(noted(inReview(), -5, 'chair', 'triage')).toEqual([])
  })

  const sweep = (c: Case, day: string, time?: string) =>
    decide(c, { type: 'note_missed' }, context(by.system, local(day, time)))

  test('a date missed: at the start of the local day after it, whenever the sweep ran', () => {
    for (const day of ['2026-02-24', '2026-03-05']) expect(sweep(inReview(), day)).toEqual([deadlineMissed()])
  })
  test('not before the end of the due day', () => {
    expect(sweep(inReview(), '2026-02-23', '23:59')).toEqual([])
    expect(sweep(inReview(), '2026-02-24', '00:00')).toHaveLength(1)
  })
  test('once', () => {
    expect(sweep(inReview(deadlineMissed()), '2026-02-25')).toEqual([])
  })
  test('everything that is overdue, each with its owner', () => {
    const c = caseOf(appealRegistered(), assigned(), letterSent())
    expect(sweep(c, '2026-03-03')).toEqual([
      deadlineMissed(),
      expect.objectContaining({
        deadline: 'acceptance',
        term: 'appeal.acceptance',
        owner: 'chair',
        due: '2026-02-04',
      }),
      expect.objectContaining({ deadline: `letter:${letterNumber}`, owner: 'agency' }),
    ])
  })
})
