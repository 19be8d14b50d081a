/**
 * What the council does and who it is: events of logs that are no case's. An activity has a log under its number, the
 * composition one called `members`, the figures of the channels one called `channels`, the published reports one called
 * `reports`, the directory one called `directory`.
 */
import * as z from 'zod/mini'
import { event, internal, named } from '../entry.ts'
import {
  answerOutcome,
  contentId,
  day,
  deadline,
  directoryEntry,
  language,
  number,
  slug,
  threefold,
} from '../values.ts'
import { activityEvents } from './activity-events.ts'
import {
  channelFigures,
  clock,
  count,
  leavingGround,
  memberId,
  memberRole,
  membership,
  templateId,
  templatePurpose,
} from './council-values.ts'

/** Of who the council is, and what it keeps. */
const ownEvents = named({
  /** `forming`: by when forming the next council begins (Law on Public Councils, art. 9). */
  TermOfOfficeBegun: event('A council’s term of office began.', [], {
    from: day,
    until: day,
    seats: count,
    forming: deadline,
  }),
  /** The content has name and organisation. */
  MemberAdmitted: event('Somebody became a member of the council.', [], {
    member: memberId,
    content: contentId,
    ...membership.shape,
    /** The activity whose decision it is. */
    decision: z.optional(number),
  }),
  MemberReserved: event('Somebody was put on the reserve list.', [], {
    member: memberId,
    content: contentId,
    seat: membership.shape.seat,
    ethnocultural: z.optional(z.literal(true)),
    place: z.int(),
  }),
  MemberLeft: event('A member left the council.', [], {
    member: memberId,
    leftOn: day,
    ground: leavingGround,
    decision: z.optional(number),
  }),
  /** Of role or commission, whichever is named. */
  MemberPlaced: event('A member has another role or commission.', [], {
    member: memberId,
    role: z.optional(memberRole),
    commission: z.optional(slug),
    from: day,
  }),
  /** The content has address and language; the last one holds. */
  MemberContactSet: internal('Where a member is written to was entered.', [], {
    member: memberId,
    content: contentId,
  }),
  MemberAbsent: internal('A member was absent from a meeting.', [], {
    member: memberId,
    on: day,
    excused: z.boolean(),
  }),
  /** A row of an old register, or, with `changed`, a corrected one. */
  MemberLoaded: event('A member of an old register was loaded.', [], {
    member: memberId,
    content: contentId,
    membership,
    changed: z.optional(z.array(z.string())),
  }),
  /** Figures of a channel for a period; later ones for the same period count. */
  ChannelCounted: event('A channel’s figures for a period were entered.', [], {
    figures: channelFigures,
  }),
  /** Written, or with the id of one that is there, changed. The content has its title and text. */
  TemplateSet: internal('A template of a text was written or changed.', [], {
    template: templateId,
    content: contentId,
    purpose: templatePurpose,
    language,
    /** Of any topic, or outcome, where absent. */
    topic: z.optional(slug),
    outcome: z.optional(answerOutcome),
  }),
  TemplateEnded: internal('A template is offered no more.', [], {
    template: templateId,
    endedOn: day,
  }),
  /**
   * In the directory's log: a body, a commission or a topic beside those of the council's file. What it is called is
   * public; the content says who holds it and where it is written to, which a topic does not have. A topic has the
   * commission that takes its cases, and what may be its examples.
   */
  DirectoryEntryAdded: event(
    'A body, a commission or a topic was added to the council’s directory.',
    ['notices'],
    {
      entry: directoryEntry,
      names: threefold,
      addedOn: day,
      content: z.optional(contentId),
      commission: z.optional(slug),
      examples: z.optional(threefold),
    },
  ),
  /** From this local day on nothing new goes to the entry; without one it has no end. What it has goes on. */
  DirectoryEndSet: event(
    'From a day on nothing new goes to an entry of the council’s directory.',
    ['notices'],
    {
      entry: directoryEntry,
      from: z.optional(day),
    },
  ),
  /** From this local day on, which may be over; what was drawn before bears the name that it had then. */
  DirectoryEntryRenamed: event('An entry of the council’s directory has another name.', [], {
    entry: directoryEntry,
    names: threefold,
    from: day,
  }),
  /**
   * In the directory's log: how the council is reached from now on. Hours are those of working days, and hold from a
   * local day that had not begun: what came before is registered by those of its day.
   */
  CouncilContactsSet: event('The council’s telephone, address or hours were changed.', [], {
    address: threefold,
    phone: z.optional(z.string()),
    hours: z.optional(z.strictObject({ from: clock, to: clock, since: day })),
  }),
  /** In one language: a report is published in all of them by one commit. The content is its whole text. */
  ReportPublished: event('The report of a period was published.', [], {
    /** Reports are counted from 1. */
    no: z.int(),
    language,
    content: contentId,
    /** Local days, both in the period. */
    from: day,
    to: day,
    publishedOn: day,
  }),
})

export const councilEvents = { ...activityEvents, ...ownEvents }

type CouncilEvents = typeof councilEvents
/** Those of no case. */
export type CouncilEventType = keyof CouncilEvents
export const councilEventTypes = Object.keys(councilEvents) as CouncilEventType[]
export type CouncilEventOf<T extends CouncilEventType> = z.infer<CouncilEvents[T]['schema']>
