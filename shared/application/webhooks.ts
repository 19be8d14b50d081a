/**
 * Webhooks of agencies in two halves: the edge checks and stores what came, the consumer makes events of it. Both
 * may be repeated at any point; the first body under an id is the one that counts.
 */
import * as z from 'zod/mini'
import type { Content } from '../../events/contents.ts'
import { type WebhookInput, webhookInput } from '../../events/inputs.ts'
import { slug } from '../../events/values.ts'
import { fold } from '../domain/case.ts'
import { decide, isRejected } from '../domain/decide.ts'
import type { Refusal } from '../domain/refusals.ts'
import { type Executor, executeCommand, type Given, letterPointer } from './execute-command.ts'
import type { Links, Queues } from './ports.ts'
import { type Invalid, validate } from './validate.ts'

/** What the responses queue carries: whose webhook, and its id. */
export const webhookRef = z.strictObject({ agency: slug, id: z.string() })
export type Webhook = z.infer<typeof webhookRef>
export type WebhookDeps = Executor & { links: Links; queues: Queues }
export type Refused = { outcome: 'refused'; refused: Refusal; path: string; remarks?: number[] }
export type Accepted = { outcome: 'accepted' } | ({ outcome: 'invalid' } & Invalid) | Refused

const daysKept = 30
const partition = (agency: string) => `agency:${agency}`

/**
 * Takes a webhook whose signature has been verified. `accepted` means that it will have its effect, now or after a
 * crash; a repeat of the id is accepted again whatever its body.
 */
export const acceptWebhook = async (
  deps: WebhookDeps,
  webhook: Webhook,
  body: string,
  at: string,
): Promise<Accepted> => {
  const { agency, id } = webhook
  const known = await deps.people.get(partition(agency), id)
  if (!known) {
    const parsed = validate(webhookInput, body)
    if (parsed.outcome === 'invalid') return parsed
    const refused = await wouldRefuse(deps, webhook, parsed.value, at)
    if (refused) return refused
    const expiresAt = Math.floor(Date.parse(at) / 1000) + daysKept * 86_400
    await deps.people.putNew(partition(agency), id, { kind: 'webhook', body, receivedAt: at }, expiresAt)
  }
  await deps.queues.send('responses', [webhook])
  return { outcome: 'accepted' }
}

/** Decides without committing, so that an agency hears at once what is wrong and where. */
const wouldRefuse = async (
  deps: WebhookDeps,
  webhook: Webhook,
  input: WebhookInput,
  at: string,
): Promise<Refused | undefined> => {
  if (input.type === 'draft_act.submitted') {
    const { topic, reference } = input.data
    if (topic && !deps.rules.council.topics.some((t) => t.id === topic))
      return { outcome: 'refused', refused: 'topic_unknown', path: 'data.topic' }
    const held = await deps.claims.get(draftClaim(deps.links, webhook.agency, reference))
    return held && held.digest !== draftDigest(deps.links, input)
      ? { outcome: 'refused', refused: 'draft_version_differs', path: 'data.version' }
      : undefined
  }
  const pointer = await deps.claims.get(letterPointer(input.data.letter))
  const unknown: Refused = { outcome: 'refused', refused: 'letter_unknown', path: 'data.letter' }
  if (pointer?.agency !== webhook.agency) return unknown
  const state = fold(await deps.log.load(pointer.caseId as string))
  const command = respondCommand(webhook, input, at).command
  const decided = decide(state, command, deps.rules.context(at, agencyActor(webhook.agency)))
  if (!isRejected(decided)) return undefined
  return decided.refused === 'case_unknown'
    ? unknown
    : { outcome: 'refused', ...decided, path: `data.${decided.path ?? 'letter'}` }
}

/** What came of a webhook: `done`, or `terminal` with the reason why it can never have an effect. */
export type Recorded = { outcome: 'done' } | { outcome: 'terminal'; reason: string }

