/** Rows of an old register, rule by rule: what they say of a case, what corrects them, and what waits once it is alive. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import type { AppealRow, DraftActRow, LetterRow } from '../../../../events/journal/registers.ts'
import { actionNames } from '../../../../shared/domain/capabilities.ts'
import type { Appeal, Case, DraftAct } from '../../../../shared/domain/case.ts'
import { statusOf } from '../../../../shared/domain/case.ts'
import { viewsOf } from '../../../../shared/domain/case-views.ts'
import { decide, refusalOf } from '../../../../shared/domain/decide.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { isAsleep, type LoadRow } from '../../../../shared/domain/journal/import.ts'
import { asOfNow, noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { type Context, isRejected } from '../../../../shared/domain/rule.ts'
import type { CaseView } from '../../../../shared/domain/views.ts'
import { by, context, fromRegistration, local, rules } from '../../../builders/council.ts'
import { appealRegistered, assigned, letterSent, logOf, responseRecorded } from '../../../builders/events.ts'
import { lived, type Step } from '../../../builders/life.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const content = 'row-content'
const loading = { type: 'load_row', content, language: 'ru' } as const

/** Received on Saturday 17 May 2025: registered on Monday the 19th. */
const appealRow = (more: Partial<AppealRow> = {}): LoadRow => ({
  ...loading,
  register: 'appeals',
  row: {
    number: 'A-7',
    receivedAt: local('2025-05-17'),
    applicantKind: 'person',
    topic: 'housing',
    commission: 'housing',
    status: 'in_review',
    ...more,
  },
})
const answeredRow = (more: Partial<AppealRow> = {}) =>
  appealRow({ status: 'answered', closedOn: '2025-06-02', outcome: 'explained', ...more })
const draftRow = (more: Partial<DraftActRow> = {}): LoadRow => ({
  ...loading,
  register: 'draft-acts',
  row: {
    number: 'N-7',
    receivedAt: local('2025-05-19'),
    agency: 'public-spaces-department',
    actType: 'order',
    commission: 'urban-planning',
    ...more,
  },
})
const recommendedRow = draftRow({ recommendedOn: '2025-05-30', outcome: 'with_remarks', remarks: 3 })
const letterRow = (more: Partial<LetterRow> = {}): LoadRow => ({
  ...loading,
  register: 'letters',
  row: { number: 'L-7', sentOn: '2025-05-20', agency: 'almaty-su', about: 'initiative', ...more },
})
const ofCase = (more: Partial<LetterRow> = {}) => letterRow({ about: 'appeal', caseNumber: 'A-7', ...more })

const load = (row: LoadRow, day = '2026-02-02'): Step => [row, by.system, day]
const activate = (day = '2026-02-02'): Step => [{ type: 'activate' }, by.system, day]
/** The decisions of these steps, from nothing on. */
const register = (...steps: Step[]) => {
  const [[first, actor, day = ''] = load(appealRow()), ...rest] = steps
  const decided = decide(undefined, first, context(actor, local(day)))
  if (isRejected(decided)) throw new Error(decided.refused)
  return lived([decided], ...rest)
}
const caseAfter = (...steps: Step[]): Case => {
  const c = fold(logOf(register(...steps)))
  if (!c) throw new Error('no case')
  return c
}
const appealAfter = (...steps: Step[]) => caseAfter(...steps) as Appeal
const draftAfter = (...steps: Step[]) => caseAfter(...steps) as DraftAct
const waiting = (c: Case) =>
  Object.fromEntries(
    Object.entries(c.pending).map(([key, { owner, deadline }]) => [
      key,
      `${owner.as ?? owner.role} ${deadline.due}`,
    ]),
  )

