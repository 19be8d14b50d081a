/**
 * Webhooks of agencies in two halves: the edge checks and stores what came, the consumer makes events of it. Both
 * may be repeated at any point; the first body under an id is the one that counts.
 */
import * as z from 'zod/mini'
import type { Commit } from '../../../events/commit.ts'
import { type WebhookInput, webhookInput } from '../../../events/inputs.ts'
import { slug } from '../../../events/values.ts'
import type { Case } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { type CommandRequest, Contention, type Executor, executeCommand } from '../execute-command.ts'
import { type FirstTry, firstTried, givenAt, isLastChance } from '../first-try.ts'
import {
  caseOfLetter,
  draftClaim,
  draftLog,
  freeNumber,
  type Pointer,
  pointerIn,
  writePointer,
} from '../numbers.ts'
import type { Links, People, Queues, StoredPeople } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import { type Fault, type Invalid, validate } from '../validate.ts'

/** What the responses queue carries: whose webhook, and its id. */
export const webhookRef = z.strictObject({ agency: slug, id: z.string() })
export type Webhook = z.infer<typeof webhookRef>
export type WebhookDeps = Executor & { links: Links; queues: Queues }
type Refused = { outcome: 'refused'; refused: Refusal; path: string; remarks?: number[] }
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
  const log = await deps.log.load(given.caseId)
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

/** What came of a webhook: `done`, or `terminal` with the reason why it can never have an effect. */
export type Recorded = { outcome: 'done' } | { outcome: 'terminal'; reason: string }

/**
 * Makes events of a stored webhook. The command's id is the webhook's, so a repeat finds it done. Throws when its
 * case is just being registered by another webhook; it is there on the next try.
 */
export const recordWebhook = async (
  deps: Executor & { links: Links },
  webhook: Webhook,
): Promise<Recorded> => {
  const stored = await deps.people.get(partition(webhook.agency), webhook.id)
  if (stored?.kind !== 'webhook') return { outcome: 'terminal', reason: 'webhook_unknown' }
  const parsed = validate(webhookInput, stored.body)
  if (parsed.outcome === 'invalid') return { outcome: 'terminal', reason: 'webhook_invalid' }
  const given = await commandOf(deps, webhook, parsed.value, stored.receivedAt, 'hold')
  if (!given) return { outcome: 'done' }
  if ('refused' in given) return { outcome: 'terminal', reason: given.refused }
  const executed = await executeCommand(deps, given)
  if (executed.outcome === 'done') return { outcome: 'done' }
  if (executed.refused === 'case_unknown') throw new Error(`${given.caseId}: not registered yet`)
  // Another case was faster with the number: on the next try the draft gets one of its own.
  if (executed.refused === 'number_taken') throw new Contention(`${given.caseId}: taken by another case`)
  return { outcome: 'terminal', reason: executed.refused }
}

type Unfit = { refused: Refusal; path: string }
type Deps = Executor & { links: Links }

/**
 * The command that a webhook amounts to; undefined where it has no effect. To `look` changes nothing; to `hold`
 * claims what the command stands on: a new draft's number, a version's words.
 */
const commandOf = async (
  deps: Deps,
  webhook: Webhook,
  input: WebhookInput,
  receivedAt: string,
  how: 'look' | 'hold',
): Promise<CommandRequest | Unfit | undefined> => {
  switch (input.type) {
    case 'response.submitted':
      return respondCommand(deps, webhook, input, receivedAt)
    case 'draft_act.submitted':
      return draftCommand(deps, webhook, input, receivedAt, how)
    case 'draft_act.withdrawn':
      return withdrawCommand(deps, webhook, input, receivedAt)
  }
}

const agencyActor = (agency: string) => ({ role: 'agency' as const, as: agency })
const commandIdOf = ({ agency, id }: Webhook) => `webhook:${agency}:${id}`
const readCommandId = (commandId: string): Webhook | undefined => {
  const [, agency, id] = /^webhook:([^:]+):(.+)$/.exec(commandId) ?? []
  return agency && id ? { agency, id } : undefined
}
const contentIdOf = ({ links }: Deps, kind: string, webhook: Webhook) =>
  `${kind}-${links.digest('webhook', commandIdOf(webhook)).slice(0, 24)}`

type Input<T extends WebhookInput['type']> = Extract<WebhookInput, { type: T }>

