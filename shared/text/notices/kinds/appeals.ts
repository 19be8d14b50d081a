/** An appeal from its receipt to a withdrawal: what goes to its applicant, and what the applicant did. */
import type { CaseKind, Deadline, Localized, Status } from '../../../../events/values.ts'
import { appealWords } from '../../appeals/words.ts'
import { byEndOf, formatDay, formatInstant } from '../../dates.ts'
import { wording } from '../../explanation.ts'
import { handoverWords } from '../../handover.ts'
import { lowered } from '../../texts.ts'
import {
  button,
  type Drawings,
  facts,
  greetingOf,
  note,
  paragraph,
  quoteUnder,
  subjectLabel,
} from '../drawing.ts'
import { countingInShort, dueFact, dueSentence } from '../due-dates.ts'
import type { Block } from '../mail-layout.ts'

export type AppealMails = {
  /** To the applicant, at once: the receipt. */
  receipt: {
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
    /** Who of the secretariat took it in; absent where the system did. */
    acceptedBy?: string
    statusUrl: string
  }
  /** To the applicant, later: the receipts of an hour in which too many went to the address. */
  receipts: {
    /** `stopped`: since when an appeal's clock stands still. */
    items: { number: string; answer: Deadline; stopped?: string; code: string; statusUrl: string }[]
  }
  /** To the applicant who lost it: the status link again. */
  link: { number: string; code: string; statusUrl: string }
  /** To the applicant who asked for all appeals of the address. */
  own_appeals: {
    items: { number: string; status: Status; receivedOn: string; code: string; statusUrl: string }[]
  }
  /** To the chair (or the secretariat when the case is closed or unassigned): the applicant added information. */
  message: {
    number: string
    subject: string
    closed: boolean
    /** Later, of an hour in which too many came: how many this tells of. */
    count?: number
    actUrl: string
  }
  /** To the applicant, at the time of forwarding (art. 65): where the appeal, or a part of it, went. */
  forwarded: {
    number: string
    applicantName?: string
    subject: string
    body: Localized
    part: boolean
    text: string
    /** No mail reaches the body: it is handed over by this day, where the calendar gives one. */
    onItsWay?: string | null
    statusUrl: string
  }
  /** To the competent body: the appeal itself, with what it needs to answer the applicant. */
  forwarded_to: {
    number: string
    body: Localized
    part: boolean
    text: string
    subject: string
    appealText: string
    receivedOn: string
    applicant: { kind: 'person' | 'entity'; name?: string; email?: string; phone?: string; address?: string }
  }
  /** To the chair or the secretariat: an applicant withdrew the appeal, or an agency its draft. */
  withdrawn: {
    number: string
    caseKind: CaseKind
    subject: string
    reference?: string
    reason?: string
    actUrl: string
  }
}

export type AppealWords = {
  receipt: {
    subject: string
    intro: string
    due: (until: string) => string
    next: string
    rights: string
    keep: string
    button: string
  }
  /** The rest is said as in a single one. */
  receipts: { subject: string; intro: string; stranger: (replyTo: string) => string }
  link: { subject: string; intro: string; note: string; button: string }
  own_appeals: { subject: string; intro: string; received: (day: string) => string; note: string }
  message: {
    subject: string
    intro: string
    /** So many more, after those of the hour that were told singly. */
    more: (count: number) => string
    open: string
    closed: string
    button: string
  }
  forwarded: Record<'whole' | 'part', { subject: string; intro: string; next: string }> & {
    law: string
    explanation: string
    button: string
  }
  forwarded_to: Record<'whole' | 'part', { subject: string; intro: string; next: string }> & {
    explanation: string
    appeal: string
    personal: string
  }
  withdrawn: Record<'appeal' | 'draft', { subject: string; intro: string }> & {
    reason: string
    letters: string
    button: string
  }
}