describe('an appeal’s row', () => {
  test('is received on its local day, registered on the next working one, and due by the edition of that day', () => {
    const c = appealAfter(load(appealRow()))
    expect(c).toMatchObject({
      content,
      channel: 'import',
      language: 'ru',
      reachable: false,
      accepted: true,
      receivedOn: '2025-05-17',
      registeredOn: '2025-05-19',
      topic: 'housing',
      commission: 'housing',
      applicantKind: 'person',
      main: {
        ...{ term: 'appeal.answer', mode: 'working', from: '2025-05-17', due: '2025-06-09' },
        ...{ start: 'receipt', edition: { from: '2021-07-01' } },
      },
      pending: {},
      grants: {},
      dormant: true,
      loaded: { revision: 1 },
      ...{ disputed: false, disputedAnswers: [], questions: [], extensions: 0, forwards: [] },
    })
    expect([c.closedOn, c.ended, c.answer, c.first, c.dispute, c.longTerm]).toEqual(Array(6).fill(undefined))
    expect(statusOf(c)).toBe('in_review')
  })
  test('its term begins on the day of registration where the law of that day says so', () => {
    const decided = decide(
      undefined,
      appealRow(),
      context(by.system, local('2026-02-02'), { deadline: fromRegistration.deadline }),
    )
    expect(decided).toMatchObject([
      { loaded: { answer: { from: '2025-05-19' }, triage: { from: '2025-05-19' } } },
    ])
    const draft = decide(
      undefined,
      draftRow({ receivedAt: local('2025-05-17') }),
      context(by.system, local('2026-02-02'), { deadline: fromRegistration.deadline }),
    )
    expect(draft).toMatchObject([
      { loaded: { recommendation: { from: '2025-05-19' }, registeredOn: '2025-05-19' } },
    ])
  })
  test('answered: it is over on that day, with its outcome, and may be disputed for ten working days', () => {
    const c = appealAfter(load(answeredRow({ applicantKind: 'entity', entityForm: 'ТОО' })))
    expect(c).toMatchObject({
      entityForm: 'ТОО',
      closedOn: '2025-06-02',
      answer: { outcome: 'explained', on: '2025-06-02' },
      first: { on: '2025-06-02', due: '2025-06-09' },
      dispute: { term: 'appeal.dispute', from: '2025-06-02', due: '2025-06-17' },
    })
    expect([c.dormant, c.ended]).toEqual([undefined, undefined])
    expect(statusOf(c)).toBe('answered')
    given(...register(load(answeredRow())))
      .when({ type: 'dispute', content }, by.applicant, on('2025-06-18'))
      .thenRefused('dispute_too_late')
  })
  test('АППК art. 65: forwarded, in time by the third working day', () => {
    const forwarded = (closedOn: string) =>
      appealAfter(load(appealRow({ status: 'out_of_competence', closedOn })))
    const c = forwarded('2025-05-21')
    expect(c).toMatchObject({ ended: 'forwarded', closedOn: '2025-05-21', forwarding: { due: '2025-05-21' } })
    expect(c.forwards).toEqual([{ part: false, late: false, on: '2025-05-21' }])
    expect(forwarded('2025-05-22').forwards).toMatchObject([{ late: true }])
    expect(statusOf(c)).toBe('forwarded')
    expect(c.dispute).toBeUndefined()
  })
  test('withdrawn: on its day, or on that of its receipt where the register has none', () => {
    const c = appealAfter(load(appealRow({ status: 'withdrawn', closedOn: '2025-05-20' })))
    expect([statusOf(c), c.closedOn, c.forwards]).toEqual(['withdrawn', '2025-05-20', []])
    expect(appealAfter(load(appealRow({ status: 'withdrawn' }))).closedOn).toBe('2025-05-17')
  })
  test('under long-term control: on the date of the row, or ten working days from when it was loaded', () => {
    const controlled = (more: Partial<AppealRow> = {}) =>
      appealAfter(load(appealRow({ status: 'long_term', ...more })))
    const c = controlled({ closedOn: '2026-06-01' })
    expect(statusOf(c)).toBe('long_term')
    expect(c.longTerm).toEqual({ on: '2025-05-17', controlOn: '2026-06-01' })
    expect(c.dormant).toBe(true)
    expect(controlled().longTerm?.controlOn).toBe('2026-02-16')
    expect(appealAfter(load(appealRow())).longTerm).toBeUndefined()
  })
})

