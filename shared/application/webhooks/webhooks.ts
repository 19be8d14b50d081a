/**
 * Webhooks of agencies in two halves: the edge checks and stores what came, the consumer makes events of it. Both
 * may be repeated at any point; the first body under an id is the one that counts.
 */
import { type WebhookInput, webhookInput } from '../../../events/drafts/draft-inputs.ts'
import { responseWords } from '../../domain/letters/responses.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { type CommandRequest, Contention, type Executor, executeCommand } from '../execute-command.ts'
import { type FirstTry, firstTried, givenAt, isLastChance } from '../first-try.ts'
import { caseOfLetter } from '../numbers.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Links, Queues } from '../ports.ts'
import { type Fault, type Invalid, validate } from '../validate.ts'
import { submitCommand, withdrawCommand } from './draft-webhooks.ts'
import {
  agencyActor,
  commandIdOf,
  contentIdOf,
  type Input,
  partition,
  type Unfit,
  type Webhook,
  type WebhookReader,
} from './webhook.ts'

export type WebhookDeps = Executor & { links: Links; queues: Queues }
type Refused = { outcome: 'refused'; refused: Refusal; path: string; remarks?: number[] }
export type Accepted = { outcome: 'accepted' } | ({ outcome: 'invalid' } & Invalid) | Refused

const daysKept = 30

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
  // Where it fails for our own fault, the agency's system sends it again.
  const tried = await firstTried(deps, [partition(agency), id, body], at)
  try {
    const known = await deps.people.get(partition(agency), id)
    if (!known) {
      const parsed = validate(webhookInput, body)
      if (parsed.outcome === 'invalid') return parsed
      if (isAhead(parsed.value, at)) return { outcome: 'invalid', faults: [ahead] }
      const rehearsal = await rehearsed(deps, webhook, parsed.value, at, tried)
      if ('outcome' in rehearsal) return rehearsal
      const expiresAt = Math.floor(Date.parse(at) / 1000) + daysKept * 86_400
      await deps.people.putNew(partition(agency), id, { kind: 'webhook', body, ...rehearsal }, expiresAt)
    }
    await deps.queues.send('responses', [webhook])
    return { outcome: 'accepted' }
  } catch (error) {
    await tried.keep()
    throw error
  }
}

/** A clock may be so far off, as the signature's may; beyond it, no later amendment would be the newer one. */
const toleranceMilliseconds = 5 * 60_000
const isAhead = ({ timestamp }: WebhookInput, at: string) =>
  Date.parse(timestamp) - Date.parse(at) > toleranceMilliseconds
const ahead: Fault = { path: 'timestamp', code: 'in_future' }

/**
 * Decides without committing, so that an agency hears at once what is wrong and where. What is on its case already is
 * accepted once more and not kept again: it may have been erased.
 */
const rehearsed = async (
  deps: WebhookDeps,
  webhook: Webhook,
  input: WebhookInput,
  at: string,
  tried: FirstTry,
): Promise<Refused | { outcome: 'accepted' } | { receivedAt: string }> => {
  const given = await commandOf(deps, webhook, input, at, 'look')
  if (!given) return { receivedAt: tried.at }
  if ('refused' in given) return { outcome: 'refused', ...given }
  const log = given.log ?? (await deps.log.load(given.caseId))
  if (log.some(({ commandId }) => commandId === given.commandId)) return { outcome: 'accepted' }
  const asked = { actor: given.actor, command: () => given.command }
  const receivedAt = givenAt(deps.rules, log, asked, tried.at, at)
  if (isLastChance(deps.rules, log, asked, receivedAt)) await tried.keep()
  const tryOut = await executeCommand(deps, { ...given, at: receivedAt, log, dry: true })
  if (tryOut.outcome !== 'refused') return { receivedAt }
  const { refused, path, remarks } = tryOut
  const named = input.type === 'response.submitted' ? 'letter' : 'reference'
  return {
    outcome: 'refused',
    refused: refused === 'case_unknown' && named === 'letter' ? 'letter_unknown' : refused,
    path: `data.${path ?? named}`,
    ...(remarks && { remarks }),
  }
}

/**
 * Makes events of a stored webhook. The command's id is the webhook's, so a repeat finds it done. Throws when its
 * case is just being registered by another webhook; it is there on the next try.
 */
export const recordWebhook = async (
  deps: Executor & { links: Links },
  webhook: Webhook,
): Promise<Outcome> => {
  const stored = await deps.people.get(partition(webhook.agency), webhook.id)
  if (stored?.kind !== 'webhook') return { outcome: 'terminal', reason: 'webhook_unknown' }
  const parsed = validate(webhookInput, stored.body)
  if (parsed.outcome === 'invalid') return { outcome: 'terminal', reason: 'webhook_invalid' }
  const given = await commandOf(deps, webhook, parsed.value, stored.receivedAt, 'hold')
  if (!given) return done
  if ('refused' in given) return { outcome: 'terminal', reason: given.refused }
  const executed = await executeCommand(deps, given)
  if (executed.outcome === 'done') return done
  if (executed.refused === 'case_unknown') throw new Error(`${given.caseId}: not registered yet`)
  // Another case was faster with the number: on the next try the draft gets one of its own.
  if (executed.refused === 'number_taken') throw new Contention(`${given.caseId}: taken by another case`)
  return { outcome: 'terminal', reason: executed.refused }
}

/**
 * The command that a webhook amounts to; undefined where it has no effect. To `look` changes nothing; to `hold`
 * claims what the command stands on: a new draft's number, a version's words.
 */
const commandOf = async (
  deps: WebhookReader,
  webhook: Webhook,
  input: WebhookInput,
  receivedAt: string,
  how: 'look' | 'hold',
): Promise<CommandRequest | Unfit | undefined> => {
  switch (input.type) {
    case 'response.submitted':
      return respondCommand(deps, webhook, input, receivedAt)
    case 'draft_act.submitted':
      return submitCommand(deps, webhook, input, receivedAt, how)
    case 'draft_act.withdrawn':
      return withdrawCommand(deps, webhook, input, receivedAt)
  }
}

const respondCommand = async (
  deps: WebhookReader,
  webhook: Webhook,
  input: Input<'response.submitted'>,
  at: string,
): Promise<CommandRequest | Unfit> => {
  const { letter, decision, remarks = [] } = input.data
  const pointer = await caseOfLetter(deps, letter)
  if (pointer?.agency !== webhook.agency) return { refused: 'letter_unknown', path: 'data.letter' }
  const content = contentIdOf(deps, 'response', webhook)
  return {
    caseId: pointer.case,
    commandId: commandIdOf(webhook),
    actor: agencyActor(webhook.agency),
    at,
    contents: { [content]: responseWords(input.data) },
    command: {
      type: 'respond',
      letter,
      decision,
      content,
      via: 'webhook',
      saidAt: new Date(input.timestamp).toISOString(),
      remarks: remarks.map(({ no, accepted, reason }) => ({ no, accepted, reasoned: reason !== undefined })),
    },
  }
}
