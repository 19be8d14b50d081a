/** Papers as PDF and DOCX, read back by other readers than those that drew them. */
import PDFKit from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../events/values.ts'
import type { PaperKind } from '../../../shared/domain/papers/papers.ts'
import { paperDocx } from '../../../shared/papers/docx.ts'
import noBrotli from '../../../shared/papers/no-brotli.ts'
import { paperPdf } from '../../../shared/papers/pdf.ts'
import { sheetOf } from '../../../shared/text/papers/paper.ts'
import type { Sheet } from '../../../shared/text/papers/sheet.ts'
import { fonts, kazakhLetters, paperModel } from '../../builders/papers.ts'
import { docxAsHtml, flat, readDocx, readPdf } from './read-back.ts'

const kinds: PaperKind[] = ['letter', 'recommendation', 'answer', 'forwarding', 'receipt']
const each = kinds.flatMap((kind) => languages.map((language) => [kind, language] as const))

/** Everything that a sheet says. */
const said = ({ letterhead, reference, addressee, heading, blocks, signature, executor, qr }: Sheet) => [
  ...[letterhead.left, letterhead.right].flatMap(({ name, lines }) => [name.toUpperCase(), ...lines]),
  ...reference,
  ...addressee,
  heading,
  ...blocks.flatMap((block) => {
    if (block.is === 'facts') return block.rows.flatMap(([label, value]) => [`${label}:`, value])
    return block.is === 'table' ? [...block.head, ...block.rows.flat(2)] : [block.text]
  }),
  ...(signature ? [...signature.post, signature.name, `(${signature.place})`, signature.electronic] : []),
  ...executor,
  ...(qr ? [qr.label] : []),
]

