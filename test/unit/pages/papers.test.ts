/** The council's papers on pages: what is opened, what is printed, whose signature stands on what. */
import { describe, expect, it } from 'vitest'
import { languages } from '../../../events/values.ts'
import type { ListedPaper } from '../../../shared/application/papers/models.ts'
import { paperList, renderSign } from '../../../shared/pages/papers/papers.ts'
import { listedWords } from '../../../shared/text/papers/listed-words.ts'
import { head } from '../text/mail-samples.ts'
import { evil } from '../text/words-of.ts'

const letter: ListedPaper = {
  id: '3-1',
  kind: 'letter',
  number: 'ALM-L-2026-000001',
  on: '2026-03-19',
  signable: false,
  signatures: [],
}
const frame = { lang: 'ru', head, path: '/act/token' } as const
const listed = (papers: ListedPaper[], lang: (typeof languages)[number] = 'ru', to = '/act/token/papers/') =>
  String(paperList({ ...frame, lang }, papers, (name) => `${to}${name}`))

describe('the list of papers', () => {
  it('has each by its name, as PDF, as DOCX, and to be printed', () => {
    const html = listed([letter])
    expect(html).toContain('Письмо, №\u00a0ALM-L-2026-000001, 19 марта 2026 года')
    expect(html).toContain('href="/act/token/papers/3-1.pdf?lang=ru"')
    expect(html).toContain('href="/act/token/papers/3-1.docx?lang=ru"')
    expect(html).toContain('href="/act/token/papers/3-1.pdf?print&amp;lang=ru"')
  })

  it('keeps the code that its page was opened by', () => {
    const html = String(paperList(frame, [letter], (name) => `/appeals/N/papers/${name}?code=C`))
    expect(html).toContain('href="/appeals/N/papers/3-1.pdf?code=C&amp;print&amp;lang=ru"')
  })

  it('is not there where there is none', () => {
    expect(listed([])).toBe('')
  })

  it('offers to sign to who may', () => {
    expect(listed([letter])).not.toContain('/signature')
    expect(listed([{ ...letter, signable: true }])).toContain(
      'href="/act/token/papers/3-1.pdf/signature?lang=ru"',
    )
  })

  it.each(languages)('names signer, time, algorithm and verdict (%s)', (lang) => {
    const at = '2026-03-19T04:05:00.000Z'
    const { state } = listedWords(lang).signature
    for (const [name, words] of Object.entries(state)) {
      const signature = { state: name as keyof typeof state, at, signer: evil, algorithm: 'RSA, SHA-256' }
      const html = listed([{ ...letter, signatures: [signature] }], lang)
      expect(html).toContain(words)
      expect(html).not.toContain('<img')
      if (name !== 'checking') expect(html).toContain('RSA, SHA-256')
    }
  })
})

describe('the page that takes a signature', () => {
  it.each(languages)('says of which paper, and what is wrong with a file (%s)', (lang) => {
    const error = listedWords(lang).signature.faults.signature_unreadable
    const model = { ...frame, lang, paper: letter, to: '/x', back: '/y' }
    expect(renderSign(model)).not.toContain('role="alert"')
    const html = renderSign({ ...model, error })
    expect(html).toContain('ALM-L-2026-000001')
    expect(html).toContain(error)
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('enctype="multipart/form-data"')
  })
})
