/** A webhook by its agency and id: where it is kept, and what the command and the texts that it makes are called. */
import * as z from 'zod/mini'
import type { WebhookInput } from '../../../events/drafts/draft-inputs.ts'
import { slug } from '../../../events/values.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { contentIdOf as contentIdOfCommand, webhookCommandId } from '../drafts/draft-case.ts'
import type { Executor } from '../execute-command.ts'
import type { Links } from '../ports.ts'

/** What the responses queue carries: whose webhook, and its id. */
export const webhookRef = z.strictObject({ agency: slug, id: z.string() })
export type Webhook = z.infer<typeof webhookRef>
export type Unfit = { refused: Refusal; path: string }
export type WebhookReader = Executor & { links: Links }

export const partition = (agency: string) => `agency:${agency}`

export const agencyActor = (agency: string) => ({ role: 'agency' as const, as: agency })
export const commandIdOf = ({ agency, id }: Webhook) => webhookCommandId(agency, id)
export const readCommandId = (commandId: string): Webhook | undefined => {
  const [, agency, id] = /^webhook:([^:]+):(.+)$/.exec(commandId) ?? []
  return agency && id ? { agency, id } : undefined
}
export const contentIdOf = (deps: WebhookReader, kind: string, webhook: Webhook) =>
  contentIdOfCommand(deps, kind, commandIdOf(webhook))

export type Input<T extends WebhookInput['type']> = Extract<WebhookInput, { type: T }>
