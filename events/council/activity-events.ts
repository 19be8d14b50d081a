/** What becomes of an activity of the council, in the log under its number. */
import * as z from 'zod/mini'
import { event, internal, named } from '../entry.ts'
import { contentId, day, deadline, fileId, number, role, slug } from '../values.ts'
import {
  activityForm,
  activityRow,
  bodyName,
  clock,
  count,
  effect,
  followUpResult,
  memberId,
  tellingWay,
} from './council-values.ts'

const time = z.optional(clock)

/** A point of the agenda: what it is about, or its words in the content. */
const agendaItem = z.strictObject({ no: z.int(), about: z.optional(number) })

const votes = z.strictObject({ for: count, against: count, abstained: count })

/** What somebody is to do by a decision, and by when. */
const task = z.strictObject({ owner: role, as: z.optional(slug), deadline })

/** How many of how many were there, and how many had to be. */
const attendance = z.strictObject({ present: count, total: count, needed: count })

export const activityEvents = named({
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
})