export const appealMails: Drawings<AppealMails> = {
  receipt: (m, pen) => {
    const { words, lang, head } = pen
    const w = words.receipt
    const own = appealWords(lang)
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: greetingOf(m, words),
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.code, m.code],
          [words.labels.received, formatInstant(m.receivedAt, lang, head.timeZone)],
          [words.labels.registered, formatDay(m.registeredOn, lang)],
          [words.labels.answerBy, dueFact(m.answer, pen)],
          [words.labels.subject, m.subject],
          [own.labels.acceptedBy, m.acceptedBy ? own.acceptedBy.member(m.acceptedBy) : own.acceptedBy.system],
        ),
        paragraph(w.next, !m.over && dueSentence(m.answer, w.due, pen)),
        button(w.button, m.statusUrl),
        paragraph(w.keep),
        paragraph(w.rights),
        ...countingInShort(m.answer, pen),
      ],
    }
  },

  receipts: (m, pen) => {
    const { words, head } = pen
    const w = words.receipts
    return {
      subject: w.subject,
      greeting: words.greeting.anyone,
      blocks: [
        paragraph(w.intro),
        ...m.items.map(
          ({ number, answer, stopped, code, statusUrl }): Block => ({
            is: 'entry',
            title: number,
            lines: [
              `${words.labels.answerBy}: ${dueFact(answer, { ...pen, stopped })}`,
              `${words.labels.code}: ${code}`,
            ],
            button: words.receipt.button,
            url: statusUrl,
          }),
        ),
        paragraph(words.receipt.keep),
        paragraph(words.receipt.rights),
        note(w.stranger(head.replyTo)),
      ],
    }
  },

  link: (m, { words }) => {
    const w = words.link
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.anyone,
      blocks: [
        paragraph(w.intro),
        facts([words.labels.number, m.number], [words.labels.code, m.code]),
        button(w.button, m.statusUrl),
        note(w.note),
      ],
    }
  },

  own_appeals: (m, { words, names }) => {
    const w = words.own_appeals
    return {
      subject: w.subject,
      greeting: words.greeting.anyone,
      blocks: [
        paragraph(w.intro),
        ...m.items.map(
          ({ number, status, receivedOn, code, statusUrl }): Block => ({
            is: 'entry',
            title: number,
            lines: [`${w.received(receivedOn)}. ${names.statuses[status]}`, `${words.labels.code}: ${code}`],
            button: words.link.button,
            url: statusUrl,
          }),
        ),
        note(w.note),
      ],
    }
  },

  message: (m, { words }) => {
    const w = words.message
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(m.count ? w.more(m.count) : w.intro),
        facts([words.labels.number, m.number], [words.labels.subject, m.subject]),
        paragraph(m.closed ? w.closed : w.open),
        button(w.button, m.actUrl),
      ],
    }
  },

  forwarded: (m, { words, lang }) => {
    const w = words.forwarded
    const { subject, intro, next } = w[m.part ? 'part' : 'whole']
    return {
      subject: `${m.number}: ${subject}`,
      greeting: greetingOf(m, words),
      blocks: [
        paragraph(intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.forwardedTo, wording(m.body, lang)],
        ),
        ...quoteUnder(w.explanation, m.text),
        paragraph(
          m.onItsWay !== undefined &&
            handoverWords(lang).forwarding(m.onItsWay ? byEndOf(m.onItsWay, lang) : undefined),
          next,
        ),
        button(w.button, m.statusUrl),
        note(w.law),
      ],
    }
  },

  forwarded_to: (m, { words, names, lang }) => {
    const w = words.forwarded_to
    const { subject, intro, next } = w[m.part ? 'part' : 'whole']
    const { kind, name, email, phone, address } = m.applicant
    return {
      subject: `${m.number}: ${subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(intro),
        facts(
          [words.labels.addressee, wording(m.body, lang)],
          [words.labels.number, m.number],
          [words.labels.received, formatDay(m.receivedOn, lang)],
          [words.labels.subject, m.subject],
          [
            words.labels.applicant,
            `${name ?? appealWords(lang).unnamed} (${lowered(names.applicantKinds[kind])})`,
          ],
          [words.labels.email, email],
          [words.labels.phone, phone],
          [words.labels.postal, address],
        ),
        ...quoteUnder(w.explanation, m.text),
        ...quoteUnder(w.appeal, m.appealText),
        paragraph(next),
        note(w.personal),
      ],
    }
  },

  withdrawn: (m, { words }) => {
    const w = words.withdrawn
    const { subject, intro } = w[m.caseKind === 'draft_act' ? 'draft' : 'appeal']
    return {
      subject: `${m.number}: ${subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(intro),
        facts(
          [words.labels.number, m.number],
          [subjectLabel(m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
        ),
        ...quoteUnder(w.reason, m.reason ?? ''),
        paragraph(w.letters),
        button(w.button, m.actUrl),
      ],
    }
  },
}
