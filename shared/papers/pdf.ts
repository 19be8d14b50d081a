/** A sheet as a PDF, with the fonts that it is set in: they have the Kazakh letters. The same sheet gives the same bytes. */
import pdfmake, { type Content, type Definition, type Layout } from 'pdfmake'
import type { Block, HeadColumn, Sheet } from '../text/papers/sheet.ts'
import { qrPicture } from './picture.ts'
import './faces.ts'
import { isShort } from './rows.ts'

/** Where two faces of one font are, as TrueType files. */
export type Fonts = { regular: string; bold: string }

/** Points: A4 with margins of 2.5 cm on the left, 1.5 on the right, 2 above and below. */
const page = { width: 595.28, height: 841.89, left: 71, top: 57, right: 43, bottom: 57 }
const bottom = page.height - page.bottom
const lineHeight = 15

/** A paper has no picture from elsewhere in it. */
pdfmake.setUrlAccessPolicy(() => false)

export const paperPdf = (sheet: Sheet, { regular, bold }: Fonts): Promise<Buffer> => {
  pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold)
  pdfmake.setFonts({ paper: { normal: regular, bold } })
  pdfmake.setTableLayouts(layouts)
  const { blocks, footer, title, author, at, language } = sheet
  // The signature is on no page by itself: a last paragraph that is not long goes with it.
  const last = blocks.at(-1)
  const bound = last?.is === 'paragraph' && last.text.length < long ? last : undefined
  const definition: Definition = {
    pageSize: 'A4',
    pageMargins: [page.left, page.top, page.right, page.bottom],
    language: tag[language],
    info: { title, author, creationDate: new Date(at), modDate: new Date(at) },
    displayTitle: true,
    defaultStyle: { font: 'paper', fontSize: 12, lineHeight: 1.08 },
    content: [
      letterhead(sheet),
      reference(sheet),
      { text: sheet.heading, bold: true, margin: [0, 14, 0, 10], headlineLevel: 1 },
      ...(bound ? blocks.slice(0, -1) : blocks).map(drawn),
      {
        unbreakable: true,
        stack: [...(bound ? [drawn(bound)] : []), ...signature(sheet), ...foot(sheet)],
      },
    ],
    footer: (current, count) => ({
      margin: [page.left, 20, page.right, 0],
      fontSize: 8,
      color: '#555555',
      columns: [{ text: footer.number }, { text: footer.pages(current, count), alignment: 'right' }],
    }),
    pageBreakBefore: (node, container) => {
      // A heading goes with what follows it.
      if (node.headlineLevel === 1) return container.getFollowingNodesOnPage().length === 0
      if (node.headlineLevel !== 2 || node.pageNumbers.length < 2) return false
      // No first line by itself at the end of a page, and no short paragraph in two parts.
      const room = bottom - node.startPosition.top
      return room < 2 * lineHeight || (node.text ?? '').length < short
    },
  }
  return pdfmake.createPdf(definition).getBuffer()
}

const tag = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' } as const
/** Characters of a paragraph of about four lines, and of one of ten. */
const short = 340
const long = 850

const layouts: Record<string, Layout> = {
  open: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: () => 0,
    paddingBottom: () => 2,
  },
  head: {
    hLineWidth: (i, { table }) => (i === table.body.length ? 1.5 : 0),
    vLineWidth: () => 0,
    paddingLeft: () => 6,
    paddingRight: () => 6,
    paddingTop: () => 0,
    paddingBottom: () => 5,
  },
  lined: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineColor: () => '#555555',
    vLineColor: () => '#555555',
    paddingLeft: () => 4,
    paddingRight: () => 4,
    paddingTop: () => 2,
    paddingBottom: () => 3,
  },
  dashed: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineStyle: () => ({ dash: { length: 3 } }),
    vLineStyle: () => ({ dash: { length: 3 } }),
    hLineColor: () => '#999999',
    vLineColor: () => '#999999',
    paddingTop: () => 12,
    paddingBottom: () => 12,
  },
}

