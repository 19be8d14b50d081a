/**
 * What can happen to a case: one closed schema per event and version. Events carry ids, codes and dates only;
 * every text, name and contact lives in the store of personal data under the `content` id that the event names.
 */
import * as z from 'zod/mini'
import { councilEvents } from './council-events.ts'
import { event, internal } from './entry.ts'
import { loadedRow } from './registers.ts'
import {
  actType,
  answerOutcome,
  applicantKind,
  channel,
  contentId,
  day,
  deadline,
  decision,
  directoryEntry,
  entityForm,
  grantId,
  handoverMatter,
  handoverWay,
  instant,
  language,
  letterKind,
  missingPart,
  number,
  originKind,
  paperId,
  post,
  publicationId,
  recommendationOutcome,
  returnGround,
  role,
  slug,
  terminationGround,
  termKey,
} from './values.ts'

/** How many files came with its text; absent for none. Their names are in the content. */
const attachments = z.optional(z.int())

/** The local day that paper came on, where the secretariat entered it. */
const onPaper = z.optional(day)

/** One open due date that an event moved, under its key; `forwarding` and `dispute` are until when either may be done. */
const moved = z.strictObject({ key: z.string(), deadline })

/** A remark's number and whether the agency took it; its words live in the content. */
const remarkAnswer = z.strictObject({ no: z.number(), accepted: z.boolean() })

/** What the body that made a draft says of its term. */
const byItsBody = {
  urgent: z.optional(z.literal(true)),
  /** The date that it set, where the law's least term ends later: that counts instead. */
  tooEarly: z.optional(day),
}

