/** Looks into a file for what it is, by its first bytes and, in archives, by its parts: never by what it is called. */
import { fileTypeFromBuffer } from 'file-type'
import type { FileKind } from '../../events/values.ts'
import type { Inspect } from '../application/ports.ts'
import { fileTypes } from '../domain/files.ts'

const kinds = Object.keys(fileTypes) as FileKind[]

/** Archives are read part by part and at most a megabyte of each, so one that unpacks to gigabytes costs nothing. */
export const inspect: Inspect = async (bytes) => {
  const found = await fileTypeFromBuffer(bytes)
  if (found?.mime === 'image/heif') return 'heic'
  return kinds.find((kind) => fileTypes[kind] === found?.mime)
}
