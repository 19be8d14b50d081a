/** Of which events an applicant hears by a short message, and until when that holds. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent, EventOf } from '../../../../events/events.ts'
import { isShortMatterOf, shortMatterOf } from '../../../../shared/domain/notices/short.ts'
import { rules } from '../../../builders/council.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  caseOf,
  draftActRegistered,
  messageReceived,
} from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'

const byPost = appealRegistered({ channel: 'paper', reachable: false })
const opened = (more: Partial<EventOf<'HandoverOpened'>> = {}): EventOf<'HandoverOpened'> => ({
  type: 'HandoverOpened',
  v: 1,
  what: 'answer',
  handover: rules.deadline('appeal.handover', '2026-02-02'),
  ...more,
})
const handed: CaseEvent = { type: 'HandedOver', v: 1, what: 'answer', handedOn: '2026-02-04', how: 'post' }
const side = (type: CaseEvent['type']) => sideEvents[type as keyof typeof sideEvents] as CaseEvent
/** What is told of the last event, the case being as these left it. */
const told = (...events: CaseEvent[]) => shortMatterOf(events.at(-1) as CaseEvent, caseOf(...events))

describe('an applicant without an address', () => {
  test('is told that the appeal on paper has its number; of a form’s the last page has it', () => {
    expect(told(byPost)).toBe('receipt')
    expect(told(appealRegistered({ channel: 'person', reachable: false }))).toBe('receipt')
    expect(told(appealRegistered({ reachable: false }))).toBeUndefined()
    expect(told(appealRegistered({ channel: 'import', reachable: false }))).toBeUndefined()
  })
  test.each([
    ['AppealAnswered', 'answer', answered()],
    ['ClarificationAsked', 'question', side('ClarificationAsked')],
    ['CompletionAsked', 'completion', side('CompletionAsked')],
    ['AppealReturned', 'returned_to_applicant', side('AppealReturned')],
    ['AppealTerminated', 'terminated', side('AppealTerminated')],
    ['AppealForwarded', 'forwarded', side('AppealForwarded')],
    ['LongTermSet', 'long_term', side('LongTermSet')],
  ] as const)('is told of %s as %s', (_, matter, event) => {
    expect(told(byPost, assigned(), accepted, event)).toBe(matter)
  })
  test('who follows by the code is told too, once a telephone is known', () => {
    expect(told(appealRegistered({ reachable: false, followsByCode: true }), assigned(), answered())).toBe(
      'answer',
    )
  })
  test('is told nothing of what is the council’s own, nor twice of what is to be handed over', () => {
    for (const event of [messageReceived(), assigned(), side('NoteAdded'), side('ContactCorrected')])
      expect(told(byPost, assigned(), event), event.type).toBeUndefined()
    expect(told(byPost, assigned(), answered(), opened())).toBeUndefined()
  })
})

describe('an applicant who has one', () => {
  test('is told by mail alone', () => {
    for (const event of [answered(), side('ClarificationAsked'), side('LongTermSet')])
      expect(told(appealRegistered(), assigned(), accepted, event), event.type).toBeUndefined()
  })
  test('is told of what a mail that came back was to bring', () => {
    for (const what of ['answer', 'receipt', 'notice'] as const)
      expect(told(appealRegistered(), answered(), opened({ what, undelivered: true }))).toBe(what)
    expect(
      told(appealRegistered(), opened({ what: 'forwarding', of: 'x', undelivered: true })),
    ).toBeUndefined()
  })
})

describe('nobody', () => {
  test('is told of a draft act, or of what was erased', () => {
    expect(told(draftActRegistered())).toBeUndefined()
    expect(told(byPost, side('PersonalDataErased'), answered())).toBeUndefined()
  })
  test('is told of what was handed over meanwhile, answered or erased', () => {
    const undelivered = opened({ undelivered: true })
    const waiting = [appealRegistered(), assigned(), accepted, answered(), undelivered]
    expect(isShortMatterOf('answer', undelivered, caseOf(...waiting))).toBe(true)
    expect(isShortMatterOf('answer', undelivered, caseOf(...waiting, handed))).toBe(false)
    expect(isShortMatterOf('answer', undelivered, caseOf(...waiting, side('PersonalDataErased')))).toBe(false)
    const asked = side('ClarificationAsked')
    const open = [byPost, assigned(), accepted, asked]
    expect(isShortMatterOf('question', asked, caseOf(...open))).toBe(true)
    expect(isShortMatterOf('question', asked, caseOf(...open, side('ClarificationReceived')))).toBe(false)
  })
})
