/** The chosen council: its configuration, checked, and the files that the functions' bundles carry. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Council, loadCouncil } from '../../shared/council/council.ts'
import { Mistake } from './mistake.ts'

const folder = join(import.meta.dirname, '../../shared/council')

export type ChosenCouncil = { council: Council; councilFile: string; calendarFile: string }

/**
 * @param id names `shared/council/councils/<id>.json`
 * @throws Mistake whose message has one line per mistake in the file
 */
export function readCouncil(id: string): ChosenCouncil {
  const councilFile = join(folder, 'councils', `${id}.json`)
  if (!existsSync(councilFile)) {
    const known = readdirSync(join(folder, 'councils')).map((name) => name.replace('.json', ''))
    throw new Mistake(`${councilFile}: no such file; there is ${known.join(', ')}`)
  }
  try {
    const council = loadCouncil(JSON.parse(readFileSync(councilFile, 'utf8')))
    return { council, councilFile, calendarFile: join(folder, 'calendars', council.calendar) }
  } catch (error) {
    throw new Mistake(`${councilFile}:\n${(error as Error).message}`)
  }
}