/** Makes events of a stored webhook. The command's id is the webhook's, so a repeat finds it done. */
export const recordWebhook = async (
  deps: Executor & { links: Links },
  webhook: Webhook,
): Promise<Recorded> => {
  const stored = await deps.people.get(partition(webhook.agency), webhook.id)
  if (stored?.kind !== 'webhook') return { outcome: 'terminal', reason: 'webhook_unknown' }
  const parsed = validate(webhookInput, stored.body)
  if (parsed.outcome === 'invalid') return { outcome: 'terminal', reason: 'webhook_invalid' }
  const input = parsed.value
  const given =
    input.type === 'draft_act.submitted'
      ? await draftCommand(deps, webhook, input, stored.receivedAt)
      : await withCase(deps, input.data.letter, respondCommand(webhook, input, stored.receivedAt))
  if ('refused' in given) return { outcome: 'terminal', reason: given.refused }
  const executed = await executeCommand(deps, given)
  return executed.outcome === 'refused'
    ? { outcome: 'terminal', reason: executed.refused }
    : { outcome: 'done' }
}

const agencyActor = (agency: string) => ({ role: 'agency' as const, as: agency })
const commandIdOf = ({ agency, id }: Webhook) => `webhook:${agency}:${id}`
const contentIdOf = (links: Links, webhook: Webhook) =>
  `webhook-${links.digest('webhook', commandIdOf(webhook)).slice(0, 24)}`

type Response = Extract<WebhookInput, { type: 'response.submitted' }>
type DraftAct = Extract<WebhookInput, { type: 'draft_act.submitted' }>

const respondCommand = (webhook: Webhook, input: Response, at: string) => {
  const { letter, decision, text, reference, remarks = [] } = input.data
  const stored: Content = { kind: 'response', text, ...(reference && { reference }), remarks }
  return {
    commandId: commandIdOf(webhook),
    actor: agencyActor(webhook.agency),
    at,
    stored,
    command: {
      type: 'respond' as const,
      letter,
      decision,
      content: '',
      via: 'webhook' as const,
      saidAt: new Date(input.timestamp).toISOString(),
      remarks: remarks.map(({ no, accepted, reason }) => ({ no, accepted, reasoned: reason !== undefined })),
    },
  }
}

const withCase = async (
  deps: Executor & { links: Links },
  letter: string,
  { stored, command, ...given }: ReturnType<typeof respondCommand>,
): Promise<Given | { refused: Refusal }> => {
  const pointer = await deps.claims.get(letterPointer(letter))
  if (!pointer) return { refused: 'letter_unknown' }
  const content = `response-${deps.links.digest('webhook', given.commandId).slice(0, 24)}`
  return {
    ...given,
    caseId: pointer.caseId as string,
    command: { ...command, content },
    contents: { [content]: stored },
  }
}

const draftClaim = (links: Links, agency: string, reference: string) =>
  `draft#${agency}#${links.digest('reference', reference)}`
const draftDigest = (links: Links, { data }: DraftAct) =>
  links.digest('draft', JSON.stringify([data.version, data.title, data.actType, data.text, data.url]))

/** (agency, reference) is one case: its number is held under a digest of both. */
const draftCommand = async (
  deps: Executor & { links: Links },
  webhook: Webhook,
  input: DraftAct,
  receivedAt: string,
): Promise<Given | { refused: Refusal }> => {
  const { claims, links, rules } = deps
  const { reference, title, actType, text, url, contact, topic, version } = input.data
  const key = draftClaim(links, webhook.agency, reference)
  const held = ((await claims.get(key)) ??
    (await claims.hold(key, {
      number: await rules.nextNumber(claims, 'N', receivedAt),
      digest: draftDigest(links, input),
      webhook: webhook.id,
      receivedAt,
    }))) as { number: string; digest: string; webhook: string; receivedAt: string }
  if (held.digest !== draftDigest(links, input)) return { refused: 'draft_version_differs' }
  const content = contentIdOf(links, { agency: webhook.agency, id: held.webhook })
  const stored: Content = {
    kind: 'draft_act',
    reference,
    title,
    ...(text && { text }),
    ...(url && { url }),
    contact,
  }
  return {
    caseId: held.number,
    commandId: commandIdOf({ agency: webhook.agency, id: held.webhook }),
    actor: agencyActor(webhook.agency),
    at: held.receivedAt,
    contents: { [content]: stored },
    command: {
      type: 'register_draft_act' as const,
      content,
      agency: webhook.agency,
      actType,
      draftVersion: version,
      ...(topic && { topic }),
      receivedAt: held.receivedAt,
    },
  }
}
