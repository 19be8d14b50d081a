/** A paper in words, as it is drawn: no drawing knows what it says, and no words know how they are drawn. */
import type { Language } from '../../../events/values.ts'

/** One side of the letterhead: the council's name, and how to reach it. */
export type HeadColumn = { name: string; lines: readonly string[] }

/** A cell is its paragraphs. */
export type Cell = readonly string[]

export type Block =
  | { is: 'heading'; text: string }
  | { is: 'paragraph'; text: string }
  /** Set apart and smaller. */
  | { is: 'note'; text: string }
  | { is: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  /** `widths` in parts of the whole; the head is repeated on every page. */
  | { is: 'table'; widths: readonly number[]; head: readonly string[]; rows: readonly (readonly Cell[])[] }

export type Sheet = {
  language: Language
  /** For the document's properties. */
  title: string
  author: string
  /** UTC. */
  at: string
  /** Kazakh on the left, Russian on the right. */
  letterhead: { left: HeadColumn; right: HeadColumn }
  /** Number and date. */
  reference: readonly string[]
  addressee: readonly string[]
  heading: string
  blocks: readonly Block[]
  /** `place` stands under the line to sign on, `electronic` in the place of an electronic signature. */
  signature?: { post: readonly string[]; name: string; place: string; electronic: string }
  /** An address as a picture for a telephone's camera, and what stands beside it. */
  qr?: { address: string; label: string }
  executor: readonly string[]
  /** At the foot of every page; `page` and `of` are filled in by the drawing. */
  footer: { number: string; pages: (page: number | string, of: number | string) => string }
}
