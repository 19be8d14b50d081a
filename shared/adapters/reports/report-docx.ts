/** The report as a document for Word and LibreOffice: the council's name, headings, prose and tables. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { ReportDocument, ReportTable } from '../../text/reports/report.ts'

/** Twentieths of a point: the text's width on A4 between margins of 2.5 and 2 cm. */
const width = 9354
const tag = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' } as const

const line = { style: BorderStyle.SINGLE, size: 4, color: '9AA5AB' }
const borders = { top: line, bottom: line, left: line, right: line }
const margins = { top: 30, bottom: 30, left: 100, right: 100 }

/** A number stays in one line with its dash and its noun. */
const bound = (text: string) => text.replace(/ (?=– \d)|(?<=–) (?=\d)|(?<=\d) (?=[\p{L}%])/gu, '\u00A0')

/** Up to so many rows stay on one page. */
const short = 8

const table = ({ caption, columns, rows }: ReportTable): (Paragraph | Table)[] => {
  const numbers = columns.length - 1
  // The longest word of a head does not break.
  const narrow = Math.min(1900, Math.floor((width * 0.6) / numbers))
  const widths = [width - narrow * numbers, ...Array<number>(numbers).fill(narrow)]
  const cell = (text: string, column: number, bold: boolean, keepNext: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? narrow, type: WidthType.DXA },
      borders,
      margins,
      verticalAlign: VerticalAlign.CENTER,
      ...(bold && { shading: { fill: 'E9EEF0' } }),
      children: [
        new Paragraph({
          keepNext,
          spacing: { after: 0 },
          alignment: column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ text, bold, size: bold ? 18 : 20 })],
        }),
      ],
    })
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 200, after: 80 },
      children: [new TextRun({ text: caption, bold: true, size: 22 })],
    }),
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map((text, i) => cell(text, i, true, true)),
        }),
        ...rows.map(
          ({ label, values }, row) =>
            new TableRow({
              cantSplit: true,
              children: [label, ...values].map((text, i) =>
                cell(text, i, false, rows.length <= short && row < rows.length - 1),
              ),
            }),
        ),
      ],
    }),
  ]
}

export const reportDocx = (report: ReportDocument): Promise<Buffer> => {
  const centred = (text: string, more: object = {}) =>
    new Paragraph({ text: bound(text), alignment: AlignmentType.CENTER, ...more })
  const document = new Document({
    creator: report.council,
    title: `${report.title}. ${report.period}`,
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: 24, language: { value: tag[report.lang] } },
          paragraph: { spacing: { after: 120 } },
        },
        title: { run: { bold: true, size: 28 }, paragraph: { spacing: { after: 120 } } },
        heading1: {
          run: { bold: true, size: 26, color: '000000' },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, right: 1134, bottom: 1134, left: 1418 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT], size: 20 })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: report.council, bold: true })],
          }),
          // Set in, so that no single word is left to its second line.
          centred(report.title, { heading: HeadingLevel.TITLE, indent: { left: 850, right: 850 } }),
          centred(report.period, { spacing: { after: 0 } }),
          centred(report.asOf),
          ...report.sections.flatMap(({ heading, paragraphs, tables }, i) => [
            new Paragraph({ text: `${i + 1}. ${heading}`, heading: HeadingLevel.HEADING_1 }),
            ...paragraphs.map((text) => new Paragraph({ text: bound(text) })),
            ...tables.flatMap(table),
          ]),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