describe('a draft act’s row', () => {
  test('in review: it sleeps, with the term that is counted from receipt', () => {
    const c = draftAfter(load(draftRow()))
    expect(c).toMatchObject({
      kind: 'draft_act',
      draftVersion: 1,
      agency: 'public-spaces-department',
      actType: 'order',
      commission: 'urban-planning',
      accepted: true,
      earlier: [],
      main: { term: 'draft_act.recommendation', from: '2025-05-19', due: '2025-06-02' },
      dormant: true,
      loaded: { revision: 1 },
    })
    expect([statusOf(c), c.recommendation, c.pending]).toEqual(['in_review', undefined, {}])
  })
  test('recommended: with its day, outcome and number of remarks, and no letter', () => {
    const c = draftAfter(load(recommendedRow))
    expect(c.recommendation).toEqual({
      outcome: 'with_remarks',
      draftVersion: 1,
      remarks: 3,
      on: '2025-05-30',
    })
    expect([statusOf(c), c.dormant, c.letters]).toEqual(['recommended', undefined, {}])
    const plain = draftAfter(load(draftRow({ recommendedOn: '2025-05-30', outcome: 'supported' })))
    expect(plain.recommendation?.remarks).toBe(0)
    expect(draftAfter(load(draftRow({ outcome: 'supported' }))).recommendation).toBeUndefined()
  })
})

describe('a letter’s row', () => {
  test('without a case is a case of its own, which ends with the response', () => {
    const c = caseAfter(load(letterRow({ dueOn: '2025-06-10' })))
    expect(c).toMatchObject({
      kind: 'initiative',
      origin: 'other',
      originOn: '2025-05-20',
      receivedOn: '2025-05-20',
    })
    expect(c.letters['L-7']).toEqual({
      number: 'L-7',
      agency: 'almaty-su',
      content,
      sentOn: '2025-05-20',
      deadline: expect.objectContaining({
        term: 'letter.response',
        mode: 'chosen',
        from: '2025-05-20',
        due: '2025-06-10',
        basis: expect.objectContaining({ en: 'the date given in the register' }),
      }),
      grant: 'letter-L-7',
      dormant: true,
      loaded: { row: expect.objectContaining({ number: 'L-7' }), revision: 1 },
    })
    expect([statusOf(c), c.closedOn]).toEqual(['awaiting_agency', undefined])
    const over = caseAfter(load(letterRow({ answeredOn: '2025-06-05', decision: 'partly' })))
    expect([statusOf(over), over.closedOn]).toEqual(['responded', '2025-06-05'])
  })
  test('answered in time or late, by the date that the register gives; without one never late', () => {
    const response = (more: Partial<LetterRow>) =>
      caseAfter(load(letterRow({ answeredOn: '2025-06-11', decision: 'accepted', ...more }))).letters['L-7']
        ?.response
    expect(response({ dueOn: '2025-06-10' })).toEqual({
      decision: 'accepted',
      saidAt: '2025-06-11T00:00:00.000Z',
      arrivedAt: '2025-06-11T00:00:00.000Z',
      receivedOn: '2025-06-11',
      late: true,
      firstOn: '2025-06-11',
      amended: false,
    })
    expect(response({ dueOn: '2025-06-11' })?.late).toBe(false)
    expect(response({})?.late).toBe(false)
    expect(response({ decision: undefined })).toBeUndefined()
    expect(response({ answeredOn: undefined })).toBeUndefined()
  })
  test('about a draft act that the register does not number is no initiative', () => {
    const about = (kind: LetterRow['about']) => {
      const c = caseAfter(load(letterRow({ about: kind })))
      return [c.kind === 'initiative' && c.fromRegister, c.letters['L-7']?.about]
    }
    expect(about('draft_act')).toEqual(['draft_act', 'draft_act'])
    expect(about('initiative')).toEqual(['initiative', undefined])
  })
  test('with its case’s number is a letter of it; the case stays open', () => {
    const c = caseAfter(load(appealRow()), load(ofCase({ answeredOn: '2025-06-05', decision: 'accepted' })))
    expect(c.letters['L-7']).toMatchObject({ response: { firstOn: '2025-06-05' } })
    expect(c.letters['L-7']).not.toHaveProperty('about')
    expect([c.kind, c.closedOn]).toEqual(['appeal', undefined])
  })
  test('of a live case leaves its other letters and dates alone', () => {
    const live = [appealRegistered(), assigned(), letterSent()]
    const before = fold(logOf(live)) as Case
    const c = fold(logOf(lived(live, load(ofCase())))) as Case
    expect(c.pending).toEqual(before.pending)
    expect(Object.keys(c.letters)).toEqual(['ALM-L-2026-000001', 'L-7'])
  })
})

