/** A sheet's blocks: headings, paragraphs, notes, facts, tables. */
import {
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block } from '../text/papers/sheet.ts'
import { boxed, gap, none, open, openCell, plain, width } from './docx-cells.ts'
import { isShort } from './rows.ts'

export const drawn = (block: Block, keepNext: boolean): (Paragraph | Table)[] => {
  switch (block.is) {
    case 'heading':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 160, after: 120 },
          children: [new TextRun({ text: block.text, bold: true })],
        }),
      ]
    case 'paragraph':
      return [
        new Paragraph({
          keepNext,
          keepLines: keepNext && block.text.length < 600,
          widowControl: true,
          indent: { firstLine: 567 },
          children: [new TextRun({ text: block.text })],
        }),
      ]
    case 'note':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 120 },
          children: [new TextRun({ text: block.text, size: 20, italics: true })],
        }),
      ]
    case 'facts':
      return [facts(block.rows), gap()]
    case 'table':
      return [table(block), gap()]
  }
}

const facts = (rows: readonly (readonly [string, string])[]) => {
  const [label, value] = [width * 0.34, width * 0.66]
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [label, value],
    layout: TableLayoutType.FIXED,
    borders: { ...open, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      ([name, text]) =>
        new TableRow({
          children: [openCell(label, [`${name}:`]), openCell(value, text.split('\n'), { bold: true })],
        }),
    ),
  })
}

const table = ({ widths, head, rows }: Extract<Block, { is: 'table' }>) => {
  const whole = widths.reduce((sum, part) => sum + part, 0)
  const sizes = widths.map((part) => Math.floor((width * part) / whole))
  const cell = (texts: readonly string[], column: number, isHead: boolean) =>
    new TableCell({
      width: { size: sizes[column] ?? 0, type: WidthType.DXA },
      borders: boxed,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      verticalAlign: isHead ? VerticalAlign.CENTER : VerticalAlign.TOP,
      ...(isHead && { shading: { fill: 'EEEEEE' } }),
      children: (texts.length ? texts : ['–']).map((text) =>
        plain(text, { size: 21, bold: isHead, centred: isHead, keepNext: isHead }),
      ),
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: sizes,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((text, i) => cell([text], i, true)),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: isShort(cells, widths),
            children: cells.map((texts, i) => cell(texts, i, false)),
          }),
      ),
    ],
  })
}
