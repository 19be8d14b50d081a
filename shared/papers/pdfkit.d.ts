/** As much of PDFKit, and of fontkit behind it, as `faces.ts` touches: fields that are told nowhere. */
declare module 'pdfkit' {
  /** A font's tables by tag, each decoded when it is first asked for. */
  export type Tables = Record<string, object>
  export default class PDFKit {
    /** The face that was asked for last. */
    _font: { font: { _tables: Tables } }
    font(source: unknown, ...rest: unknown[]): this
  }
}
