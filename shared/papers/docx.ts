/** A sheet as a document for Word and LibreOffice. The same sheet gives the same bytes. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TableCell,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { zipSync } from 'fflate'
import type { HeadColumn, Sheet } from '../text/papers/sheet.ts'
import { drawn } from './docx-blocks.ts'
import { columns, gap, open, openCell, page, plain, thin, width } from './docx-cells.ts'
import { qrPicture } from './picture.ts'

const tag = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' } as const

export const paperDocx = async (sheet: Sheet): Promise<Uint8Array> => {
  const { blocks } = sheet
  // The signature is on no page by itself: the last paragraph goes with it.
  const last = blocks.findLastIndex(({ is }) => is === 'paragraph')
  const document = new Document({
    creator: sheet.author,
    lastModifiedBy: sheet.author,
    title: sheet.title,
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: 24, language: { value: tag[sheet.language] } },
          paragraph: { spacing: { after: 120 } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: page, margin: page } },
        footers: { default: footer(sheet) },
        children: [
          letterhead(sheet),
          gap(),
          reference(sheet),
          new Paragraph({
            keepNext: true,
            spacing: { before: 240, after: 200 },
            children: [new TextRun({ text: sheet.heading, bold: true })],
          }),
          ...blocks.flatMap((block, i) => drawn(block, i === last)),
          ...closing(sheet),
        ],
      },
    ],
  })
  return zipped(partsOf(document), sheet.at)
}

/** A document's files by their names, in their order. The library tells them to nobody: what it gives is zipped by the clock. */
const partsOf = (document: Document): Map<string, string | Uint8Array> =>
  (Packer as unknown as { compiler: Compiler }).compiler.compile(document)

type Compiler = { compile(document: Document): Map<string, string | Uint8Array> }

/** The library dates a document by the clock; a paper is as old as its event. */
const zipped = (parts: Map<string, string | Uint8Array>, at: string): Uint8Array => {
  const bytes = [...parts].map(([name, part]) => {
    if (typeof part !== 'string') return [name, part] as const
    const fixed = name === 'docProps/core.xml' ? part.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${at}`) : part
    return [name, new TextEncoder().encode(fixed)] as const
  })
  return zipSync(Object.fromEntries(bytes), { mtime: new Date(1980, 0, 1), level: 6 })
}

const letterhead = ({ letterhead: { left, right } }: Sheet) => {
  const cell = ({ name, lines }: HeadColumn) =>
    new TableCell({
      width: { size: width / 2, type: WidthType.DXA },
      borders: { ...open, bottom: { ...thin, size: 12 } },
      margins: { top: 0, bottom: 80, left: 100, right: 100 },
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 60 },
          children: [new TextRun({ text: name.toUpperCase(), bold: true, size: 24 })],
        }),
        ...lines.map(
          (text) =>
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { after: 0 },
              children: [new TextRun({ text, size: 17 })],
            }),
        ),
      ],
    })
  return columns([width / 2, width / 2], [cell(left), cell(right)])
}

const reference = ({ reference: lines, addressee }: Sheet) => {
  const [left, right] = [width * 0.5, width * 0.5]
  return columns([left, right], [openCell(left, lines), openCell(right, addressee, { boldFirst: true })])
}

/** Signature, room for its electronic mark, who prepared it and the picture of the page to go to, on one page. */
const closing = (sheet: Sheet): Table[] => [
  columns(
    [width],
    [
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        borders: open,
        margins: { left: 0, right: 0 },
        // A cell ends with a paragraph.
        children: [...signature(sheet), foot(sheet), new Paragraph({ spacing: { after: 0, line: 20 } })],
      }),
    ],
  ),
]

/** Post on the left, a line to sign on, the name on the right. */
const signature = ({ signature: given }: Sheet): (Paragraph | Table)[] => {
  if (!given) return []
  const [post, line, name] = [width * 0.4, width * 0.24, width * 0.36]
  const ruled = new TableCell({
    width: { size: line, type: WidthType.DXA },
    borders: open,
    verticalAlign: VerticalAlign.TOP,
    children: [
      plain('_______________', { centred: true }),
      plain(`(${given.place})`, { centred: true, size: 16 }),
    ],
  })
  const cells = [
    openCell(post, given.post, { bold: true }),
    ruled,
    openCell(name, [given.name], { bold: true }),
  ]
  return [gap(), columns([post, line, name], cells), gap()]
}
const dashed = { style: BorderStyle.DASHED, size: 4, color: '999999' }

const foot = ({ signature: given, executor, qr }: Sheet): Table => {
  const [room, right] = [3600, 1900]
  const electronic =
    given &&
    columns(
      [room],
      [
        new TableCell({
          width: { size: room, type: WidthType.DXA },
          borders: { top: dashed, bottom: dashed, left: dashed, right: dashed },
          margins: { top: 200, bottom: 200, left: 80, right: 80 },
          children: [plain(given.electronic, { size: 16, centred: true })],
        }),
      ],
    )
  const picture =
    qr &&
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 0 },
      children: [
        new ImageRun({
          type: 'png',
          data: qrPicture(qr.address),
          transformation: { width: 110, height: 110 },
          altText: { id: '1', name: 'qr', title: qr.label, description: qr.label },
        }),
      ],
    })
  const prepared = executor.map((text) => plain(text, { size: 18 }))
  const cell = (size: number, children: (Paragraph | Table)[]) =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      borders: open,
      margins: { left: 0, right: 0 },
      children,
    })
  return columns(
    [width - right, right],
    [
      cell(width - right, [...(electronic ? [electronic, gap()] : []), ...prepared, gap()]),
      cell(right, [...(picture ? [picture] : []), plain(qr?.label ?? '', { size: 16, centred: true })]),
    ],
  )
}

const footer = ({ footer: { number, pages } }: Sheet) => {
  // The words around the two numbers that Word fills in.
  const [before = '', between = '', after = ''] = pages('\0', '\0').split('\0')
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          new TextRun({ text: `${number}\t${before}`, size: 16, color: '555555' }),
          new TextRun({ children: [PageNumber.CURRENT], size: 16, color: '555555' }),
          new TextRun({ text: between, size: 16, color: '555555' }),
          new TextRun({ children: [PageNumber.TOTAL_PAGES], size: 16, color: '555555' }),
          new TextRun({ text: after, size: 16, color: '555555' }),
        ],
      }),
    ],
  })
}
