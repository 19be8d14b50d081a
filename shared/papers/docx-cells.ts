/** What a document for Word is made of: the page's measures, paragraphs, cells, rows of them. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

/** Twentieths of a point: A4 with margins of 2.5 cm on the left, 1.5 on the right, 2 above and below. */
export const page = { width: 11906, height: 16838, top: 1134, right: 850, bottom: 1134, left: 1418 }
export const width = page.width - page.left - page.right

export const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const open = { top: none, bottom: none, left: none, right: none }
export const thin = { style: BorderStyle.SINGLE, size: 4, color: '555555' }
export const boxed = { top: thin, bottom: thin, left: thin, right: thin }

export const gap = () => new Paragraph({ spacing: { after: 0, line: 120 }, children: [] })

/** A row that has no lines but those of its cells. */
export const columns = (widths: number[], children: TableCell[]) =>
  new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...open, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children })],
  })

type CellStyle = {
  size?: number
  bold?: boolean
  /** Of several lines the first alone. */
  boldFirst?: boolean
  centred?: boolean
  keepNext?: boolean
}

export const openCell = (size: number, texts: readonly string[], style: CellStyle = {}) =>
  new TableCell({
    width: { size, type: WidthType.DXA },
    borders: open,
    margins: { left: 0, right: 100 },
    children: (texts.length ? texts : ['']).map((text, i) =>
      plain(text, style.boldFirst ? { ...style, bold: i === 0 } : style),
    ),
  })

export const plain = (text: string, { size = 24, bold = false, centred, keepNext = false }: CellStyle) =>
  new Paragraph({
    keepNext,
    spacing: { after: 0 },
    alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
    children: [new TextRun({ text, bold, size })],
  })
