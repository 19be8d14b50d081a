/** Every refusal can be met, and whoever meets it reads what is so and what to do, in their language. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../events/events.ts'
import { languages } from '../../../events/values.ts'
import type { PersonalData } from '../../../shared/domain/appeals/personal-data.ts'
import { type Command, decide } from '../../../shared/domain/decide.ts'
import { fold } from '../../../shared/domain/fold.ts'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { Context } from '../../../shared/domain/rule.ts'
import { texts } from '../../../shared/text/texts.ts'
import { by, context, rules as council, local } from '../../builders/council.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterNumber,
  letterSent,
  logOf,
  recommended,
  responseRecorded,
} from '../../builders/events.ts'
import { draftSubmitted } from '../../builders/inputs.ts'
import { lived, type Step } from '../../builders/life.ts'
import { sideEvents } from '../../builders/side-events.ts'
import { World } from '../../fakes/world.ts'
import { article, rules } from './wrong-words.ts'

const refusals = Object.keys(texts('en').refusals) as Refusal[]

const content = 'some-content'
const registered = [appealRegistered()]
const inReview = [appealRegistered(), assigned(), accepted]
const draft = [draftActRegistered(), assigned('urban-planning')]
const draftsChair = by.chair('urban-planning')
const developer = by.agency('public-spaces-department')

const answer: Command = { type: 'answer', outcome: 'explained', content }
const dispute: Command = { type: 'dispute', content }
const until = (day: string): Command => ({ type: 'extension', content, until: day })
const recommend = (outcome: 'supported' | 'with_remarks', remarks: number): Command => ({
  type: 'recommend',
  outcome,
  content,
  remarks,
})
const complete: Command = { type: 'complete', content, missing: ['iin'] }
const danger: Command = { type: 'crime_or_danger', content, to: 'tazalyk', part: true }
const linked = (file: boolean): Command => ({
  type: 'link_repeat',
  of: 'A-7',
  file,
  repeat: { known: true, decided: false, unchanged: false },
})
const returned = (ground: 'not_completed' | 'repeated' | 'insulting', more: object = {}): Command => ({
  type: 'return_to_applicant',
  content,
  ground,
  ...more,
})
const remark = (no: number, isAccepted = true, reasoned = true) => ({ no, accepted: isAccepted, reasoned })
const respond = (...remarks: ReturnType<typeof remark>[]): Command => ({
  type: 'respond',
  letter: letterNumber,
  decision: 'partly',
  content,
  via: 'page',
  saidAt: local('2026-02-03'),
  remarks,
})
/** The secretariat enters a response that came on this day. */
const fromPaper = (receivedOn: string): Command => ({
  type: 'record_response',
  letter: letterNumber,
  decision: 'accepted',
  content,
  saidAt: local('2026-02-03'),
  receivedOn,
})
/** Rows of an old register. */
const appealRow = (outcome?: 'explained'): Command => ({
  type: 'load_row',
  register: 'appeals',
  content,
  language: 'kk',
  row: {
    number: 'A-7',
    receivedAt: local('2025-05-17'),
    applicantKind: 'person',
    topic: 'housing',
    status: outcome ? 'answered' : 'in_review',
    ...(outcome && { outcome, closedOn: '2025-06-02' }),
  },
})
const letterRow = (agency: string, about: 'initiative' | 'draft_act', caseNumber?: string): Command => ({
  type: 'load_row',
  register: 'letters',
  content,
  language: 'kk',
  row: { number: 'L-7', sentOn: '2025-05-20', agency, about, ...(caseNumber && { caseNumber }) },
})
const loadedRow = (row: Command) => [...(decide(undefined, row, context(by.system)) as CaseEvent[])]

const causes = { pauseCauses: ['expertise'] }

const toAgency: Command = { type: 'letter', agency: 'almaty-su', content }

type Life = readonly [Parameters<typeof lived>[0], ...Step[]]
type Met = { life: Life | []; by: Step }

const publishing = (refused: PersonalData['refused']): Step => [
  { type: 'publish_answer', content, personal: { refused, path: 'question' } },
  by.secretary,
]
const agreed: Life[0] = [appealRegistered({ publish: true }), assigned(), accepted, answered()]
const withLetter: Life = [[...inReview, letterSent()]]

