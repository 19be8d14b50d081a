/**
 * A process decodes a face's tables once. PDFKit opens the face for each document anew, and to decode how its letters are
 * set beside each other took two thirds of the drawing.
 */
import { isAbsolute } from 'node:path'
import PDFKit, { type Tables } from 'pdfkit'

/** By file: what is decoded of it so far. */
const decoded = new Map<string, Tables>()
const { font } = PDFKit.prototype

PDFKit.prototype.font = function (this: PDFKit, source, ...rest) {
  font.call(this, source, ...rest)
  if (typeof source !== 'string' || !isAbsolute(source)) return this
  const face = this._font.font
  const tables = decoded.get(source)
  if (tables) face._tables = tables
  else decoded.set(source, face._tables)
  return this
}
