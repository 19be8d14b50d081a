/** What the secretariat does by hand, its way in, and links that ended. */
import type { BounceReason } from '../../../../events/content-parts.ts'
import type { Localized, Role } from '../../../../events/values.ts'
import type { Handed } from '../../../domain/notices/notice.ts'
import { byEndOf } from '../../dates.ts'
import { wording } from '../../explanation.ts'
import { button, type Drawings, facts, note, paragraph, quoteUnder } from '../drawing.ts'

export type DeskMails = {
  /** To the secretariat: the applicant gave no e-mail, or the body that an appeal was forwarded to has none, and is to be handed or posted this, `by` a day where it has a term. */
  by_hand: { number: string; matter: Handed; by?: string; reason?: string; deskUrl: string }
  /** To the secretariat: a mail did not arrive, or its reader complained of it. */
  bounced: {
    number: string
    to: Role
    /** `passing` and the reasons: this mail was given up, though the address may be right. */
    why: 'bounce' | 'complaint' | 'rejected' | 'passing' | BounceReason
    address: string
    actUrl: string
  }
  /** To a member of the secretariat who asked to sign in at the desk. */
  sign_in: { name: string; minutes: number; url: string }
  /** To an agency whose clerk asked to sign in at its page. */
  agency_sign_in: { agency: Localized; minutes: number; url: string }
  /** To a chair, a deputy or the head who asked for the page of their cases: one for each office. */
  /** A link is good for so many days. */
  office: { pages: { name?: Localized; url: string }[]; days: number }
  /** To the holder of an ended link: the current one, or (no `actUrl`) word that nothing waits on them. */
  fresh_link: { number: string; actUrl?: string }
}

export type DeskWords = {
  by_hand: {
    what: Record<Handed, string>
    subject: (what: string, day: string | undefined) => string
    intro: (what: string) => string
    /** Instead, where a body is to have it. */
    toBody: { subject: (day: string | undefined) => string; intro: string; print: string }
    /** By when, and why then. */
    due: Record<'question' | 'answer' | 'extended', (until: string) => string>
    /** Article 65: told at the time of forwarding. */
    atOnce: string
    print: string
    note: string
    button: string
  }
  /** `passing`: given up for this mail, though the address may be right. */
  bounced: Record<
    'bounce' | 'passing' | 'complaint' | 'rejected',
    { subject: string; intro: string; next: string }
  > & {
    reasons: Record<BounceReason, string>
    button: string
  }
  sign_in: { subject: string; intro: string; once: (minutes: number) => string; button: string; note: string }
  agency_sign_in: { subject: string; intro: (agency: string) => string; button: string }
  office: { subject: string; intro: (days: number) => string; button: string; ofHead: string; note: string }
  fresh_link: {
    subject: string
    intro: string
    button: string
    nothingSubject: string
    nothing: string
  }
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

export const deskMails: Drawings<DeskMails> = {
  by_hand: (m, { words, lang }) => {
    const w = words.by_hand
    const what = w.what[m.matter]
    const { matter, by } = m
    const toBody = matter === 'forwarding'
    const due =
      matter === 'question' || matter === 'answer' || matter === 'extended' ? w.due[matter] : undefined
    return {
      subject: `${m.number}: ${toBody ? w.toBody.subject(by) : w.subject(what, by)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(
          toBody ? w.toBody.intro : w.intro(what),
          by && due?.(byEndOf(by, lang)),
          matter === 'forwarded' && w.atOnce,
        ),
        facts([words.labels.number, m.number]),
        ...quoteUnder(words.extended.reason, m.reason ?? ''),
        paragraph(toBody ? w.toBody.print : w.print, matter === 'extended' && w.note),
        button(w.button, m.deskUrl),
      ],
    }
  },

  bounced: (m, { words, names }) => {
    const w = words.bounced
    const reason = m.why in w.reasons ? w.reasons[m.why as BounceReason] : undefined
    const { subject, intro, next } = w[reason ? 'passing' : (m.why as Exclude<typeof m.why, BounceReason>)]
    return {
      // A digest is about many cases and names none.
      subject: m.number ? `${m.number}: ${subject}` : capitalized(subject),
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(intro, reason),
        facts(
          [words.labels.number, m.number],
          // Of a member's mail the address says whose it is.
          [words.labels.recipient, m.to === 'system' ? undefined : names.roles[m.to]],
          [words.labels.email, m.address],
        ),
        paragraph(next),
        ...(m.actUrl ? [button(w.button, m.actUrl)] : []),
      ],
    }
  },

  sign_in: (m, { words }) => {
    const w = words.sign_in
    return {
      subject: w.subject,
      greeting: words.greeting.person(m.name),
      blocks: [paragraph(w.intro, w.once(m.minutes)), button(w.button, m.url), note(w.note)],
    }
  },

  agency_sign_in: (m, { words, lang }) => {
    const w = words.agency_sign_in
    const { once, note: unasked } = words.sign_in
    return {
      subject: w.subject,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro(wording(m.agency, lang)), once(m.minutes)),
        button(w.button, m.url),
        note(unasked),
      ],
    }
  },

  office: (m, { words, lang }) => {
    const w = words.office
    return {
      subject: w.subject,
      greeting: words.greeting.anyone,
      blocks: [
        paragraph(w.intro(m.days)),
        ...m.pages.flatMap(({ name, url }) => [
          paragraph(name ? wording(name, lang) : w.ofHead),
          button(w.button, url),
        ]),
        note(w.note),
      ],
    }
  },

  fresh_link: (m, { words }) => {
    const w = words.fresh_link
    return {
      subject: `${m.number}: ${m.actUrl ? w.subject : w.nothingSubject}`,
      greeting: words.greeting.anyone,
      blocks: [
        paragraph(m.actUrl ? w.intro : w.nothing),
        facts([words.labels.number, m.number]),
        ...(m.actUrl ? [button(w.button, m.actUrl)] : []),
      ],
    }
  },
}
