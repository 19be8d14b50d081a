import { describe, expect, it } from 'vitest'
import { languages } from '../../../events/values.ts'
import { mailWords } from '../../../shared/text/notices/mail-words.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { listedWords } from '../../../shared/text/papers/listed-words.ts'
import { paperWords } from '../../../shared/text/papers/words.ts'
import { reportWords } from '../../../shared/text/reports/report-words.ts'
import { siteWords } from '../../../shared/text/site/words.ts'
import { draftStatus, texts } from '../../../shared/text/texts.ts'
import { wordsOf } from './words-of.ts'

const all = {
  texts,
  mails: mailWords,
  pages: pageWords,
  papers: paperWords,
  listed: listedWords,
  report: reportWords,
  site: siteWords,
}

/** Words that Kazakh and Russian rightly share. */
const shared = /^(2, №\u00a03, 1|№|№\u00a02|Тел\.:|Комиссия|Талон|Телефон|Код|Статистика)$/

describe.each(Object.entries(all))('%s', (_, of) => {
  const [kk, ru, en] = languages.map((lang) => wordsOf(of(lang)))

  it('exist in every language', () => {
    expect(Object.keys(ru ?? {})).toEqual(Object.keys(kk ?? {}))
    expect(Object.keys(en ?? {})).toEqual(Object.keys(kk ?? {}))
    for (const words of [kk, ru, en])
      for (const [path, text] of Object.entries(words ?? {})) {
        expect(text.trim(), path).not.toBe('')
        expect(text, path).not.toMatch(/undefined|NaN|\[object| {2}|\s[.,;:]/)
      }
  })

  it('are not Russian in Kazakh, and not Cyrillic in English', () => {
    for (const [path, text] of Object.entries(kk ?? {})) {
      if (shared.test(text)) continue
      expect(text, path).not.toBe(ru?.[path])
    }
    for (const [path, text] of Object.entries(ru ?? {})) expect(text, path).not.toMatch(/[әғқңөұүһі]/i)
    for (const [path, text] of Object.entries(en ?? {}))
      expect(text, path).not.toMatch(/\p{Script=Cyrillic}/u)
  })

  it('use letters of one alphabet within a word', () => {
    for (const words of [kk, ru])
      for (const [path, text] of Object.entries(words ?? {}))
        expect(text, path).not.toMatch(/\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u)
  })
})

describe('refusals and limits', () => {
  const codes = { en: 'Administrative Procedural', ru: 'АППК', kk: 'ӘРПК' } as const

  it.each(languages)('an extension is explained by art. 76 (%s)', (lang) => {
    const { actions } = texts(lang)
    for (const said of [actions.extension.explain, actions.extend.explain, actions.told.explain]) {
      expect(said).toContain('76')
      expect(said).toContain(codes[lang])
    }
  })

  it.each(languages)('forwarding names art. 65 (%s)', (lang) => {
    const { explain } = texts(lang).actions.forward
    expect(explain).toContain('65')
    expect(explain).toContain(codes[lang])
  })

  it.each(languages)('no two refusals, events or actions are said in the same words (%s)', (lang) => {
    const { refusals, events, actions } = texts(lang)
    for (const all of [
      Object.values(refusals).map((refusal) => refusal([1])),
      Object.values(events),
      Object.values(actions).map(({ title }) => title),
      Object.values(actions).map(({ done }) => done),
    ])
      expect(new Set(all).size).toBe(all.length)
  })

  it('name the remarks meant', () => {
    expect(texts('ru').refusals.remarks_missing([2, 5])).toContain('2, 5')
    expect(texts('kk').refusals.remark_reason_missing([3])).toContain(': 3.')
  })

  it('write large numbers as the language does', () => {
    expect(texts('en').validation.tooLong(10_001, 10_000)).toContain('10,001')
    expect(texts('ru').validation.tooLong(10_001, 10_000)).toContain('10\u00A0001')
    expect(texts('kk').validation.tooLong(201, 200)).toContain('201')
  })
})

it('says where a draft act stands in the gender of its name', () => {
  expect(draftStatus('registered', 'ru')).toBe('Зарегистрирован')
  expect(draftStatus('withdrawn', 'ru')).toBe('Отозван')
  expect(draftStatus('in_review', 'ru')).toBe(texts('ru').statuses.in_review)
})