describe('a row that is refused', () => {
  test.each<[string, LoadRow, Step[], object]>([
    ['a letter of an unknown case', ofCase(), [], { refused: 'case_unknown', path: 'caseNumber' }],
    [
      'a letter about another kind of case',
      ofCase({ about: 'draft_act' }),
      [load(appealRow())],
      { refused: 'about_differs', path: 'about' },
    ],
    [
      'a letter of its own, whose number a case has',
      letterRow(),
      [load(appealRow())],
      { refused: 'number_taken', path: 'number' },
    ],
    [
      'a draft act by an appeal’s number',
      draftRow(),
      [load(appealRow())],
      { refused: 'number_taken', path: 'number' },
    ],
    [
      'an appeal by a draft act’s number',
      appealRow(),
      [load(draftRow())],
      { refused: 'number_taken', path: 'number' },
    ],
    [
      'another agency for a letter',
      letterRow({ agency: 'akimat' }),
      [load(letterRow())],
      { refused: 'row_fixed', path: 'agency' },
    ],
    [
      'another subject matter for a letter',
      letterRow({ about: 'draft_act' }),
      [load(letterRow())],
      { refused: 'row_fixed', path: 'about' },
    ],
    [
      'another case for a letter',
      ofCase({ caseNumber: 'A-8' }),
      [load(appealRow()), load(ofCase())],
      { refused: 'row_fixed', path: 'caseNumber' },
    ],
  ])('%s', (_, row, before, refusal) => {
    const state = before.length ? caseAfter(...before) : undefined
    expect(decide(state, row, context(by.system))).toEqual(refusal)
  })
  test('one that a live case or letter has', () => {
    given(appealRegistered()).when(appealRow(), by.system).thenRefused('number_taken', { path: 'number' })
    given(appealRegistered(), assigned(), letterSent({ letter: 'L-7' }))
      .when(ofCase(), by.system)
      .thenRefused('number_taken', { path: 'number' })
  })
  test('one of a case that was worked on here since, at what it would change; known as it is, it says nothing', () => {
    const worked = lived(register(load(appealRow()), activate()), [
      { type: 'answer', outcome: 'explained', content },
      by.chair(),
    ])
    given(...worked)
      .when(appealRow({ topic: 'social' }), by.system)
      .thenRefused('worked_on', { path: 'topic' })
    given(...worked)
      .when(appealRow(), by.system)
      .thenNothing()
    given(...worked)
      .when({ ...appealRow(), content: 'other-content' }, by.system)
      .thenRefused('worked_on', { path: 'subject' })
  })
  test('one of a letter that was responded to here', () => {
    const respond = {
      type: 'respond',
      letter: 'L-7',
      decision: 'accepted',
      content,
      via: 'webhook',
      saidAt: local('2026-02-03'),
    } as const
    given(...lived(register(load(letterRow()), activate()), [respond, by.agency('almaty-su'), '2026-02-03']))
      .when(letterRow({ dueOn: '2026-03-01' }), by.system)
      .thenRefused('worked_on', { path: 'dueOn' })
    // One that was said before the register's is kept and changes nothing; a correction would not know of it.
    const answeredBefore = load(letterRow({ answeredOn: '2025-06-05', decision: 'accepted' }))
    const older = { ...respond, saidAt: local('2025-06-02') }
    const both = lived(register(answeredBefore), [older, by.agency('almaty-su'), '2026-02-03'])
    given(...both)
      .when(letterRow({ answeredOn: '2025-06-06', decision: 'accepted' }), by.system)
      .thenRefused('worked_on', { path: 'answeredOn' })
    given(...register(load(letterRow({ answeredOn: '2025-06-05', decision: 'accepted' }))))
      .when(letterRow({ answeredOn: '2025-06-06', decision: 'accepted' }), by.system)
      .then({ type: 'RegisterRowCorrected', changed: ['answeredOn'] })
  })
})

