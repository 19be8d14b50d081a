/** What every function behind the HTTP API is made of. */
import type { Executor } from '../application/execute-command.ts'
import type { Links, Views } from '../application/ports.ts'
import { linksWith } from '../runtime/links.ts'
import { readSecret } from './secrets.ts'
import { type StoresEnv, stores } from './stores.ts'

export type WebEnv = StoresEnv & { LINKS_SECRET_ARN: string; PORTAL_URL: string }
export type WebDeps = Executor & { links: Links; portal: string }

export const webDeps = async (env: WebEnv): Promise<WebDeps & { views: Views }> => ({
  ...stores(env),
  links: linksWith(await readSecret(env.LINKS_SECRET_ARN), env.PORTAL_URL),
  portal: env.PORTAL_URL,
})
