import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { subjectLine, wrap } from '../../../shared/text/notices/mail-layout.ts'

describe('wrap', () => {
  it('loses and invents no words', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zа-яәғқ/:.]{1,100}$/)), (words) => {
        const text = words.join(' ')
        expect(wrap(text).split(/\s+/).join(' ')).toBe(text)
      }),
    )
  })

  it('keeps the line breaks of the writer and marks every line', () => {
    expect(wrap('a\r\n\r\nb', '> ')).toBe('> a\n>\n> b')
  })

  it('breaks no line where words allow', () => {
    const lines = wrap('слово '.repeat(60).trim(), '> ').split('\n')
    expect(lines.every((line) => line.length <= 76)).toBe(true)
    expect(lines.length).toBeGreaterThan(4)
  })

  it('leaves a number with the word that it counts', () => {
    const filler = 'а'.repeat(64)
    for (const bound of ['14 апреля', '16–17 сәуір', '15 working'])
      expect(wrap(`${filler} до ${bound}`).split('\n').at(-1)).toMatch(new RegExp(`${bound}$`))
  })
})

describe('subjectLine', () => {
  it('is one well-formed line of at most 160 characters, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (text) => {
        const line = subjectLine(text)
        expect([...line].length).toBeLessThanOrEqual(160)
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}<>]/u)
        expect(line.isWellFormed()).toBe(true)
      }),
    )
  })
})
