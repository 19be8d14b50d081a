/** A slip of the finger in an e-mail address is asked about, never refused. */
import { expect, test } from 'vitest'
import { likelyAddress } from '../../../../shared/domain/appeals/mistyped.ts'

test.each([
  ['saule@gmial.com', 'saule@gmail.com'],
  ['saule@gmail.con', 'saule@gmail.com'],
  ['saule@gmal.com', 'saule@gmail.com'],
  ['saule@mail.rru', 'saule@mail.ru'],
  ['saule@Yandx.kz', 'saule@yandex.kz'],
  ['saule@mmail.ru', 'saule@mail.ru'],
  ['saule@mailr.u', 'saule@mail.ru'],
  ['a@b@yaho.com', 'a@b@yahoo.com'],
  ['a@yaho.com', 'a@yahoo.com'],
])('%s may be meant as %s', (typed, meant) => {
  expect(likelyAddress(typed)).toBe(meant)
})

test.each([
  'saule@gmail.com',
  'saule@GMAIL.com',
  'saule@example.kz',
  'saule@bk.ru',
  // Two letters other, more or fewer, or apart from each other: another domain.
  'saule@gmai.co',
  'saule@ggmail.comm',
  'saule@maly.ru',
  'saule@miax.ru',
  'saule@mial.kr',
  'saule@mail.russ',
  'saule@mail',
  '@gmial.com',
  'ок@почта.қаз',
  'gmial.com',
  '',
])('%s is let pass', (typed) => {
  expect(likelyAddress(typed)).toBeUndefined()
})
