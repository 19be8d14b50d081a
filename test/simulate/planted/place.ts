/** Where a bug is put into the product as it is loaded. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const projectFolder = join(import.meta.dirname, '../../..')

export type Planted = {
  name: string
  file: string
  /** Occurs in the file exactly once. */
  was: string
  becomes: string
}

/** The place of a planted bug in its file; throws unless it has one, and only one. */
export const placeOf = ({ name, file, was }: Planted): number => {
  const source = readFileSync(join(projectFolder, file), 'utf8')
  const at = source.indexOf(was)
  if (at < 0 || source.indexOf(was, at + 1) >= 0)
    throw new Error(`${name}: ${file} has ${at < 0 ? 'no' : 'more than one'} place for it`)
  return at
}
