/** What agencies sent to a case by webhook is erased with it. */
import type { Commit } from '../../../events/commit.ts'
import { type WebhookInput, webhookInput } from '../../../events/drafts/draft-inputs.ts'
import type { Case } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import type { People, StoredPeople } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import { validate } from '../validate.ts'
import { commandIdOf, partition, readCommandId } from './webhook.ts'

/**
 * Erases what agencies sent to a case by webhook, as it came, until the last commit of `erased`. What came until then and
 * is on the case by nothing in its whole log was a repeat, or waits to be recorded: that stays until it has had its effect.
 */
export const forgetWebhooks = async (
  { people, storedPeople }: { people: People; storedPeople: StoredPeople },
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
