/** Drafts, versions and withdrawals that people enter: the secretariat at the desk, a clerk on the page of the agency. */
import type { DraftVersionInput } from '../../../events/drafts/draft-inputs.ts'
import type { Actor } from '../../../events/values.ts'
import type { Case } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import type { Rejection } from '../../domain/refusals.ts'
import { Contention, executeCommand } from '../execute-command.ts'
import { textOf } from '../texts-of-case.ts'
import { contentIdOf, type DraftReader, draftCommand, type SentDraft } from './draft-case.ts'

export type Entered = { outcome: 'done'; case: Case } | ({ outcome: 'refused' } & Rejection)

const tries = 3

/**
 * A draft, or a version of one that is there. The same command again is answered, not done again. Throws `Contention`
 * where other cases were faster with every number that was tried.
 */
export const submitDraft = async (deps: DraftReader, sent: SentDraft): Promise<Entered> => {
  const looked = await draftCommand(deps, sent, 'look')
  if (looked && 'refused' in looked) return { outcome: 'refused', ...looked }
  // What would be refused holds no version of the draft.
  const tried = looked && (await executeCommand(deps, { ...looked, dry: true }))
  if (tried?.outcome === 'refused' && tried.refused !== 'case_unknown') return tried
  for (let attempt = 0; attempt < tries; attempt++) {
    const given = await draftCommand(deps, sent, 'hold')
    if (!given || 'refused' in given) return { outcome: 'refused', refused: 'case_unknown', ...given }
    const executed = await executeCommand(deps, given)
    if (executed.outcome === 'done') return executed
    if (executed.refused !== 'number_taken' && executed.refused !== 'case_unknown') return executed
  }
  throw new Contention(`${sent.agency}: ${tries} races lost for a draft's number`)
}

/** Who enters it, by which command, and when it came and is entered (UTC). */
export type Entering = Pick<SentDraft, 'actor' | 'commandId' | 'receivedAt'> & { at: string }

/** A draft act that the actor may see, with its log; undefined for any other case, and for another agency's. */
export const draftFor = async ({ log }: Pick<DraftReader, 'log'>, number: string, actor: Actor) => {
  const commits = await log.load(number)
  const c = fold(commits)
  if (c?.kind !== 'draft_act' || (actor.role === 'agency' && actor.as !== c.agency)) return undefined
  return { case: c, log: commits }
}

/** The next version of a draft that is there. */
export const submitVersion = async (
  deps: DraftReader,
  number: string,
  version: DraftVersionInput,
  entering: Entering,
): Promise<Entered> => {
  const found = await draftFor(deps, number, entering.actor)
  if (!found) return { outcome: 'refused', refused: 'case_unknown' }
  const { case: c, log } = found
  if (log.some(({ commandId }) => commandId === entering.commandId)) return { outcome: 'done', case: c }
  const before = await textOf(deps.people, c.caseId, c.content, 'draft_act')
  if (!before) return { outcome: 'refused', refused: 'case_unknown' }
  const { reference, contact } = before
  const { title = before.title, dueOn, urgent, text, url, portalUrl = before.portalUrl } = version
  const content = contentIdOf(deps, 'draft', entering.commandId)
  return executeCommand(deps, {
    caseId: c.caseId,
    commandId: entering.commandId,
    actor: entering.actor,
    at: entering.at,
    log,
    contents: {
      [content]: {
        kind: 'draft_act',
        reference,
        title,
        ...(text && { text }),
        ...(url && { url }),
        ...(portalUrl && { portalUrl }),
        contact,
      },
    },
    command: {
      type: 'receive_version',
      content,
      draftVersion: c.draftVersion + 1,
      receivedAt: entering.receivedAt,
      ...(dueOn && { dueOn }),
      ...(urgent && { urgent }),
    },
  })
}

export const withdrawDraft = async (
  deps: DraftReader,
  number: string,
  { reason }: { reason?: string | undefined },
  { actor, commandId, at }: Omit<Entering, 'receivedAt'>,
): Promise<Entered> => {
  const found = await draftFor(deps, number, actor)
  if (!found) return { outcome: 'refused', refused: 'case_unknown' }
  const content = contentIdOf(deps, 'withdrawal', commandId)
  return executeCommand(deps, {
    caseId: found.case.caseId,
    commandId,
    actor,
    at,
    log: found.log,
    ...(reason && { contents: { [content]: { kind: 'reason' as const, text: reason } } }),
    command: { type: 'withdraw_draft', ...(reason && { content }) },
  })
}
