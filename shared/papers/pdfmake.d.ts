/** As much of pdfmake as papers are drawn with: its published types bring a browser's globals into every file. */
declare module 'pdfmake' {
  type Margin = number | [number, number, number, number]
  type Style = {
    bold?: boolean
    fontSize?: number
    color?: string
    fillColor?: string
    alignment?: 'left' | 'right' | 'center' | 'justify'
    margin?: Margin
    width?: number | string
    leadingIndent?: number
    headlineLevel?: number
    unbreakable?: boolean
  }
  type Table = {
    widths: (number | string)[]
    body: Content[][]
    headerRows?: number
    keepWithHeaderRows?: number
    dontBreakRows?: boolean
  }
  export type Content =
    | string
    | (Style &
        (
          | { text: string }
          | { stack: Content[] }
          | { columns: Content[]; columnGap?: number }
          | { table: Table; layout: string }
          | { image: string }
        ))
  type At = (i: number, node: { table: Table }) => number
  export type Layout = Partial<
    Record<
      'hLineWidth' | 'vLineWidth' | 'paddingLeft' | 'paddingRight' | 'paddingTop' | 'paddingBottom',
      At
    > &
      Record<'hLineColor' | 'vLineColor', () => string> &
      Record<'hLineStyle' | 'vLineStyle', () => { dash: { length: number } }>
  >
  /** A node as it stood when a page was tried; positions in points. */
  type Placed = {
    text?: string
    headlineLevel?: number
    pageNumbers: number[]
    startPosition: { top: number }
  }
  export type Definition = {
    pageSize: 'A4'
    pageMargins: Margin
    language: string
    displayTitle: boolean
    info: { title: string; author: string; creationDate: Date; modDate: Date }
    defaultStyle: { font: string; fontSize: number; lineHeight: number }
    content: Content[]
    footer: (page: number, of: number) => Content
    pageBreakBefore: (node: Placed, container: { getFollowingNodesOnPage: () => Placed[] }) => boolean
  }
  const pdfmake: {
    setFonts(fonts: Record<string, { normal: string; bold: string }>): void
    setTableLayouts(layouts: Record<string, Layout>): void
    setUrlAccessPolicy(allows: (url: string) => boolean): void
    setLocalAccessPolicy(allows: (path: string) => boolean): void
    createPdf(definition: Definition): { getBuffer(): Promise<Buffer> }
  }
  export default pdfmake
}