describe('a paper as it is drawn', () => {
  test.each(each)('%s in %s: the PDF says all that its sheet says', async (kind, language) => {
    const sheet = sheetOf(paperModel(kind, language))
    const { text, pages } = await readPdf(await paperPdf(sheet, fonts))
    for (const words of said(sheet)) expect(flat(text)).toContain(flat(words))
    pages.forEach((page, i) => {
      expect(flat(page)).toContain(flat(`${sheet.footer.number}`))
      expect(flat(page)).toContain(flat(sheet.footer.pages(i + 1, pages.length)))
    })
  })

  test.each(each)('%s in %s: the DOCX says all that its sheet says', async (kind, language) => {
    const sheet = sheetOf(paperModel(kind, language))
    const text = flat(await readDocx(await paperDocx(sheet)))
    for (const words of said(sheet)) expect(text).toContain(flat(words))
  })

  test('has every letter of Kazakh, in both cases, both faces and both formats', async () => {
    const model = paperModel('letter', 'kk')
    if (model.kind !== 'letter') throw new Error('another kind')
    const sheet = sheetOf({ ...model, subject: kazakhLetters })
    const { text } = await readPdf(await paperPdf(sheet, fonts))
    expect(text.split(kazakhLetters)).toHaveLength(3)
    expect((await readDocx(await paperDocx(sheet))).split(kazakhLetters)).toHaveLength(3)
  })

  test.each(kinds)('%s: drawn again it is the same, byte for byte', async (kind) => {
    const sheet = sheetOf(paperModel(kind, 'kk'))
    const [pdf, docx] = [await paperPdf(sheet, fonts), await paperDocx(sheet)]
    expect(Buffer.compare(await paperPdf(sheet, fonts), pdf)).toBe(0)
    expect(Buffer.compare(await paperDocx(sheet), docx)).toBe(0)
  })

  test('what a face says is decoded once, whatever was drawn before', () => {
    const [one, next] = [new PDFKit().font(fonts.regular), new PDFKit().font(fonts.regular)]
    expect(next._font.font._tables).toBe(one._font.font._tables)
    expect(new PDFKit().font(fonts.bold)._font.font._tables).not.toBe(one._font.font._tables)
  })

  test('what is bundled in the place of Brotli says which faces there are', () => {
    expect(noBrotli).toThrow(/TrueType files only/)
  })

  test.each(each)('%s in %s: the same after others, byte for byte', async (kind, language) => {
    const sheet = sheetOf(paperModel(kind, language))
    const first = await paperPdf(sheet, fonts)
    await paperPdf(sheetOf(paperModel(kind === 'letter' ? 'answer' : 'letter', 'en')), fonts)
    expect(Buffer.compare(await paperPdf(sheet, fonts), first)).toBe(0)
  })

  test('is as old as its event', async () => {
    const sheet = sheetOf(paperModel('answer', 'ru'))
    const pdf = await paperPdf(sheet, fonts)
    expect(pdf.toString('latin1')).toContain('20261112053000Z')
  })

  test('sixty remarks: the head of the table on each of its pages, every remark once', async () => {
    const sheet = sheetOf(paperModel('recommendation', 'ru', { remarks: 60 }))
    const { pages, text } = await readPdf(await paperPdf(sheet, fonts))
    const withTable = pages.filter((page) => page.includes('Предлагаем сократить срок'))
    expect(withTable.length).toBeGreaterThan(3)
    for (const page of withTable) expect(flat(page)).toContain('Статья или пункт проекта Цитата из проекта')
    expect(flat(text).split('Предлагаем сократить срок')).toHaveLength(61)
    expect((await docxAsHtml(await paperDocx(sheet))).match(/<thead>/g)).toHaveLength(1)
  })

  test('a remark longer than a page goes on on the next ones, and none of it is lost', async () => {
    const model = paperModel('recommendation', 'ru', { remarks: 1 })
    if (model.kind !== 'recommendation') throw new Error('another kind')
    const words = Array.from({ length: 3000 }, (_, i) => `слово${i}`)
    const remarks = [{ no: 1, clause: 'пункт 1', text: words.join(' ') }]
    const { pages, text } = await readPdf(await paperPdf(sheetOf({ ...model, remarks }), fonts))
    expect(pages.length).toBeGreaterThan(2)
    for (const word of words) expect(text).toContain(word)
  })

  test('a clause, a quotation and a remark of any length: no word of them is lost', async () => {
    const model = paperModel('recommendation', 'ru', { remarks: 1 })
    if (model.kind !== 'recommendation') throw new Error('another kind')
    for (const count of [60, 110, 170, 240]) {
      const say = (what: string) => Array.from({ length: count }, (_, i) => `${what}${i}`)
      const [clause, quote, text] = [say('статья'), say('цитата'), say('правка')]
      const remark = { no: 1, clause: clause.join(' '), quote: quote.join(' '), text: text.join(' ') }
      const { text: read } = await readPdf(await paperPdf(sheetOf({ ...model, remarks: [remark] }), fonts))
      for (const word of [...clause, ...quote, ...text]) expect(read).toContain(word)
    }
  })

  test.each(kinds)('%s: names and subjects as long as may be stand on it whole', async (kind) => {
    const sheet = sheetOf(paperModel(kind, 'kk', { long: true, times: 6, remarks: 12 }))
    const [pdf, docx] = [
      (await readPdf(await paperPdf(sheet, fonts))).text,
      await readDocx(await paperDocx(sheet)),
    ]
    for (const words of said(sheet)) {
      expect(flat(pdf)).toContain(flat(words))
      expect(flat(docx)).toContain(flat(words))
    }
  })

  test('the signature is on no page by itself: the last words are there too', async () => {
    for (let times = 4; times < 12; times++) {
      const { pages } = await readPdf(await paperPdf(sheetOf(paperModel('answer', 'ru', { times })), fonts))
      const last = pages.at(-1) ?? ''
      expect(last).toContain('подпись')
      expect(last).toContain('Жалобу на бумаге подают так')
    }
  })
})
