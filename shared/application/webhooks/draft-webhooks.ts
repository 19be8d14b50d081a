/** Webhooks about draft acts: a new one, a version, a withdrawal. */
import { draftCommand, draftOf } from '../drafts/draft-case.ts'
import type { CommandRequest } from '../execute-command.ts'
import {
  agencyActor,
  commandIdOf,
  contentIdOf,
  type Input,
  type Unfit,
  type Webhook,
  type WebhookReader,
} from './webhook.ts'

export const submitCommand = async (
  deps: WebhookReader,
  webhook: Webhook,
  { data }: Input<'draft_act.submitted'>,
  receivedAt: string,
  how: 'look' | 'hold',
): Promise<CommandRequest | Unfit | undefined> => {
  const { agency, id } = webhook
  const sent = {
    agency,
    actor: agencyActor(agency),
    commandId: commandIdOf(webhook),
    webhook: id,
    data,
    receivedAt,
  }
  const given = await draftCommand(deps, { ...sent, channel: 'webhook' }, how)
  return given && 'refused' in given ? { ...given, path: `data.${given.path}` } : given
}

export const withdrawCommand = async (
  deps: WebhookReader,
  webhook: Webhook,
  { data }: Input<'draft_act.withdrawn'>,
  at: string,
): Promise<CommandRequest | Unfit> => {
  const { draft } = await draftOf(deps, webhook.agency, data.reference)
  if (!draft) return { refused: 'case_unknown', path: 'data.reference' }
  const content = contentIdOf(deps, 'withdrawal', webhook)
  return {
    caseId: draft.case,
    commandId: commandIdOf(webhook),
    actor: agencyActor(webhook.agency),
    at,
    log: draft.log,
    command: { type: 'withdraw_draft', ...(data.reason && { content }) },
    ...(data.reason && { contents: { [content]: { kind: 'reason', text: data.reason } } }),
  }
}