describe('a corrected row', () => {
  test('names the columns that say something else, in no case those that do not', () => {
    given(...register(load(appealRow())))
      .when(answeredRow({ topic: 'social' }), by.system)
      .then({ type: 'RegisterRowCorrected', changed: ['topic', 'status', 'closedOn', 'outcome'] })
    given(...register(load(answeredRow())))
      .when(appealRow(), by.system)
      .then({ type: 'RegisterRowCorrected', changed: ['status', 'closedOn', 'outcome'] })
    given(...register(load(appealRow())))
      .when({ ...appealRow(), content: 'new-content' }, by.system)
      .then({ type: 'RegisterRowCorrected', content: 'new-content', changed: ['subject'] })
    given(...register(load(appealRow())))
      .when(appealRow(), by.system)
      .thenNothing()
  })
  test('replaces what the row said: what was answered is open again, and sleeps', () => {
    const c = appealAfter(load(answeredRow()), load({ ...appealRow(), content: 'new-content' }))
    expect(c).toMatchObject({ content: 'new-content', dormant: true, loaded: { revision: 2 } })
    expect([c.answer, c.closedOn, c.first, c.dispute]).toEqual([undefined, undefined, undefined, undefined])
    const draft = draftAfter(load(recommendedRow), load(draftRow({ actType: 'law' })))
    expect(draft).toMatchObject({ actType: 'law', dormant: true, loaded: { revision: 2 } })
    expect(draft.recommendation).toBeUndefined()
    expect(
      caseAfter(load(letterRow()), load(letterRow({ dueOn: '2026-03-01' }))).letters['L-7'],
    ).toMatchObject({
      deadline: { due: '2026-03-01' },
      loaded: { revision: 2 },
    })
  })
  test('of the letter that is a case of its own: its day is when the case began; another letter’s is not', () => {
    const begun = (...steps: Step[]) => fold(logOf(register(...steps), { caseId: 'L-7' })) as Case
    const days = (day: string) => ({ receivedOn: day, registeredOn: day, originOn: day })
    const corrected = [load(letterRow()), load(letterRow({ sentOn: '2025-05-22' }))]
    expect(begun(...corrected)).toMatchObject(days('2025-05-22'))
    const another = load(letterRow({ number: 'L-8', caseNumber: 'L-7', sentOn: '2025-06-03' }))
    expect(begun(...corrected, another)).toMatchObject(days('2025-05-22'))
  })
  test('ends what waited of an activated case and the chair’s link; letters wait on', () => {
    const c = appealAfter(
      load(appealRow()),
      load(ofCase({ dueOn: '2026-03-02' })),
      activate(),
      load(answeredRow()),
    )
    expect(waiting(c)).toEqual({ 'letter:L-7': 'almaty-su 2026-03-02' })
    expect(c.grants).toMatchObject({ 'chair-1': { open: false }, 'letter-L-7': { open: true } })
    expect(statusOf(c)).toBe('answered')
  })
  test('lets what was brought alive and is open stay awake, by the dates of the corrected row', () => {
    const appeal = appealAfter(
      load(appealRow()),
      activate(),
      load(appealRow({ receivedAt: '2025-05-19T05:00:00.000Z' })),
    )
    expect([appeal.dormant, waiting(appeal)]).toEqual([undefined, { answer: 'housing 2025-06-10' }])
    // The link of before is over, and the chair has another one.
    expect(appeal.grants).toMatchObject({ 'chair-1': { open: false }, 'chair-2': { open: true } })
    const moved = appealAfter(load(appealRow()), activate(), load(appealRow({ commission: 'social' })))
    expect(waiting(moved)).toEqual({ answer: 'social 2025-06-09' })
    expect(moved.grants['chair-2']).toEqual({ role: 'chair', as: 'social', open: true })
    const draft = draftAfter(load(draftRow()), activate(), load(draftRow({ actType: 'law' })))
    expect([draft.dormant, Object.keys(draft.pending)]).toEqual([undefined, ['recommendation']])
    const letter = caseAfter(
      load(letterRow({ dueOn: '2026-03-02' })),
      activate(),
      load(letterRow({ dueOn: '2026-03-09' })),
    )
    expect(waiting(letter)).toEqual({ 'letter:L-7': 'almaty-su 2026-03-09' })
    expect(letter.letters['L-7']).not.toHaveProperty('dormant')
  })
  test('wakes nothing that slept, or was over before', () => {
    const asleep = (...before: Step[]) => given(...register(...before))
    asleep(load(appealRow()))
      .when(appealRow({ topic: 'social' }), by.system)
      .thenOnly({ type: 'RegisterRowCorrected' })
    asleep(load(answeredRow())).when(appealRow(), by.system).thenOnly({ type: 'RegisterRowCorrected' })
    asleep(load(letterRow()))
      .when(letterRow({ dueOn: '2026-03-02' }), by.system)
      .thenOnly({ type: 'RegisterRowCorrected' })
  })
  test('a response ends the letter’s wait; an initiative ends with its last one', () => {
    const c = caseAfter(
      load(letterRow({ dueOn: '2026-03-02' })),
      activate(),
      load(letterRow({ dueOn: '2026-03-02', answeredOn: '2026-02-20', decision: 'accepted' })),
    )
    expect([c.pending, c.closedOn]).toEqual([{}, '2026-02-20'])
    const again = caseAfter(
      load(letterRow({ answeredOn: '2026-02-20', decision: 'accepted' })),
      load(letterRow({ dueOn: '2026-03-02' })),
    )
    expect([statusOf(again), again.closedOn]).toEqual(['awaiting_agency', undefined])
  })
})

