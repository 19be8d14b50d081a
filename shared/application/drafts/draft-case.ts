/**
 * The case of a draft act, by whichever door it comes: a webhook, the desk, the page of its agency. Agency and reference
 * are one case, for good.
 */
import type { Commit } from '../../../events/commit.ts'
import type { DraftInput } from '../../../events/drafts/draft-inputs.ts'
import type { Actor } from '../../../events/values.ts'
import type { DraftAct } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { type CommandRequest, Contention, type Executor } from '../execute-command.ts'
import { draftClaim, draftLog, freeNumber, type Pointer, pointerIn, writePointer } from '../numbers.ts'
import type { Links } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'

export type DraftReader = Executor & { links: Links }

/** A draft act as it came. `receivedAt` is when, UTC; `webhook` is the id of the webhook that brought it. */
export type SentDraft = {
  agency: string
  actor: Actor
  commandId: string
  webhook?: string
  channel: NonNullable<DraftAct['channel']>
  data: DraftInput
  receivedAt: string
  /** When it is entered, UTC, where that is later. */
  at?: string
}

/** Against what was sent, at the place in it that is meant. */
type Unfit = { refused: Refusal; path: string }

/**
 * A draft's case: its number, the version that it is or will be registered with, and its log as it was read; none where
 * another sender has just been faster to number it.
 */
type Draft = { case: string; draftVersion: number; log?: Commit[] }

/**
 * The case that (agency, reference) stands for: a log of its own says which. A number that turned out to be another case's
 * is none; undefined where none was given.
 */
export const draftOf = async (
  deps: DraftReader,
  agency: string,
  reference: string,
): Promise<{ pointed: Commit[]; draft?: Draft }> => {
  const { log, claims, links } = deps
  const pointed = await log.load(draftLog(links, agency, reference))
  const pointer = pointerIn(pointed) ?? heldDraft(await claims.get(draftClaim(links, agency, reference)))
  if (!pointer) return { pointed }
  const of = await log.load(pointer.case)
  if (await isOfAnother(deps, of, agency, reference)) return { pointed }
  return { pointed, draft: { case: pointer.case, draftVersion: pointer.draftVersion ?? 1, log: of } }
}

const heldDraft = (held: Record<string, string> | undefined) =>
  held?.number ? { case: held.number, draftVersion: Number(held.version ?? 1) } : undefined

const isOfAnother = async (
  { people }: DraftReader,
  log: readonly Commit[],
  agency: string,
  reference: string,
) => {
  const c = fold(log)
  if (!c) return false
  if (c.kind !== 'draft_act' || c.agency !== agency) return true
  const words = await textOf(people, c.caseId, c.content, 'draft_act')
  return words !== undefined && words.reference !== reference
}

/** Gives a draft its number, or says which another sender of the same draft was faster to give it. */
const numberDraft = async (
  deps: DraftReader,
  { agency, actor, commandId, data: { reference, version }, receivedAt: at }: SentDraft,
  pointed: Commit[],
): Promise<Draft> => {
  const draft: Pointer = { case: await freeNumber(deps, 'N', at), agency, draftVersion: version }
  const logId = draftLog(deps.links, agency, reference)
  if ((await writePointer(deps.log, logId, pointed, draft, { at, actor, commandId })) === 'done')
    return { case: draft.case, draftVersion: version }
  const { draft: given } = await draftOf(deps, agency, reference)
  if (given) return given
  throw new Contention(`${logId}: a race lost`)
}

/** A version's words, so that the same version with other words is noticed. */
const draftDigest = (links: Links, data: DraftInput) => {
  const { version, title, actType, text, url, dueOn, portalUrl, urgent } = data
  const said = [version, title, actType, text, url]
  // Those without were received before there was a date.
  const term = dueOn || portalUrl || urgent ? [dueOn, portalUrl, urgent] : []
  return links.digest('draft', JSON.stringify([...said, ...term]))
}

/** Whose words a version has: by the webhook's id that brought them, or by the command's. */
type Version = { digest: string; receivedAt: string; webhook?: string; command?: string }

export const webhookCommandId = (agency: string, id: string) => `webhook:${agency}:${id}`

/** Under which id the text of a command is stored. */
export const contentIdOf = ({ links }: { links: Links }, kind: string, commandId: string) =>
  `${kind}-${links.digest('webhook', commandId).slice(0, 24)}`

/**
 * The command that a draft amounts to; undefined for one that is new, while it is only looked at: nothing stands against
 * it. To `hold` claims what the command stands on: a new draft's number, a version's words.
 */
export const draftCommand = async (
  deps: DraftReader,
  sent: SentDraft,
  how: 'look' | 'hold',
): Promise<CommandRequest | Unfit | undefined> => {
  const { agency, actor, channel, commandId, webhook, receivedAt } = sent
  const { claims, links, rules } = deps
  const { reference, title, actType, text, url, portalUrl, contact, topic, version, dueOn, urgent } =
    sent.data
  if (topic && !rules.council.topics.some((t) => t.id === topic))
    return { refused: 'topic_unknown', path: 'topic' }
  const digest = draftDigest(links, sent.data)
  const versionKey = `${draftClaim(links, agency, reference)}#${version}`
  // A version's words are held before they are committed: read after the log, they are there for all that it has.
  const { pointed, draft: found } = await draftOf(deps, agency, reference)
  const known = (await claims.get(versionKey)) as Version | undefined
  if (known && known.digest !== digest) return { refused: 'draft_version_differs', path: 'version' }
  if (how === 'look' && !found) return undefined

  const draft = found ?? (await numberDraft(deps, sent, pointed))
  const mine: Version = { digest, receivedAt, ...(webhook ? { webhook } : { command: commandId }) }
  const said = known ?? (how === 'hold' ? ((await claims.hold(versionKey, mine)) as Version) : mine)
  if (said.digest !== digest) return { refused: 'draft_version_differs', path: 'version' }
  const first = said.command ?? (said.webhook ? webhookCommandId(agency, said.webhook) : commandId)
  const came = said.receivedAt
  const content = contentIdOf(deps, 'draft', first)
  const common = {
    caseId: draft.case,
    commandId: first,
    actor,
    at: sent.at ?? came,
    log: draft.log,
    contents: {
      [content]: {
        kind: 'draft_act' as const,
        reference,
        title,
        ...(text && { text }),
        ...(url && { url }),
        ...(portalUrl && { portalUrl }),
        contact: { name: contact.name, email: contact.email ?? '' },
      },
    },
  }
  const term = { ...(dueOn && { dueOn }), ...(urgent && { urgent }) }
  const submitted = { content, draftVersion: version, ...(topic && { topic }), ...term }
  if (draft.draftVersion !== version)
    return { ...common, command: { type: 'receive_version', ...submitted, receivedAt: came } }
  return {
    ...common,
    command: { type: 'register_draft_act', ...submitted, agency, actType, channel, receivedAt: came },
  }
}
