/** The chosen council: its configuration, checked, and the files that the functions' bundles carry. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Council, loadCouncil } from '../../shared/council/council.ts'
import { loadLaw } from '../../shared/council/law.ts'
import { Mistake } from './mistake.ts'

const folder = join(import.meta.dirname, '../../shared/council')

export type ChosenCouncil = { council: Council; councilFile: string; calendarFile: string }

/**
 * @param id names `shared/council/councils/<id>.json`
 * @throws Mistake whose message has one line per mistake in the file, or in the law's
 */
export function readCouncil(id: string): ChosenCouncil {
  const councilFile = join(folder, 'councils', `${id}.json`)
  if (!existsSync(councilFile)) {
    const known = readdirSync(join(folder, 'councils')).map((name) => name.replace('.json', ''))
    throw new Mistake(`${councilFile}: no such file; there is ${known.join(', ')}`)
  }
  const law = loaded(join(folder, 'laws', 'kz.json'), loadLaw)
  const council = loaded(councilFile, (json) => loadCouncil(json, law))
  return { council, councilFile, calendarFile: join(folder, 'calendars', council.calendar) }
}

function loaded<T>(file: string, load: (json: unknown) => T): T {
  try {
    return load(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Mistake(`${file}:\n${(error as Error).message}`)
  }
}
