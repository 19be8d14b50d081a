/** A slip of the finger in an e-mail address is asked about, never refused. */
import { expect, test } from 'vitest'
import { likelyAddress } from '../../../../shared/domain/appeals/mistyped.ts'

test.each([
  ['saule@gmial.com', 'saule@gmail.com'],
  ['saule@gmail.con', 'saule@gmail.com'],
  ['saule@gmal.com', 'saule@gmail.com'],
  ['saule@mail.rru', 'saule@mail.ru'],
  ['saule@Yandx.kz', 'saule@yandex.kz'],
  ['a@b@yaho.com', 'a@b@yahoo.com'],
])('%s may be meant as %s', (typed, meant) => {
  expect(likelyAddress(typed)).toBe(meant)
})

test.each([
  'saule@gmail.com',
  'saule@GMAIL.com',
  'saule@example.kz',
  'saule@bk.ru',
  'ок@почта.қаз',
  'gmial.com',
  '',
])('%s is let pass', (typed) => {
  expect(likelyAddress(typed)).toBeUndefined()
})
