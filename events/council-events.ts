/**
 * What the council does and who it is: events of logs that are no case's. An activity has a log under its number, the
 * composition one called `members`, the figures of the channels one called `channels`, the published reports one called
 * `reports`, the directory one called `directory`.
 */
import * as z from 'zod/mini'
import {
  activityForm,
  activityRow,
  bodyName,
  channelFigures,
  count,
  effect,
  followUpResult,
  leavingGround,
  memberId,
  memberRole,
  membership,
  tellingWay,
  templateId,
  templatePurpose,
} from './council-values.ts'
import { event, internal, named } from './entry.ts'
import {
  answerOutcome,
  contentId,
  day,
  deadline,
  directoryEntry,
  fileId,
  language,
  number,
  role,
  slug,
  threefold,
} from './values.ts'

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const time = z.optional(clock)

/** A point of the agenda: what it is about, or its words in the content. */
const agendaItem = z.strictObject({ no: z.int(), about: z.optional(number) })

const votes = z.strictObject({ for: count, against: count, abstained: count })

/** What somebody is to do by a decision, and by when. */
const task = z.strictObject({ owner: role, as: z.optional(slug), deadline })

/** How many of how many were there, and how many had to be. */
const attendance = z.strictObject({ present: count, total: count, needed: count })

export const councilEvents = named({
  /** `on` is absent while the day is open. `announcement`: by when it is to be announced. */
  ActivityPlanned: event('The council plans an activity.', [], {
    content: contentId,
    form: activityForm,
    commission: z.optional(slug),
    districts: z.optional(z.array(slug)),
    bodies: z.optional(z.array(bodyName)),
    objects: z.optional(count),
    /** The appeal, the plan or the activity that it arose from. */
    origin: z.optional(number),
    on: z.optional(day),
    time,
    announcement: z.optional(deadline),
  }),
  ActivityAnnounced: event('An activity was announced.', ['notices'], {
    content: z.optional(contentId),
    announcedOn: day,
    /** After the day by which it was to be. */
    late: z.boolean(),
  }),
  /** Of a meeting, by the day before it. A later one stands for all before it. */
  TellingOpened: internal('Members without e-mail are to be told of a meeting by hand.', [], {
    members: z.array(memberId),
    deadline,
  }),
  MembersTold: internal('Members without e-mail were told of a meeting.', [], {
    members: z.array(memberId),
    toldOn: day,
    how: tellingWay,
    content: z.optional(contentId),
  }),
  ActivityMoved: event('An activity was moved to another day.', ['notices'], {
    content: contentId,
    on: day,
    time,
    announcement: z.optional(deadline),
  }),
  ActivityCancelled: event('An activity was cancelled.', ['notices', 'files'], {
    content: contentId,
    cancelledOn: day,
  }),
  /** It goes on over days: a monitoring. */
  ActivityBegun: event('An activity began and goes on.', [], { heldOn: day }),
  AgendaSet: event('A meeting has its agenda.', [], {
    content: contentId,
    items: z.array(agendaItem),
  }),
  /** `document`: by when its document is due. */
  ActivityHeld: event('An activity was held.', ['papers', 'files'], {
    heldOn: day,
    heldUntil: z.optional(day),
    attendance: z.optional(attendance),
    objects: z.optional(count),
    document: z.optional(deadline),
  }),
  /** By more than half of those present, or not. */
  MeetingDecided: event('A meeting took a vote.', ['decisions', 'papers', 'files'], {
    no: z.int(),
    item: z.optional(z.int()),
    content: contentId,
    votes,
    adopted: z.boolean(),
    task: z.optional(task),
    /** Of one that was adopted. */
    effect: z.optional(effect),
  }),
  /** `results` are the numbers of what was made by it, `refused` is why it could not be. */
  DecisionCarriedOut: internal('What follows from a decision was done.', ['files'], {
    no: z.int(),
    results: z.optional(z.array(number)),
    refused: z.optional(z.string()),
  }),
  /** By which decision of which meeting. */
  ActivityApproved: event('A meeting approved an activity as part of a plan.', ['files'], {
    decision: number,
    no: z.int(),
    approvedOn: day,
  }),
  /** A task of a decision is done. */
  TaskDone: event('What a decision asked for is done.', ['files'], {
    no: z.int(),
    content: z.optional(contentId),
    doneOn: day,
  }),
  /** Its minutes, conclusion or resolution is there. `publication`: by when it is to be published. */
  ActivityDocumented: event('The document of an activity is there.', ['files'], {
    content: z.optional(contentId),
    documentOn: day,
    late: z.boolean(),
    publication: z.optional(deadline),
  }),
  ActivityPublished: event('The document of an activity was published.', ['files'], {
    content: z.optional(contentId),
    channel: slug,
    publishedOn: day,
  }),
  ActivityFollowedUp: event('It was looked at again whether a recommendation is carried out.', ['files'], {
    content: z.optional(contentId),
    /** Which one; absent for all of them. */
    recommendation: z.optional(z.int()),
    result: followUpResult,
    checkedOn: day,
  }),
  FindingRecorded: event('A public control found something.', ['files'], {
    content: contentId,
    foundOn: day,
  }),
  /** The content has its name, and what can be seen or read in it. Until it is shown it is the secretariat's alone. */
  ActivityFileAdded: internal('A photograph or a document of an activity was added.', ['files'], {
    content: contentId,
    file: fileId,
  }),
  /** All of its files that everybody may see from now on. */
  ActivityFilesShown: internal('It was chosen which files of an activity everybody may see.', ['files'], {
    files: z.array(fileId),
  }),
  ActivityFileRemoved: internal('A file of an activity was removed.', ['files'], { file: fileId }),
  /** To one body: what is recommended to several is as many events, which are answered apart. */
  ActivityRecommended: event(
    'What follows from a public control was recommended to a body.',
    ['decisions', 'files'],
    { no: z.int(), agency: slug, content: contentId, recommendedOn: day },
  ),
  /** `case` is the one that its letter is of, `refused` is why there is none. */
  RecommendationOpened: internal(
    'A recommendation of an activity has a case of its own, with its letter.',
    ['files'],
    { no: z.int(), case: z.optional(number), refused: z.optional(z.string()) },
  ),
  /** A row of an old register, or, with `changed`, a corrected one. Nothing waits until it is activated. */
  ActivityLoaded: event('An activity of an old register was loaded.', [], {
    content: contentId,
    row: activityRow,
    announcement: z.optional(deadline),
    document: z.optional(deadline),
    publication: z.optional(deadline),
    changed: z.optional(z.array(z.string())),
  }),
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

type CouncilEvents = typeof councilEvents
/** Those of no case. */
export type CouncilEventType = keyof CouncilEvents
export const councilEventTypes = Object.keys(councilEvents) as CouncilEventType[]
export type CouncilEventOf<T extends CouncilEventType> = z.infer<CouncilEvents[T]['schema']>
