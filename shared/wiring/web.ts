/** What every function behind the HTTP API is made of. */
import type { Executor } from '../application/execute-command.ts'
import type { Files, Links, Views } from '../application/ports.ts'
import type { Env } from './env.ts'
import { type FilesEnv, filesOf } from './files.ts'
import { type LinksEnv, linksOf } from './links.ts'
import { type StoresEnv, stores } from './stores.ts'

export type WebEnv = StoresEnv & FilesEnv & LinksEnv & Env<'portal'>
export type WebDeps = Executor & { files: Files; links: Links; portal: string }

export const webDeps = async (env: WebEnv): Promise<WebDeps & { views: Views }> => ({
  ...stores(env),
  files: filesOf(env),
  links: await linksOf(env),
  portal: env.PORTAL_URL,
})
