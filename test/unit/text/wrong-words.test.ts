/** Every dictionary that people read: none says what the glossary, the law or good manners forbid. */
import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../../events/values.ts'
import { directoryWords } from '../../../shared/text/desk/directory/directory-words.ts'
import { entryWords } from '../../../shared/text/desk/directory/entry-words.ts'
import { deskWords } from '../../../shared/text/desk/words.ts'
import { fileWords } from '../../../shared/text/files/files.ts'
import { importWords } from '../../../shared/text/journal/import.ts'
import { mailWords } from '../../../shared/text/notices/mail-words.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { listedWords } from '../../../shared/text/papers/listed-words.ts'
import { paperWords } from '../../../shared/text/papers/words.ts'
import { reportWords } from '../../../shared/text/reports/report-words.ts'
import { siteWords } from '../../../shared/text/site/words.ts'
import { texts } from '../../../shared/text/texts.ts'
import { wordsOf } from './words-of.ts'
import { article, wrongWords } from './wrong-words.ts'

const read = (lang: Language) => ({
  texts: texts(lang),
  mails: mailWords(lang),
  pages: pageWords(lang),
  desk: deskWords(lang),
  directory: directoryWords(lang),
  entries: entryWords(lang),
  files: fileWords(lang),
  papers: { drawn: paperWords(lang), listed: listedWords(lang) },
  report: reportWords(lang),
  site: siteWords(lang),
})

describe.each(languages)('in %s', (lang) => {
  const people = wordsOf(read(lang))

  it.each(Object.entries(wrongWords[lang]))('no text says /%s/: %s', (wrong) => {
    const all = { ...people, ...wordsOf(importWords(lang).said) }
    const found = Object.entries(all).filter(([, text]) => new RegExp(wrong, 'iu').test(text))
    expect(found).toEqual([])
  })

  it('no error names an article of law', () => {
    const { validation, problems } = texts(lang)
    const errors = wordsOf({
      validation,
      problems,
      messages: pageWords(lang).messages,
      faults: fileWords(lang).faults,
    })
    for (const [path, text] of Object.entries(errors)) expect(text, path).not.toMatch(article[lang])
  })

  it('no page and no mail shows a command or a file of the program: those are the operator’s', () => {
    for (const [path, text] of Object.entries(people))
      expect(text, path).not.toMatch(/npm |docs\/|\.(md|ts|sh)(?![\p{L}\d])/u)
  })

  it('a number stays in one line with its unit, and № with its number', () => {
    for (const [path, text] of Object.entries(people)) expect(text, path).not.toMatch(/\d (КБ|МБ|%)|№ /)
  })

  it('no quotes stand round what a person wrote', () => {
    const { answer, remark } = mailWords(lang)
    expect(remark.quote('«х»')).not.toMatch(/[«“]«/)
    expect(answer.intro).not.toMatch(/[«“]/)
  })
})

describe('who waits for a late answer is asked to excuse it', () => {
  const apology: Record<Language, RegExp> = { kk: /кешірім сұраймыз/, ru: /извинения/, en: /apologise/ }
  it.each(languages)('on the page and in the mail (%s)', (lang) => {
    const { overdue, overdueUnderControl } = pageWords(lang).status
    for (const said of [
      overdue('2026-04-14'),
      overdueUnderControl('2026-04-14'),
      mailWords(lang).answer.late,
    ])
      expect(said).toMatch(apology[lang])
  })
})