describe('brought alive', () => {
  test('an appeal: its answer is due by the law’s count, the chair has a link, and it is worked on as any other', () => {
    const c = appealAfter(load(appealRow()), activate())
    expect(waiting(c)).toEqual({ answer: 'housing 2025-06-09' })
    expect(c.main).toMatchObject({ due: '2025-06-09', mode: 'working' })
    expect(c.grants).toEqual({ 'chair-1': { role: 'chair', as: 'housing', open: true } })
    expect([c.assignments, c.dormant, isAsleep(c)]).toEqual([1, undefined, false])
  })
  test('without a commission: triage from today, by the secretariat, and no link', () => {
    const c = appealAfter(load(appealRow({ commission: undefined })), activate())
    expect(waiting(c)).toEqual({ answer: 'secretary 2025-06-09', triage: 'secretary 2026-02-05' })
    expect([c.grants, c.assignments]).toEqual([{}, 0])
  })
  test('a draft act: its recommendation', () => {
    const c = draftAfter(load(draftRow()), activate())
    expect(waiting(c)).toEqual({ recommendation: 'urban-planning 2025-06-02' })
    expect(waiting(draftAfter(load(draftRow({ commission: undefined })), activate()))).toEqual({
      recommendation: 'secretary 2025-06-02',
      triage: 'secretary 2026-02-05',
    })
  })
  test('long-term control: on the row’s date, or ten working days from today', () => {
    const controlled = (row: LoadRow) => appealAfter(load(row), activate('2026-02-03'))
    const dated = controlled(appealRow({ status: 'long_term', closedOn: '2026-06-01' }))
    expect(waiting(dated)).toEqual({ answer: 'housing 2025-06-09', control: 'housing 2026-06-01' })
    expect(dated.longTerm).toEqual({ on: '2025-05-17', controlOn: '2026-06-01' })
    expect(dated.pending.control?.deadline.mode).toBe('chosen')
    const undated = controlled(appealRow({ status: 'long_term' }))
    expect(undated.pending.control?.deadline).toMatchObject({ due: '2026-02-17', mode: 'working' })
    expect(undated.longTerm?.controlOn).toBe('2026-02-17')
  })
  test('a letter: by the register’s date, on its agency, by its own link; without a date it waits on nobody', () => {
    const c = caseAfter(load(letterRow({ dueOn: '2026-03-02' })), activate())
    expect(waiting(c)).toEqual({ 'letter:L-7': 'almaty-su 2026-03-02' })
    expect(c.grants).toEqual({ 'letter-L-7': { role: 'agency', as: 'almaty-su', letter: 'L-7', open: true } })
    expect([c.letters['L-7']?.dormant, c.letters['L-7']?.deadline.due]).toEqual([undefined, '2026-03-02'])
    const undated = caseAfter(load(letterRow()), activate())
    expect([waiting(undated), isAsleep(undated)]).toEqual([{}, false])
  })
  test('letters and case together, each once', () => {
    const steps = [load(appealRow()), load(ofCase({ dueOn: '2026-03-02' }))]
    const c = appealAfter(...steps, activate())
    expect(waiting(c)).toEqual({ answer: 'housing 2025-06-09', 'letter:L-7': 'almaty-su 2026-03-02' })
    given(...register(...steps, activate()))
      .when({ type: 'activate' }, by.system)
      .thenNothing()
  })
  test('a letter of a case that is alive already: the letter alone', () => {
    const live = lived([appealRegistered(), assigned()], load(ofCase({ dueOn: '2026-03-02' })))
    given(...live)
      .when({ type: 'activate' }, by.system)
      .then({ type: 'CaseActivated', waiting: [{ key: 'letter:L-7', deadline: expect.anything() }] })
    const c = fold(logOf(lived(live, activate()))) as Case
    expect(Object.keys(c.grants)).toEqual(['chair-1', 'letter-L-7'])
    expect(Object.keys(c.pending)).toEqual(['answer', 'acceptance', 'letter:L-7'])
  })
  test('an initiative that the register gives another letter ends with the last response', () => {
    const opened = [[sideEvents.InitiativeOpened, letterSent()], responseRecorded()]
    const second = letterRow({ caseNumber: 'ALM-A-2026-000001' })
    const both = [opened[0] ?? [], ...lived([opened[0] ?? []], load(second)).slice(1)]
    const c = fold(logOf([...both, responseRecorded()])) as Case
    expect([Object.keys(c.letters), c.closedOn]).toEqual([['ALM-L-2026-000001', 'L-7'], undefined])
    expect((fold(logOf(opened)) as Case).closedOn).toBe('2026-02-10')
  })
  test('an initiative of the register too: open while one letter waits, then over since the latest response', () => {
    const another = letterRow({ number: 'L-8', caseNumber: 'L-7' })
    const said = (row: LoadRow, answeredOn: string): LoadRow =>
      ({ ...row, row: { ...row.row, answeredOn, decision: 'accepted' } }) as LoadRow
    const waits = caseAfter(load(said(letterRow(), '2025-06-20')), load(another))
    expect([Object.keys(waits.letters), waits.closedOn]).toEqual([['L-7', 'L-8'], undefined])
    const over = caseAfter(load(said(letterRow(), '2025-06-20')), load(said(another, '2025-06-05')))
    expect([statusOf(over), over.closedOn]).toEqual(['responded', '2025-06-20'])
  })
  test('each case is received when its row says', () => {
    expect(caseAfter(load(letterRow())).receivedAt).toBe('2025-05-20T00:00:00.000Z')
    expect(caseAfter(load(appealRow())).receivedAt).toBe(local('2025-05-17'))
    expect(caseAfter(load(draftRow())).receivedAt).toBe(local('2025-05-19'))
  })
  test('a new chair gets no link to what nobody here was given', () => {
    given(...register(load(recommendedRow)))
      .when({ type: 'hand_over', commission: 'urban-planning' }, by.system)
      .thenNothing()
  })
  test('what is over, and what was answered, does not wait', () => {
    for (const row of [
      answeredRow(),
      recommendedRow,
      letterRow({ answeredOn: '2025-06-05', decision: 'accepted' }),
    ])
      given(...register(load(row)))
        .when({ type: 'activate' }, by.system)
        .thenNothing()
    expect(isAsleep(caseAfter(load(letterRow())))).toBe(true)
    expect(isAsleep(caseAfter(load(appealRow()), load(ofCase()), activate()))).toBe(false)
  })
  test('only then may anybody act on it; a response is taken at any time', () => {
    const asleep = register(load(appealRow()), load(ofCase()))
    const now: Partial<Context> = on('2026-02-03')
    given(...asleep)
      .when({ type: 'forward', content, part: false }, by.secretary, now)
      .thenRefused('not_activated')
    given(...asleep)
      .when({ type: 'hand_over', commission: 'housing' }, by.system, now)
      .thenNothing()
    const response = {
      letter: 'L-7',
      decision: 'accepted',
      content,
      saidAt: local('2026-02-03'),
    } as const
    given(...asleep)
      .when({ type: 'respond', ...response, via: 'webhook' }, by.agency('almaty-su'), now)
      .then({ type: 'ResponseRecorded', effect: 'first', late: false })
    given(...asleep)
      .when({ type: 'record_response', ...response }, by.secretary, now)
      .then({ type: 'ResponseRecorded' })
  })
  test('the page offers the secretariat to write down what comes, and nothing that the council does, until then', () => {
    const c = caseAfter(load(appealRow()), load(ofCase()))
    const offered = actionNames.filter(
      (action) => !refusalOf(c, action, by.secretary, rules.moment('2026-02-03')),
    )
    expect(offered).toEqual(['withdraw', 'message', 'correct_contact', 'ask_file', 'record_response', 'note'])
  })
  test('its chair is told, unless the case is over or has another chair by the time of the mail', () => {
    const decisions = register(load(appealRow()), activate())
    const e = decisions.flat().at(-1) as CaseEvent
    const now = (...since: Step[]) => fold(logOf(lived(decisions, ...since))) as Case
    const told = (c: Case) => noticesOf(e, now()).flatMap((notice) => asOfNow(notice, e, c) ?? [])
    expect(told(now())).toEqual([
      { kind: 'assigned', to: { role: 'chair', as: 'housing' }, grant: 'chair-1' },
    ])
    expect(told(now([{ type: 'answer', outcome: 'explained', content }, by.chair()]))).toEqual([])
    expect(told(now([{ type: 'hand_over', commission: 'housing' }, by.system]))).toEqual([])
    const noChair = register(load(appealRow({ commission: undefined })), activate())
    expect(noticesOf(noChair.flat().at(-1) as CaseEvent, fold(logOf(noChair)) as Case)).toEqual([])
    const [row] = decisions.flat()
    expect(noticesOf(row as CaseEvent, now())).toEqual([])
  })
})

