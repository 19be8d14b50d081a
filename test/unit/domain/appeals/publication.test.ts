/** The answer, published: with the applicant’s consent, taken back at any time, in words that the secretariat confirms. */
import { describe, expect, test } from 'vitest'
import { personalData } from '../../../../shared/domain/appeals/personal-data.ts'
import { publishedOf } from '../../../../shared/domain/appeals/publication.ts'
import type { Appeal } from '../../../../shared/domain/case.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { by } from '../../../builders/council.ts'
import { accepted, answered, appealRegistered, assigned, caseOf } from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const withdrawConsent: Command = { type: 'withdraw_consent' }
const agreed = [appealRegistered({ publish: true }), assigned(), accepted]
const withdrawn = sideEvents.ConsentWithdrawn

describe('the consent to publish the answer', () => {
  test('stands in the event that registers the appeal; older ones have none', () => {
    expect(caseOf(...agreed)).toHaveProperty('publish', true)
    expect(caseOf(appealRegistered())).not.toHaveProperty('publish')
  })
  test('is taken back by the applicant, before the answer and after', () => {
    for (const life of [agreed, [...agreed, answered()]])
      given(...life)
        .when(withdrawConsent, by.applicant, on('2026-02-20'))
        .then({ type: 'ConsentWithdrawn', withdrawnOn: '2026-02-20' })
    expect(caseOf(...agreed, withdrawn)).not.toHaveProperty('publish')
  })
  test('on paper as of the day that it came, by the secretariat alone', () => {
    given(...agreed)
      .when({ type: 'withdraw_consent', receivedOn: '2026-02-03' }, by.secretary, on('2026-02-05'))
      .then({ type: 'ConsentWithdrawn', withdrawnOn: '2026-02-03' })
    given(...agreed)
      .when({ type: 'withdraw_consent', receivedOn: '2026-02-06' }, by.secretary, on('2026-02-05'))
      .thenRefused('received_in_future', { path: 'receivedOn' })
    given(...agreed)
      .when({ type: 'withdraw_consent', receivedOn: '2026-02-01' }, by.secretary, on('2026-02-05'))
      .thenRefused('paper_too_early', { path: 'receivedOn' })
    given(...agreed)
      .when(withdrawConsent, by.secretary)
      .thenRefused('not_yours')
    for (const actor of [by.chair(), by.head])
      given(...agreed)
        .when(withdrawConsent, actor)
        .thenRefused('not_yours')
  })
  test('that was not given, or was taken back, is nothing to take back', () => {
    for (const life of [[appealRegistered()], [...agreed, withdrawn]])
      given(...life)
        .when(withdrawConsent, by.applicant)
        .thenRefused('no_consent')
  })
  test('nobody is mailed of it', () => {
    expect(noticesOf(withdrawn, caseOf(...agreed, withdrawn))).toEqual([])
  })
})

const publish: Command = { type: 'publish_answer', content: 'publish_answer-0123456789ab' }
const published = { ...sideEvents.AnswerPublished, content: 'publish_answer-0123456789ab' }
const shown = (...events: Parameters<typeof caseOf>) => publishedOf(caseOf(...events) as Appeal)

describe('the publication', () => {
  test('is the secretariat’s, of an answered appeal, under an id of its own', () => {
    given(...agreed, answered())
      .when(publish, by.secretary, on('2026-02-20'))
      .then({ type: 'AnswerPublished', publication: '0123456789ab', publishedOn: '2026-02-20' })
    for (const actor of [by.applicant, by.chair(), by.head])
      given(...agreed, answered())
        .when(publish, actor)
        .thenRefused('not_yours')
  })
  test('is not without consent, before the answer, or once the data are erased', () => {
    given(appealRegistered(), assigned(), accepted, answered())
      .when(publish, by.secretary)
      .thenRefused('no_consent')
    given(...agreed, answered(), withdrawn)
      .when(publish, by.secretary)
      .thenRefused('no_consent')
    given(...agreed)
      .when(publish, by.secretary)
      .thenRefused('not_answered')
    given(...agreed, answered(), sideEvents.PersonalDataErased)
      .when(publish, by.secretary)
      .thenRefused('publication_erased')
  })
  test('in other words keeps its id and its day', () => {
    given(...agreed, answered(), published)
      .when(
        { type: 'publish_answer', content: 'publish_answer-ba9876543210' },
        by.secretary,
        on('2026-03-20'),
      )
      .then({ type: 'AnswerPublished', publication: '0123456789ab', publishedOn: '2026-02-02' })
  })
  test('ends with the consent, with a dispute of the answer, and with an erasure', () => {
    const life = [...agreed, answered(), published]
    expect(shown(...life)).toMatchObject({ id: '0123456789ab' })
    expect(shown(...life, withdrawn)).toBeUndefined()
    expect(caseOf(...life, withdrawn)).not.toHaveProperty('published')
    expect(shown(...life, sideEvents.PersonalDataErased)).toBeUndefined()
    expect(shown(...life, sideEvents.AnswerDisputed)).toBeUndefined()
    // Another answer is another one to publish.
    expect(shown(...life, sideEvents.AnswerDisputed, answered())).toBeUndefined()
  })
})

describe('personal data in what is to be published', () => {
  const known = { names: ['Серікова Айгүл Бақытқызы'], phone: '+7 701 123-45-67' }
  const found = (question: string) =>
    personalData({ subject: 'Ыстық су', question, answer: 'Жөндеу аяқталды.' }, known)?.refused
  test.each([
    ['ЖСН 880101300123', 'iin_in_text'],
    ['ИИН 8801 0130 0123.', 'iin_in_text'],
    ['тел. 8 (727) 272-11-11', 'phone_in_text'],
    ['+77011234567', 'phone_in_text'],
    ['701 123 45 67', 'phone_in_text'],
    ['звоните 272-11-11', 'phone_in_text'],
    ['пишите на aigul@example.kz', 'email_in_text'],
    ['Ответ для Сериковой.', 'name_in_text'],
    ['АЙГҮЛ сұрады', 'name_in_text'],
    ['Дүйсенбіден бері ыстық су жоқ, 5-үй, 2026-02-02, 15 000 теңге, 1234567890 шот.', undefined],
  ])('%s: %s', (text, refused) => {
    expect(found(text)).toBe(refused)
  })
  test.each([
    ['123456', 'тел. 12-34-56', 'phone_in_text'],
    ['12345', 'квартира 12345', undefined],
    ['Ким', 'Ким жазды', undefined],
    ['Асан', 'Асанның үйі', 'name_in_text'],
  ])(
    'a telephone of six digits and a name of four letters are known again: %s in %s',
    (own, text, refused) => {
      const isPhone = /\d/.test(own)
      const theirs = isPhone ? { names: [], phone: own } : { names: [own] }
      expect(personalData({ subject: '', question: text, answer: '' }, theirs)?.refused).toBe(refused)
    },
  )
  test('is told of by the text that it stands in', () => {
    const texts = { subject: 'Су', question: 'Су қашан?', answer: 'Айгүл, ертең.' }
    expect(personalData(texts, known)).toEqual({ refused: 'name_in_text', path: 'answer' })
  })
})
