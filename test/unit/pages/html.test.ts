import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, type HtmlValue, html, webAddress } from '../../../shared/markup/html.ts'
import { readOf } from '../text/words-of.ts'

describe('html', () => {
  it('escapes strings in content and attributes', () => {
    expect(html`<p title="${'a"b'}">${'<script>'} & ${"it's"}</p>`.markup).toBe(
      '<p title="a&quot;b">&lt;script&gt; & it&#39;s</p>',
    )
  })

  it('lets nested markup and arrays of it pass, and nothing vanish but nothing', () => {
    const items: HtmlValue = ['<a>', 2, html`<b>${'&'}</b>`, [null, undefined, false, ['x']]]
    expect(html`<ul>${items}</ul>${0}${''}`.markup).toBe('<ul>&lt;a&gt;2<b>&amp;</b>x</ul>0')
  })

  it('is not fooled by an object that looks like markup', () => {
    const lookalike = JSON.parse('{"markup":"<b>","toString":1}')
    expect(() => html`${lookalike}`.markup).toThrow()
  })

  it('keeps every string inside its place, and readable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`
        expect(markup).toMatch(/^<p title="[^"<>]*">[^<>]*<\/p>$/)
        expect(readOf(`<i>${escapeHtml(text)}</i>`)).toBe(
          ` ${text.replaceAll('\0', '\uFFFD')} `.replace(/\s+/g, ' '),
        )
      }),
    )
  })

  it('escapes once, however deep', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(5), (text, depth) => {
        let markup = html`${text}`
        for (let i = 0; i < depth; i++) markup = html`${[markup]}`
        expect(markup.markup).toBe(escapeHtml(text))
      }),
    )
  })
})

describe('webAddress', () => {
  it('is http or https, and nothing that runs', () => {
    expect(webAddress('https://legalacts.example.kz/npa?id=1')).toBe('https://legalacts.example.kz/npa?id=1')
    for (const url of [
      'javascript:alert(1)',
      ' https://x',
      'data:text/html,x',
      '//x',
      'https://x y',
      undefined,
    ])
      expect(webAddress(url)).toBeUndefined()
  })
})
