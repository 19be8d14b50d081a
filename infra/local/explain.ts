/** What the commands of the local cloud say. */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Endpoints } from '../deployment/endpoints.ts'
import { fullDisk, projectFolder, startFolder, Trouble } from '../deployment/settings.ts'
import { functionsLogName } from './run-folder.ts'

/** A failure for the person at the terminal: what happened, and what to do. */
export function explain(error: unknown): string {
  if (error instanceof Trouble) return `✗ ${error.message}\n  ${error.advice}`
  const said = `✗ ${error instanceof Error ? error.message : error}`
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOSPC'
    ? `${said}\n  ${fullDisk(startFolder)}`
    : said
}

export const endpointsFile = (): string => typed(join(startFolder, 'endpoints.json'))

/** As it is typed in the project's folder; whole, where the cloud runs elsewhere. */
const typed = (file: string): string => {
  const inside = relative(projectFolder, file)
  return inside.startsWith('..') ? file : inside
}

/** Where everything is, and what to do next. */
export function addresses(endpoints: Endpoints): string {
  const functionsLog = join(startFolder, functionsLogName)
  return `
  Portal    ${endpoints.portal}
  Mailbox   ${endpoints.mailbox}
  AWS       ${endpoints.aws.endpoint}  (${endpoints.aws.region}, any credentials)
${existsSync(functionsLog) ? `  Logs      ${typed(functionsLog)}  (what functions print, as it comes)\n` : ''}
  npm run demo walks one appeal and one draft act through it.
  Names of tables, queues and functions, and agencies' webhook secrets: ${endpointsFile()}`
}
