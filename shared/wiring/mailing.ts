/** What every function that writes mails is made of. */
import { SESClient } from '@aws-sdk/client-ses'
import { connection } from '../adapters/dynamo/client.ts'
import { agencyHooks } from '../adapters/notices/agency-hooks.ts'
import { sesMailer } from '../adapters/notices/ses-mailer.ts'
import type { Notifier } from '../application/notices/send-notices.ts'
import type { Hooks } from '../application/ports.ts'
import type { Env } from './env.ts'
import { type FilesEnv, filesOf } from './files.ts'
import { followedMailer } from './followed.ts'
import { type LinksEnv, linksOf, masterOf } from './links.ts'
import { queuesOf } from './queues.ts'
import { shortOf } from './short.ts'
import { type StoresEnv, stores } from './stores.ts'

export type MailingEnv = StoresEnv &
  LinksEnv &
  Env<'portal' | 'mail'> &
  FilesEnv &
  // Webhooks' secret: those that write to agencies only. Short messages: who tells applicants and the secretariat. Of the queues a function has its own: what is to be tried, or
  // told, later.
  Partial<Env<'webhooks' | 'sms' | 'chat' | 'toDispatch' | 'toReminders' | 'toNotices'>>

/** A function that writes to no agency has none. */
const noHooks: Hooks = { takes: () => false, post: async () => 'failed' }

/** For what must not go out twice: the SDK makes one try, on a connection of its own, since a kept one may be dead. */
export const sendingOnce = {
  ...connection,
  maxAttempts: 1,
  requestHandler: { ...connection.requestHandler, httpsAgent: { keepAlive: false } },
}

export const mailing = async (env: MailingEnv, sending = connection): Promise<Notifier> => {
  const found = stores(env)
  const { council } = found.rules
  return {
    ...found,
    links: await linksOf(env),
    portal: env.PORTAL_URL,
    files: filesOf(env),
    hooks: env.WEBHOOKS_SECRET_ARN ? agencyHooks(council, await masterOf(env.WEBHOOKS_SECRET_ARN)) : noHooks,
    queues: queuesOf(env),
    ...shortOf(env, sendingOnce),
    mailer: followedMailer(
      sesMailer(new SESClient(sending), {
        address: council.sender,
        name: council.names[council.language],
        configurationSet: env.SES_CONFIGURATION_SET,
      }),
    ),
  }
}
