/**
 * Who the council is, as the log `members` tells it: terms of office, members in their order, the reserve. Names and
 * organisations are kept with the texts.
 */
import type { Commit } from '../../../events/commit.ts'
import type { CouncilEventOf } from '../../../events/council/council-events.ts'
import type { Membership } from '../../../events/council/council-values.ts'
import type { CaseEvent } from '../../../events/events.ts'
import { afterDuty, type Pendings, withDuty } from '../activities/duties.ts'
import { secretariat } from '../changes.ts'

/** The log's id. */
export const membersId = 'members'

export type Member = Membership & {
  member: string
  content: string
  /** Local days of absence, each with whether there was good reason, as it was entered last. */
  absences: readonly { on: string; excused: boolean }[]
  /** What a register last said of them, and how often it was loaded; absent for who was admitted here alone. */
  loaded?: { content: string; membership: Membership; revision: number }
  /** They left, came back, or have another place, and that was entered here since the register was loaded. */
  worked?: true
  /** Under which id is kept where they are written to. */
  contact?: string
}

type Reserved = Pick<
  CouncilEventOf<'MemberReserved'>,
  'member' | 'content' | 'seat' | 'ethnocultural' | 'place'
>

export type Composition = {
  kind: 'composition'
  version: number
  term?: Omit<CouncilEventOf<'TermOfOfficeBegun'>, 'type' | 'v'>
  members: readonly Member[]
  reserve: readonly Reserved[]
  pending: Pendings
}

/** What a register says of a member, and what is public. */
export const membershipOf = ({
  member: _,
  content: __,
  absences: ___,
  loaded: ____,
  worked: _____,
  contact: ______,
  ...membership
}: Member): Membership => membership

/** Before anybody was named. */
export const nobody: Composition = { kind: 'composition', version: 0, members: [], reserve: [], pending: {} }

/** With this member changed; others as they are. */
const withMember = (c: Composition, member: string, change: (m: Member) => Member): Composition => ({
  ...c,
  members: c.members.map((m) => (m.member === member ? change(m) : m)),
})

/** What a register said of them no longer holds. */
const worked = ({ loaded }: Pick<Member, 'loaded'>) => loaded && { loaded, worked: true as const }

const admittedAs = ({
  type: _,
  v: __,
  member: ___,
  content: ____,
  decision: _____,
  ...membership
}: CouncilEventOf<'MemberAdmitted'>): Membership => membership

/** Whoever comes back is a member anew. */
const admitted = (c: Composition, e: CouncilEventOf<'MemberAdmitted'>): Composition => {
  const before = c.members.find(({ member }) => member === e.member)
  const now = { member: e.member, content: e.content, ...admittedAs(e), absences: [] }
  return {
    ...c,
    members: [...c.members.filter((m) => m !== before), { ...now, ...(before && worked(before)) }],
    reserve: c.reserve.filter(({ member }) => member !== e.member),
  }
}

const loaded = (c: Composition, { member, content, membership }: CouncilEventOf<'MemberLoaded'>) => {
  const before = c.members.find((m) => m.member === member)
  const now: Member = {
    member,
    content,
    ...membership,
    absences: before?.absences ?? [],
    loaded: { content, membership, revision: (before?.loaded?.revision ?? 0) + 1 },
    ...(before?.contact && { contact: before.contact }),
  }
  return before ? withMember(c, member, () => now) : { ...c, members: [...c.members, now] }
}

/** The composition after one more event. */
export const evolveComposition = (c: Composition, e: CaseEvent): Composition => {
  switch (e.type) {
    case 'TermOfOfficeBegun': {
      const { type: _, v: __, ...term } = e
      return { ...c, term, pending: withDuty(c.pending, 'forming', e.forming, secretariat) }
    }
    case 'MemberAdmitted':
      return admitted(c, e)
    case 'MemberLoaded':
      return loaded(c, e)
    case 'MemberReserved': {
      const { member, content, seat, place } = e
      const entry = {
        member,
        content,
        seat,
        place,
        ...(e.ethnocultural && { ethnocultural: e.ethnocultural }),
      }
      return { ...c, reserve: [...c.reserve.filter((one) => one.member !== member), entry] }
    }
    case 'MemberLeft':
      return withMember(c, e.member, (m) => ({
        ...m,
        leftOn: e.leftOn,
        ground: e.ground,
        ...worked(m),
      }))
    case 'MemberPlaced':
      return withMember(c, e.member, (m) => ({
        ...m,
        ...(e.role && { role: e.role }),
        ...(e.commission && { commission: e.commission }),
        ...worked(m),
      }))
    case 'MemberContactSet':
      return withMember(c, e.member, (m) => ({ ...m, contact: e.content }))
    case 'MemberAbsent':
      return withMember(c, e.member, (m) => ({
        ...m,
        absences: [...m.absences.filter(({ on }) => on !== e.on), { on: e.on, excused: e.excused }],
      }))
    // Nobody is taken in of whom there is no name.
    case 'PersonalDataErased':
      return { ...c, reserve: c.reserve.filter(({ member }) => member !== e.member) }
    default: {
      const pending = afterDuty(c.pending, e, secretariat)
      return pending ? { ...c, pending } : c
    }
  }
}

/** What the log `members` tells; nobody, for an empty one. */
export const compositionOf = (log: readonly Commit[]): Composition =>
  log.reduce<Composition>(
    (c, commit) => ({ ...commit.events.reduce(evolveComposition, c), version: commit.version }),
    nobody,
  )

/** Whether somebody is a member on this local day: from the day of admission until the day before they left. */
export const isMemberOn = (day: string, { admittedOn, leftOn }: Membership): boolean =>
  admittedOn <= day && (leftOn === undefined || day < leftOn)

/** Those who meet: all members, the presidium, a commission. */
export type Circle = 'council' | 'presidium' | { commission: string }

/** Who is a member of it on a local day. */
export const circleOn = ({ members }: Composition, day: string, of: Circle): Member[] => {
  const isOf = (m: Member) => {
    if (of === 'council') return true
    return of === 'presidium' ? m.role !== 'member' : m.commission === of.commission
  }
  return members.filter((m) => isMemberOn(day, m) && isOf(m))
}

/** How many are members on a day, of all or of a part; undefined where no register says. */
export const membersOn =
  (c: Composition) =>
  (day: string, of: Circle): number | undefined =>
    c.members.length === 0 ? undefined : circleOn(c, day, of).length

/**
 * Shares that the law asks for, told and not refused: two thirds of the members come from civil society (Law on Public
 * Councils, art. 1(7)), a quarter of those from ethnocultural associations (since 1 July 2026).
 */
export type Shares = {
  members: number
  civil: number
  civilNeeded: number
  ethnocultural: number
  ethnoculturalNeeded: number
}
const ethnoculturalFrom = '2026-07-01'

export const sharesOn = (c: Composition, day: string): Shares => {
  const members = c.members.filter((m) => isMemberOn(day, m))
  const civil = members.filter(({ seat }) => seat !== 'state')
  return {
    members: members.length,
    civil: civil.length,
    civilNeeded: Math.ceil((members.length * 2) / 3),
    ethnocultural: civil.filter(({ ethnocultural }) => ethnocultural).length,
    ethnoculturalNeeded: day < ethnoculturalFrom ? 0 : Math.ceil(civil.length / 4),
  }
}

/** Members who were absent without good reason more than three times in a calendar year (art. 15). */
export const oftenAbsent = ({ members }: Composition, year: string): string[] =>
  members
    .filter(
      ({ absences }) => absences.filter(({ on, excused }) => !excused && on.startsWith(year)).length > 3,
    )
    .map(({ member }) => member)
