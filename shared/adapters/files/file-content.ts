/** Looks into a file for what it is, by its first bytes and, in archives, by its parts: never by what it is called. */
import { fileTypeFromBuffer } from 'file-type'
import type { FileKind } from '../../../events/values.ts'
import type { Inspect } from '../../application/ports.ts'
import { fileTypes } from '../../domain/files/files.ts'

const kinds = Object.keys(fileTypes) as FileKind[]

/** What every reader of a kind opens too: pictures that move, and several of them in one. */
const variants: Record<string, FileKind> = {
  'image/apng': 'png',
  'image/heif': 'heic',
  'image/heic-sequence': 'heic',
  'image/heif-sequence': 'heic',
}

/** Brands of HEIF pictures (ISO/IEC 23008-12, annex B) that are taken for a film. */
const heifBrands = new Set(['heim', 'heis', 'hevm', 'hevs', 'miaf', 'MiHE'])

/** Archives are read part by part and at most a megabyte of each, so one that unpacks to gigabytes costs nothing. */
export const inspect: Inspect = async (bytes) => {
  const found = await fileTypeFromBuffer(bytes)
  if (!found) return isPdf(bytes) ? 'pdf' : undefined
  if (found.mime === 'application/x-cfb') return isOldOffice(bytes) ? undefined : 'protected'
  if (found.mime === 'video/mp4' && heifBrands.has(latin1(bytes, 8, 12))) return 'heic'
  return variants[found.mime] ?? kinds.find((kind) => fileTypes[kind] === found.mime)
}

const latin1 = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/**
 * Readers look for a PDF's header in the first 1024 bytes: line ends, a printer's commands or a mail's header may stand
 * before it. Not what would be another thing to another reader, a page or a script.
 */
const isPdf = (bytes: Uint8Array): boolean => {
  const start = latin1(bytes, 0, 1024)
  const header = start.indexOf('%PDF-')
  return header >= 0 && !/^#!|<[a-z!?/]/i.test(start.slice(0, header))
}

/**
 * A document of Word or Excel before 2007, by the names of its streams. Any other compound file that is called a document
 * is one that a password protects: [MS-OFFCRYPTO] puts it into a container of this kind.
 */
const isOldOffice = (bytes: Uint8Array): boolean => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ['WordDocument', 'Workbook', 'Book', 'PowerPoint Document'].some((name) =>
    all.includes(`${name}\0`, 0, 'utf16le'),
  )
}