/** A way to meet each; the last step is the one that is refused. */
const ways: Record<Exclude<Refusal, 'topic_unknown'>, Met> = {
  case_unknown: { life: [], by: [answer, by.chair()] },
  not_yours: { life: [inReview], by: [answer, by.head] },
  not_assigned: { life: [registered], by: [answer, by.chair()] },
  already_assigned: {
    life: [inReview],
    by: [{ type: 'assign', commission: 'social', by: 'secretariat' }, by.secretary],
  },
  completion_open: {
    life: [inReview, [complete, by.chair()]],
    by: [complete, by.chair()],
  },
  tells_of_danger: { life: [inReview, [danger, by.chair()]], by: [returned('insulting'), by.chair()] },
  already_danger: { life: [inReview, [danger, by.chair()]], by: [danger, by.secretary] },
  not_asked_to_complete: { life: [inReview], by: [returned('not_completed'), by.chair()] },
  file_asked: {
    life: [inReview, [{ type: 'ask_file' }, by.applicant]],
    by: [{ type: 'ask_file' }, by.applicant],
  },
  file_open: {
    life: [
      inReview,
      [{ type: 'ask_file' }, by.applicant],
      [{ type: 'show_file', how: 'page', on: '2026-02-02' }, by.secretary],
    ],
    by: [{ type: 'ask_file' }, by.applicant],
  },
  file_erased: {
    life: [inReview, [{ type: 'erase', content }, by.system]],
    by: [{ type: 'ask_file' }, by.applicant],
  },
  publication_erased: {
    life: [agreed, [{ type: 'erase', content }, by.system]],
    by: [{ type: 'publish_answer', content }, by.secretary],
  },
  iin_in_text: { life: [agreed], by: publishing('iin_in_text') },
  phone_in_text: { life: [agreed], by: publishing('phone_in_text') },
  email_in_text: { life: [agreed], by: publishing('email_in_text') },
  name_in_text: { life: [agreed], by: publishing('name_in_text') },
  no_consent: {
    life: [inReview],
    by: [{ type: 'withdraw_consent' }, by.applicant],
  },
  file_not_asked: {
    life: [inReview],
    by: [{ type: 'show_file', how: 'page', on: '2026-02-02' }, by.secretary],
  },
  file_shown_in_future: {
    life: [inReview, [{ type: 'ask_file' }, by.applicant]],
    by: [{ type: 'show_file', how: 'in_person', on: '2026-02-03' }, by.secretary],
  },
  file_shown_before_asked: {
    life: [inReview, [{ type: 'ask_file' }, by.applicant]],
    by: [{ type: 'show_file', how: 'in_person', on: '2026-02-01' }, by.secretary],
  },
  question_not_asked: {
    life: [inReview],
    by: [{ type: 'reply', content, receivedOn: '2026-02-02' }, by.secretary],
  },
  completion_not_asked: {
    life: [inReview],
    by: [{ type: 'completion', content, receivedOn: '2026-02-02' }, by.secretary],
  },
  paper_too_early: {
    life: [inReview],
    by: [{ type: 'withdraw', receivedOn: '2026-02-01' }, by.secretary],
  },
  paper_too_late: {
    life: [inReview, [answer, by.chair()]],
    by: [{ ...dispute, receivedOn: '2026-02-17' }, by.secretary, '2026-02-18'],
  },
  repeat_missing: { life: [inReview], by: [returned('repeated'), by.chair()] },
  repeat_unknown: {
    life: [inReview],
    by: [
      returned('repeated', { of: 'A-7', repeat: { known: false, decided: false, unchanged: false } }),
      by.chair(),
    ],
  },
  repeat_not_decided: {
    life: [inReview],
    by: [
      returned('repeated', { of: 'A-7', repeat: { known: true, decided: false, unchanged: false } }),
      by.chair(),
    ],
  },
  repeat_not_expected: { life: [inReview], by: [returned('insulting', { of: 'A-7' }), by.chair()] },
  return_too_late: { life: [inReview], by: [returned('insulting'), by.chair(), '2026-02-06'] },
  already_linked: { life: [inReview, [linked(false), by.secretary]], by: [linked(false), by.secretary] },
  repeat_changed: { life: [inReview], by: [linked(true), by.secretary] },
  not_anonymous: {
    life: [inReview],
    by: [{ type: 'terminate', content, ground: 'anonymous' }, by.chair()],
  },
  anonymous_not_reviewed: {
    life: [[appealRegistered({ anonymous: true, reachable: false })]],
    by: [{ type: 'assign', commission: 'social', by: 'secretariat' }, by.secretary],
  },
  already_accepted: { life: [inReview], by: [{ type: 'accept' }, by.chair()] },
  already_closed: { life: [inReview, [answer, by.chair()]], by: [answer, by.chair()] },
  already_recommended: {
    life: [draft, [recommend('supported', 0), draftsChair]],
    by: [recommend('supported', 0), draftsChair],
  },
  not_answered: { life: [inReview], by: [dispute, by.applicant] },
  not_a_draft_act: { life: [inReview], by: [recommend('supported', 0), by.chair()] },
  not_an_appeal: { life: [draft], by: [answer, draftsChair] },
  commission_unknown: {
    life: [registered],
    by: [{ type: 'assign', commission: 'fishing', by: 'secretariat' }, by.secretary],
  },
  agency_unknown: { life: [inReview], by: [{ type: 'letter', agency: 'nobody', content }, by.chair()] },
  contact_erased: {
    life: [inReview, [{ type: 'erase', content }, by.system]],
    by: [{ type: 'correct_contact', content, email: true, address: false }, by.secretary],
  },
  nothing_to_hand_over: {
    life: [withLetter[0]],
    by: [{ type: 'letter_handed_over', letter: 'ALM-L-2026-000001', on: '2026-02-02' }, by.secretary],
  },
  nothing_to_remind: {
    life: [inReview],
    by: [{ type: 'remind', letter: 'ALM-L-2026-000001' }, by.secretary],
  },
  handed_over_in_future: {
    life: [
      [
        ...inReview,
        letterSent({ agency: 'outside', handover: council.deadline('appeal.handover', '2026-02-02') }),
      ],
    ],
    by: [{ type: 'letter_handed_over', letter: 'ALM-L-2026-000001', on: '2027-02-02' }, by.secretary],
  },
  handed_over_before_sent: {
    life: [
      [
        ...inReview,
        letterSent({ agency: 'outside', handover: council.deadline('appeal.handover', '2026-02-02') }),
      ],
    ],
    by: [{ type: 'letter_handed_over', letter: 'ALM-L-2026-000001', on: '2026-02-01' }, by.secretary],
  },
  letter_kind_of_drafts: {
    life: [inReview],
    by: [{ type: 'letter', agency: 'akimat', kind: 'draft_act', content }, by.chair()],
  },
  letter_unknown: { life: [inReview], by: [respond(), by.agency()] },
  letter_answered: { life: [[...draft, recommended(0), responseRecorded()]], by: [respond(), developer] },
  remarks_missing: { life: [[...draft, recommended(2)]], by: [respond(remark(1)), developer] },
  remark_unknown: { life: [[...draft, recommended(1)]], by: [respond(remark(7)), developer] },
  remark_in_one_language: {
    life: [[...draft, recommended(1), sideEvents.DraftVersionReceived]],
    by: [
      {
        type: 'recommend',
        outcome: 'with_remarks',
        content,
        remarks: 1,
        carried: { of: 'recommendation-content', remarks: [1], inOne: [1] },
      },
      draftsChair,
    ],
  },
  remark_twice: { life: [[...draft, recommended(2)]], by: [respond(remark(1), remark(1)), developer] },
  remark_reason_missing: {
    life: [[...draft, recommended(1)]],
    by: [respond(remark(1, false, false)), developer],
  },
  remarks_required: { life: [draft], by: [recommend('with_remarks', 0), draftsChair] },
  remarks_not_expected: { life: [draft], by: [recommend('supported', 1), draftsChair] },
  draft_version_differs: {
    life: [draft],
    by: [{ type: 'receive_version', content, draftVersion: 1 }, developer],
  },
  not_urgent: {
    life: [draft],
    by: [{ type: 'receive_version', content, draftVersion: 2, urgent: true }, developer],
  },
  draft_changed: {
    life: [draft, [{ type: 'receive_version', content, draftVersion: 2 }, developer]],
    by: [{ type: 'decline', content, read: 1 }, draftsChair],
  },
  question_open: {
    life: [inReview, [{ type: 'ask', content }, by.chair()]],
    by: [{ type: 'ask', content }, by.chair()],
  },
  extension_open: {
    life: [inReview, [until('2026-03-12'), by.chair()]],
    by: [until('2026-03-12'), by.chair()],
  },
  signature_awaited: {
    life: [inReview, [toAgency, by.chair(), '2026-02-02', { headSigns: true }]],
    by: [toAgency, by.chair()],
  },
  nothing_to_sign: { life: [inReview], by: [{ type: 'sign' }, by.head] },
  extension_not_asked: { life: [inReview], by: [{ type: 'refuse_extension', content }, by.head] },
  extension_past_due: { life: [inReview], by: [until('2026-03-12'), by.chair(), '2026-02-24'] },
  extension_not_later: { life: [inReview], by: [until('2026-02-23'), by.chair()] },
  extension_not_working_day: { life: [inReview], by: [until('2026-03-14'), by.chair()] },
  extension_too_long: { life: [inReview], by: [until('2026-04-03'), by.chair()] },
  control_not_later: {
    life: [inReview],
    by: [{ type: 'long_term', content, controlOn: '2026-02-02' }, by.chair()],
  },
  dispute_too_late: { life: [inReview, [answer, by.chair()]], by: [dispute, by.applicant, '2026-02-17'] },
  already_disputed: {
    life: [inReview, [answer, by.chair()], [dispute, by.applicant], [answer, by.chair()]],
    by: [dispute, by.applicant],
  },
  already_rated: {
    life: [inReview, [answer, by.chair()], [{ type: 'rate_answer', rating: 'partly' }, by.applicant]],
    by: [{ type: 'rate_answer', rating: 'helped' }, by.applicant],
  },
  clock_stopped: {
    life: [inReview, [{ type: 'pause', cause: 'expertise' }, by.secretary, '2026-02-02', causes]],
    by: [{ type: 'pause', cause: 'expertise' }, by.secretary, '2026-02-02', causes],
  },
  clock_running: { life: [inReview], by: [{ type: 'resume' }, by.secretary] },
  pause_cause_unknown: { life: [inReview], by: [{ type: 'pause', cause: 'weather' }, by.secretary] },
  nothing_to_pause: {
    life: [inReview, [answer, by.chair()], [dispute, by.applicant]],
    by: [{ type: 'pause', cause: 'expertise' }, by.secretary, '2026-02-24', causes],
  },
  nothing_to_tell: { life: [inReview], by: [{ type: 'told' }, by.secretary] },
  received_in_future: { life: withLetter, by: [fromPaper('2026-02-04'), by.secretary, '2026-02-03'] },
  received_before_sent: { life: withLetter, by: [fromPaper('2026-02-01'), by.secretary, '2026-02-03'] },
  not_activated: {
    life: [loadedRow(appealRow())],
    by: [{ type: 'assign', commission: 'social', by: 'secretariat' }, by.secretary],
  },
  number_taken: { life: [registered], by: [appealRow(), by.system] },
  row_fixed: {
    life: [loadedRow(letterRow('almaty-su', 'initiative'))],
    by: [letterRow('tazalyk', 'initiative'), by.system],
  },
  worked_on: {
    life: [[...loadedRow(appealRow()), answered({ outcome: 'declined' })]],
    by: [appealRow('explained'), by.system],
  },
  about_differs: { life: [registered], by: [letterRow('almaty-su', 'draft_act', 'A-7'), by.system] },
  not_for_initiative: {
    life: [[[sideEvents.InitiativeOpened, letterSent()]]],
    by: [{ type: 'assign', commission: 'social', by: 'secretariat' }, by.secretary],
  },
}

