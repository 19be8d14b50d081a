/** What the commands of the local cloud say. */
import type { Endpoints } from './run-folder.ts'
import { Trouble } from './settings.ts'

/** A failure for the person at the terminal: what happened, and what to do. */
export function explain(error: unknown): string {
  if (error instanceof Trouble) return `✗ ${error.message}\n  ${error.advice}`
  return `✗ ${error instanceof Error ? error.message : error}`
}

/** Where everything is, and what to do next. */
export function addresses(endpoints: Endpoints): string {
  return `
  Portal    ${endpoints.portal}
  Mailbox   ${endpoints.mailbox}
  AWS       ${endpoints.aws.endpoint}  (${endpoints.aws.region}, any credentials)

  npm run demo walks one appeal and one draft act through it.
  Names of tables, queues and functions, and agencies' webhook secrets: .local/endpoints.json`
}
