/** Where each view stands: its item, and the lists that it is found by. */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { caseKinds } from '../../../events/values.ts'
import type { CaseList } from '../../application/ports.ts'
import { type ActivityView, type CompositionView, listedDay } from '../../domain/activities/views.ts'
import { unset } from '../../domain/pending.ts'
import {
  type CaseView,
  type FactView,
  type HandoverView,
  isActivityView,
  isCaseView,
  isChannelsView,
  isCompositionView,
  isDirectoryView,
  isFactView,
  isHandoverView,
  type LetterView,
  type View,
} from '../../domain/views.ts'

const shards = 4

/** Spreads the due index over a few partitions, the same case always into the same one. */
const shardOf = (caseId: string) => [...caseId].reduce((sum, char) => sum + char.charCodeAt(0), 0) % shards

/** The partition of open cases that have no commission: no commission is called so. */
const none = '-'
/** The partition of letters that wait for a response; there are too few of them for more. */
const letters = 'letters'
/** The partitions of what waits to be handed over: because there is no address, because a mail did not arrive. */
const byHand = 'by_hand'
const bounced = 'bounced'

const commissionOf = (v: CaseView): string | undefined =>
  v.commission ?? (v.closedOn || v.kind === 'initiative' ? undefined : none)

/** Keys of the lists a view stands in; none changes with the status, so a transition moves no index entry. */
const caseKeys = (v: CaseView) => ({
  ...(v.nextDue && { dueShard: `due#${shardOf(v.caseId)}`, dueKey: `${v.nextDue}#${v.caseId}` }),
  ...(commissionOf(v) && { commissionKey: `${v.kind}#${commissionOf(v)}` }),
  ...(v.agency && { agencyKey: `${v.kind}#${v.agency}` }),
  monthKey: `${v.kind}#${v.receivedOn.slice(0, 7)}`,
  listKey: `${v.receivedOn}#${v.caseId}`,
})
const letterKeys = (v: LetterView) => ({
  ...(!v.answeredOn && { dueShard: letters, dueKey: `${v.dueOn ?? unset}#${v.part}` }),
  agencyKey: `letter#${v.agency}`,
  monthKey: `letter#${v.sentOn.slice(0, 7)}`,
  listKey: `${v.sentOn}#${v.part}`,
})
/** What the council itself owes stands apart from what waits in cases. */
const duties = 'duties'
/** The partitions of all that is due but letters and what is handed over. */
export const duePartitions = [...Array.from({ length: shards }, (_, i) => `due#${i}`), duties]
const dutyKeys = ({ caseId, nextDue }: ActivityView | CompositionView) =>
  nextDue ? { dueShard: duties, dueKey: `${nextDue}#${caseId}` } : {}
const activityKeys = (v: ActivityView) => {
  const day = listedDay(v)
  return {
    ...dutyKeys(v),
    ...(day && { monthKey: `activity#${day.slice(0, 7)}`, listKey: `${day}#${v.caseId}` }),
  }
}
/** Until it is handed over. */
const handoverKeys = ({ caseId, since, dueOn, undelivered }: HandoverView) =>
  since ? { dueShard: undelivered ? bounced : byHand, dueKey: `${dueOn ?? unset}#${caseId}` } : {}
/** Counted by its keys alone. */
const factKeys = ({ fact, on, caseId, part }: FactView) =>
  on ? { monthKey: `${fact}#${on.slice(0, 7)}`, listKey: `${on}#${caseId}#${part}` } : {}

/** The keys that a view is found by. */
export const keysOf = (view: View): Partial<Record<(typeof indexed)[number], string>> => {
  if (isFactView(view)) return factKeys(view)
  if (isActivityView(view)) return activityKeys(view)
  if (isCompositionView(view)) return dutyKeys(view)
  if (isChannelsView(view) || isDirectoryView(view)) return {}
  if (isHandoverView(view)) return handoverKeys(view)
  return isCaseView(view) ? caseKeys(view) : letterKeys(view)
}

const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))

/** A month, and the one before it. */
const lastMonths = (month: string): string[] => {
  const [year = 0, of = 1] = month.split('-').map(Number)
  const before = of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`
  return [month, before]
}

/** Where a list is kept: the partitions of an index, whose items are merged by their sort key. */
export const placesOf = (list: CaseList) => {
  const { from, until } = { from: undefined, until: undefined, ...list }
  const sorted = { from, newestFirst: false }
  const due = { index: 'due', partition: 'dueShard', sort: 'dueKey' } as const
  const byDay = { sort: 'listKey', from, newestFirst: true } as const
  switch (list.list) {
    case 'due':
      return {
        ...due,
        ...sorted,
        until: list.until,
        of: Array.from({ length: shards }, (_, i) => `due#${i}`),
      }
    case 'letters':
      return { ...due, ...sorted, until: undefined, of: [letters] }
    case 'by_hand':
      return { ...due, ...sorted, until: undefined, of: [byHand, bounced] }
    case 'bounced':
      return { ...due, ...sorted, until: undefined, of: [bounced] }
    case 'duties':
      return { ...due, ...sorted, until: undefined, of: [duties] }
    case 'unassigned': {
      const of = [`appeal#${none}`, `draft_act#${none}`]
      return {
        ...byDay,
        index: 'commission',
        partition: 'commissionKey',
        until: undefined,
        newestFirst: false,
        of,
      } as const
    }
    case 'commission': {
      const of = caseKinds.map((kind) => `${kind}#${list.commission}`)
      return { ...byDay, index: 'commission', partition: 'commissionKey', until, of } as const
    }
    case 'agency': {
      const of = [`draft_act#${list.agency}`, `letter#${list.agency}`]
      return { ...byDay, index: 'agency', partition: 'agencyKey', until, of } as const
    }
    case 'recent': {
      const of = lastMonths(list.month).flatMap((month) => [`appeal#${month}`, `draft_act#${month}`])
      return { ...byDay, index: 'month', partition: 'monthKey', until: undefined, of } as const
    }
    case 'answered': {
      const of = lastMonths(list.month).map((month) => `answered#${month}`)
      return { ...byDay, index: 'month', partition: 'monthKey', until: undefined, of } as const
    }
    case 'register': {
      const of = months.map((month) => `${list.kind}#${list.year}-${month}`)
      return { ...byDay, index: 'month', partition: 'monthKey', until, of } as const
    }
  }
}

const indexed = ['dueShard', 'dueKey', 'commissionKey', 'agencyKey', 'monthKey', 'listKey'] as const

/** The item that a view is stored as. */
export const itemOf = (view: View) => marshall({ ...view, ...keysOf(view) }, { removeUndefinedValues: true })

/** The view that an item holds, without its keys. */
export const viewOf = (item: Parameters<typeof unmarshall>[0]): View => {
  const view = unmarshall(item)
  for (const key of indexed) delete view[key]
  return view as View
}

export type Place = ReturnType<typeof placesOf>
