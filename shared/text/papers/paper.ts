/** A paper's model becomes a sheet: the words of its kind in its language, under the council's letterhead. */
import type { Deadline, Language, Written } from '../../../events/values.ts'
import type { PaperKind } from '../../domain/papers/papers.ts'
import { appealWords } from '../appeals/words.ts'
import { byEndOf, formatDay, formatInstant } from '../dates.ts'
import { versionsOf, wording } from '../explanation.ts'
import { texts } from '../texts.ts'
import { listedWords } from './listed-words.ts'
import type { PaperHead, PaperModel, PaperOf, PaperRemark } from './models.ts'
import type { Block, Cell, HeadColumn, Sheet } from './sheet.ts'
import { type PaperWords, paperWords } from './words.ts'

type Body = Pick<Sheet, 'addressee' | 'heading' | 'blocks' | 'qr'>
type Pen = { words: PaperWords; lang: Language; day: (day: string) => string }

export const sheetOf = (model: PaperModel): Sheet => {
  const { language: lang, head, number, on, at, executor, attachments } = model
  const words = paperWords(lang)
  const pen = { words, lang, day: (day: string) => formatDay(day, lang) }
  const body = drawn(model, pen)
  const blocks = [...body.blocks, ...(attachments ? [paragraph(words.attachments(attachments))] : [])]
  return {
    language: lang,
    title: `${listedWords(lang).kinds[model.kind]} ${words.number(number)}`,
    author: wording(head.name, lang),
    at,
    letterhead: { left: letterheadOf(head, 'kk'), right: letterheadOf(head, 'ru') },
    reference: [words.number(number), pen.day(on)],
    ...body,
    blocks,
    ...('signatory' in model && { signature: signatureOf(model.signatory, words) }),
    executor: executor
      ? [
          `${words.executor} ${executor.name}`,
          ...(executor.phone ? [`${words.phone} ${executor.phone}`] : []),
        ]
      : [],
    footer: { number: words.number(number), pages: words.pages },
  }
}

