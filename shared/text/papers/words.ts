/** The words of papers, one interface for all languages. */
import type { Language } from '../../../events/values.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

export type PaperWords = {
  phone: string
  /** Of number and date on the letterhead. */
  number: (number: string) => string
  heading: {
    recommendation: (title: string) => string
    answer: (number: string, receivedOn: string) => string
    forwarding: (number: string, receivedOn: string) => string
    forwardedPart: (number: string, receivedOn: string) => string
  }
  letter: {
    due: (until: string) => string
    undated: string
    how: (replyTo: string, number: string) => string
  }
  recommendation: {
    intro: string
    due: (until: string) => string
    undated: string
    /** Asked of the developer, where there are remarks. */
    eachRemark: string
    remarks: string
    columns: { no: string; clause: string; quote: string; text: string }
    carried: (version: number, no: number) => string
  }
  answer: { intro: (receivedOn: string, number: string) => string; dispute: (until: string) => string }
  forwarding: { whole: string; part: string; next: string; appeal: string; personal: string }
  receipt: { intro: string; due: (until: string) => string; undated: string; keep: string }
  labels: {
    reference: string
    actType: string
    version: string
    outcome: string
    subject: string
    applicant: string
    address: string
    email: string
    phone: string
    number: string
    code: string
    received: string
    registered: string
    due: string
  }
  attachments: (count: number) => string
  signature: { place: string; electronic: string }
  executor: string
  qr: { respond: string; follow: string }
  pages: (page: number | string, of: number | string) => string
}

const all: Record<Language, PaperWords> = { kk, ru, en }
export const paperWords = (lang: Language): PaperWords => all[lang]
