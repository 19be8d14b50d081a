/** A council's configuration as the local cloud has it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChosenCouncil } from '../constructs/council.ts'

/**
 * On one machine everybody has the same network address, and a tour or a test few applicants: the limits that hold off a
 * flood in a city would stop them.
 */
export function onOneMachine(chosen: ChosenCouncil, folder: string): ChosenCouncil {
  const submissionLimit = { appeals: 1000, appealsFromOneAddress: 5000, hours: 1 }
  const councilFile = join(folder, 'council.json')
  mkdirSync(folder, { recursive: true })
  const council = JSON.parse(readFileSync(chosen.councilFile, 'utf8'))
  writeFileSync(councilFile, JSON.stringify({ ...council, submissionLimit }))
  return { ...chosen, councilFile }
}