describe('what reports and lists know of it', () => {
  const viewOf = (part: string, ...steps: Step[]) =>
    viewsOf(logOf(register(...steps))).find((view) => view.part === part)
  test('an appeal stood as its row says, from the row’s own days on', () => {
    expect(viewOf('case', load(answeredRow()))).toMatchObject({
      status: 'answered',
      dueOn: '2025-06-09',
      firstAnswerOn: '2025-06-02',
      standings: [['2025-06-02', 'answered']],
    })
    expect(
      viewOf('case', load(appealRow({ status: 'out_of_competence', closedOn: '2025-05-21' }))),
    ).toMatchObject({
      standings: [['2025-05-21', 'out_of_competence']],
    })
  })
  test('a correction restates it: nothing of the row’s earlier wording is left', () => {
    const view = viewOf('case', load(answeredRow()), load(appealRow()))
    expect(view).toMatchObject({ status: 'in_review', version: 2 })
    for (const key of ['standings', 'firstAnswerOn', 'outcome', 'closedOn'])
      expect(view).not.toHaveProperty(key)
    const letter = viewOf(
      'L-7',
      load(letterRow({ answeredOn: '2025-06-05', decision: 'accepted' })),
      load(letterRow()),
    )
    expect(letter).not.toHaveProperty('answeredOn')
  })
  test('what was counted as a fact and is none any more is taken back', () => {
    const facts = (...steps: Step[]) => viewsOf(logOf(register(...steps))).filter((view) => 'fact' in view)
    expect(facts(load(answeredRow()))).toMatchObject([{ fact: 'answered', on: '2025-06-02' }])
    const [gone] = facts(load(answeredRow()), load(appealRow()))
    expect(gone).toMatchObject({ fact: 'answered', version: 2 })
    expect(gone).not.toHaveProperty('on')
    const response = { answeredOn: '2025-06-05', decision: 'accepted' } as const
    const both = facts(load(answeredRow()), load(ofCase(response)), load(appealRow()))
    expect(both.map(({ part, on }) => [part, on])).toEqual([
      ['answered:1', undefined],
      ['lettersAnswered:L-7', '2025-06-05'],
    ])
  })
  test('a letter’s row restates the letter, not its case', () => {
    const assign: Step = [
      { type: 'assign', commission: 'housing', by: 'secretariat' },
      by.secretary,
      '2026-02-03',
    ]
    const steps = [
      load(appealRow({ commission: undefined })),
      activate(),
      assign,
      load(ofCase(), '2026-02-04'),
    ]
    const log = logOf(register(...steps)).map((commit, n) => ({ ...commit, at: local(steps[n]?.[2] ?? '') }))
    const commissionsAfter = (count: number) =>
      viewsOf(log.slice(0, count)).find((view): view is CaseView => view.part === 'case')?.commissions
    expect(commissionsAfter(3)).toEqual([[local('2026-02-03'), 'housing']])
    expect(commissionsAfter(4)).toEqual(commissionsAfter(3))
  })
  test('under long-term control it was so from its receipt on', () => {
    const view = viewOf('case', load(appealRow({ status: 'long_term', closedOn: '2026-05-04' })))
    expect(view).toMatchObject({ standings: [['2025-05-17', 'long_term']] })
  })
  test('a letter about a draft act that is no case counts as no initiative', () => {
    expect(viewOf('case', load(letterRow()))).toMatchObject({ origin: 'other' })
    expect(viewOf('case', load(letterRow({ about: 'draft_act' })))).not.toHaveProperty('origin')
  })
})
