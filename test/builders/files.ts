/** Files of every kind that is taken, as small as they can be; and some that only say so. */
import { strToU8, zipSync } from 'fflate'
import type { FileKind } from '../../events/values.ts'

const bytes = (...parts: (string | number[] | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? strToU8(part) : Uint8Array.from(part))))

const office = (main: string, type: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${type}.main+xml"/></Types>`,
    ),
    [main]: strToU8('<document/>'),
  })
const openXml = 'application/vnd.openxmlformats-officedocument.'

export const files: Record<FileKind, Uint8Array> = {
  pdf: bytes('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  docx: office('word/document.xml', `${openXml}wordprocessingml.document`),
  xlsx: office('xl/workbook.xml', `${openXml}spreadsheetml.sheet`),
  odt: zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8('<office:document-content/>'),
  }),
  jpg: bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9]),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  heic: bytes([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'heicmif1'),
}

const boxed = (brand: string) => bytes([0, 0, 0, 24], `ftyp${brand}`, [0, 0, 0, 0], 'heicmif1')
const utf16 = (text: string) => Buffer.from(`${text}\0`, 'utf16le')
const compound = (...streams: string[]) =>
  bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], Array(504).fill(0), ...streams.map(utf16))

/** A DOCX or XLSX that a password protects: its archive, encrypted, in a compound file. */
export const protectedOffice = compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage')

/** What readers take for these kinds though its first bytes are others. */
export const variants: [string, FileKind, Uint8Array][] = [
  ['a PDF behind a line end', 'pdf', bytes('\r\n', files.pdf)],
  ['a PDF behind a mark of its encoding and a line end', 'pdf', bytes([0xef, 0xbb, 0xbf], '\r\n', files.pdf)],
  ['a PDF behind a printer’s commands', 'pdf', bytes('\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n', files.pdf)],
  ['a PDF behind a mail’s header', 'pdf', bytes('Content-Type: application/pdf\r\n\r\n', files.pdf)],
  ['a PDF behind a MacBinary header', 'pdf', bytes([0, 8], 'file.pdf', Array(118).fill(0), files.pdf)],
  ['a PDF at the end of the first 1024 bytes', 'pdf', bytes(Array(1019).fill(0x20), files.pdf)],
  [
    'a picture that moves',
    'png',
    bytes(files.png.slice(0, 33), [0, 0, 0, 8], 'acTL', Array(12).fill(0), files.png.slice(33)),
  ],
  ...['heix', 'hevc', 'hevx', 'mif1', 'msf1', 'heim', 'heis', 'hevm', 'hevs', 'miaf', 'MiHE'].map(
    (brand): [string, FileKind, Uint8Array] => [`a HEIF picture of brand ${brand}`, 'heic', boxed(brand)],
  ),
]

/** A Windows program. */
export const program = bytes(
  'MZ',
  Array(62).fill(0),
  'This program cannot be run in DOS mode.',
  Array(200).fill(0),
)

/** An archive of 100 KB that would unpack to 100 MB, whose first part has no end. */
export const bomb = zipSync({
  '[Content_Types].xml': new Uint8Array(100_000_000),
  'word/document.xml': strToU8('<document/>'),
})

export const others: Record<string, Uint8Array> = {
  program,
  bomb,
  archive: zipSync({ 'run.exe': program }),
  page: bytes('<!doctype html><script>alert(1)</script>'),
  drawing: bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  macros: office('word/document.xml', 'application/vnd.ms-word.document.macroEnabled'),
  empty: bytes(''),
  'half an archive': files.docx.slice(0, 40),
  'a PDF behind something else': bytes('MZ\n', files.pdf),
  'a page before a PDF': bytes('<html><script>alert(1)</script>\n', files.pdf),
  'a script before a PDF': bytes('#!/bin/sh\nrm -rf ~\n', files.pdf),
  'a PDF that begins later than readers look': bytes(Array(1025).fill(0x20), files.pdf),
  'a film': boxed('isom'),
  'another picture': boxed('avif'),
  'an old document of Word': compound('Root Entry', 'WordDocument'),
  'an old table of Excel': compound('Root Entry', 'Workbook'),
}
