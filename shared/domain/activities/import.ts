/** What follows from rows of an old register of the council's own work, and from bringing alive what was loaded. */
import type { ActivityRow, MemberRow } from '../../../events/council/council-values.ts'
import type { EventOf } from '../../../events/events.ts'
import { type Composition, membershipOf } from '../members/composition.ts'
import type { Activity } from './activity.ts'
import { announcementOf, documentOf, publicationOf } from './forms.ts'
import { asLoaded, isOpenRow } from './loaded.ts'
import { type CouncilContext, type CouncilDecision, refuse } from './rule.ts'

/** The columns that say something else now, and the one that stands for the wording where that does. */
const changes = (before: object, after: object, wording: 'title' | 'name' | false): string[] => {
  const [a, b] = [before, after] as Record<string, unknown>[]
  const columns = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...columns].filter((column) => JSON.stringify(a?.[column]) !== JSON.stringify(b?.[column]))
  return wording ? [...changed, wording] : changed
}

/** By when what a row tells of was due: data of its event, so that no reader counts. */
const duties = ({ form, heldOn, heldUntil, status, documentOn }: ActivityRow, context: CouncilContext) => {
  const announcement = announcementOf(context, form, heldOn)
  const ended = heldUntil ?? heldOn
  const document = status === 'held' && ended ? documentOf(context, form, ended) : undefined
  const publication = documentOn ? publicationOf(context, form, documentOn) : undefined
  return {
    ...(announcement && { announcement }),
    ...(document && { document }),
    ...(publication && { publication }),
  }
}

/** A row of the register of activities: loaded, corrected, or nothing where it is known as it is. */
export const loadActivity = (
  a: Activity | undefined,
  row: ActivityRow,
  content: string,
  context: CouncilContext,
): CouncilDecision => {
  const loaded: EventOf<'ActivityLoaded'> = {
    type: 'ActivityLoaded',
    v: 1,
    content,
    row,
    ...duties(row, context),
  }
  if (!a) return [loaded]
  if (!a.loaded) return refuse('number_taken', 'number')
  const changed = changes(a.loaded.row, row, a.content !== content && 'title')
  if (changed.length === 0) return []
  if (changed.includes('form')) return refuse('row_fixed', 'form')
  if (a.worked) return refuse('worked_on', changed[0])
  const corrected = { ...loaded, changed }
  // What was brought alive before does not fall asleep by a correction.
  const wasAwake = !a.dormant && isOpenRow(a.loaded.row, a.document, a.loaded.publication)
  return [corrected, ...(wasAwake ? activateActivity(asLoaded(row.number, corrected, a), context) : [])]
}

/** A row of the register of members. What was entered here since it was loaded is corrected here alone. */
export const loadMember = (
  c: Composition,
  { number, ...membership }: MemberRow,
  content: string,
): CouncilDecision => {
  const known = c.members.find((m) => m.member === number)
  const loaded: EventOf<'MemberLoaded'> = { type: 'MemberLoaded', v: 1, member: number, content, membership }
  if (!known) return [loaded]
  const before = known.loaded ?? { membership: membershipOf(known), content: known.content }
  const changed = changes(before.membership, membership, before.content !== content && 'name')
  if (changed.length === 0) return []
  if (!known.loaded) return refuse('number_taken', 'number')
  return known.worked ? refuse('worked_on', changed[0]) : [{ ...loaded, changed }]
}

/** From now on what is open of it has its owner and due date. Twice changes nothing. */
export const activateActivity = (
  a: Activity | undefined,
  { today }: CouncilContext,
): EventOf<'CaseActivated'>[] => {
  if (!a?.dormant) return []
  const { announcement, announcedOn, on, document, documentOn, loaded, publications } = a
  const waiting = [
    ...(announcement && !announcedOn && on && on >= today
      ? [{ key: 'announcement', deadline: announcement }]
      : []),
    ...(document && !documentOn ? [{ key: 'document', deadline: document }] : []),
    ...(loaded?.publication && publications.length === 0
      ? [{ key: 'publication', deadline: loaded.publication }]
      : []),
  ]
  return [{ type: 'CaseActivated', v: 1, waiting }]
}
