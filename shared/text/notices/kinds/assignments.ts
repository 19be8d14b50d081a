/** Who gets a case: its chair, or the secretariat where a commission is still to be chosen. */
import type * as z from 'zod/mini'
import type { actType, CaseKind, Deadline, Language, Localized } from '../../../../events/values.ts'
import { actingWords } from '../../actions/words.ts'
import { appealWords } from '../../appeals/words.ts'
import { formatDay } from '../../dates.ts'
import { wording } from '../../explanation.ts'
import { lowered } from '../../texts.ts'
import { button, type Drawings, facts, note, paragraph, quoteUnder, subjectLabel } from '../drawing.ts'
import { byWhoseRule, counting, dayDue, dueFact, dueSentence } from '../due-dates.ts'

export type AssignmentMails = {
  /** To the chair: an appeal is yours. Carries a calendar entry for the due date. */
  appeal_assigned: {
    number: string
    commission: Localized
    applicantName?: string
    applicantKind: 'person' | 'entity'
    subject: string
    topic: Localized
    district?: Localized
    receivedOn: string
    answer: Deadline
    /** In which the applicant is to be answered. */
    answerIn: Language
    /** Absent where the work is under way already: with a new chair, or entered from an old register. */
    acceptance?: Deadline
    actUrl: string
  }
  /** To the chair: a draft act is yours. */
  draft_assigned: {
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
  triage: {
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
  /** To the secretariat: a commission gave the case back, with a reason; choose another. */
  returned: {
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
  unassigned: {
    number: string
    caseKind: CaseKind
    subject: string
    reference?: string
    why: 'returned' | 'forwarded'
  }
}

export type AssignmentWords = {
  appeal_assigned: {
    subject: (day: string | undefined) => string
    intro: string
    accept: (until: string) => string
    due: (until: string) => string
    next: string
    button: string
    event: string
  }
  draft_assigned: {
    subject: (reference: string, day: string | undefined) => string
    intro: string
    accept: (until: string) => string
    due: (until: string) => string
    next: string
    button: string
    event: string
  }
  triage: {
    subject: (day: string | undefined) => string
    intro: Record<CaseKind, string>
    /** A draft that was given back has come anew. */
    cameBack: string
    due: (until: string) => string
    competence: string
    button: string
  }
  returned: {
    subject: (day: string | undefined) => string
    intro: string
    reason: string
    due: (until: string) => string
    competence: string
    button: string
  }
  unassigned: Record<'returned' | 'forwarded', { subject: string; intro: string }> & { nothing: string }
  /** For both kinds of assignment. */
  assigned: { personal: string; calendar: string; calendarMoved: string; linkInMail: string }
}

export const assignmentMails: Drawings<AssignmentMails> = {
  appeal_assigned: (m, pen) => {
    const { words, names, lang } = pen
    const w = words.appeal_assigned
    const { answerIn } = actingWords(lang)
    return {
      subject: `${m.number}: ${w.subject(dayDue(m.answer, pen))}`,
      greeting: words.greeting.chair,
      blocks: [
        paragraph(
          w.intro,
          m.acceptance && dueSentence(m.acceptance, w.accept, pen),
          dueSentence(m.answer, w.due, pen),
        ),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.topic, wording(m.topic, lang)],
          [words.labels.district, m.district && wording(m.district, lang)],
          [
            words.labels.applicant,
            `${m.applicantName ?? appealWords(lang).unnamed} (${lowered(names.applicantKinds[m.applicantKind])})`,
          ],
          [answerIn.label, answerIn.languages[m.answerIn]],
          [words.labels.received, formatDay(m.receivedOn, lang)],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.acceptBy, m.acceptance && dueFact(m.acceptance, pen)],
          [words.labels.answerBy, dueFact(m.answer, pen)],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
        ...counting(m.answer, pen),
        note(dayDue(m.answer, pen) && words.assigned.calendar, words.assigned.personal),
      ],
    }
  },

  draft_assigned: (m, pen) => {
    const { words, names, lang } = pen
    const w = words.draft_assigned
    return {
      subject: `${m.number}: ${w.subject(m.reference, dayDue(m.recommendation, pen))}`,
      greeting: words.greeting.chair,
      blocks: [
        paragraph(
          w.intro,
          m.acceptance && dueSentence(m.acceptance, w.accept, pen),
          dueSentence(m.recommendation, w.due, pen),
        ),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.actType, names.actTypes[m.actType]],
          [words.labels.agency, wording(m.agency, lang)],
          [words.labels.reference, m.reference],
          [words.labels.received, formatDay(m.receivedOn, lang)],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.acceptBy, m.acceptance && dueFact(m.acceptance, pen)],
          [words.labels.recommendBy, dueFact(m.recommendation, pen)],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
        ...counting(m.recommendation, pen),
        note(dayDue(m.recommendation, pen) && words.assigned.calendar, words.assigned.personal),
      ],
    }
  },

  triage: (m, pen) => {
    const { words, names } = pen
    const w = words.triage
    return {
      subject: `${m.number}: ${w.subject(m.triage.due ?? undefined)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(m.cameBack ? w.cameBack : w.intro[m.caseKind], dueSentence(m.triage, w.due, pen)),
        facts(
          [words.labels.number, m.number],
          [words.labels.kind, names.caseKinds[m.caseKind]],
          [subjectLabel(m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
          [words.labels.triageBy, dueFact(m.triage, pen)],
        ),
        ...(m.caseKind === 'appeal' ? [paragraph(w.competence)] : []),
        button(w.button, m.actUrl),
        ...counting(byWhoseRule(m.triage, m.caseKind, pen.began), pen),
      ],
    }
  },

  returned: (m, pen) => {
    const { words, names, lang } = pen
    const w = words.returned
    return {
      subject: `${m.number}: ${w.subject(m.triage.due ?? undefined)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro, dueSentence(m.triage, w.due, pen)),
        facts(
          [words.labels.number, m.number],
          [words.labels.kind, names.caseKinds[m.caseKind]],
          [subjectLabel(m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.triageBy, dueFact(m.triage, pen)],
        ),
        ...quoteUnder(w.reason, m.reason),
        ...(m.caseKind === 'appeal' ? [paragraph(w.competence)] : []),
        button(w.button, m.actUrl),
        ...counting(byWhoseRule(m.triage, m.caseKind, 'return'), pen, { start: 'return' }),
      ],
    }
  },

  unassigned: (m, { words, names }) => {
    const w = words.unassigned
    return {
      subject: `${m.number}: ${w[m.why].subject}`,
      greeting: words.greeting.chair,
      blocks: [
        paragraph(w[m.why].intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.kind, names.caseKinds[m.caseKind]],
          [subjectLabel(m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
        ),
        paragraph(w.nothing),
      ],
    }
  },
}
