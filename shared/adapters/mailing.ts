/** What every function that writes mails is made of. */
import { SESClient } from '@aws-sdk/client-ses'
import type { Notifier } from '../application/send-notices.ts'
import { linksWith } from '../runtime/links.ts'
import { connection } from './dynamo.ts'
import { readSecret } from './secrets.ts'
import { sesMailer } from './ses-mailer.ts'
import { type StoresEnv, stores } from './stores.ts'

export type MailingEnv = StoresEnv & {
  LINKS_SECRET_ARN: string
  PORTAL_URL: string
  SES_CONFIGURATION_SET?: string | undefined
}

export const mailing = async (env: MailingEnv): Promise<Notifier> => {
  const found = stores(env)
  const { council } = found.rules
  return {
    ...found,
    links: linksWith(await readSecret(env.LINKS_SECRET_ARN), env.PORTAL_URL),
    portal: env.PORTAL_URL,
    mailer: sesMailer(new SESClient(connection), {
      address: council.sender,
      name: council.names[council.language],
      configurationSet: env.SES_CONFIGURATION_SET,
    }),
  }
}
