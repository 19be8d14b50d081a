/** What mails say, as data: one model per kind of mail. `shared/text` turns a model into words in kk, ru or en. */
import type * as z from 'zod/mini'
import type { BounceReason, ContentOf } from '../../../events/contents.ts'
import type {
  actType,
  answerOutcome,
  CaseKind,
  Deadline,
  decision,
  Language,
  Localized,
  Role,
  recommendationOutcome,
  TermKey,
} from '../../../events/values.ts'
import type { Began } from '../../domain/case.ts'
import type { Handed } from '../../domain/notices/notices.ts'

export type Remark = {
  no: number
  clause: string
  quote?: string | undefined
  text: string
  /** Carried over: the version of the draft that it was made on, and its number then. */
  from?: { version: number; no: number } | undefined
}
export type RemarkAnswer = { no: number; accepted: boolean; reason?: string | undefined }

/** Strings come from people and are plain text: escaped in HTML, kept as they are in text. URLs are ours. */
export type MailModel =
  /** To the applicant, at once: the receipt. */
  | {
      kind: 'receipt'
      number: string
      /** These are a stranger's words until the address is known to be the applicant's: then they are left out. */
      applicantName?: string
      subject?: string
      receivedAt: string
      registeredOn: string
      answer: Deadline
      /** Its date had passed when it was entered. */
      over?: boolean
      code: string
      statusUrl: string
    }
  /** To the applicant, later: the receipts of an hour in which too many went to the address. */
  | {
      kind: 'receipts'
      /** `stopped`: since when an appeal's clock stands still. */
      items: { number: string; answer: Deadline; stopped?: string; code: string; statusUrl: string }[]
    }
  /** To the chair: an appeal is yours. Carries a calendar entry for the due date. */
  | {
      kind: 'appeal_assigned'
      number: string
      commission: Localized
      applicantName: string
      applicantKind: 'person' | 'entity'
      subject: string
      topic: Localized
      district?: Localized
      receivedOn: string
      answer: Deadline
      /** Absent where the work is under way already: with a new chair, or entered from an old register. */
      acceptance?: Deadline
      actUrl: string
    }
  /** To the chair: a draft act is yours. */
  | {
      kind: 'draft_assigned'
      number: string
      commission: Localized
      agency: Localized
      reference: string
      title: string
      actType: z.infer<typeof actType>
      receivedOn: string
      recommendation: Deadline
      acceptance?: Deadline
      actUrl: string
    }
  /** To the secretariat: no rule covers this one, choose a commission. */
  | {
      kind: 'triage'
      number: string
      caseKind: CaseKind
      subject: string
      /** A draft act's, by which its agency knows it. */
      reference?: string
      /** A new version of a draft that a commission gave back: that is why no rule decides. */
      cameBack?: boolean
      triage: Deadline
      actUrl: string
    }
  /** To the agency: an outgoing letter about an appeal or initiative. */
  | {
      kind: 'letter'
      letter: string
      caseNumber: string
      agency: Localized
      /** Empty for an initiative: it is the council's. */
      commission: Localized
      subject: string
      text: string
      sentOn: string
      response: Deadline
      actUrl: string
    }
  /** To the agency: the recommendation on its draft act, a letter with numbered remarks. */
  | {
      kind: 'recommendation'
      letter: string
      caseNumber: string
      agency: Localized
      commission: Localized
      reference: string
      title: string
      /** Of the draft: which one it is about. */
      version: number
      outcome: z.infer<typeof recommendationOutcome>
      text: string
      remarks: Remark[]
      sentOn: string
      response: Deadline
      actUrl: string
    }
  /**
   * To the chair: an agency responded. `answer` is the appeal's own due date while it is still open, `recommendation`
   * the draft act's while that is to be given.
   */
  | {
      kind: 'response'
      letter: string
      caseNumber: string
      caseKind: CaseKind
      agency: Localized
      subject: string
      reference?: string
      decision: z.infer<typeof decision>
      text: string
      remarks: (Remark & Partial<RemarkAnswer>)[]
      late: boolean
      amended: boolean
      /** What a later response decided, which this one does not change. */
      inForce?: z.infer<typeof decision>
      /** The appeal is over: the secretariat sees what came after. */
      closed: boolean
      answer?: Deadline
      recommendation?: Deadline
      actUrl: string
    }
  /** To the applicant: the answer. */
  | {
      kind: 'answer'
      number: string
      applicantName: string
      subject: string
      outcome: z.infer<typeof answerOutcome>
      text: string
      answeredOn: string
      /** Until when the applicant may dispute it, if they still may. */
      dispute?: Deadline
      statusUrl: string
    }
  /** To the developer of a draft act: it is registered. */
  | {
      kind: 'draft_registered'
      number: string
      contactName: string
      reference: string
      title: string
      recommendation: Deadline
    }
  /** To the chair (or the secretariat when the case is closed or unassigned): the applicant added information. */
  | {
      kind: 'message'
      number: string
      subject: string
      closed: boolean
      /** Later, of an hour in which too many came: how many this tells of. */
      count?: number
      actUrl: string
    }
  /** To the applicant who lost it: the status link again. */
  | { kind: 'link'; number: string; code: string; statusUrl: string }
  /** To the holder of an ended link: the current one, or (no `actUrl`) word that nothing waits on them. */
  | { kind: 'fresh_link'; number: string; actUrl?: string }
  /** To the secretariat: a commission gave the case back, with a reason; choose another. */
  | {
      kind: 'returned'
      number: string
      caseKind: CaseKind
      subject: string
      reference?: string
      commission: Localized
      reason: string
      triage: Deadline
      actUrl: string
    }
  /** To a chair whose case has gone elsewhere: the link has ended, nothing is to be done. */
  | {
      kind: 'unassigned'
      number: string
      caseKind: CaseKind
      subject: string
      reference?: string
      why: 'returned' | 'forwarded'
    }
  /** To the applicant, at the time of forwarding (art. 65): where the appeal, or a part of it, went. */
  | {
      kind: 'forwarded'
      number: string
      applicantName: string
      subject: string
      body: Localized
      part: boolean
      text: string
      statusUrl: string
    }
  /** To the competent body: the appeal itself, with what it needs to answer the applicant. */
  | {
      kind: 'forwarded_to'
      number: string
      body: Localized
      part: boolean
      text: string
      subject: string
      appealText: string
      receivedOn: string
      applicant: { kind: 'person' | 'entity'; name: string; email?: string; phone?: string; address?: string }
    }
  /** To the applicant: the chair asks, by when the reply helps; no reply never closes the case. */
  | {
      kind: 'question'
      number: string
      applicantName: string
      subject: string
      text: string
      /** Absent where its time was over before anybody could be asked. */
      clarification?: Deadline
      statusUrl: string
    }
  /** To the chair: the applicant replied, or the time for it is over. */
  | { kind: 'clarified'; number: string; subject: string; answer: Deadline; actUrl: string }
  | { kind: 'clarification_lapsed'; number: string; subject: string; answer: Deadline; actUrl: string }
  /** To the head: the chair asks for a later due date. */
  | {
      kind: 'extension_request'
      number: string
      subject: string
      commission: Localized
      until: string
      reason: string
      answer: Deadline
      decision: Deadline
      actUrl: string
    }
  /** To the chair: granted (`answer` is the new date) or refused. */
  | {
      kind: 'extension_decided'
      number: string
      subject: string
      granted: boolean
      reason: string
      answer: Deadline
      actUrl: string
    }
  /** To the applicant, within three working days (art. 76): the new due date and why. */
  | {
      kind: 'extended'
      number: string
      applicantName: string
      subject: string
      reason: string
      answer: Deadline
      statusUrl: string
    }
  /** To the applicant: an interim answer; the council keeps the case open until the control date. */
  | {
      kind: 'long_term'
      number: string
      applicantName: string
      subject: string
      text: string
      reason: string
      controlOn: string
      /** It was under control before: this sets the next date. */
      again?: boolean
      statusUrl: string
    }
  /** To the chair or the secretariat: an applicant withdrew the appeal, or an agency its draft. */
  | {
      kind: 'withdrawn'
      number: string
      caseKind: CaseKind
      subject: string
      reference?: string
      reason?: string
      actUrl: string
    }
  /** To the chair and the secretariat: the answer is disputed, the case is open again. */
  | { kind: 'disputed'; number: string; subject: string; text: string; answer: Deadline; actUrl: string }
  /** To the applicant: the dispute is registered, with the new due date. */
  | {
      kind: 'dispute_registered'
      number: string
      applicantName: string
      subject: string
      answer: Deadline
      statusUrl: string
    }
  /**
   * To whoever was told of them: due dates were counted anew, `due` first. `url` is the applicant's status page, or
   * where an agency or the office acts; a draft's contact has none. Of a letter, number and subject are the letter's.
   */
  | {
      kind: 'due_moved'
      number: string
      caseKind: CaseKind
      subject: string
      reference?: string
      why: 'calendar' | 'pause'
      to: 'applicant' | 'contact' | 'agency' | 'office'
      due: Deadline
      more?: Deadline[]
      url?: string
    }
  /** To the chair: a new version of a draft act. */
  | {
      kind: 'draft_version'
      number: string
      reference: string
      title: string
      version: number
      recommendation: Deadline
      /** While the chair has not taken the draft yet. */
      acceptance?: Deadline
      actUrl: string
    }
  /** To the developer of a draft act: it came back as incomplete (`text` says what is missing), or is not considered. */
  | {
      kind: 'draft_ended'
      number: string
      reference: string
      title: string
      outcome: 'returned' | 'not_considered'
      text: string
    }
  /**
   * To whoever attached them: files that were not taken, and why. `for_applicant` is told to the secretariat, where there
   * is no address; the files' names are not said then.
   */
  | {
      kind: 'files_refused'
      number: string
      subject: string
      to: 'applicant' | 'for_applicant' | 'office' | 'agency'
      files: { name?: string; why: NonNullable<ContentOf<'file_verdict'>['why']> }[]
      url: string
    }
  /** To the secretariat: the applicant gave no e-mail and is to be handed or posted this, `by` a day where it has a term. */
  | { kind: 'by_hand'; number: string; matter: Handed; by?: string; reason?: string; deskUrl: string }
  /** To the secretariat: an agency's webhook failed for a day, what it should have told went by e-mail. */
  | { kind: 'webhook_failed'; number: string; agency: Localized; letter?: string; actUrl: string }
  /** To the secretariat: a mail did not arrive, or its reader complained of it. */
  | {
      kind: 'bounced'
      number: string
      to: Role
      /** `passing` and the reasons: this mail was given up, though the address may be right. */
      why: 'bounce' | 'complaint' | 'rejected' | 'passing' | BounceReason
      address: string
      actUrl: string
    }
  /** To a member of the secretariat who asked to sign in at the desk. */
  | { kind: 'sign_in'; name: string; minutes: number; url: string }
  /** One digest per recipient and day, most urgent first. */
  | {
      kind: 'digest'
      on: string
      items: DigestItem[]
      /** Years that the production calendar lacks and due dates will soon need; to the secretariat only. */
      missing?: number[]
      /** The running year, while its production calendar is not the official one; to the secretariat only. */
      provisional?: number
      /** Cases whose due dates could not be looked at; to the secretariat only. */
      failed?: string[]
    }

