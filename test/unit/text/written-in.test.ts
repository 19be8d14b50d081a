import { describe, expect, test } from 'vitest'
import { tongueOf, writtenIn } from '../../../shared/text/actions/written-in.ts'
import { composeMail } from '../../../shared/text/notices/mails.ts'
import { councilHead, goldenMails } from '../../builders/mails.ts'

describe('a text shows its language by its letters', () => {
  test.each([
    ['Ауладағы шамдар екі аптадан бері жанбайды.', 'kk'],
    ['Қоқыс', 'kk'],
    ['Ауладағы шамдар жанбайды', 'kk'],
    ['Су құбыры жарылды, аварийная служба келмеді', 'kk'],
    ['Свалка в мкр. Нұр-Алатау, просим вывезти', 'ru'],
    ['Во дворе дома не горят фонари.', 'ru'],
    // Names do not make a Russian text Kazakh.
    ['Просим вывезти мусор из микрорайона Нұр-Алатау как можно скорее.', 'ru'],
    // So few letters may be either.
    ['О дворе', undefined],
    ['Алматы Су', undefined],
    ['Street lamps', undefined],
    ['', undefined],
  ] as const)('%j: %s', (text, lang) => {
    expect(writtenIn(text)).toBe(lang)
  })

  test('the page’s own language is not marked', () => {
    expect(tongueOf('Қоқыс', 'kk').markup).toBe('')
    expect(tongueOf('Қоқыс', 'ru').markup).toBe(' lang="kk"')
  })
})

test('words of an applicant in Kazakh are marked in a mail to who reads Russian', () => {
  const { message } = goldenMails('kk')
  const { html } = composeMail(message, 'ru', councilHead)
  expect(html).toMatch(/<strong lang="kk">/)
})
