/** What is in a drawn paper, by readers that are not those that drew it. */
import mammoth from 'mammoth'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type Read = { pages: string[]; text: string }

/** The text of each page, a line break wherever the text moves down. */
export const readPdf = async (bytes: Uint8Array): Promise<Read> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent()
    const parts = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    pages.push(parts.join(''))
  }
  await task.destroy()
  return { pages, text: pages.join('\n') }
}

export const readDocx = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value

export const docxAsHtml = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value

/** Without the breaks that lines and cells need: words as they were written. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').replace(/- /g, '-').trim()