export type MailKind = MailModel['kind']
export type MailOf<K extends MailKind> = Extract<MailModel, { kind: K }>

export type DigestItem = {
  /** The case's number; for a letter, the letter's. */
  number: string
  caseKind: CaseKind
  subject: string
  term: TermKey
  due: string
  /** Working days after the due date: -2 is two before, 0 on the day, 3 is three overdue. */
  stage: number
  /** The applicant's own, who gave no e-mail: the secretariat reminds them. */
  byHand?: boolean
  actUrl: string
}

/** The council as every page and mail shows it; times of day are told in its time zone. */
export type Letterhead = {
  name: Localized
  address: Localized
  portal: string
  replyTo: string
  timeZone: string
}

/** A mail in words: what the reader sees, not how it travels. */
type MailText = { kind: MailKind; subject: string; text: string; html: string }
/** An entry for the chair's calendar: the day by which the case is to be done. */
export type CalendarEntry = {
  number: string
  caseKind: 'appeal' | 'draft_act'
  commission: Localized
  deadline: Deadline
  began?: Began | undefined
}

/**
 * Of any kind: files that came along, whether an entry does that moves the one in the chair's calendar, with what the
 * case's own term began (a receipt unless it is told), and since which day its clock stands still.
 */
export type MailToCompose = MailModel & {
  attachments?: number | undefined
  entryMoved?: boolean | undefined
  began?: Began | undefined
  stopped?: string | undefined
}
export type ComposeMail = (model: MailToCompose, lang: Language, head: Letterhead) => MailText
