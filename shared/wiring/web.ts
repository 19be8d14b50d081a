/** What every function behind the HTTP API is made of. */
import { readSecret } from '../adapters/secrets.ts'
import type { Executor } from '../application/execute-command.ts'
import type { Files, Links, Views } from '../application/ports.ts'
import { linksWith } from '../runtime/links.ts'
import type { Env } from './env.ts'
import { type FilesEnv, filesOf } from './files.ts'
import { type StoresEnv, stores } from './stores.ts'

export type WebEnv = StoresEnv & FilesEnv & Env<'links' | 'portal'>
export type WebDeps = Executor & { files: Files; links: Links; portal: string }

export const webDeps = async (env: WebEnv): Promise<WebDeps & { views: Views }> => ({
  ...stores(env),
  files: filesOf(env),
  links: linksWith(await readSecret(env.LINKS_SECRET_ARN), env.PORTAL_URL),
  portal: env.PORTAL_URL,
})