export const catalogue = {
  AppealRegistered: event(
    'AppealRegistered',
    'An appeal was accepted and has its number and due date.',
    ['assignment', 'papers', 'notices', 'files'],
    {
      content: contentId,
      channel,
      language,
      topic: slug,
      district: z.optional(slug),
      applicantKind,
      entityForm: z.optional(entityForm),
      /** Whether an e-mail address is on file. */
      reachable: z.boolean(),
      /** Gave no contact: everything is told on the page that the code opens. */
      followsByCode: z.optional(z.literal(true)),
      /** Nothing says who wrote it. */
      anonymous: z.optional(z.literal(true)),
      /** Said in person; the text is the protocol of whoever took it down. */
      oral: z.optional(z.literal(true)),
      /** Somebody acts for the applicant; the content says who, and by what. */
      represented: z.optional(z.literal(true)),
      /** How many signed it, where several did. */
      signatories: z.optional(z.int()),
      /** The applicant agrees that the answer is published, without personal data. */
      publish: z.optional(z.literal(true)),
      /** Its receipt is mailed with others of the hour: too many went to that address. */
      receipt: z.optional(z.literal('later')),
      attachments,
      receivedAt: instant,
      receivedOn: day,
      registeredOn: day,
      answer: deadline,
      triage: deadline,
    },
  ),
  /** Under an id of its own, which no case's number is; the content is what the secretariat has confirmed. */
  AnswerPublished: event('AnswerPublished', 'The answer was published, without personal data.', [], {
    content: contentId,
    publication: publicationId,
    publishedOn: day,
  }),
  /** On paper it was taken back on the day that it came. */
  ConsentWithdrawn: event(
    'ConsentWithdrawn',
    'The applicant took back the consent to publish the answer.',
    [],
    { withdrawnOn: day },
  ),
  DraftActRegistered: event(
    'DraftActRegistered',
    'An agency sent a draft act for recommendations.',
    ['assignment', 'dispatch'],
    {
      content: contentId,
      agency: slug,
      actType,
      draftVersion: z.number(),
      topic: z.optional(slug),
      /** How it came; absent for those that came while webhooks alone brought any. */
      channel: z.optional(channel),
      ...byItsBody,
      receivedAt: instant,
      receivedOn: day,
      registeredOn: day,
      recommendation: deadline,
      triage: deadline,
    },
  ),
  /** The council opened a case itself; its letter leaves with it. */
  InitiativeOpened: event('InitiativeOpened', 'The council opened a case itself.', [], {
    content: contentId,
    origin: originKind,
    originOn: day,
    receivedAt: instant,
    receivedOn: day,
    registeredOn: day,
  }),
  TriageRequested: internal(
    'TriageRequested',
    'No rule names a commission; the secretariat decides.',
    ['notices'],
    {},
  ),
  /** The commission has the case now; earlier chair's links end. */
  CaseAssigned: event('CaseAssigned', 'A commission has the case; its chair is told.', ['notices'], {
    commission: slug,
    by: z.enum(['topic', 'agency', 'secretariat']),
    grant: grantId,
    acceptance: deadline,
  }),
  /** Somebody else chairs the commission now: the old links end, the new chair gets one. Nothing else changes. */
  ChairReplaced: event(
    'ChairReplaced',
    'Another person chairs the commission; the case’s link goes to them.',
    ['notices'],
    { commission: slug, grant: grantId },
  ),
  CaseAccepted: event('CaseAccepted', 'The chair took the case into review.', [], {}),
  /** Back to the secretariat, with a reason; the chair's link ends. `by` is who gave it back. */
  CaseReturned: event('CaseReturned', 'A commission gave the case back.', ['notices'], {
    content: contentId,
    commission: slug,
    by: role,
    triage: deadline,
  }),
  /** To the body competent for it, wholly or in part. `to` is absent for a body that the content names. */
  AppealForwarded: event(
    'AppealForwarded',
    'An appeal, or a part of it, went to the body competent for it.',
    ['papers', 'notices', 'files'],
    {
      content: contentId,
      to: z.optional(slug),
      part: z.boolean(),
      late: z.boolean(),
      forwardedOn: day,
    },
  ),
  ClarificationAsked: event('ClarificationAsked', 'The chair asked the applicant.', ['notices', 'files'], {
    content: contentId,
    attachments,
    clarification: deadline,
  }),
  ClarificationReceived: event('ClarificationReceived', 'The applicant replied.', ['notices', 'files'], {
    content: contentId,
    attachments,
    receivedOn: onPaper,
  }),
  /** No reply came; the case goes on without. */
  ClarificationLapsed: event('ClarificationLapsed', 'No reply came in time.', ['notices'], {
    due: day,
    occurredAt: instant,
  }),
  /** What it lacks, and until when that may be completed. */
  CompletionAsked: event('CompletionAsked', 'The applicant was asked to complete the appeal.', ['notices'], {
    content: contentId,
    missing: z.array(missingPart),
    completion: deadline,
  }),
  CompletionReceived: event(
    'CompletionReceived',
    'The applicant completed the appeal.',
    ['notices', 'files'],
    { content: contentId, attachments, receivedOn: onPaper },
  ),
  /** It was not completed in time: until `returning` it may be returned. */
  CompletionLapsed: event('CompletionLapsed', 'The appeal was not completed in time.', ['notices'], {
    due: day,
    occurredAt: instant,
    returning: deadline,
  }),
  /** It tells of a crime or a danger; what is forwarded with it follows. */
  DangerMarked: internal('DangerMarked', 'The appeal was marked as telling of a crime or a danger.', [], {
    markedOn: day,
  }),
  /** The content says why; `of` is the appeal that it repeats. */
  AppealReturned: event(
    'AppealReturned',
    'The appeal was returned to the applicant.',
    ['papers', 'notices', 'files'],
    {
      content: contentId,
      ground: returnGround,
      of: z.optional(number),
      returnedOn: day,
    },
  ),
  /** It repeats an earlier appeal. `filed`: put on file with it without an answer. */
  RepeatLinked: event('RepeatLinked', 'The appeal was linked with an earlier one.', ['papers', 'files'], {
    of: number,
    filed: z.boolean(),
    linkedOn: day,
  }),
  /** The content says why; `notice` is by when the applicant is to know of it. */
  AppealTerminated: event(
    'AppealTerminated',
    'The appeal was terminated without an answer.',
    ['papers', 'notices', 'files'],
    { content: contentId, ground: terminationGround, terminatedOn: day, notice: deadline },
  ),
  ExtensionRequested: internal('ExtensionRequested', 'The chair asked for a later due date.', ['notices'], {
    content: contentId,
    until: day,
    grant: grantId,
    decision: deadline,
  }),
  /** The new due date, and by when the applicant must know of it. */
  ExtensionGranted: event('ExtensionGranted', 'The due date was extended.', ['notices'], {
    content: contentId,
    answer: deadline,
    notice: deadline,
  }),
  ExtensionRefused: internal('ExtensionRefused', 'The extension was refused.', ['notices'], {
    content: contentId,
  }),
  /** The applicant was told: the mail was accepted for sending, or the secretariat says so. */
  ExtensionTold: internal('ExtensionTold', 'The applicant was told of the extension.', [], { on: day }),
  /** Within three working days (АППК, art. 75); on paper it was asked on the day that it came. */
  FileAccessAsked: event('FileAccessAsked', 'The applicant asked to see the file.', ['notices'], {
    askedOn: day,
    access: deadline,
  }),
  /** `page`: from now on the applicant's page has the papers and the files of the case. */
  FileAccessGranted: event(
    'FileAccessGranted',
    'The applicant may see the file, or has seen it.',
    ['notices'],
    {
      how: z.enum(['page', 'in_person']),
      on: day,
    },
  ),
  /** An interim answer; the case stays open until a control date. */
  LongTermSet: event('LongTermSet', 'An interim answer; the case is under control.', ['notices'], {
    content: contentId,
    setOn: day,
    control: deadline,
  }),
  /** Looked at again under control: another interim answer, and the next control date. */
  NextControlSet: event('NextControlSet', 'The case stays under control, until another date.', ['notices'], {
    content: contentId,
    setOn: day,
    control: deadline,
  }),
  AppealWithdrawn: event(
    'AppealWithdrawn',
    'The applicant withdrew the appeal.',
    ['papers', 'notices', 'files'],
    {
      /** Of a withdrawal on paper, the day that it came on. */
      withdrawnOn: day,
    },
  ),
  /** Once, in time: the case opens again with a new term. */
  AnswerDisputed: event(
    'AnswerDisputed',
    'The applicant disputed the answer.',
    ['papers', 'notices', 'files'],
    {
      content: contentId,
      attachments,
      receivedOn: onPaper,
      disputedOn: day,
      answer: deadline,
    },
  ),
  ClockPaused: event('ClockPaused', 'The clock was stopped for a configured cause.', [], {
    cause: slug,
    on: day,
  }),
  /** The clock goes on, and the dates that the pause moved. */
  ClockResumed: event('ClockResumed', 'The clock goes on.', ['notices'], {
    cause: slug,
    from: day,
    on: day,
    moved: z.array(moved),
  }),
  DueDatesMoved: event('DueDatesMoved', 'The calendar changed or came.', ['notices'], {
    moved: z.array(moved),
  }),
  /**
   * `topic` where the agency gave one. `triage`: it opened the case again, and no commission has it; `acceptance`: one
   * has it that had not taken it yet.
   */
  DraftVersionReceived: event(
    'DraftVersionReceived',
    'The agency sent a new version.',
    ['assignment', 'papers', 'notices', 'files'],
    {
      content: contentId,
      draftVersion: z.number(),
      topic: z.optional(slug),
      ...byItsBody,
      receivedOn: day,
      recommendation: deadline,
      triage: z.optional(deadline),
      acceptance: z.optional(deadline),
    },
  ),
  /** Incomplete: the content says what is missing. */
  DraftReturned: event(
    'DraftReturned',
    'The draft came back as incomplete.',
    ['papers', 'dispatch', 'files'],
    {
      content: contentId,
      returnedOn: day,
    },
  ),
  /** The council chose not to consider it, with a reason. */
  DraftNotConsidered: event(
    'DraftNotConsidered',
    'The council chose not to consider the draft.',
    ['papers', 'dispatch', 'files'],
    { content: contentId, decidedOn: day },
  ),
  /**
   * The body's day passed without recommendations on this version. Occurred at the start of the local day after it,
   * whenever it was noticed.
   */
  DraftCountedAsAgreed: event(
    'DraftCountedAsAgreed',
    'No recommendations came in time: the draft counts as agreed without remarks.',
    ['notices'],
    { draftVersion: z.number(), due: day, occurredAt: instant },
  ),
  DraftWithdrawn: event('DraftWithdrawn', 'The agency withdrew the draft.', ['papers', 'notices', 'files'], {
    content: z.optional(contentId),
    withdrawnOn: day,
  }),
  LetterSent: event(
    'LetterSent',
    'A letter to an agency was signed and numbered.',
    ['papers', 'dispatch', 'files'],
    {
      letter: number,
      /** Absent for letters sent before they had kinds. */
      kind: z.optional(letterKind),
      /** `outside` for a body that is in no configuration. */
      agency: slug,
      content: contentId,
      attachments,
      sentOn: day,
      /** Who signed it; absent for letters sent before that was kept. */
      signatory: z.optional(contentId),
      /** By what post they signed. */
      signedBy: z.optional(post),
      grant: grantId,
      response: deadline,
      /** By when it is to be handed over: no mail reaches the body, and its own term begins when it has the letter. */
      handover: z.optional(deadline),
    },
  ),
  /** With `recommendation`: what it says of the draft act, given once it is signed. */
  LetterProposed: internal(
    'LetterProposed',
    'A letter waits for the signature of the council’s head.',
    ['notices', 'files'],
    {
      kind: letterKind,
      agency: slug,
      content: contentId,
      attachments,
      proposedOn: day,
      /** No mail reaches the body. */
      byHand: z.optional(z.literal(true)),
      recommendation: z.optional(
        z.object({
          outcome: recommendationOutcome,
          draftVersion: z.number(),
          remarks: z.number(),
          carried: z.optional(z.array(z.number())),
        }),
      ),
      grant: grantId,
      /** By when it is to be signed, or given back. */
      signing: deadline,
    },
  ),
  SignatureRefused: internal(
    'SignatureRefused',
    'The head did not sign a letter: it went back to whoever wrote it.',
    ['notices'],
    {
      /** The text that was proposed. */
      proposed: contentId,
      /** Why not. */
      content: contentId,
      refusedOn: day,
      /** Of an initiative, which is nothing without its letter: by when the secretariat writes another. */
      signing: z.optional(deadline),
    },
  ),
  LetterHandedOver: event('LetterHandedOver', 'A letter that no mail reaches was handed to its body.', [], {
    letter: number,
    handedOn: day,
    /** Absent where nobody said it. */
    how: z.optional(handoverWay),
    content: z.optional(contentId),
    response: deadline,
  }),
  /**
   * No mail brings this to its reader: there is no address, or the mail came back or was refused (`undelivered`). `of`
   * is the letter's number, or the content of what was forwarded.
   */
  HandoverOpened: internal(
    'HandoverOpened',
    'Something is to be handed over or posted: no mail reaches its reader.',
    [],
    {
      what: handoverMatter,
      of: z.optional(z.string().check(z.maxLength(64))),
      undelivered: z.optional(z.literal(true)),
      handover: deadline,
    },
  ),
  /** The applicant, or the body that the appeal was forwarded to, has it. The content says how, and a number. */
  HandedOver: event('HandedOver', 'What no mail could bring was handed over or posted.', [], {
    what: handoverMatter,
    of: z.optional(z.string().check(z.maxLength(64))),
    handedOn: day,
    how: handoverWay,
    content: z.optional(contentId),
  }),
  /**
   * Where the applicant is reached from now on. `reachable` as in `AppealRegistered`; `code`: the one on the receipt is
   * another from now on, made with this content's id;
   * `answer`: the answer goes out again too, which had to be handed over.
   */
  ContactCorrected: event(
    'ContactCorrected',
    'The applicant is reached at another address or telephone from now on.',
    ['papers', 'notices'],
    {
      content: contentId,
      reachable: z.boolean(),
      correctedOn: day,
      code: z.optional(z.literal(true)),
      answer: z.optional(z.literal(true)),
    },
  ),
  /** What an agency said to a letter. `effect`: the first one, one that amends it, or one older than what is known. */
  ResponseRecorded: event(
    'ResponseRecorded',
    'An agency responded to a letter.',
    ['papers', 'notices', 'files'],
    {
      letter: number,
      decision,
      content: contentId,
      attachments,
      via: z.enum(['webhook', 'page', 'secretariat']),
      effect: z.enum(['first', 'amended', 'superseded']),
      /** When the agency says that it spoke, of paper the end of the day that it came on; orders amendments. */
      saidAt: instant,
      receivedOn: day,
      late: z.boolean(),
      remarks: z.optional(z.array(remarkAnswer)),
    },
  ),
  RecommendationGiven: event(
    'RecommendationGiven',
    'A commission gave its recommendation on a draft act.',
    ['files'],
    {
      outcome: recommendationOutcome,
      content: contentId,
      attachments,
      draftVersion: z.number(),
      /** All of them, those carried over included. */
      remarks: z.number(),
      /** Numbers of the remarks taken over from the recommendation before, on an earlier version. */
      carried: z.optional(z.array(z.number())),
      /** After its day: the draft counts as agreed already. */
      late: z.optional(z.literal(true)),
      givenOn: day,
    },
  ),
  AppealAnswered: event('AppealAnswered', 'The applicant has the answer.', ['papers', 'notices', 'files'], {
    outcome: answerOutcome,
    content: contentId,
    attachments,
    answeredOn: day,
    /** Until when the applicant may dispute it; absent after a dispute. */
    dispute: z.optional(deadline),
  }),
  /** The applicant wrote; `late` when the case was already closed. */
  MessageReceived: event('MessageReceived', 'The applicant added information.', ['notices', 'files'], {
    content: contentId,
    attachments,
    receivedOn: onPaper,
    late: z.boolean(),
  }),
  LinkRequested: internal('LinkRequested', 'The applicant asked for the status link again.', ['notices'], {
    /** Of all appeals of the address: this is the latest. */
    all: z.optional(z.literal(true)),
  }),
  FreshLinkRequested: internal(
    'FreshLinkRequested',
    'The holder of an ended link asked for the current one.',
    ['notices'],
    { grant: grantId },
  ),
  /** Its signatory attached the file of an electronic signature to one of the case's papers. */
  SignatureAttached: event(
    'SignatureAttached',
    'The signatory of a paper attached an electronic signature to it.',
    ['papers'],
    { paper: paperId, content: contentId },
  ),
  /** On lawful request. The content says why; every text and contact of the events before it is gone. */
  PersonalDataErased: event(
    'PersonalDataErased',
    'Texts, names and contacts of the case were erased on lawful request.',
    [],
    { content: contentId, erasedOn: day },
  ),
  NoteAdded: internal('NoteAdded', 'A member of the staff left a note for the others.', [], {
    content: contentId,
  }),
  LetterReminded: internal(
    'LetterReminded',
    'The addressee of a letter is reminded of it, by hand.',
    ['notices'],
    {
      letter: number,
      remindedOn: day,
    },
  ),
  ReminderSent: internal('ReminderSent', 'A stage of a due date was put into a digest.', [], {
    deadline: z.string(),
    due: day,
    /** Working days after the due date; before it negative. */
    stage: z.number(),
    /** Whose digest carried it. */
    to: role,
    /** The local day whose digest it was. The commit's `at` says when it went out: later, where a queue or a webhook
     * held it up, or where the operator swept for another day. */
    on: day,
  }),
  /**
   * In the directory's log, of no case: who holds a post, or an agency's address, from now on. `handover`: mail of
   * this post goes to another address than before.
   */
  DirectoryChanged: event(
    'DirectoryChanged',
    'A post of the council is held by another person, or an agency has another address.',
    ['assignment'],
    {
      entry: directoryEntry,
      content: contentId,
      handover: z.boolean(),
    },
  ),
  /**
   * In a log of its own, of no case: the number of a letter, or the digest of an agency's reference of a draft act,
   * stands for this case. Written before the commit of the case that it is for, so that whatever becomes of counters,
   * it is given once. `draftVersion` is the version that the draft came in first.
   */
  PointerWritten: event(
    'PointerWritten',
    'A letter’s number, or an agency’s reference, stands for a case from now on.',
    [],
    {
      case: number,
      agency: slug,
      draftVersion: z.optional(z.number()),
    },
  ),
  /** Occurred at the start of the local day after the due date, whenever it was noticed. */
  DeadlineMissed: internal('DeadlineMissed', 'A due date passed with the work not done.', [], {
    deadline: z.string(),
    term: termKey,
    owner: role,
    due: day,
    occurredAt: instant,
  }),
  /** A row of an old register became a case or a letter. Told to nobody, and nothing waits on anybody yet. */
  RegisterRowLoaded: event('RegisterRowLoaded', 'A row of an old register was loaded.', [], {
    content: contentId,
    loaded: loadedRow,
  }),
  /** The register was corrected and loaded again: what it says now, and which of its columns changed. */
  RegisterRowCorrected: internal('RegisterRowCorrected', 'A loaded row was corrected.', [], {
    content: contentId,
    loaded: loadedRow,
    changed: z.array(z.string()),
  }),
  /** What was loaded from a register comes alive: what waits from now on, and the chair's right to act. */
  CaseActivated: internal(
    'CaseActivated',
    'What was loaded from a register waits on its owners from now on.',
    ['assignment', 'notices'],
    { waiting: z.array(moved), grant: z.optional(grantId) },
  ),
  ...councilEvents,
}

type Catalogue = typeof catalogue
export type EventType = keyof Catalogue

export const schemas = Object.fromEntries(
  Object.entries(catalogue).map(([type, { schema }]) => [type, schema]),
) as { [T in EventType]: Catalogue[T]['schema'] }

export type EventOf<T extends EventType> = z.infer<(typeof schemas)[T]>
export type CaseEvent = { [T in EventType]: EventOf<T> }[EventType]

const { AppealRegistered, ...others } = schemas
export const caseEvent = z.discriminatedUnion('type', [AppealRegistered, ...Object.values(others)])
