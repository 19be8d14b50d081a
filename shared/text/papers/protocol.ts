/** A meeting's protocol becomes a sheet: date, place, who was there, what was asked and decided, who is to do it and by when. */
import type { ActivityForm } from '../../../events/council/council-values.ts'
import type { Language } from '../../../events/values.ts'
import { formatDay, formatDays } from '../dates.ts'
import { wording } from '../explanation.ts'
import type { PaperHead } from './models.ts'
import { letterheadOf } from './paper.ts'
import { protocolWords } from './protocol-words.ts'
import type { Block, Sheet } from './sheet.ts'
import { paperWords } from './words.ts'

type ProtocolDecision = {
  no: number
  item?: number | undefined
  text: string
  votes: { for: number; against: number; abstained: number }
  adopted: boolean
  task?: { owner: 'secretary' | 'head' | 'chair'; of?: string | undefined; due: string | null } | undefined
}

/** Days are local, `at` is when its event was, UTC. */
export type ProtocolModel = {
  language: Language
  head: PaperHead
  at: string
  number: string
  form: ActivityForm
  /** The commission that met. */
  of?: string | undefined
  title: string
  heldOn: string
  heldUntil?: string | undefined
  place: string
  invited?: string | undefined
  attendance?: { present: number; total: number; needed: number } | undefined
  chair: { name: string; post: string }
  secretary?: string | undefined
  /** The points of the agenda in their words, by number. */
  agenda: readonly { no: number; text: string }[]
  decisions: readonly ProtocolDecision[]
}

const paragraph = (text: string): Block => ({ is: 'paragraph', text })
const heading = (text: string): Block => ({ is: 'heading', text })
const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

export const protocolSheet = (m: ProtocolModel): Sheet => {
  const { language: lang, head, number, form, attendance, chair, secretary } = m
  const words = protocolWords(lang)
  const papers = paperWords(lang)
  const { labels } = words
  const present = attendance
    ? attendance.needed
      ? words.present(attendance.present, attendance.total, attendance.needed)
      : words.presentOnly(attendance.present)
    : undefined
  const rows: [string, string | undefined][] = [
    [labels.subject, m.title],
    [labels.date, formatDays(m.heldOn, m.heldUntil ?? m.heldOn, lang)],
    [labels.place, m.place],
    [labels.present, present],
    [labels.invited, m.invited],
    [labels.chair, `${chair.name}, ${chair.post}`],
    [labels.secretary, secretary],
  ]
  return {
    language: lang,
    title: `${words.of[form]} ${papers.number(number)}`,
    author: wording(head.name, lang),
    at: m.at,
    letterhead: { left: letterheadOf(head, 'kk'), right: letterheadOf(head, 'ru') },
    reference: [papers.number(number), formatDay(m.heldUntil ?? m.heldOn, lang)],
    addressee: [],
    heading: m.of ? `${words.of[form]}: ${m.of}` : words.of[form],
    blocks: [
      {
        is: 'facts',
        rows: rows.flatMap(([label, value]) => (value ? [[label, value] as const] : [])),
      },
      ...(attendance?.needed ? [paragraph(words.quorum)] : []),
      heading(words.agenda),
      ...(m.agenda.length
        ? m.agenda.map(({ no, text }) => paragraph(`${no}. ${text}`))
        : [paragraph(words.noAgenda)]),
      heading(words.decided),
      ...(m.decisions.length
        ? m.decisions.flatMap((decision) => decisionBlocks(m, decision))
        : [paragraph(words.nothingDecided)]),
      ...taskTable(m),
      {
        is: 'facts',
        rows: [
          [chair.post, words.sign(chair.name)],
          ...(secretary ? [[labels.secretary, words.sign(secretary)] as const] : []),
        ],
      },
    ],
    executor: [],
    footer: { number: papers.number(number), pages: papers.pages },
  }
}

const decisionBlocks = (
  { language, agenda }: ProtocolModel,
  { no, item, text, votes, adopted }: ProtocolDecision,
): Block[] => {
  const words = protocolWords(language)
  const point = agenda.find((one) => one.no === item)
  const [first = '', ...rest] = lines(text)
  return [
    ...(point ? [paragraph(words.heard(point.no, point.text))] : []),
    paragraph(`${no}. ${first}`),
    ...rest.map(paragraph),
    paragraph(
      `${words.votes(votes.for, votes.against, votes.abstained)} ${adopted ? words.adopted : words.rejected}`,
    ),
  ]
}

const taskTable = ({ language: lang, decisions }: ProtocolModel): Block[] => {
  const words = protocolWords(lang)
  const { title, columns } = words.tasks
  const rows = decisions.flatMap(({ no, text, task }) =>
    task
      ? [
          [
            [String(no)],
            lines(text),
            [task.of ? `${words.owners[task.owner]}: ${task.of}` : words.owners[task.owner]],
            [task.due ? formatDay(task.due, lang) : '–'],
          ],
        ]
      : [],
  )
  if (rows.length === 0) return []
  const head = [columns.no, columns.task, columns.owner, columns.due]
  return [heading(title), { is: 'table', widths: [6, 48, 26, 20], head, rows }]
}