const respondCommand = async (
  deps: Deps,
  webhook: Webhook,
  input: Input<'response.submitted'>,
  at: string,
): Promise<CommandRequest | Unfit> => {
  const { letter, decision, text, reference, remarks = [] } = input.data
  const pointer = await caseOfLetter(deps, letter)
  if (pointer?.agency !== webhook.agency) return { refused: 'letter_unknown', path: 'data.letter' }
  const content = contentIdOf(deps, 'response', webhook)
  return {
    caseId: pointer.case,
    commandId: commandIdOf(webhook),
    actor: agencyActor(webhook.agency),
    at,
    contents: { [content]: { kind: 'response', text, ...(reference && { reference }), remarks } },
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

/** A draft's case: its number, and the version that it is or will be registered with. */
type Draft = { case: string; draftVersion: number }

/**
 * (agency, reference) is one case, for good: a log of its own says which. A number that turned out to be another case's
 * is none; undefined where none was given.
 */
const draftOf = async (
  deps: Deps,
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

const isOfAnother = async ({ log, people }: Deps, caseId: string, agency: string, reference: string) => {
  const c = fold(await log.load(caseId))
  if (!c) return false
  if (c.kind !== 'draft_act' || c.agency !== agency) return true
  const words = await textOf(people, caseId, c.content, 'draft_act')
  return words !== undefined && words.reference !== reference
}

/** Gives a draft its number, or says which another webhook of the same draft was faster to give it. */
const numberDraft = async (
  deps: Deps,
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
const draftDigest = (links: Links, { data }: Input<'draft_act.submitted'>) =>
  links.digest('draft', JSON.stringify([data.version, data.title, data.actType, data.text, data.url]))

type Version = { digest: string; webhook: string; receivedAt: string }

const draftCommand = async (
  deps: Deps,
  webhook: Webhook,
  input: Input<'draft_act.submitted'>,
  receivedAt: string,
  how: 'look' | 'hold',
): Promise<CommandRequest | Unfit | undefined> => {
  const { agency, id } = webhook
  const { claims, links, rules } = deps
  const { reference, title, actType, text, url, contact, topic, version } = input.data
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
        contact,
      },
    },
  }
  const submitted = { content, draftVersion: version, ...(topic && { topic }) }
  if (draft.draftVersion !== version) return { ...common, command: { type: 'receive_version', ...submitted } }
  return { ...common, command: { type: 'register_draft_act', ...submitted, agency, actType, receivedAt: at } }
}

const withdrawCommand = async (
  deps: Deps,
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

type Forgetting = { people: People; storedPeople: StoredPeople }

/**
 * Erases what agencies sent to a case by webhook, as it came, until the last commit of `erased`. What came until then and
 * is on the case by nothing in its whole log was a repeat, or waits to be recorded: that stays until it has had its effect.
 */
export const forgetWebhooks = async (
  { people, storedPeople }: Forgetting,
  erased: readonly Commit[],
  log: readonly Commit[],
): Promise<void> => {
  const recorded = (commits: readonly Commit[]) => new Set(commits.map(({ commandId }) => commandId))
  const [before, all] = [recorded(erased), recorded(log)]
  for (const webhook of [...before].flatMap((commandId) => readCommandId(commandId) ?? []))
    await storedPeople.remove(partition(webhook.agency), webhook.id)

  const [then, now, until] = [fold(erased), fold(log), erased.at(-1)?.at ?? '']
  if (!then || !now) return
  const references = await referencesOf(people, erased)
  for (const agency of agenciesOf(then))
    for (const [id, stored] of await people.list(partition(agency), '')) {
      if (stored.kind !== 'webhook' || stored.receivedAt > until || all.has(commandIdOf({ agency, id })))
        continue
      const read = validate(webhookInput, stored.body)
      if (read.outcome === 'valid' && isSpent(read.value, references, now))
        await storedPeople.remove(partition(agency), id)
    }
}

/** Those that a case has to do with. */
const agenciesOf = (c: Case): Set<string> =>
  new Set([
    ...Object.values(c.letters).map(({ agency }) => agency),
    ...(c.kind === 'draft_act' ? [c.agency] : []),
  ])

/** By which its agency knows a draft that it sent by webhook. */
const referencesOf = async (people: People, log: readonly Commit[]): Promise<Set<string>> => {
  const [first] = log
  if (!first || !readCommandId(first.commandId)) return new Set()
  const drafts = await Promise.all(
    log
      .flatMap(({ events }) => events)
      .map((e) => ('content' in e ? textOf(people, first.caseId, e.content, 'draft_act') : undefined)),
  )
  return new Set(drafts.flatMap((draft) => draft?.reference ?? []))
}

/** Whether a webhook about this draft can have no effect any more. */
const isSpent = (input: WebhookInput, references: ReadonlySet<string>, c: Case): boolean => {
  if (input.type === 'response.submitted' || !references.has(input.data.reference)) return false
  if (c.kind !== 'draft_act') return false
  return input.type === 'draft_act.withdrawn'
    ? c.closedOn !== undefined
    : input.data.version <= c.draftVersion
}
