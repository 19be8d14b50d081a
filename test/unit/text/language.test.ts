import { describe, expect, it } from 'vitest'
import { pickLanguage, toLanguage } from '../../../shared/text/language.ts'

const fallback = 'ru' as const

describe('pickLanguage', () => {
  it('takes the address first, then the body, then the header, then the council', () => {
    const acceptLanguage = 'en'
    expect(pickLanguage({ query: 'kk', body: 'ru', acceptLanguage, fallback })).toBe('kk')
    expect(pickLanguage({ query: 'de', body: 'ru', acceptLanguage, fallback })).toBe('ru')
    expect(pickLanguage({ body: 7, acceptLanguage, fallback })).toBe('en')
    expect(pickLanguage({ acceptLanguage: 'de, *;q=0.5', fallback })).toBe('ru')
    expect(pickLanguage({ fallback })).toBe('ru')
  })

  it.each([
    ['kk-KZ,kk;q=0.9,ru;q=0.8', 'kk'],
    ['de, en;q=0.3, kk;q=0.7', 'kk'],
    ['en;q=0, kk;q=0.1', 'kk'],
    ['en;q=0', 'ru'],
    ['en;Q=0.5;x=1 , ru;q=0.5', 'en'],
    ['kz', 'kk'],
    [';;;,,q=1', 'ru'],
    ['x'.repeat(100_000), 'ru'],
  ])('reads Accept-Language: %.30s', (acceptLanguage, language) => {
    expect(pickLanguage({ acceptLanguage, fallback })).toBe(language)
  })
})

describe('toLanguage', () => {
  it('knows regions, scripts and the usual slip', () => {
    expect(['kk-Cyrl-KZ', 'KZ', 'ru_RU', ' EN ', 'fr', null, ''].map(toLanguage)).toEqual([
      'kk',
      'kk',
      'ru',
      'en',
      undefined,
      undefined,
      undefined,
    ])
  })
})
