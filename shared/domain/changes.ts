/** What evolvers of several capabilities change in a case. */
import { type CouncilEventType, councilEventTypes } from '../../events/council/council-events.ts'
import type { EventOf, EventType } from '../../events/events.ts'
import type { Deadline } from '../../events/values.ts'
import type { Appeal, Base, Case, DraftAct, Grant, Rights } from './case.ts'
import { isHandover, isLetter, isMain, type Party, type Pending, type PendingKey } from './pending.ts'

/** The case after an event, which its commit dated `at`. */
type Evolver<E> = (c: Case, e: E, at: string) => Case
export type Evolvers = { [T in EventType]: Evolver<EventOf<T>> }

/** The case that an event opens. */
export type Opener<E> = (caseId: string, e: E) => Case

/** For what can come to an appeal only; any other case stays as it is. */
export const onAppeal =
  <E>(change: (appeal: Appeal, e: E, at: string) => Case): Evolver<E> =>
  (c, e, at) =>
    c.kind === 'appeal' ? change(c, e, at) : c

/** For what can come to a draft act only. */
export const onDraft =
  <E>(change: (draft: DraftAct, e: E, at: string) => Case): Evolver<E> =>
  (c, e, at) =>
    c.kind === 'draft_act' ? change(c, e, at) : c

/** For events that change nothing in a case that is there. */
export const unchanged = (c: Case): Case => c

/** What the council does and who it is stands in logs of no case. */
export const ofNoCase = Object.fromEntries(councilEventTypes.map((type) => [type, unchanged])) as Record<
  CouncilEventType,
  (c: Case) => Case
>

/** What every case begins with. */
export const begin = (
  caseId: string,
  e: Pick<EventOf<'AppealRegistered'>, 'content' | 'receivedAt' | 'receivedOn' | 'registeredOn'> & {
    topic?: string | undefined
  },
): Base => ({
  caseId,
  version: 0,
  content: e.content,
  receivedAt: e.receivedAt,
  receivedOn: e.receivedOn,
  registeredOn: e.registeredOn,
  ...(e.topic && { topic: e.topic }),
  triageRequested: false,
  assignments: 0,
  accepted: false,
  pending: {},
  grants: {},
  letters: {},
  messages: [],
  attached: [],
  pauses: [],
})

export const secretariat: Party = { role: 'secretary' }
export const chairOf = (c: Base): Party => (c.commission ? { role: 'chair', as: c.commission } : secretariat)

export const waits = (deadline: Deadline, owner: Party): Pending => ({
  deadline,
  owner,
  missed: false,
  reminded: {},
})

export const without = <T>(record: Record<string, T>, ...keys: string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))

/** Each kind of case by itself, so that it stays of its kind. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

export const dropped = <T extends object, K extends keyof T>(from: T, ...keys: K[]): Without<T, K> => {
  const rest: Partial<T> = { ...from }
  for (const key of keys) delete rest[key]
  return rest as unknown as Without<T, K>
}

/** This role's links end, but for one. */
export const endGrants = (grants: Record<string, Grant>, role: Grant['role'], except?: string) =>
  Object.fromEntries(
    Object.entries(grants).map(([id, grant]) => [
      id,
      grant.role === role && id !== except ? { ...grant, open: false } : grant,
    ]),
  )

/** The case's own dates are this party's. */
export const ownedBy = (pending: Record<PendingKey, Pending>, owner: Party) =>
  Object.fromEntries(
    Object.entries(pending).map(([key, p]) => [key, isMain(key) || key === 'control' ? { ...p, owner } : p]),
  )

/** What the clock stood still for is done: it is paused no longer, and the days until now stay paused. */
export const pauseOver = <C extends Case>(c: C, on: string): C => {
  const { stopped, ...running } = c
  if (!stopped) return c
  // What came on paper before the clock was stopped may be entered after.
  const to = on < stopped.on ? stopped.on : on
  return { ...running, pauses: [...c.pauses, { cause: stopped.cause, from: stopped.on, to }] } as C
}

/** No letter waits for a signature any more; the link to sign it ends. */
export const unproposed = <C extends Case>(c: C): C => {
  const { proposal, ...rest } = c
  const grant = proposal && c.grants[proposal.grant]
  if (!c.pending.signing) return c
  return {
    ...rest,
    pending: without(c.pending, 'signing'),
    ...(grant && { grants: { ...c.grants, [proposal.grant]: { ...grant, open: false } } }),
  } as C
}

/** Letters' clocks go on after their case ends, and the right to see its file; everything else that waited, or stood still, is over. */
export const closed = <C extends Case>(c: C, on: string): C => ({
  ...pauseOver(unproposed(c), on),
  closedOn: on,
  pending: Object.fromEntries(Object.entries(c.pending).filter(([key]) => staysOpen(key))),
  grants: endGrants(c.grants, 'head'),
})

const staysOpen = (key: PendingKey) => isLetter(key) || isHandover(key) || key === 'file_access'

/** What an appeal's end leaves nothing to wait for. */
export const settled = (appeal: Appeal): Appeal =>
  dropped(appeal, 'question', 'completion', 'returnable', 'extension', 'longTerm')

/** A date that moved starts its reminders anew. */
export const moveDates = (c: Case, moved: EventOf<'DueDatesMoved'>['moved']): Case => {
  const pending = { ...c.pending }
  const letters = { ...c.letters }
  for (const { key, deadline } of moved) {
    const p = pending[key]
    if (p) pending[key] = { ...waits(deadline, p.owner), ...(p.undelivered && { undelivered: true }) }
    const letter = letters[key.slice('letter:'.length)]
    if (isLetter(key) && letter) letters[letter.number] = { ...letter, deadline }
  }
  const main = moved.find(({ key }) => isMain(key))?.deadline
  const next = { ...c, pending, letters }
  if (next.kind === 'initiative') return next
  const own = { ...next, ...(main && { main }) }
  return own.kind === 'appeal' ? moveRights(own, moved) : own
}

/** The dates that nobody is reminded of and that say what may still be done. */
const moveRights = (appeal: Appeal, moved: EventOf<'DueDatesMoved'>['moved']): Appeal => {
  const to = (key: keyof Rights) => moved.find((one) => one.key === key)?.deadline
  const [forwarding, dispute] = [to('forwarding'), to('dispute')]
  return {
    ...appeal,
    ...(forwarding && { forwarding }),
    ...(dispute && appeal.dispute && { dispute }),
  }
}