/** Both sides have the same, each in its own language. */
export const letterheadOf = (
  { name, address, phone, email, portal }: PaperHead,
  lang: 'kk' | 'ru',
): HeadColumn => ({
  name: wording(name, lang),
  lines: [
    wording(address, lang),
    ...(phone ? [`${paperWords(lang).phone} ${phone}`] : []),
    email,
    portal.replace(/^https?:\/\//, ''),
  ],
})

const signatureOf = ({ name, post, of }: PaperOf<'letter'>['signatory'], { signature }: PaperWords) => ({
  post: [post, ...(of ? [of] : [])],
  name,
  ...signature,
})

const lines = (text: Written): string[] =>
  versionsOf(text).flatMap(([, one]) => one.split('\n').filter((line) => line.trim() !== ''))

const paragraph = (text: string): Block => ({ is: 'paragraph', text })
const paragraphs = (text: Written): Block[] => lines(text).map(paragraph)
const note = (text: string): Block => ({ is: 'note', text })
const facts = (...rows: (readonly [string, string | undefined])[]): Block => ({
  is: 'facts',
  rows: rows.flatMap(([label, value]) => (value ? [[label, value] as const] : [])),
})

/** By when, or that it is not known yet. */
const due = ({ due }: Deadline, { lang }: Pen, said: { due: (until: string) => string; undated: string }) =>
  due ? said.due(byEndOf(due, lang)) : said.undated

const drawings: { [K in PaperKind]: (model: PaperOf<K>, pen: Pen) => Body } = {
  letter: (m, pen) => ({
    addressee: [wording(m.addressee, pen.lang)],
    heading: m.subject,
    blocks: [
      ...paragraphs(m.text),
      paragraph(`${due(m.response, pen, pen.words.letter)} ${pen.words.letter.how(m.head.email, m.number)}`),
    ],
    qr: { address: m.respondAt, label: pen.words.qr.respond },
  }),

  recommendation: (m, pen) => {
    const { words, lang } = pen
    const { recommendation: w, labels } = words
    const names = texts(lang)
    return {
      addressee: [wording(m.addressee, lang)],
      heading: words.heading.recommendation(m.title),
      blocks: [
        paragraph(w.intro),
        facts(
          [labels.reference, m.reference],
          [labels.actType, names.actTypes[m.actType]],
          [labels.version, String(m.version)],
          [labels.outcome, names.recommendationOutcomes[m.outcome]],
        ),
        ...paragraphs(m.text),
        ...(m.remarks.length ? [{ is: 'heading', text: w.remarks } as const, remarkTable(m.remarks, w)] : []),
        paragraph(
          [
            due(m.response, pen, w),
            ...(m.remarks.length ? [w.eachRemark] : []),
            words.letter.how(m.head.email, m.number),
          ].join(' '),
        ),
      ],
      qr: { address: m.respondAt, label: words.qr.respond },
    }
  },

  answer: (m, { words, lang, day }) => {
    const until = m.dispute?.due
    return {
      addressee: [
        m.addressee.name ?? appealWords(lang).unnamed,
        ...(m.addressee.address ? [m.addressee.address] : []),
      ],
      heading: words.heading.answer(m.number, day(m.receivedOn)),
      blocks: [
        paragraph(words.answer.intro(day(m.receivedOn), m.number)),
        facts(
          [words.labels.subject, m.subject],
          [words.labels.outcome, texts(lang).answerOutcomes[m.outcome]],
        ),
        ...paragraphs(m.text),
        ...(until ? [paragraph(words.answer.dispute(byEndOf(until, lang)))] : []),
        paragraph(appealWords(lang).complaintTo(wording(m.complaintTo, lang))),
      ],
      qr: { address: m.followAt, label: words.qr.follow },
    }
  },

  forwarding: (m, { words, lang, day }) => {
    const { forwarding: w, labels, heading } = words
    const title = m.part ? heading.forwardedPart : heading.forwarding
    return {
      addressee: [wording(m.addressee, lang)],
      heading: title(m.number, day(m.receivedOn)),
      blocks: [
        paragraph(m.part ? w.part : w.whole),
        ...paragraphs(m.text),
        paragraph(w.next),
        facts(
          [labels.applicant, m.applicant.name ?? appealWords(lang).unnamed],
          [labels.address, m.applicant.address],
          [labels.email, m.applicant.email],
          [labels.phone, m.applicant.phone],
          [labels.subject, m.subject],
        ),
        ...(m.appealText ? [{ is: 'heading', text: w.appeal } as const, ...paragraphs(m.appealText)] : []),
        note(w.personal),
      ],
    }
  },

  receipt: (m, pen) => {
    const { words, lang, day } = pen
    const { receipt: w, labels } = words
    return {
      addressee: [],
      heading: listedWords(lang).kinds.receipt,
      blocks: [
        paragraph(w.intro),
        facts(
          [labels.number, m.number],
          [labels.code, m.code],
          [labels.applicant, m.applicant],
          [labels.subject, m.subject],
          [labels.received, formatInstant(m.receivedAt, lang, m.head.timeZone)],
          [labels.registered, day(m.registeredOn)],
          [labels.due, m.answer.due ? day(m.answer.due) : undefined],
        ),
        paragraph(due(m.answer, pen, w)),
        paragraph(w.keep),
      ],
      qr: { address: m.followAt, label: words.qr.follow },
    }
  },
}

const remarkTable = (
  remarks: readonly PaperRemark[],
  { columns, carried }: PaperWords['recommendation'],
): Block => {
  // Most remarks quote nothing: then the column would be empty.
  const quotes = remarks.some(({ quote }) => quote)
  const row = ({ no, clause, quote, text, from }: PaperRemark): Cell[] => [
    [String(no)],
    lines(clause),
    ...(quotes ? [quote ? lines(quote) : []] : []),
    [...lines(text), ...(from ? [carried(from.version, from.no)] : [])],
  ]
  return {
    is: 'table',
    widths: quotes ? [6, 20, 30, 44] : [6, 26, 68],
    head: [columns.no, columns.clause, ...(quotes ? [columns.quote] : []), columns.text],
    rows: remarks.map(row),
  }
}

const drawn = <K extends PaperKind>(model: PaperOf<K>, pen: Pen): Body =>
  (drawings[model.kind as K] as (model: PaperOf<K>, pen: Pen) => Body)(model, pen)
