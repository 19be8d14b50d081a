/** Codes and links under the secrets that a function is given, and what agencies' webhooks are signed with. */
import { readSecret } from '../adapters/secrets.ts'
import type { Links } from '../application/ports.ts'
import { type LinkSecret, type LinkSecrets, linkSecrets, linksWith } from '../runtime/links.ts'
import type { Env } from './env.ts'
import { renewed } from './renewed.ts'

export type LinksEnv = Partial<Env<LinkSecret | 'portal'>>

/** A use whose secret the function has not throws. */
export const linksOf = async (env: LinksEnv): Promise<Links> => {
  const secrets = await renewed(async (): Promise<LinkSecrets> => {
    const read = linkSecrets.map(async (name) => {
      const arn = env[`${name.toUpperCase() as Uppercase<LinkSecret>}_SECRET_ARN`]
      return [name, arn && (await readSecret(arn))] as const
    })
    return Object.fromEntries(await Promise.all(read))
  })
  return linksWith(secrets, env.PORTAL_URL)
}

/** What the secrets of agencies' webhooks are derived from. */
export const masterOf = (arn: string): Promise<() => string> => renewed(() => readSecret(arn))
