/** What the commands of the local cloud say. */
import { join, relative } from 'node:path'
import type { Endpoints } from '../deployment/endpoints.ts'
import { projectFolder, startFolder, Trouble } from '../deployment/settings.ts'

/** A failure for the person at the terminal: what happened, and what to do. */
export function explain(error: unknown): string {
  if (error instanceof Trouble) return `✗ ${error.message}\n  ${error.advice}`
  return `✗ ${error instanceof Error ? error.message : error}`
}

/** As it is typed in the project's folder; whole, where the cloud runs elsewhere. */
export const endpointsFile = (): string => {
  const file = join(startFolder, 'endpoints.json')
  const inside = relative(projectFolder, file)
  return inside.startsWith('..') ? file : inside
}

/** Where everything is, and what to do next. */
export function addresses(endpoints: Endpoints): string {
  return `
  Portal    ${endpoints.portal}
  Mailbox   ${endpoints.mailbox}
  AWS       ${endpoints.aws.endpoint}  (${endpoints.aws.region}, any credentials)

  npm run demo walks one appeal and one draft act through it.
  Names of tables, queues and functions, and agencies' webhook secrets: ${endpointsFile()}`
}
