/** What happens to an appeal, from its registration to its last answer. */
import * as z from 'zod/mini'
import { event, internal, named } from '../entry.ts'
import {
  answerOutcome,
  applicantKind,
  attachments,
  channel,
  contentId,
  day,
  deadline,
  entityForm,
  grantId,
  handoverMatter,
  handoverWay,
  instant,
  language,
  missingPart,
  number,
  publicationId,
  ratings,
  returnGround,
  slug,
  terminationGround,
} from '../values.ts'

/** The local day that paper came on, where the secretariat entered it. */
const onPaper = z.optional(day)

export const appealEvents = named({
  AppealRegistered: event(
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
  AnswerPublished: event('The answer was published, without personal data.', [], {
    content: contentId,
    publication: publicationId,
    publishedOn: day,
  }),
  /** On paper it was taken back on the day that it came. */
  ConsentWithdrawn: event('The applicant took back the consent to publish the answer.', [], {
    withdrawnOn: day,
  }),
  /** To the body competent for it, wholly or in part. `to` is absent for a body that the content names. */
  AppealForwarded: event(
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
  /** What it lacks, and until when that may be completed. */
  CompletionAsked: event('The applicant was asked to complete the appeal.', ['notices'], {
    content: contentId,
    missing: z.array(missingPart),
    completion: deadline,
  }),
  CompletionReceived: event('The applicant completed the appeal.', ['notices', 'files'], {
    content: contentId,
    attachments,
    receivedOn: onPaper,
  }),
  /** It was not completed in time: until `returning` it may be returned. */
  CompletionLapsed: event('The appeal was not completed in time.', ['notices'], {
    due: day,
    occurredAt: instant,
    returning: deadline,
  }),
  /** It tells of a crime or a danger; what is forwarded with it follows. */
  DangerMarked: internal('The appeal was marked as telling of a crime or a danger.', [], {
    markedOn: day,
  }),
  /** The content says why; `of` is the appeal that it repeats. */
  AppealReturned: event('The appeal was returned to the applicant.', ['papers', 'notices', 'files'], {
    content: contentId,
    ground: returnGround,
    of: z.optional(number),
    returnedOn: day,
  }),
  /** It repeats an earlier appeal. `filed`: put on file with it without an answer. */
  RepeatLinked: event('The appeal was linked with an earlier one.', ['papers', 'files'], {
    of: number,
    filed: z.boolean(),
    linkedOn: day,
  }),
  /** The content says why; `notice` is by when the applicant is to know of it. */
  AppealTerminated: event('The appeal was terminated without an answer.', ['papers', 'notices', 'files'], {
    content: contentId,
    ground: terminationGround,
    terminatedOn: day,
    notice: deadline,
  }),
  ClarificationAsked: event('The chair asked the applicant.', ['notices', 'files'], {
    content: contentId,
    attachments,
    clarification: deadline,
  }),
  ClarificationReceived: event('The applicant replied.', ['notices', 'files'], {
    content: contentId,
    attachments,
    receivedOn: onPaper,
  }),
  /** No reply came; the case goes on without. */
  ClarificationLapsed: event('No reply came in time.', ['notices'], {
    due: day,
    occurredAt: instant,
  }),
  ExtensionRequested: internal('The chair asked for a later due date.', ['notices'], {
    content: contentId,
    until: day,
    grant: grantId,
    decision: deadline,
  }),
  /** The new due date, and by when the applicant must know of it. */
  ExtensionGranted: event('The due date was extended.', ['notices'], {
    content: contentId,
    answer: deadline,
    notice: deadline,
  }),
  ExtensionRefused: internal('The extension was refused.', ['notices'], {
    content: contentId,
  }),
  /** The applicant was told: the mail was accepted for sending, or the secretariat says so. */
  ExtensionTold: internal('The applicant was told of the extension.', [], { on: day }),
  /** Within three working days (АППК, art. 75); on paper it was asked on the day that it came. */
  FileAccessAsked: event('The applicant asked to see the file.', ['notices'], {
    askedOn: day,
    access: deadline,
  }),
  /** `page`: from now on the applicant's page has the papers and the files of the case. */
  FileAccessGranted: event('The applicant may see the file, or has seen it.', ['notices'], {
    how: z.enum(['page', 'in_person']),
    on: day,
  }),
  /** An interim answer; the case stays open until a control date. */
  LongTermSet: event('An interim answer; the case is under control.', ['notices'], {
    content: contentId,
    setOn: day,
    control: deadline,
  }),
  /** Looked at again under control: another interim answer, and the next control date. */
  NextControlSet: event('The case stays under control, until another date.', ['notices'], {
    content: contentId,
    setOn: day,
    control: deadline,
  }),
  AppealAnswered: event('The applicant has the answer.', ['papers', 'notices', 'files'], {
    outcome: answerOutcome,
    content: contentId,
    attachments,
    answeredOn: day,
    /** Until when the applicant may dispute it; absent after a dispute. */
    dispute: z.optional(deadline),
  }),
  AppealWithdrawn: event('The applicant withdrew the appeal.', ['papers', 'notices', 'files'], {
    /** Of a withdrawal on paper, the day that it came on. */
    withdrawnOn: day,
  }),
  /** Once, in time: the case opens again with a new term. */
  AnswerDisputed: event('The applicant disputed the answer.', ['papers', 'notices', 'files'], {
    content: contentId,
    attachments,
    receivedOn: onPaper,
    disputedOn: day,
    answer: deadline,
  }),
  /** The applicant wrote; `late` when the case was already closed. */
  MessageReceived: event('The applicant added information.', ['notices', 'files'], {
    content: contentId,
    attachments,
    receivedOn: onPaper,
    late: z.boolean(),
  }),
  /**
   * Where the applicant is reached from now on. `reachable` as in `AppealRegistered`; `code`: the one on the receipt is
   * another from now on, made with this content's id;
   * `answer`: the answer goes out again too, which had to be handed over.
   */
  ContactCorrected: event(
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
  /**
   * No mail brings this to its reader: there is no address, or the mail came back or was refused (`undelivered`). `of`
   * is the letter's number, or the content of what was forwarded.
   */
  HandoverOpened: internal(
    'Something is to be handed over or posted: no mail reaches its reader.',
    ['notices'],
    {
      what: handoverMatter,
      of: z.optional(z.string().check(z.maxLength(64))),
      undelivered: z.optional(z.literal(true)),
      handover: deadline,
    },
  ),
  /** The applicant, or the body that the appeal was forwarded to, has it. The content says how, and a number. */
  HandedOver: event('What no mail could bring was handed over or posted.', [], {
    what: handoverMatter,
    of: z.optional(z.string().check(z.maxLength(64))),
    handedOn: day,
    how: handoverWay,
    content: z.optional(contentId),
  }),
  /** Once for each answer; the content is what the applicant adds. */
  AnswerRated: event('The applicant rated the answer.', [], {
    rating: z.enum(ratings),
    content: z.optional(contentId),
    ratedOn: day,
  }),
})