const letterhead = ({ letterhead: { left, right } }: Sheet): Content => {
  const column = ({ name, lines }: HeadColumn): Content => ({
    alignment: 'center',
    stack: [
      { text: name.toUpperCase(), bold: true, margin: [0, 0, 0, 3] },
      ...lines.map((text): Content => ({ text, fontSize: 8.5 })),
    ],
  })
  return { layout: 'head', table: { widths: ['*', '*'], body: [[column(left), column(right)]] } }
}

const reference = ({ reference: lines, addressee }: Sheet): Content => ({
  margin: [0, 8, 0, 0],
  columnGap: 12,
  columns: [
    { width: '*', stack: [...lines] },
    { width: '*', stack: addressee.map((text, i): Content => ({ text, bold: i === 0 })) },
  ],
})

const drawn = (block: Block): Content => {
  switch (block.is) {
    case 'heading':
      return { text: block.text, bold: true, margin: [0, 8, 0, 6], headlineLevel: 1 }
    case 'paragraph':
      return {
        text: block.text,
        leadingIndent: 28,
        margin: [0, 0, 0, 6],
        headlineLevel: 2,
      }
    case 'note':
      return { text: block.text, fontSize: 10, color: '#444444', margin: [0, 6, 0, 0] }
    case 'facts':
      return {
        layout: 'open',
        margin: [0, 2, 0, 8],
        table: {
          widths: ['34%', '66%'],
          body: block.rows.map(([label, value]) => [{ text: `${label}:` }, { text: value, bold: true }]),
        },
      }
    case 'table':
      return table(block)
  }
}

const table = ({ widths, head, rows }: Extract<Block, { is: 'table' }>): Content => {
  const whole = widths.reduce((sum, part) => sum + part, 0)
  const areShort = rows.every((row) => isShort(row, widths))
  const cell = (texts: readonly string[]): Content => ({
    stack: texts.length ? [...texts] : ['–'],
    fontSize: 10.5,
  })
  return {
    layout: 'lined',
    margin: [0, 0, 0, 10],
    table: {
      widths: widths.map((part) => `${(100 * part) / whole}%`),
      headerRows: 1,
      // What may not be broken and is longer than a page would be cut off.
      keepWithHeaderRows: areShort ? 1 : 0,
      dontBreakRows: areShort,
      body: [
        head.map((text) => ({
          text,
          bold: true,
          fontSize: 10.5,
          alignment: 'center',
          fillColor: '#eeeeee',
        })),
        ...rows.map((row) => row.map(cell)),
      ],
    },
  }
}

/** Post on the left, a line to sign on, the name on the right. */
const signature = ({ signature: given }: Sheet): Content[] =>
  given
    ? [
        {
          margin: [0, 18, 0, 0],
          columnGap: 8,
          columns: [
            { width: '*', stack: given.post.map((text): Content => ({ text, bold: true })) },
            {
              width: 110,
              alignment: 'center',
              stack: ['_________________', { text: `(${given.place})`, fontSize: 8 }],
            },
            { width: 165, text: given.name, bold: true },
          ],
        },
      ]
    : []

/** Room for the mark of an electronic signature, who prepared it, and the picture of the page to go to. */
const foot = ({ signature: given, executor, qr }: Sheet): Content[] => {
  const room: Content[] = given
    ? [
        {
          layout: 'dashed',
          margin: [0, 0, 0, 10],
          table: {
            widths: [170],
            body: [[{ text: given.electronic, fontSize: 8, color: '#777777', alignment: 'center' }]],
          },
        },
      ]
    : []
  const picture: Content[] = qr
    ? [
        {
          width: 100,
          alignment: 'center',
          stack: [
            { image: `data:image/png;base64,${qrPicture(qr.address).toString('base64')}`, width: 84 },
            { text: qr.label, fontSize: 8, margin: [0, 1, 0, 0] },
          ],
        },
      ]
    : []
  const prepared = executor.map((text): Content => ({ text, fontSize: 9 }))
  return [{ margin: [0, 10, 0, 0], columns: [{ width: '*', stack: [...room, ...prepared] }, ...picture] }]
}
