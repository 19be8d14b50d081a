/** The applicant is reached elsewhere from now on: another code, the receipt again. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { keptPapersOf, papersOf } from '../../../../shared/domain/papers/papers.ts'
import { linksWith } from '../../../../shared/runtime/links.ts'
import { by, everySecret, rules } from '../../../builders/council.ts'
import { accepted, answered, appealRegistered, assigned, caseOf, logOf } from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given } from '../specification.ts'

const correct = (email: boolean, address = false): Command => ({
  type: 'correct_contact',
  content: 'contact-content',
  email,
  address,
})
const byPost = appealRegistered({ channel: 'paper', reachable: false })
const answerWaits = {
  type: 'HandoverOpened' as const,
  v: 1 as const,
  what: 'answer' as const,
  handover: rules.deadline('appeal.handover', '2026-02-02'),
}
const corrected = { ...sideEvents.ContactCorrected, content: 'contact-content', answer: undefined } as never

test('another e-mail address: another code, and the receipt goes out again', () => {
  for (const actor of [by.secretary, by.applicant])
    given(appealRegistered())
      .when(correct(true), actor)
      .then({ type: 'ContactCorrected', reachable: true, code: true })
  const before = caseOf(appealRegistered())
  const c = caseOf(appealRegistered(), corrected)
  const links = linksWith(everySecret('secret'))
  expect(links.isCode(c, links.code(before))).toBe(false)
  expect(links.actUrl(c, 'chair-1')).toBe(links.actUrl(before, 'chair-1'))
  expect(noticesOf(corrected, c)).toEqual([{ kind: 'receipt', to: { role: 'applicant' } }])
  const papers = papersOf(logOf([appealRegistered(), corrected]))
  expect(papers.map(({ kind, version }) => [kind, version])).toEqual([['receipt', 2]])
  const kept = keptPapersOf(logOf([appealRegistered(), corrected]))
  expect(kept.map(({ kind, version }) => [kind, version])).toEqual([
    ['receipt', 1],
    ['receipt', 2],
  ])
})

test('another telephone leaves the code, and another postal address that of whoever has e-mail', () => {
  const unturned = {
    type: 'ContactCorrected',
    v: 1,
    content: 'contact-content',
    reachable: true,
    correctedOn: '2026-02-02',
  }
  for (const address of [false, true])
    expect(given(appealRegistered()).when(correct(false, address), by.secretary).decided).toEqual([unturned])
  expect(given(byPost).when(correct(false), by.secretary).decided).toEqual([
    { ...unturned, reachable: false },
  ])
  const [event] = [{ ...(corrected as object), code: undefined }]
  expect(noticesOf(event as never, caseOf(appealRegistered()))).toEqual([])
})

test('another postal address of somebody without e-mail: the receipt is to be handed over again', () => {
  given(byPost)
    .when(correct(false, true), by.secretary)
    .then(
      { type: 'ContactCorrected', reachable: false, code: true },
      { type: 'HandoverOpened', what: 'receipt' },
    )
})

test('corrected by its applicant, who has the page before them, nothing is to be handed over', () => {
  given(byPost)
    .when(correct(false, true), by.applicant)
    .thenOnly({ type: 'ContactCorrected', reachable: false, code: true })
})

test('an answer that waits to be handed over waits on where it is still not mailed', () => {
  const { decided } = given(byPost, assigned(), accepted, answered(), answerWaits).when(
    correct(false, true),
    by.secretary,
  )
  expect(decided).toMatchObject([{ type: 'ContactCorrected' }, { type: 'HandoverOpened', what: 'receipt' }])
  expect(decided).not.toHaveProperty('0.answer')
})

describe('the case', () => {
  const byMail = { ...sideEvents.ContactCorrected, answer: undefined } as CaseEvent
  const unturned = { ...byMail, code: undefined, content: 'second-content' } as CaseEvent
  const receiptWaits = { ...answerWaits, what: 'receipt' as const }

  test('keeps each contact in its order', () => {
    const c = caseOf(appealRegistered(), { ...byMail, content: 'first-content' } as CaseEvent, unturned)
    expect(c).toMatchObject({ contacts: ['first-content', 'second-content'], codeKey: 'first-content' })
  })
  test('is followed by code until a mail can reach its applicant', () => {
    const byCode = appealRegistered({ reachable: false, followsByCode: true })
    expect(caseOf(byCode)).toHaveProperty('followsByCode')
    expect(caseOf(byCode, byMail)).not.toHaveProperty('followsByCode')
    expect(caseOf(byCode, unturned)).toHaveProperty('followsByCode')
  })
  test('waits with a receipt to be handed over until a mail brings it, and with an answer too', () => {
    const waiting = [byPost, assigned(), accepted, answered(), answerWaits, receiptWaits]
    const postal = { ...byMail, reachable: false } as CaseEvent
    expect(Object.keys(caseOf(...waiting, postal).pending)).toEqual(['handover:answer', 'handover:receipt'])
    expect(Object.keys(caseOf(...waiting, unturned).pending)).toEqual(['handover:answer', 'handover:receipt'])
    const mailed = caseOf(...waiting, byMail)
    expect(Object.keys(mailed.pending)).toEqual(['handover:answer'])
    expect(mailed).not.toHaveProperty('handing.on')
  })
})

test('a receipt that waits to be handed over waits on, by the day that it is due, with the new code', () => {
  given(byPost, { ...answerWaits, what: 'receipt' })
    .when(correct(false, true), by.secretary)
    .thenOnly({ type: 'ContactCorrected', reachable: false, code: true })
})

test('an answer that waited to be handed over goes out by mail, and counts as given on that day', () => {
  const life = [byPost, assigned(), accepted, answered(), answerWaits]
  given(...life)
    .when(correct(true), by.secretary)
    .then({ type: 'ContactCorrected', reachable: true, code: true, answer: true })
  const c = caseOf(...life, sideEvents.ContactCorrected)
  expect(c.pending).toEqual({})
  expect(c).toMatchObject({ reachable: true, handing: { since: '2026-02-02', on: '2026-02-02' } })
  expect(noticesOf(sideEvents.ContactCorrected, c).map(({ kind }) => kind)).toEqual(['receipt', 'answer'])
})

test('not once its personal data are erased', () => {
  given(appealRegistered(), sideEvents.PersonalDataErased)
    .when(correct(true), by.secretary)
    .thenRefused('contact_erased')
})
