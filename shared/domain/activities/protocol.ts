/** Which commits of an activity's log yield a protocol: each that changes what it says, from the meeting on. */
import { type Commit, eventId } from '../../../events/commit.ts'
import { lastErasure } from '../upkeep/erased.ts'
import { activityOf } from './activity.ts'
import { formDuties } from './forms.ts'

/** The languages that protocols are written in. */
export const protocolLanguages = ['kk', 'ru'] as const
export type ProtocolLanguage = (typeof protocolLanguages)[number]

/** `id` is the place of its event in the log, the last of the commit that the protocol speaks of. */
export type Protocol = { id: string; eventId: string; version: number; at: string }

const speaksOf = new Set<string>(['ActivityHeld', 'MeetingDecided'])

const everyProtocolOf = (log: readonly Commit[]): Protocol[] => {
  const a = activityOf(log)
  const kind = a && formDuties[a.form].document?.kind
  if (!kind || kind === 'conclusion') return []
  return log.flatMap((commit) => {
    const index = commit.events.findLastIndex(({ type }) => speaksOf.has(type))
    const { version, at } = commit
    return index < 0 ? [] : [{ id: `${version}-${index}`, eventId: eventId(commit, index), version, at }]
  })
}

/** Oldest first; the last is the one that stands. None of an activity that has no minutes, or whose words were erased since. */
export const protocolsOf = (log: readonly Commit[]): Protocol[] => {
  const erased = log[lastErasure(log)]?.version ?? 0
  return everyProtocolOf(log).filter(({ version }) => version > erased)
}

/** The protocol that an event completes, or completed before its words were erased. */
export const protocolOfEvent = (log: readonly Commit[], id: string): Protocol | undefined =>
  everyProtocolOf(log).find((one) => one.eventId === id)
