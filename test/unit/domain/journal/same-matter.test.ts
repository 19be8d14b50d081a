/** Whether a row that is loaded again corrects an entry or would overwrite another one that has the same number. */
import { describe, expect, test } from 'vitest'
import type { AppealRow, DraftActRow, LetterRow, Row } from '../../../../events/journal/registers.ts'
import { isTwin, unlike, type Worded } from '../../../../shared/domain/journal/same-matter.ts'
import { local, rules } from '../../../builders/council.ts'

const appealOf = (words: string | undefined, more: Partial<AppealRow> = {}): Worded => ({
  register: 'appeals',
  row: {
    number: '1',
    receivedAt: local('2025-06-02'),
    applicantKind: 'person',
    topic: 'housing',
    status: 'answered',
    ...more,
  },
  words,
})
const letterOf = (words: string, more: Partial<LetterRow> = {}): Worded => ({
  register: 'letters',
  row: { number: '1', sentOn: '2025-06-02', agency: 'almaty-su', about: 'initiative', ...more },
  words,
})
const draftOf = (words: string, more: Partial<DraftActRow> = {}): Worded => ({
  register: 'draft-acts',
  row: { number: '1', receivedAt: local('2025-06-02'), agency: 'akimat', actType: 'order', ...more },
  words,
})
const verdict = (before: Worded, after: Worded) => unlike(before, after, rules.dayOf)
const march = { receivedAt: local('2025-03-03') }
const kinds: [string, Worded, Worded][] = [
  [
    'an outcome, a status and a day of closing',
    appealOf('О крыше'),
    appealOf('О крыше', { status: 'withdrawn', closedOn: '2026-01-30' }),
  ],
  ['a mistyped subject', appealOf('О ремноте крыши'), appealOf('О ремонте крыши')],
  ['a longer subject', appealOf('Лифт'), appealOf('Лифт и двор')],
  ['another subject', appealOf('О крыше'), appealOf('Об автобусе')],
  ['another subject and topic', appealOf('О крыше'), appealOf('Об автобусе', { topic: 'ecology-transport' })],
  [
    'another subject and applicant',
    appealOf('О крыше'),
    appealOf('Об автобусе', { applicantKind: 'entity', entityForm: 'ТОО' }),
  ],
  ['another day of the year', appealOf('О крыше'), appealOf('О крыше', { receivedAt: local('2025-02-06') })],
  [
    'another day, and the subject mistyped',
    appealOf('О крыше дома'),
    appealOf('О крыше дома 5', { receivedAt: local('2025-02-06') }),
  ],
  [
    'another topic and applicant',
    appealOf('О крыше'),
    appealOf('о крыше!', { topic: 'social', applicantKind: 'entity', entityForm: 'ТОО' }),
  ],
  ['the subject that was missing', appealOf(''), appealOf('О крыше')],
  [
    'a day, where the wording was erased',
    appealOf(undefined),
    appealOf('О крыше', { receivedAt: local('2025-02-06') }),
  ],
  [
    'a letter’s due date and response',
    letterOf('Вода'),
    letterOf('Вода', { dueOn: '2026-01-20', answeredOn: '2026-01-15', decision: 'accepted' }),
  ],
  [
    'a draft’s recommendation',
    draftOf('О тарифах'),
    draftOf('О тарифах', { recommendedOn: '2026-01-20', outcome: 'supported', remarks: 0 }),
  ],
]

describe('a correction is', () => {
  test.each(kinds)('%s', (_, before, after) => expect(verdict(before, after)).toBeUndefined())
})

