/** Short messages: few characters, for each part costs, and nobody named. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../../events/values.ts'
import { type ShortMatter, shortMatters } from '../../../shared/domain/notices/short.ts'
import { shortText } from '../../../shared/text/notices/short.ts'

const matters: ShortMatter[] = [...shortMatters, 'notice']
const number = 'ALM-A-2026-000001'
const all = languages.flatMap((lang) => matters.map((matter) => [lang, matter] as const))

describe('a short message', () => {
  test.each(all)('%s, %s: is one part where the address is short, two at the most', (lang, matter) => {
    // UCS-2: 70 characters in one part, 67 in each of several (3GPP TS 23.040); Latin alone has 160.
    const inOne = lang === 'en' ? 160 : 70
    const text = shortText(matter, { number, portal: 'https://kenes.kz' }, lang)
    expect(text.length).toBeLessThanOrEqual(inOne)
    const longest = 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com'
    expect(shortText(matter, { number, portal: longest }, lang).length).toBeLessThanOrEqual(2 * 67)
  })
  test.each(languages)('%s: says of each matter something else', (lang) => {
    const texts = matters.map((matter) => shortText(matter, { number, portal: 'https://kenes.kz' }, lang))
    expect(new Set(texts).size).toBe(matters.length)
  })
  test('has in it the number, the address and words of its own, and nothing else', () => {
    const cyrillic = /^: [а-яёәғқңөұүһіВ ]+\. $/u
    for (const [lang, matter] of all) {
      const text = shortText(matter, { number, portal: 'https://kenes.kz' }, lang)
      const words = text.replace(number, '').replace('https://kenes.kz/appeals', '')
      expect(words).toMatch(lang === 'en' ? /^: [a-z ]+\. $/ : cyrillic)
    }
  })
})
