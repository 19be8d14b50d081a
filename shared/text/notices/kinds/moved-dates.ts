/** Due dates that a calendar or a pause moved. */
import type { CaseKind, Deadline } from '../../../../events/values.ts'
import { button, type Drawings, facts, type Pen, paragraph, subjectLabel } from '../drawing.ts'
import {
  byWhoseRule,
  counting,
  dayDue,
  disputeSentence,
  dueFact,
  dueSentence,
  familyOf,
  type TermFamily,
} from '../due-dates.ts'
import type { MailOf } from '../models.ts'

export type MovedDateMails = {
  /**
   * To whoever was told of them: due dates were counted anew, `due` first. `url` is the applicant's status page, or
   * where an agency or the office acts; a draft's contact has none. Of a letter, number and subject are the letter's.
   */
  due_moved: {
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
}

export type MovedDateWords = {
  due_moved: {
    /** `reply`: to the commission's question; `other`: what somebody at the council is to do. */
    subject: Record<
      'answer' | 'recommendation' | 'dispute' | 'reply' | 'other',
      (day: string | undefined) => string
    >
    /** `dispute`: the calendar, where it is until when the answer may be disputed that moved. */
    why: Record<'calendar' | 'pause' | 'dispute', string>
    /** To the applicant, to who has the appeal, to who has the draft act. */
    due: Record<'applicant' | 'appeal' | 'draft', (until: string) => string>
    button: string
  }
}

/** What is due by a date that moved, as the reader was told of it at first. */
const movedSentence = (deadline: Deadline, { to, caseKind }: MailOf<'due_moved'>, pen: Pen): string => {
  const { words } = pen
  const { applicant, appeal, draft } = words.due_moved.due
  switch (familyOf(deadline.term)) {
    case 'letter':
      return dueSentence(deadline, words.letter.due, pen)
    case 'recommendation':
      return dueSentence(deadline, to === 'contact' ? words.draft_registered.due : draft, pen)
    case 'appeal.answer':
      return dueSentence(deadline, to === 'applicant' ? applicant : appeal, pen)
    case 'appeal.dispute':
      return disputeSentence(deadline, pen)
    case 'appeal.clarification':
      return dueSentence(deadline, words.question.due, pen)
    case 'appeal.completion':
      return dueSentence(deadline, words.completion.due, pen)
    case 'appeal.return':
      return dueSentence(deadline, words.completion_lapsed.due, pen)
    case 'appeal.acceptance':
      return dueSentence(
        deadline,
        (caseKind === 'draft_act' ? words.draft_assigned : words.appeal_assigned).accept,
        pen,
      )
    case 'appeal.triage':
      return dueSentence(deadline, words.triage.due, pen)
    case 'extension.decision':
      return dueSentence(deadline, words.extension_request.due, pen)
    case 'extension.notice':
      return dueSentence(deadline, words.by_hand.due.extended, pen)
    case 'letter.signing':
      return dueSentence(deadline, words.letter_to_sign.due, pen)
    // A person chose it, or nobody was told of it: no calendar moves it.
    default:
      return ''
  }
}

const labelOfTerm = ({ term }: Deadline, { words: { labels, digest }, names }: Pen): string => {
  const named: Partial<Record<TermFamily, string>> = {
    letter: labels.respondBy,
    recommendation: labels.recommendBy,
    'appeal.answer': labels.answerBy,
    'appeal.dispute': labels.disputeBy,
    'appeal.clarification': labels.replyBy,
    'appeal.acceptance': labels.acceptBy,
    'appeal.triage': labels.triageBy,
  }
  return named[familyOf(term)] ?? digest.terms[term] ?? names.terms[term]
}

export const movedDateMails: Drawings<MovedDateMails> = {
  due_moved: (m, pen) => {
    const { words } = pen
    const w = words.due_moved
    const toApplicant = m.to === 'applicant'
    const all = [m.due, ...(m.more ?? [])]
    const subjects: Partial<Record<TermFamily, (day: string | undefined) => string>> = {
      letter: w.subject.answer,
      recommendation: w.subject.recommendation,
      'appeal.answer': w.subject.answer,
      'appeal.dispute': w.subject.dispute,
      'appeal.clarification': w.subject.reply,
    }
    const subject = subjects[familyOf(m.due.term)] ?? w.subject.other
    const buttons = {
      applicant: words.receipt.button,
      agency: words.letter.button,
      office: w.button,
      contact: '',
    }
    return {
      subject: `${m.number}: ${subject(dayDue(m.due, pen))}`,
      greeting: toApplicant ? words.greeting.anyone : words.greeting.colleagues,
      blocks: [
        paragraph(
          w.why[m.due.term === 'appeal.dispute' ? 'dispute' : m.why],
          ...all.map((due) => movedSentence(due, m, pen)),
        ),
        facts(
          [m.to === 'agency' ? words.labels.letter : words.labels.number, m.number],
          [subjectLabel(m.to === 'agency' ? 'appeal' : m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
          ...all.map((due): [string, string] => [labelOfTerm(due, pen), dueFact(due, pen)]),
        ),
        ...(m.url ? [button(buttons[m.to], m.url)] : []),
        ...counting(byWhoseRule(m.due, m.caseKind, pen.began), pen, { days: m.to !== 'office' }),
      ],
    }
  },
}
