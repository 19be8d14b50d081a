/** What each action's form asks, and the command and text that what comes back amounts to. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../events/action-inputs.ts'
import { type ActionName, actionNames, actions } from '../../../shared/domain/capabilities.ts'
import type { Case } from '../../../shared/domain/case.ts'
import { sayAction } from '../../../shared/domain/decide.ts'
import type { EarlierRemarks, FormMoment, Saying } from '../../../shared/domain/rule.ts'
import { monday, rules } from '../../builders/council.ts'
import {
  appealRegistered,
  assigned,
  caseOf,
  draftActRegistered,
  answered as givenAnswer,
  letterNumber,
  letterSent,
  recommended,
  responseRecorded,
} from '../../builders/events.ts'
import { sideEvents } from '../../builders/side-events.ts'
import { inBoth } from '../../builders/written.ts'

const appeal = caseOf(appealRegistered(), assigned())
const draft = caseOf(draftActRegistered(), assigned())
const recommendedDraft = caseOf(draftActRegistered(), assigned(), recommended())
const nextVersion = caseOf(draftActRegistered(), assigned(), recommended(), sideEvents.DraftVersionReceived)
const otherLetter = 'ALM-L-2026-000002'
const written = caseOf(appealRegistered(), assigned(), letterSent())

const moment: FormMoment = {
  ...rules.moment('2026-02-10'),
  latestExtension: (receivedOn) => `two months after ${receivedOn}`,
  nextWorkingDay: (after) => `the working day after ${after}`,
}
const fields = (name: ActionName, c: Case, letter?: string) => actions[name].fields(c, { ...moment, letter })

const text = { name: 'text', type: 'textarea', required: true, limit: 'text' }
const reason = { ...text, name: 'reason' }
const select = (name: string, options: unknown) => ({ name, type: 'select', required: true, options })
const decision = select('decision', ['accepted', 'partly', 'declined', 'information'])
const until = {
  name: 'until',
  type: 'date',
  required: true,
  min: `the working day after ${appealRegistered().answer.due}`,
  max: 'two months after 2026-02-02',
}

const received = (max: string) => ({
  name: 'receivedOn',
  type: 'date',
  required: true,
  min: '2026-02-02',
  max,
})

const formalities = [
  { name: 'reference', type: 'text', required: false, limit: 'reference' },
  { name: 'dated', type: 'date', required: false },
  { name: 'signedBy.name', type: 'text', required: false, limit: 'name' },
  { name: 'signedBy.post', type: 'text', required: false, limit: 'line' },
]

describe('the form', () => {
  test.each<[ActionName, Case, unknown[]]>([
    ['accept', appeal, []],
    ['told', appeal, []],
    ['resume', appeal, []],
    ['return', appeal, [reason]],
    ['refuse_extension', appeal, [reason]],
    ['sign', appeal, []],
    ['refuse_signature', appeal, [reason]],
    ['ask', appeal, [text]],
    ['assign', appeal, [select('commission', 'commissions')]],
    ['pause', appeal, [select('cause', 'pauseCauses')]],
    ['extension', appeal, [until, reason]],
    ['extend', appeal, [until, reason]],
    ['incomplete', draft, [text]],
    ['decline', draft, [reason]],
    ['answer', appeal, [select('outcome', ['satisfied', 'partly', 'explained', 'declined']), text]],
    [
      'long_term',
      appeal,
      [text, { name: 'controlOn', type: 'date', required: true, min: '2026-02-11' }, reason],
    ],
    [
      'letter',
      appeal,
      [
        { ...select('to', 'agencies'), required: false },
        { name: 'to.name', type: 'text', required: false, limit: 'name' },
        { name: 'to.email', type: 'email', required: false },
        { name: 'to.address', type: 'text', required: false, limit: 'address' },
        {
          ...select('kind', ['recommendation', 'budget', 'information', 'request']),
          ...{ required: false, value: 'recommendation' },
        },
        { name: 'subject', type: 'text', required: true, limit: 'subject' },
        text,
      ],
    ],
    [
      'forward',
      appeal,
      [
        { ...select('to', 'agencies'), required: false },
        { name: 'to.name', type: 'text', required: false, limit: 'name' },
        { name: 'to.email', type: 'email', required: false },
        text,
        { name: 'part', type: 'checkbox', required: false },
      ],
    ],
    [
      'complete',
      appeal,
      [
        {
          name: 'missing',
          type: 'checks',
          required: true,
          options: ['name', 'iin', 'bin', 'address', 'contact', 'signature', 'authority', 'matter'],
        },
        text,
      ],
    ],
    [
      'return_to_applicant',
      appeal,
      [
        select('ground', ['not_completed', 'repeated', 'insulting']),
        { name: 'of', type: 'text', required: false, limit: 'line' },
        text,
      ],
    ],
    ['message', appeal, [received('2026-02-10'), text]],
    ['withdraw', appeal, [received('2026-02-10')]],
    ['ask_file', appeal, [received('2026-02-10')]],
    [
      'publish_answer',
      caseOf(appealRegistered({ publish: true }), givenAnswer()),
      [
        { name: 'subject', type: 'text', required: true, limit: 'subject' },
        { name: 'question', type: 'textarea', required: true, limit: 'text' },
        { name: 'answer', type: 'textarea', required: true, limit: 'text' },
      ],
    ],
    ['withdraw_consent', caseOf(appealRegistered({ publish: true })), [received('2026-02-10')]],
    [
      'reply',
      caseOf(appealRegistered(), assigned(), sideEvents.ClarificationAsked),
      [received('2026-02-10'), text],
    ],
    [
      'reply',
      caseOf(appealRegistered(), assigned(), sideEvents.ClarificationAsked, sideEvents.ClarificationLapsed),
      [received('2026-02-09'), text],
    ],
    [
      'completion',
      caseOf(appealRegistered(), sideEvents.CompletionAsked, sideEvents.CompletionLapsed),
      [received('2026-02-09'), text],
    ],
    [
      'dispute',
      caseOf(appealRegistered(), givenAnswer({ dispute: rules.deadline('appeal.dispute', '2026-01-15') })),
      [received('2026-01-29'), text],
    ],
    [
      'show_file',
      caseOf(appealRegistered(), sideEvents.FileAccessAsked),
      [
        select('how', ['page', 'in_person']),
        {
          name: 'on',
          type: 'date',
          required: true,
          min: '2026-02-02',
          max: '2026-02-10',
          value: '2026-02-10',
        },
      ],
    ],
    ['terminate', appeal, [select('ground', ['decided', 'court', 'withdrawn']), text]],
    [
      'correct_contact',
      appeal,
      [
        { name: 'email', type: 'email', required: false },
        { name: 'phone', type: 'text', required: false, limit: 'phone' },
        { name: 'address', type: 'text', required: false, limit: 'address' },
      ],
    ],
    [
      'link_repeat',
      appeal,
      [
        { name: 'of', type: 'text', required: true, limit: 'line' },
        { name: 'file', type: 'checkbox', required: false },
      ],
    ],
    [
      'terminate',
      caseOf(appealRegistered({ anonymous: true })),
      [select('ground', ['decided', 'court', 'withdrawn', 'anonymous']), text],
    ],
  ])('of %s', (name, c, expected) => {
    expect(fields(name, c)).toEqual(expected)
  })

  test('of an extension begins with the day that was asked for', () => {
    const asked = caseOf(appealRegistered(), assigned(), sideEvents.ExtensionRequested)
    expect(fields('extend', asked)).toEqual([{ ...until, value: '2026-03-12' }, reason])
  })

  test('of a recommendation offers the remarks on the version before', () => {
    const outcome = select('outcome', ['supported', 'with_remarks', 'not_supported'])
    const inTwo = { ...text, type: 'both_languages' }
    const remarks = { name: 'remarks', type: 'remarks', required: false }
    const carry = { name: 'carry', type: 'remark_choice', required: false, options: ['1', '2'] }
    expect(fields('recommend', draft)).toEqual([outcome, inTwo, remarks])
    expect(fields('recommend', recommendedDraft)).toEqual([outcome, inTwo, remarks])
    expect(fields('recommend', nextVersion)).toEqual([outcome, inTwo, carry, remarks])
  })

  test('of a response has the remarks that its letter makes', () => {
    const answers = { name: 'remarks', type: 'remark_answers', required: true }
    expect(fields('respond', written, letterNumber)).toEqual([decision, text, ...formalities])
    expect(fields('respond', recommendedDraft, letterNumber)).toEqual([
      decision,
      text,
      ...formalities,
      answers,
    ])
    expect(fields('respond', recommendedDraft)).toEqual([decision, text, ...formalities])
  })

  test('of a letter that is to be handed over has those that wait, one of them chosen', () => {
    const handover = rules.deadline('appeal.handover', '2026-02-02')
    const first = letterSent({ agency: 'outside', handover })
    const second = letterSent({ agency: 'outside', letter: otherLetter, sentOn: '2026-02-05', handover })
    const day = { name: 'on', type: 'date', required: true, max: '2026-02-10', value: '2026-02-10' }
    const one = caseOf(appealRegistered(), assigned(), first, letterSent({ letter: 'ALM-L-2026-000003' }))
    const way = [
      {
        ...select('how', ['in_person', 'post', 'courier', 'document_system']),
        required: false,
      },
      { name: 'reference', type: 'text', required: false, limit: 'reference' },
    ]
    expect(fields('letter_handed_over', one)).toEqual([
      { ...select('letter', [letterNumber]), value: letterNumber },
      { ...day, min: '2026-02-02' },
      ...way,
    ])
    const two = caseOf(appealRegistered(), assigned(), second, first)
    expect(fields('letter_handed_over', two)).toEqual([
      select('letter', [otherLetter, letterNumber]),
      { ...day, min: '2026-02-02' },
      ...way,
    ])
    expect(fields('letter_handed_over', appeal)).toEqual([
      select('letter', []),
      { ...day, min: '2026-02-10' },
      ...way,
    ])
  })

  describe('of a response from paper', () => {
    const receivedOn = {
      name: 'receivedOn',
      type: 'date',
      required: true,
      min: '2026-02-02',
      max: '2026-02-10',
    }
    const second = letterSent({ letter: otherLetter, sentOn: '2026-02-05' })

    test('has the one letter that waits, which may be as old as the first', () => {
      expect(fields('record_response', written)).toEqual([
        { ...select('letter', [letterNumber]), value: letterNumber },
        decision,
        text,
        receivedOn,
        ...formalities,
      ])
      const one = caseOf(appealRegistered(), assigned(), second, letterSent(), responseRecorded())
      expect(fields('record_response', one)).toEqual([
        { ...select('letter', [otherLetter, letterNumber]), value: otherLetter },
        decision,
        text,
        receivedOn,
        ...formalities,
      ])
    })
    test('has none chosen of two that wait, nor of those that were answered', () => {
      const two = caseOf(appealRegistered(), assigned(), letterSent(), second)
      expect(fields('record_response', two)[0]).toEqual(select('letter', [letterNumber, otherLetter]))
      const none = caseOf(appealRegistered(), assigned(), letterSent(), responseRecorded())
      expect(fields('record_response', none)[0]).toEqual(select('letter', [letterNumber]))
    })
    test('has the remarks, which paper may leave unanswered', () => {
      expect(fields('record_response', recommendedDraft).at(-1)).toEqual({
        name: 'remarks',
        type: 'remark_answers',
        required: false,
      })
    })
    test('of a case without letters is of today', () => {
      expect(fields('record_response', appeal)[3]).toEqual({ ...receivedOn, min: '2026-02-10' })
    })
  })

  test('is none for another kind of case, and offered to nobody', () => {
    expect(fields('answer', draft)).toEqual([])
    expect(fields('recommend', appeal)).toEqual([])
    expect(actions.answer.isOffered?.(draft, moment)).toBe(false)
    expect(actions.answer.isOffered?.(appeal, moment)).toBe(true)
  })

  test('of a response is offered to who holds its letter, to correct it too', () => {
    const isOffered = (c: Case, letter?: string) => actions.respond.isOffered?.(c, { ...moment, letter })
    expect(isOffered(written, letterNumber)).toBe(true)
    expect(isOffered(written)).toBe(false)
    expect(isOffered(caseOf(appealRegistered(), letterSent(), responseRecorded()), letterNumber)).toBe(true)
  })
})

const content = 'content-id'
const saying: Saying = { content, at: monday, letter: letterNumber }
const answers = [
  { no: 1, accepted: true },
  { no: 2, accepted: false, reason: 'Заңда бар' },
]
const answered = [
  { no: 1, accepted: true, reasoned: false },
  { no: 2, accepted: false, reasoned: true },
]
const byReason = { kind: 'reason', text: 'Себебі' } as const

describe('what comes back', () => {
  const formally = {
    reference: '05-12/77',
    dated: '2026-02-08',
    signedBy: { name: 'Б. Ахметов', post: 'басқарма басшысы' },
  }
  const said: [ActionInput, command: object, words?: object][] = [
    [{ action: 'accept' }, {}],
    [{ action: 'told' }, {}],
    [{ action: 'resume' }, {}],
    [{ action: 'resume', cause: 'expertise' }, { cause: 'expertise' }],
    [{ action: 'pause', cause: 'expertise' }, { cause: 'expertise' }],
    [
      { action: 'assign', commission: 'housing' },
      { commission: 'housing', by: 'secretariat' },
    ],
    [{ action: 'return', reason: 'Себебі' }, { content }, byReason],
    [{ action: 'refuse_extension', reason: 'Себебі' }, { content }, byReason],
    [{ action: 'sign' }, {}],
    [{ action: 'refuse_signature', reason: 'Себебі' }, { content }, byReason],
    [{ action: 'decline', reason: 'Себебі' }, { content }, byReason],
    [{ action: 'decline', reason: 'Себебі', version: 2 }, { content, read: 2 }, byReason],
    [{ action: 'incomplete', text: 'Себебі' }, { content }, byReason],
    [{ action: 'incomplete', text: 'Себебі', version: 2 }, { content, read: 2 }, byReason],
    [{ action: 'ask', text: 'Қайда?' }, { content }, { kind: 'question', text: 'Қайда?' }],
    [
      { action: 'extension', until: '2026-03-12', reason: 'Себебі' },
      { content, until: '2026-03-12' },
      byReason,
    ],
    [{ action: 'extend', until: '2026-03-12', reason: 'Себебі' }, { content, until: '2026-03-12' }, byReason],
    [
      { action: 'long_term', text: 'Мәтін', reason: 'Себебі', controlOn: '2026-06-01' },
      { content, controlOn: '2026-06-01' },
      { kind: 'long_term', text: 'Мәтін', reason: 'Себебі' },
    ],
    [
      { action: 'answer', outcome: 'explained', text: 'Мәтін' },
      { content, outcome: 'explained' },
      { kind: 'answer', text: 'Мәтін' },
    ],
    [
      { action: 'letter', agency: 'almaty-su', subject: 'Су', text: 'Мәтін' },
      { content, agency: 'almaty-su' },
      { kind: 'letter', subject: 'Су', text: 'Мәтін' },
    ],
    [
      { action: 'letter', to: { name: 'Мекеме' }, kind: 'information', subject: 'Тақырып', text: 'Мәтін' },
      { agency: 'outside', byHand: true, content, kind: 'information' },
      { kind: 'letter', subject: 'Тақырып', text: 'Мәтін', to: { name: 'Мекеме' } },
    ],
    [
      { action: 'handed_over', what: 'answer', on: '2026-02-09', how: 'post', reference: 'RR1' },
      { what: 'answer', on: '2026-02-09', how: 'post', content },
      { kind: 'handover', reference: 'RR1' },
    ],
    [
      { action: 'correct_contact', email: 'a@example.kz', address: 'Абай к., 1' },
      { content, email: true, address: true },
      { kind: 'contact', email: 'a@example.kz', address: 'Абай к., 1' },
    ],
    [
      { action: 'correct_contact', phone: '+7 701 123-45-67' },
      { content, email: false, address: false },
      { kind: 'contact', phone: '+7 701 123-45-67' },
    ],
    [
      { action: 'letter_handed_over', letter: otherLetter, on: '2026-02-09', how: 'қолма-қол' },
      { letter: otherLetter, on: '2026-02-09', how: 'other', content },
      { kind: 'handover', how: 'қолма-қол' },
    ],
    [
      { action: 'letter_handed_over', letter: otherLetter, on: '2026-02-09' },
      { letter: otherLetter, on: '2026-02-09' },
    ],
    [{ action: 'remind', letter: otherLetter }, { letter: otherLetter }],
    [{ action: 'note', text: 'Мәтін' }, { content }, { kind: 'note', text: 'Мәтін' }],
    [
      { action: 'complete', missing: ['iin', 'address', 'iin'], text: 'Мәтін' },
      { content, missing: ['iin', 'address'] },
      { kind: 'question', text: 'Мәтін' },
    ],
    [
      { action: 'return_to_applicant', ground: 'repeated', of: 'A-7', text: 'Мәтін' },
      { content, ground: 'repeated', of: 'A-7' },
      { kind: 'reason', text: 'Мәтін' },
    ],
    [
      { action: 'return_to_applicant', ground: 'insulting', text: 'Мәтін' },
      { content, ground: 'insulting' },
      { kind: 'reason', text: 'Мәтін' },
    ],
    ...(['message', 'reply', 'completion', 'dispute'] as const).map(
      (action): [ActionInput, object, object] => [
        { action, receivedOn: '2026-02-09', text: 'Мәтін' },
        { content, receivedOn: '2026-02-09' },
        { kind: 'message', text: 'Мәтін' },
      ],
    ),
    [
      { action: 'publish_answer', subject: 'Су', question: 'Су қашан?', answer: 'Ертең.' },
      { content, personal: undefined },
      { kind: 'publication', subject: 'Су', question: 'Су қашан?', answer: 'Ертең.' },
    ],
    ...(['withdraw', 'ask_file', 'withdraw_consent'] as const).map((action): [ActionInput, object] => [
      { action, receivedOn: '2026-02-09' },
      { receivedOn: '2026-02-09' },
    ]),
    [
      { action: 'show_file', how: 'in_person', on: '2026-02-09' },
      { how: 'in_person', on: '2026-02-09' },
    ],
    [
      { action: 'link_repeat', of: 'A-7', file: true },
      { of: 'A-7', file: true },
    ],
    [
      { action: 'terminate', ground: 'court', text: 'Мәтін' },
      { content, ground: 'court' },
      { kind: 'reason', text: 'Мәтін' },
    ],
    [
      { action: 'crime_or_danger', to: 'tazalyk', text: 'Мәтін', part: true },
      { content, to: 'tazalyk', part: true },
      { kind: 'forward', text: 'Мәтін' },
    ],
    [
      { action: 'forward', to: 'tazalyk', text: 'Мәтін', part: true },
      { content, to: 'tazalyk', part: true },
      { kind: 'forward', text: 'Мәтін' },
    ],
    [
      { action: 'forward', to: { name: 'Мекеме' }, text: 'Мәтін', part: false },
      { content, part: false, byHand: true },
      { kind: 'forward', text: 'Мәтін', name: 'Мекеме' },
    ],
    [
      { action: 'forward', to: { name: 'Мекеме', email: 'a@example.kz' }, text: 'Мәтін', part: false },
      { content, part: false },
      { kind: 'forward', text: 'Мәтін', name: 'Мекеме', email: 'a@example.kz' },
    ],
    [
      { action: 'forward', to: { name: 'Мекеме', address: 'Абай к., 1' }, text: 'Мәтін', part: false },
      { content, part: false, byHand: true },
      { kind: 'forward', text: 'Мәтін', name: 'Мекеме', address: 'Абай к., 1' },
    ],
    [
      { action: 'respond', decision: 'partly', text: 'Мәтін', remarks: answers },
      { letter: letterNumber, decision: 'partly', content, via: 'page', saidAt: monday, remarks: answered },
      { kind: 'response', text: 'Мәтін', remarks: answers },
    ],
    [
      { action: 'respond', decision: 'partly', text: 'Мәтін' },
      { letter: letterNumber, decision: 'partly', content, via: 'page', saidAt: monday, remarks: [] },
      { kind: 'response', text: 'Мәтін', remarks: [] },
    ],
    [
      { action: 'respond', decision: 'partly', text: 'Мәтін', ...formally },
      { letter: letterNumber, decision: 'partly', content, via: 'page', saidAt: monday, remarks: [] },
      { kind: 'response', text: 'Мәтін', ...formally, remarks: [] },
    ],
    [
      {
        action: 'respond',
        decision: 'partly',
        text: 'Мәтін',
        signedBy: { name: 'Б. Ахметов', post: undefined },
      },
      { letter: letterNumber, decision: 'partly', content, via: 'page', saidAt: monday, remarks: [] },
      { kind: 'response', text: 'Мәтін', signedBy: { name: 'Б. Ахметов' }, remarks: [] },
    ],
    [
      {
        action: 'record_response',
        letter: otherLetter,
        decision: 'partly',
        text: 'Мәтін',
        receivedOn: '2026-02-09',
        remarks: answers,
      },
      {
        letter: otherLetter,
        decision: 'partly',
        content,
        saidAt: monday,
        receivedOn: '2026-02-09',
        remarks: answered,
      },
      { kind: 'response', text: 'Мәтін', remarks: answers },
    ],
    [
      {
        action: 'record_response',
        letter: otherLetter,
        decision: 'partly',
        text: 'Мәтін',
        receivedOn: '2026-02-09',
      },
      {
        letter: otherLetter,
        decision: 'partly',
        content,
        saidAt: monday,
        receivedOn: '2026-02-09',
        remarks: [],
      },
      { kind: 'response', text: 'Мәтін', remarks: [] },
    ],
  ]
  test.each(said)('%j', (input, command, words) => {
    const { action } = input
    expect(sayAction(action, input, saying)).toStrictEqual({
      command: { type: action, ...command },
      ...(words && { words }),
    })
  })

  test('that names an earlier appeal takes along what is known of it', () => {
    const repeat = { known: true, decided: true, unchanged: false }
    const inputs: ActionInput[] = [
      { action: 'link_repeat', of: 'A-7', file: true },
      { action: 'return_to_applicant', ground: 'repeated', of: 'A-7', text: 'Мәтін' },
    ]
    for (const input of inputs)
      expect(sayAction(input.action, input, { ...saying, repeat }).command).toMatchObject({
        of: 'A-7',
        repeat,
      })
  })

  test('of every action is tried here', () => {
    const tried = new Set<string>([...said.map(([{ action }]) => action), 'recommend'])
    expect([...tried].sort()).toEqual(actionNames.toSorted())
  })

  test('by a link without a letter is a response to none', () => {
    const { command } = sayAction(
      'respond',
      { action: 'respond', decision: 'partly', text: 'Мәтін' },
      { content, at: monday },
    )
    expect(command).toMatchObject({ letter: '' })
  })

  describe('as a recommendation', () => {
    const input = { action: 'recommend', outcome: 'with_remarks', text: inBoth('Пікір') } as const
    const made = { clause: '3-тармақ', text: inBoth('Мерзімі жоқ') }
    const earlier = {
      content: 'earlier-content',
      version: 1,
      remarks: [
        { no: 1, clause: '1-тармақ', quote: 'бар', text: inBoth('Бірінші') },
        { no: 2, clause: '2-тармақ', text: inBoth('Екінші') },
        { no: 3, clause: '4-тармақ', text: inBoth('Үшінші') },
      ],
    }

    test('numbers its remarks', () => {
      expect(sayAction('recommend', { ...input, remarks: [made] }, saying)).toStrictEqual({
        command: { type: 'recommend', outcome: 'with_remarks', content, remarks: 1 },
        words: { kind: 'recommendation', text: inBoth('Пікір'), remarks: [{ no: 1, ...made }] },
      })
    })
    test('takes remarks over, once each and in their order, after the new ones', () => {
      const carried = { ...input, remarks: [made], carry: [2, 1, 2], version: 2 }
      expect(sayAction('recommend', carried, { ...saying, earlier })).toStrictEqual({
        command: {
          type: 'recommend',
          outcome: 'with_remarks',
          content,
          remarks: 3,
          carried: { of: 'earlier-content', remarks: [1, 2] },
          read: 2,
        },
        words: {
          kind: 'recommendation',
          text: inBoth('Пікір'),
          remarks: [
            { no: 1, ...made },
            { no: 2, clause: '1-тармақ', quote: 'бар', text: inBoth('Бірінші'), from: { version: 1, no: 1 } },
            { no: 3, clause: '2-тармақ', text: inBoth('Екінші'), from: { version: 1, no: 2 } },
          ],
        },
      })
    })
    test('says of which remarks there is one language only', () => {
      const [first, second, third] = earlier.remarks
      const once = {
        ...earlier,
        remarks: [first, { ...second, text: 'Екінші' }, third] as EarlierRemarks['remarks'],
      }
      const { command } = sayAction(
        'recommend',
        { ...input, remarks: [], carry: [1, 2] },
        { ...saying, earlier: once },
      )
      expect(command).toMatchObject({ carried: { remarks: [1, 2], inOne: [2] } })
    })
    test('that takes over what nobody could read names no source: it will be refused', () => {
      expect(sayAction('recommend', { ...input, remarks: [], carry: [1] }, saying)).toStrictEqual({
        command: {
          type: 'recommend',
          outcome: 'with_remarks',
          content,
          remarks: 1,
          carried: { of: '', remarks: [1] },
        },
        words: { kind: 'recommendation', text: inBoth('Пікір'), remarks: [] },
      })
    })
  })
})

test('an extension of an answer that no calendar dates begins after today', () => {
  const { answer } = appealRegistered()
  const undated = caseOf(appealRegistered({ answer: { ...answer, due: null } }), assigned())
  expect(fields('extension', undated)[0]).toMatchObject({ min: 'the working day after 2026-02-10' })
})
