/** Who is told of what any case goes through: whose it is, its clock and dates, its links, what is entered of it. */
import { type CouncilEventType, councilEventTypes } from '../../../events/council/council-events.ts'
import type { CaseEvent, EventOf } from '../../../events/events.ts'
import type { Post } from '../../../events/values.ts'
import { type Case, staffRoleOf } from '../case.ts'
import { addresseeOf } from '../letters/letter.ts'
import { type Moving, movedDates } from './moved-dates.ts'
import type { Notice } from './notice.ts'
import {
  chairGrant,
  nobody,
  type Told,
  type ToldOfEach,
  toApplicant,
  toChair,
  toSecretary,
} from './readers.ts'

const toldToNewChair: Told<{ grant: string }> = {
  tells: (_, c) => toChair(c, 'assigned'),
  isOvertaken: ({ grant }, now) => grant !== chairGrant(now),
}

/** Everybody who was told a date, or that they would be, is told of its move: one mail each, an agency one a letter. */
const toWhomItMoved = (e: Moving, c: Case): Notice[] => {
  const kind = 'due_moved'
  const readers: Notice[] = [
    ...toApplicant(c, kind),
    ...toChair(c, kind),
    ...toSecretary(kind),
    { kind, to: { role: 'head' } },
    ...(c.kind === 'draft_act' ? [{ kind, to: { role: 'contact' } } as const] : []),
    ...Object.values(c.letters).map(
      (letter): Notice => ({ kind, to: addresseeOf(letter), grant: letter.grant, letter: letter.number }),
    ),
  ]
  return readers.filter((notice) => movedDates(notice, e, c).length > 0)
}

const toldOfMovedDates: Told<Moving> = {
  tells: toWhomItMoved,
  isOvertaken: (e, now, notice) => movedDates(notice, e, now).length === 0,
}

/** The holder of an ended link is told the current one. */
const tellsFreshLink = ({ grant, as: standIn }: EventOf<'FreshLinkRequested'>, c: Case): Notice[] => {
  const held = c.grants[grant]
  // Staff's grants are in no event; theirs are told apart by their name.
  if (!held) return staffLink(grant, standIn)
  const { role, as } = held
  const current = Object.entries(c.grants).find(
    ([, g]) => g.open && g.role === role && g.as === as && g.letter === held.letter,
  )
  const { letter } = held
  const to = { role, ...((standIn ?? as) && { as: standIn ?? as }) }
  return [{ kind: 'fresh_link', to, ...(letter && { letter }), ...(current && { grant: current[0] }) }]
}

const staffLink = (grant: string, as: Post | undefined): Notice[] => {
  const role = staffRoleOf(grant)
  return role ? [{ kind: 'fresh_link', to: { role, ...(as && { as }) } }] : []
}

/** What the council does is announced, and no reader of a case is told of it. */
const toldToNobody = Object.fromEntries(councilEventTypes.map((type) => [type, nobody])) as Record<
  CouncilEventType,
  Told<CaseEvent>
>

export const toldOfAnyCase = {
  TriageRequested: {
    tells: () => toSecretary('triage'),
    isOvertaken: (_, now) => now.commission !== undefined,
  },
  CaseAssigned: toldToNewChair,
  ChairReplaced: toldToNewChair,
  CaseActivated: {
    tells: ({ grant }, c) => (grant ? toChair(c, 'assigned') : []),
    isOvertaken: ({ grant }, now) => grant !== chairGrant(now) || now.closedOn !== undefined,
  },
  CaseAccepted: nobody,
  CaseReturned: {
    tells: ({ commission }) => [
      ...toSecretary('returned'),
      { kind: 'unassigned', to: { role: 'chair', as: commission } },
    ],
    isOvertaken: (_, now, { kind }) => kind === 'returned' && now.commission !== undefined,
  },
  ClockPaused: nobody,
  ClockResumed: toldOfMovedDates,
  DueDatesMoved: toldOfMovedDates,
  LinkRequested: { tells: ({ all }, c) => toApplicant(c, all ? 'own_appeals' : 'link') },
  FreshLinkRequested: { tells: tellsFreshLink },
  HandoverOpened: nobody,
  HandedOver: nobody,
  NoteAdded: nobody,
  ReminderSent: nobody,
  DeadlineMissed: nobody,
  SignatureAttached: nobody,
  RegisterRowLoaded: nobody,
  RegisterRowCorrected: nobody,
  PersonalDataErased: nobody,
  DirectoryChanged: nobody,
  PointerWritten: nobody,
  ...toldToNobody,
} satisfies Partial<ToldOfEach>
