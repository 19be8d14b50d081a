/** Webhooks about draft acts: a new one, a version, a withdrawal. Agency and reference are one case, for good. */
import type { Commit } from '../../../events/commit.ts'
import { fold } from '../../domain/fold.ts'
import { type CommandRequest, Contention } from '../execute-command.ts'
import { draftClaim, draftLog, freeNumber, type Pointer, pointerIn, writePointer } from '../numbers.ts'
import type { Links } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import {
  agencyActor,
  commandIdOf,
  contentIdOf,
  type Input,
  type Unfit,
  type Webhook,
  type WebhookReader,
} from './webhook.ts'

/** A draft's case: its number, and the version that it is or will be registered with. */
type Draft = { case: string; draftVersion: number }

/**
 * (agency, reference) is one case, for good: a log of its own says which. A number that turned out to be another case's
 * is none; undefined where none was given.
 */
const draftOf = async (
  deps: WebhookReader,
  agency: string,
  reference: string,
): Promise<{ pointed: Commit[]; draft?: Draft }> => {
  const { log, claims, links } = deps
  const pointed = await log.load(draftLog(links, agency, reference))
  const pointer = pointerIn(pointed) ?? heldDraft(await claims.get(draftClaim(links, agency, reference)))
  if (!pointer || (await isOfAnother(deps, pointer.case, agency, reference))) return { pointed }
  return { pointed, draft: { case: pointer.case, draftVersion: pointer.draftVersion ?? 1 } }
}

const heldDraft = (held: Record<string, string> | undefined) =>
  held?.number ? { case: held.number, draftVersion: Number(held.version ?? 1) } : undefined

const isOfAnother = async (
  { log, people }: WebhookReader,
  caseId: string,
  agency: string,
  reference: string,
) => {
  const c = fold(await log.load(caseId))
  if (!c) return false
  if (c.kind !== 'draft_act' || c.agency !== agency) return true
  const words = await textOf(people, caseId, c.content, 'draft_act')
  return words !== undefined && words.reference !== reference
}

/** Gives a draft its number, or says which another webhook of the same draft was faster to give it. */
const numberDraft = async (
  deps: WebhookReader,
  webhook: Webhook,
  reference: string,
  pointed: Commit[],
  { draftVersion, at }: { draftVersion: number; at: string },
): Promise<Draft> => {
  const { agency } = webhook
  const draft: Pointer = { case: await freeNumber(deps, 'N', at), agency, draftVersion }
  const said = { at, actor: agencyActor(agency), commandId: commandIdOf(webhook) }
  const logId = draftLog(deps.links, agency, reference)
  if ((await writePointer(deps.log, logId, pointed, draft, said)) === 'done')
    return { case: draft.case, draftVersion }
  const { draft: given } = await draftOf(deps, agency, reference)
  if (given) return given
  throw new Contention(`${logId}: a race lost`)
}

/** A version's words, so that the same version with other words is noticed. */
const draftDigest = (links: Links, { data }: Input<'draft_act.submitted'>) => {
  const { version, title, actType, text, url, dueOn, portalUrl, urgent } = data
  const said = [version, title, actType, text, url]
  // Those without were received before there was a date.
  const term = dueOn || portalUrl || urgent ? [dueOn, portalUrl, urgent] : []
  return links.digest('draft', JSON.stringify([...said, ...term]))
}

type Version = { digest: string; webhook: string; receivedAt: string }

export const draftCommand = async (
  deps: WebhookReader,
  webhook: Webhook,
  input: Input<'draft_act.submitted'>,
  receivedAt: string,
  how: 'look' | 'hold',
): Promise<CommandRequest | Unfit | undefined> => {
  const { agency, id } = webhook
  const { claims, links, rules } = deps
  const { reference, title, actType, text, url, portalUrl, contact, topic, version } = input.data
  if (topic && !rules.council.topics.some((t) => t.id === topic))
    return { refused: 'topic_unknown', path: 'data.topic' }
  const digest = draftDigest(links, input)
  const versionKey = `${draftClaim(links, agency, reference)}#${version}`
  const known = (await claims.get(versionKey)) as Version | undefined
  if (known && known.digest !== digest) return { refused: 'draft_version_differs', path: 'data.version' }
  const { pointed, draft: found } = await draftOf(deps, agency, reference)
  // Looking at a draft that is new: nothing stands against it.
  if (how === 'look' && !found) return undefined

  const given = { draftVersion: version, at: receivedAt }
  const draft = found ?? (await numberDraft(deps, webhook, reference, pointed, given))
  const mine: Version = { digest, webhook: id, receivedAt }
  const said = known ?? (how === 'hold' ? ((await claims.hold(versionKey, mine)) as Version) : mine)
  if (said.digest !== digest) return { refused: 'draft_version_differs', path: 'data.version' }
  const first = { agency, id: said.webhook }
  const at = said.receivedAt
  const content = contentIdOf(deps, 'draft', first)
  const common = {
    caseId: draft.case,
    commandId: commandIdOf(first),
    actor: agencyActor(agency),
    at,
    contents: {
      [content]: {
        kind: 'draft_act' as const,
        reference,
        title,
        ...(text && { text }),
        ...(url && { url }),
        ...(portalUrl && { portalUrl }),
        contact,
      },
    },
  }
  const { dueOn, urgent } = input.data
  const term = { ...(dueOn && { dueOn }), ...(urgent && { urgent }) }
  const submitted = { content, draftVersion: version, ...(topic && { topic }), ...term }
  if (draft.draftVersion !== version) return { ...common, command: { type: 'receive_version', ...submitted } }
  return {
    ...common,
    command: {
      type: 'register_draft_act',
      ...submitted,
      agency,
      actType,
      channel: 'webhook',
      receivedAt: at,
    },
  }
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
    command: { type: 'withdraw_draft', ...(data.reason && { content }) },
    ...(data.reason && { contents: { [content]: { kind: 'reason', text: data.reason } } }),
  }
}