describe('every refusal can be met', () => {
  test.each(Object.entries(ways))('%s', (refused, { life: [decisions, ...steps], by: refusedStep }) => {
    const [command, actor, day = '2026-02-02', more = {}] = refusedStep
    const state = decisions && fold(logOf(lived(decisions, ...steps)))
    const given: Context = context(actor, local(day), more)
    expect(decide(state, command, given)).toMatchObject({ refused })
  })
  test('topic_unknown, by an agency that sends a draft', async () => {
    const world = new World()
    const sent = await world.webhook('culture-department', 'msg_1', draftSubmitted({ topic: 'weather' }))
    expect(sent).toMatchObject({ outcome: 'refused', refused: 'topic_unknown', path: 'data.topic' })
  })
  test('and there are no others', () => {
    expect(Object.keys({ ...ways, topic_unknown: true }).sort()).toEqual([...refusals].sort())
  })
})

/** Sentences, without what stands in brackets. */
const sentencesOf = (text: string) => text.replace(/ \([^)]*\)/g, '').split(/(?<=[.!]) /)

describe.each(languages)('in %s', (lang) => {
  const said = texts(lang).refusals
  test.each(refusals.map((refusal) => [refusal]))('%s says what is so, and what to do', (refusal) => {
    const text = said[refusal]([1, 2])
    expect(text.length).toBeGreaterThan(40)
    expect(text).toMatch(/\.$/)
    // What is so and what to do are a sentence each, or one that holds both.
    expect(sentencesOf(text).length > 1 || /[,:;]| немесе | or /.test(text), text).toBe(true)
  })
  test.each(refusals.map((refusal) => [refusal]))(
    '%s names no article: it is read at work, not in court',
    (refusal) => {
      expect(said[refusal]([1, 2])).not.toMatch(article[lang])
    },
  )
  test('only the causes of a pause, which a council sets, are said to be in its rules', () => {
    const own = refusals.filter((refusal) => rules[lang].test(said[refusal]([1])))
    expect(own).toEqual(['pause_cause_unknown'])
  })
})
