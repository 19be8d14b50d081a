/** What the council's papers say, as data: a model for each kind. `paper.ts` turns a model into a sheet of words. */
import type * as z from 'zod/mini'
import type {
  actType,
  answerOutcome,
  Deadline,
  Language,
  Localized,
  recommendationOutcome,
  Written,
} from '../../../events/values.ts'
import type { PaperKind } from '../../domain/papers/papers.ts'

/** Who signs; `post` in the paper's language, `of` the commission. */
export type Signatory = { name: string; post: string; of?: string | undefined }
/** Who prepared it, and answers the telephone. */
type Executor = { name: string; phone?: string | undefined }

export type PaperRemark = {
  no: number
  clause: Written
  quote?: Written | undefined
  text: Written
  /** Carried over: the version of the draft that it was made on, and its number then. */
  from?: { version: number; no: number } | undefined
}

/** The council as its letterhead shows it. */
export type PaperHead = {
  name: Localized
  address: Localized
  phone?: string | undefined
  email: string
  portal: string
  timeZone: string
}

/** Strings come from people and are plain text. Days are local, `at` is when its event was, UTC. */
type Common = {
  language: Language
  head: PaperHead
  at: string
  number: string
  on: string
  executor?: Executor | undefined
  /** How many files were sent along. */
  attachments?: number | undefined
}

type Papers = {
  letter: {
    addressee: Localized
    subject: string
    text: Written
    response: Deadline
    signatory: Signatory
    /** The address of the page where one responds. */
    respondAt: string
  }
  recommendation: {
    addressee: Localized
    /** By which its developer knows the draft. */
    reference: string
    title: string
    actType: z.infer<typeof actType>
    version: number
    outcome: z.infer<typeof recommendationOutcome>
    text: Written
    remarks: readonly PaperRemark[]
    response: Deadline
    signatory: Signatory
    respondAt: string
  }
  answer: {
    addressee: { name?: string | undefined; address?: string | undefined }
    receivedOn: string
    subject: string
    outcome: z.infer<typeof answerOutcome>
    text: Written
    /** Until when the applicant may disagree; absent after they did. */
    dispute?: Deadline | undefined
    /** To whom the applicant complains of it. */
    complaintTo: Localized
    signatory: Signatory
    /** The address of the appeal's page. */
    followAt: string
  }
  forwarding: {
    addressee: Localized
    receivedOn: string
    part: boolean
    text: Written
    applicant: {
      name?: string | undefined
      email?: string | undefined
      phone?: string | undefined
      address?: string | undefined
    }
    subject: string
    appealText: string
    signatory: Signatory
  }
  receipt: {
    /** Who submitted it and about what; of an appeal from the web, where anybody may give any address, neither. */
    applicant?: string | undefined
    subject?: string | undefined
    code: string
    receivedAt: string
    registeredOn: string
    answer: Deadline
    followAt: string
  }
}

export type PaperOf<K extends PaperKind> = { [P in K]: { kind: P } & Papers[P] & Common }[K]
export type PaperModel = PaperOf<PaperKind>