describe('no correction is', () => {
  test('the same words of another year', () => {
    expect(verdict(appealOf('О крыше'), appealOf('О крыше', { receivedAt: local('2026-01-12') }))).toEqual({
      why: 'other_year',
      on: '2025-06-02',
      columns: ['receivedAt'],
    })
    expect(verdict(letterOf('Вода'), letterOf('Вода', { sentOn: '2026-01-12' }))).toMatchObject({
      why: 'other_year',
    })
    expect(
      verdict(draftOf('О тарифах'), draftOf('О тарифах', { receivedAt: local('2024-12-30') })),
    ).toMatchObject({
      why: 'other_year',
    })
  })
  test('the first local hour of a year, though it is still the old one by Greenwich', () => {
    const lastEvening = appealOf('О крыше', { receivedAt: local('2025-12-31', '23:59') })
    const newYear = appealOf('О крыше', { receivedAt: local('2026-01-01', '00:30') })
    expect(verdict(lastEvening, newYear)).toMatchObject({ why: 'other_year' })
    expect(
      verdict(appealOf('О крыше', { receivedAt: local('2025-01-01', '00:30') }), lastEvening),
    ).toBeUndefined()
  })
  test.each<[string, Worded, Worded, string[]]>([
    [
      'the row of another year',
      appealOf('О крыше'),
      appealOf('Об автобусе', { receivedAt: local('2026-01-12'), topic: 'ecology-transport' }),
      ['receivedAt', 'topic', 'subject'],
    ],
    [
      'the row of another journal of the same year',
      appealOf('О крыше'),
      appealOf('Об автобусе', { receivedAt: local('2025-03-03') }),
      ['receivedAt', 'subject'],
    ],
    [
      'another applicant with another matter on the same day',
      appealOf('О крыше'),
      appealOf('Об автобусе', { applicantKind: 'entity', entityForm: 'АО', topic: 'social' }),
      ['applicantKind', 'entityForm', 'topic', 'subject'],
    ],
    [
      'another day, applicant and topic under a heading that says nothing',
      appealOf('О ремонте'),
      appealOf('О ремонте', { receivedAt: local('2025-03-03'), applicantKind: 'entity', topic: 'social' }),
      ['receivedAt', 'applicantKind', 'topic'],
    ],
    [
      'another day and topic without any wording',
      appealOf(''),
      appealOf('', { receivedAt: local('2025-03-03'), topic: 'social' }),
      ['receivedAt', 'topic'],
    ],
    [
      'another day and topic under the wording that was missing',
      appealOf(''),
      appealOf('О крыше', { ...march, topic: 'social' }),
      ['receivedAt', 'topic'],
    ],
    [
      'another day and applicant without any wording',
      appealOf(''),
      appealOf('', { ...march, applicantKind: 'entity' }),
      ['receivedAt', 'applicantKind'],
    ],
    [
      'a letter of another matter to another body',
      letterOf('Вода'),
      letterOf('О тарифах', { agency: 'akimat', about: 'appeal', caseNumber: 'A-1' }),
      ['agency', 'about', 'caseNumber', 'subject'],
    ],
    [
      'another body’s draft of another kind',
      draftOf('О тарифах'),
      draftOf('О парковках', { agency: 'tazalyk', actType: 'law' }),
      ['agency', 'actType', 'title'],
    ],
    [
      'a letter to another body on another day',
      letterOf('Вода'),
      letterOf('О тарифах', { sentOn: '2025-03-03', agency: 'akimat' }),
      ['sentOn', 'agency', 'subject'],
    ],
    [
      'another body’s draft of another day',
      draftOf('О тарифах'),
      draftOf('О парковках', { receivedAt: local('2025-03-03'), agency: 'tazalyk' }),
      ['receivedAt', 'agency', 'title'],
    ],
  ])('%s', (_, before, after, columns) =>
    expect(verdict(before, after)).toEqual({ why: 'other_matter', on: '2025-06-02', columns }),
  )
})

/** Of two rows that differ in day and wording, it is by the wording that they are one matter or two. */
describe('wordings', () => {
  const isOne = (before: string, after: string) =>
    verdict(appealOf(before), appealOf(after, march)) === undefined
  test.each([
    ['mistyped', 'О ремноте крыши', 'О ремонте крыши'],
    ['with more said', 'Лифт', 'Лифт и двор'],
    ['with less said', 'Лифт и двор', 'Лифт'],
    ['in other letters', 'ВОДА', 'вода'],
    ['with е for ё', 'аёб', 'аеб'],
    ['with signs between words', 'а - б', 'а б'],
    ['with signs about them', '«а', 'а!'],
    ['composed of marks', 'й', 'й'.normalize('NFD')],
    ['three fifths of which are shared', 'абвгд', 'абвгж'],
  ])('are alike: %s', (_, before, after) => {
    expect(isOne(before, after)).toBe(true)
  })
  test.each([
    ['another', 'О крыше', 'Об автобусе'],
    ['with another number', 'а5', 'а6'],
    ['two words for one', 'а б', 'аб'],
    ['two fifths of which are shared', 'абвгд', 'абвжз'],
    ['four sevenths of which are shared', 'абвгдеж', 'абвгдзи'],
  ])('are not alike: %s', (_, before, after) => {
    expect(isOne(before, after)).toBe(false)
  })
})

test('an entry is its own twin under another number, whatever became of it; another’s it is not', () => {
  const twins = (one: Worded, other: Worded) => isTwin(one, other, rules.dayOf)
  expect(twins(appealOf('О крыше'), appealOf('О крыше', { number: '2025/1', status: 'withdrawn' }))).toBe(
    true,
  )
  expect(twins(appealOf('О крыше'), appealOf('О крыше', { receivedAt: local('2025-06-03') }))).toBe(false)
  expect(twins(appealOf('О крыше'), appealOf('Об автобусе'))).toBe(false)
  expect(twins(appealOf('О крыше'), appealOf('О крыше', { applicantKind: 'entity' }))).toBe(false)
})

test('rows of all registers are looked at', () => {
  const registers: Row['register'][] = ['appeals', 'letters', 'draft-acts']
  expect(new Set(kinds.map(([, { register }]) => register))).toEqual(new Set(registers))
})
