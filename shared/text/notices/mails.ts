/** Composes each kind of mail: which facts it tells, what happens next and by when. The words are in `mails.*.ts`. */
import type { BounceReason } from '../../../events/contents.ts'
import type { CaseKind, Deadline, Language, TermKey } from '../../../events/values.ts'
import { byEndOf, calendarDays, formatDay, formatInstant, workingDays } from '../dates.ts'
import { explain, type Start, wording } from '../explanation.ts'
import { fileWords } from '../files/files.ts'
import { lowered, type Texts, texts } from '../texts.ts'
import { type Block, type Letter, subjectLine, toHtml, toText } from './mail-layout.ts'
import { type MailWords, mailWords } from './mail-words.ts'
import type {
  CalendarEntry,
  ComposeMail,
  DigestItem,
  Letterhead,
  MailKind,
  MailModel,
  MailOf,
  MailToCompose,
  Remark,
  RemarkAnswer,
} from './models.ts'

/** What every mail is written with. */
type Desk = { lang: Language; words: MailWords; names: Texts; head: Letterhead } & Pick<
  MailToCompose,
  'began' | 'stopped'
>
type Draft = Pick<Letter, 'subject' | 'greeting' | 'blocks'>

type Sentence = string | false | undefined
const said = (sentences: Sentence[]) => [...new Set(sentences.filter(Boolean))].join(' ')
const paragraph = (...sentences: Sentence[]): Block => ({ is: 'paragraph', text: said(sentences) })
const note = (...sentences: Sentence[]): Block => ({ is: 'note', text: said(sentences) })
const quote = (text: string): Block => ({ is: 'quote', text })
const button = (text: string, url: string): Block => ({ is: 'button', text, url })
/** Facts without a value are left out. */
const facts = (...all: [label: string, value: string | undefined][]): Block => ({
  is: 'facts',
  facts: all.filter((fact): fact is [string, string] => Boolean(fact[1])),
})
/** An empty text leaves no block. */
const quoteOf = (text: string): Block[] => (text.trim() ? [quote(text)] : [])
/** Words of a person under a line that says whose or what for. */
const quoteUnder = (title: string, text: string): Block[] =>
  text.trim() ? [paragraph(title), quote(text)] : []

/** The date by which the case itself is to be done. */
const isCasesOwn = ({ term }: Deadline) => term === 'appeal.answer' || term === 'draft_act.recommendation'

/** Since when the clock of this date stands still: only that of the case's own does. */
const stoppedSince = (deadline: Deadline, { stopped }: Desk) => (isCasesOwn(deadline) ? stopped : undefined)

/** The day that is due, if it is known and its clock runs. */
const dayDue = (deadline: Deadline, desk: Desk) =>
  stoppedSince(deadline, desk) ? undefined : (deadline.due ?? undefined)

const dueFact = (deadline: Deadline, desk: Desk) => {
  const { lang, words } = desk
  const since = stoppedSince(deadline, desk)
  if (since) return words.stopped.fact(since)
  return deadline.due ? formatDay(deadline.due, lang) : words.dateLater
}

/** A sentence about a due date, or why there is none yet, or none while the clock stands still. */
const dueSentence = (deadline: Deadline, sentence: (until: string) => string, desk: Desk) => {
  const { lang, words } = desk
  const since = stoppedSince(deadline, desk)
  if (since) return words.stopped[deadline.term === 'appeal.answer' ? 'answer' : 'recommendation'](since)
  return deadline.due
    ? sentence(byEndOf(deadline.due, lang))
    : said([explain(deadline, lang).missing, words.willBeTold])
}

/** These begin as the case does, the others with what they are about. */
const beginsWithCase = (deadline: Deadline) => isCasesOwn(deadline) || deadline.term === 'appeal.triage'

/**
 * How the date came about and by which law; with `days`, every day passed over too. Nothing of one whose clock stands
 * still: it will be another. `start` says what happened on day zero where that is neither the case's beginning nor what
 * the term usually starts from.
 */
const counting = (
  deadline: Deadline,
  desk: Desk,
  {
    days = false,
    start = beginsWithCase(deadline) ? desk.began : undefined,
  }: { days?: boolean; start?: Start | undefined } = {},
): Block[] => {
  const { lang, words } = desk
  if (stoppedSince(deadline, desk)) return []
  const { summary, rule, skipped, worked, provisional } = explain(deadline, lang, start)
  const passedOver = skipped.map(({ date, why }) => `${date} (${why})`).join('; ')
  return [
    note(
      deadline.mode === 'chosen' ? words.counting.chosen : words.counting.title,
      summary,
      rule,
      days && passedOver && `${words.counting.notCounted}: ${passedOver}.`,
      days && worked,
      provisional,
    ),
  ]
}

/**
 * The law's term for forwarding runs from an appeal's receipt; for drafts, and for what a commission gave back, the
 * same days of choosing a commission are the council's own rule. Other terms stay as they are.
 */
const byWhoseRule = (deadline: Deadline, caseKind: CaseKind, start: Start | undefined): Deadline => {
  if (deadline.term !== 'appeal.triage' || (caseKind === 'appeal' && start !== 'return')) return deadline
  const { basis: _, ...own } = deadline
  return own
}

/** Until when an answer may be disputed; how many days, where the calendar gives no date yet. */
const disputeSentence = ({ due, mode, days }: Deadline, { lang, words }: Desk) =>
  due
    ? words.answer.dispute(byEndOf(due, lang))
    : words.answer.disputeWithin((mode === 'calendar' ? calendarDays : workingDays)(days, lang))

/** What is due by a date that moved, as the reader was told of it at first. */
const movedSentence = (deadline: Deadline, { to, caseKind }: MailOf<'due_moved'>, desk: Desk): string => {
  const { words } = desk
  const { applicant, appeal, draft } = words.due_moved.due
  switch (deadline.term) {
    case 'appeal.answer':
      return dueSentence(deadline, to === 'applicant' ? applicant : appeal, desk)
    case 'draft_act.recommendation':
      return dueSentence(deadline, to === 'contact' ? words.draft_registered.due : draft, desk)
    case 'appeal.dispute':
      return disputeSentence(deadline, desk)
    case 'appeal.clarification':
      return dueSentence(deadline, words.question.due, desk)
    case 'appeal.acceptance':
      return dueSentence(
        deadline,
        (caseKind === 'draft_act' ? words.draft_assigned : words.appeal_assigned).accept,
        desk,
      )
    case 'appeal.triage':
      return dueSentence(deadline, words.triage.due, desk)
    case 'extension.decision':
      return dueSentence(deadline, words.extension_request.due, desk)
    case 'extension.notice':
      return dueSentence(deadline, words.by_hand.due.extended, desk)
    case 'letter.response':
      return dueSentence(deadline, words.letter.due, desk)
    // A person chose it: no calendar moves it.
    case 'control':
      return ''
  }
}

const labelOfTerm = ({ term }: Deadline, { labels, digest }: MailWords): string => {
  const named: Partial<Record<TermKey, string>> = {
    'appeal.answer': labels.answerBy,
    'draft_act.recommendation': labels.recommendBy,
    'appeal.dispute': labels.disputeBy,
    'appeal.clarification': labels.replyBy,
    'appeal.acceptance': labels.acceptBy,
    'appeal.triage': labels.triageBy,
    'letter.response': labels.respondBy,
  }
  return named[term] ?? digest.terms[term]
}

const remarks = (all: readonly (Remark & Partial<RemarkAnswer>)[], { words }: Desk): Block[] =>
  all.length
    ? [
        {
          is: 'remarks',
          remarks: all.map(({ no, clause, quote: quoted, text, from, accepted, reason }) => ({
            no,
            lines: [
              words.remark.clause(clause),
              ...(from ? [words.remark.carried(from.version, from.no)] : []),
              ...(quoted ? [words.remark.quote(quoted)] : []),
              text,
              ...(accepted === undefined
                ? []
                : [accepted ? words.remark.accepted : words.remark.declined(reason)]),
            ],
          })),
        },
      ]
    : []

/** The applicant replied to a question, or did not: the case goes on. */
const replyOf = (
  m: MailOf<'clarified'> | MailOf<'clarification_lapsed'>,
  w: MailWords['clarified'] & { never?: string },
  desk: Desk,
): Draft => {
  const { words } = desk
  return {
    subject: `${m.number}: ${w.subject}`,
    greeting: words.greeting.colleagues,
    blocks: [
      paragraph(w.intro, w.never, dueSentence(m.answer, w.due, desk)),
      facts(
        [words.labels.number, m.number],
        [words.labels.subject, m.subject],
        [words.labels.answerBy, dueFact(m.answer, desk)],
      ),
      button(w.button, m.actUrl),
    ],
  }
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What a case's subject is called: a draft act's is its title. */
const subjectLabel = (caseKind: CaseKind, { labels }: MailWords) =>
  caseKind === 'draft_act' ? labels.title : labels.subject

/** What is due in a line of a digest: only an appeal can be forwarded. */
const termOf = ({ term, caseKind, byHand }: DigestItem, { digest }: MailWords) => {
  if (byHand) return digest.remindByHand
  return term === 'appeal.triage' && caseKind !== 'appeal' ? digest.triageOnly : digest.terms[term]
}

/** As many numbers of cases as a sentence bears. */
const listed = 20

const mails: { [K in MailKind]: (model: MailOf<K>, desk: Desk) => Draft } = {
  receipt: (m, desk) => {
    const { words, lang, head } = desk
    const w = words.receipt
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: m.applicantName ? words.greeting.person(m.applicantName) : words.greeting.anyone,
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.code, m.code],
          [words.labels.received, formatInstant(m.receivedAt, lang, head.timeZone)],
          [words.labels.registered, formatDay(m.registeredOn, lang)],
          [words.labels.answerBy, dueFact(m.answer, desk)],
          [words.labels.subject, m.subject],
        ),
        paragraph(w.next, !m.over && dueSentence(m.answer, w.due, desk)),
        button(w.button, m.statusUrl),
        paragraph(w.keep),
        paragraph(w.rights),
        ...counting(m.answer, desk, { days: true }),
      ],
    }
  },

  receipts: (m, desk) => {
    const { words, head } = desk
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
              `${words.labels.answerBy}: ${dueFact(answer, { ...desk, stopped })}`,
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

  appeal_assigned: (m, desk) => {
    const { words, names, lang } = desk
    const w = words.appeal_assigned
    return {
      subject: `${m.number}: ${w.subject(dayDue(m.answer, desk))}`,
      greeting: words.greeting.chair,
      blocks: [
        paragraph(
          w.intro,
          m.acceptance && dueSentence(m.acceptance, w.accept, desk),
          dueSentence(m.answer, w.due, desk),
        ),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.topic, wording(m.topic, lang)],
          [words.labels.district, m.district && wording(m.district, lang)],
          [words.labels.applicant, `${m.applicantName} (${lowered(names.applicantKinds[m.applicantKind])})`],
          [words.labels.received, formatDay(m.receivedOn, lang)],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.acceptBy, m.acceptance && dueFact(m.acceptance, desk)],
          [words.labels.answerBy, dueFact(m.answer, desk)],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
        ...counting(m.answer, desk),
        note(dayDue(m.answer, desk) && words.assigned.calendar, words.assigned.personal),
      ],
    }
  },

  draft_assigned: (m, desk) => {
    const { words, names, lang } = desk
    const w = words.draft_assigned
    return {
      subject: `${m.number}: ${w.subject(m.reference, dayDue(m.recommendation, desk))}`,
      greeting: words.greeting.chair,
      blocks: [
        paragraph(
          w.intro,
          m.acceptance && dueSentence(m.acceptance, w.accept, desk),
          dueSentence(m.recommendation, w.due, desk),
        ),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.actType, names.actTypes[m.actType]],
          [words.labels.agency, wording(m.agency, lang)],
          [words.labels.reference, m.reference],
          [words.labels.received, formatDay(m.receivedOn, lang)],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.acceptBy, m.acceptance && dueFact(m.acceptance, desk)],
          [words.labels.recommendBy, dueFact(m.recommendation, desk)],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
        ...counting(m.recommendation, desk),
        note(dayDue(m.recommendation, desk) && words.assigned.calendar, words.assigned.personal),
      ],
    }
  },

  triage: (m, desk) => {
    const { words, names } = desk
    const w = words.triage
    return {
      subject: `${m.number}: ${w.subject(m.triage.due ?? undefined)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(m.cameBack ? w.cameBack : w.intro[m.caseKind], dueSentence(m.triage, w.due, desk)),
        facts(
          [words.labels.number, m.number],
          [words.labels.kind, names.caseKinds[m.caseKind]],
          [subjectLabel(m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
          [words.labels.triageBy, dueFact(m.triage, desk)],
        ),
        ...(m.caseKind === 'appeal' ? [paragraph(w.competence)] : []),
        button(w.button, m.actUrl),
        ...counting(byWhoseRule(m.triage, m.caseKind, desk.began), desk),
      ],
    }
  },

  letter: (m, desk) => {
    const { words, lang, head } = desk
    const w = words.letter
    return {
      subject: `${m.letter}: ${m.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(m.commission ? w.intro : w.ofCouncil),
        facts(
          [words.labels.addressee, wording(m.agency, lang)],
          [words.labels.letter, m.letter],
          [words.labels.sentOn, formatDay(m.sentOn, lang)],
          [words.labels.case, m.caseNumber],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.subject, m.subject],
          [words.labels.respondBy, dueFact(m.response, desk)],
        ),
        ...quoteOf(m.text),
        paragraph(dueSentence(m.response, w.due, desk), w.how(head.replyTo, m.letter)),
        button(w.button, m.actUrl),
        ...counting(m.response, desk),
        note(w.personal),
      ],
    }
  },

  recommendation: (m, desk) => {
    const { words, names, lang, head } = desk
    const w = words.recommendation
    return {
      subject: `${m.letter}: ${w.subject(m.title)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.addressee, wording(m.agency, lang)],
          [words.labels.letter, m.letter],
          [words.labels.sentOn, formatDay(m.sentOn, lang)],
          [words.labels.case, m.caseNumber],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
          [words.labels.version, String(m.version)],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.outcome, names.recommendationOutcomes[m.outcome]],
          [words.labels.respondBy, dueFact(m.response, desk)],
        ),
        ...quoteOf(m.text),
        ...remarks(m.remarks, desk),
        paragraph(
          dueSentence(m.response, w.due, desk),
          m.remarks.length > 0 && w.remarks,
          words.letter.how(head.replyTo, m.letter),
        ),
        button(w.button, m.actUrl),
        ...counting(m.response, desk),
        note(words.letter.personal),
      ],
    }
  },

  response: (m, desk) => {
    const { words, names, lang } = desk
    const w = words.response
    const decision = names.decisions[m.decision]
    const due = m.answer ?? m.recommendation
    const next = m.answer
      ? dueSentence(m.answer, w.answerDue, desk)
      : m.recommendation
        ? dueSentence(m.recommendation, w.recommendDue, desk)
        : w.nothing
    return {
      subject: `${m.letter}: ${m.inForce ? w.another(decision) : w.subject(decision, m.amended)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(
          m.amended ? w.amended : w.intro,
          m.late && w.late,
          m.inForce && w.inForce(names.decisions[m.inForce]),
        ),
        facts(
          [words.labels.letter, m.letter],
          [words.labels.case, m.caseNumber],
          [words.labels.agency, wording(m.agency, lang)],
          [subjectLabel(m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
          [words.labels.decision, decision],
          [words.labels.answerBy, m.answer && dueFact(m.answer, desk)],
          [words.labels.recommendBy, m.recommendation && dueFact(m.recommendation, desk)],
        ),
        ...quoteOf(m.text),
        ...remarks(m.remarks, desk),
        paragraph(m.closed ? w.closed : next),
        button(w.button, m.actUrl),
        ...(due ? counting(due, desk) : []),
      ],
    }
  },

  answer: (m, desk) => {
    const { words, names, lang } = desk
    const w = words.answer
    const { dispute } = m
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.person(m.applicantName),
      blocks: [
        paragraph(w.intro(m.subject)),
        facts(
          [words.labels.number, m.number],
          [words.labels.outcome, names.answerOutcomes[m.outcome]],
          [words.labels.answeredOn, formatDay(m.answeredOn, lang)],
          [words.labels.disputeBy, dispute?.due ? formatDay(dispute.due, lang) : undefined],
        ),
        ...quoteOf(m.text),
        ...(dispute ? [paragraph(disputeSentence(dispute, desk))] : []),
        paragraph(w.more),
        button(w.button, m.statusUrl),
        ...(dispute?.due ? counting(dispute, desk, { days: true }) : []),
      ],
    }
  },

  draft_registered: (m, desk) => {
    const { words } = desk
    const w = words.draft_registered
    return {
      subject: `${m.number}: ${w.subject(m.reference)}`,
      greeting: words.greeting.person(m.contactName),
      blocks: [
        paragraph(w.intro, dueSentence(m.recommendation, w.due, desk)),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
          [words.labels.recommendBy, dueFact(m.recommendation, desk)],
        ),
        paragraph(w.next),
        ...counting(m.recommendation, desk),
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

  returned: (m, desk) => {
    const { words, names, lang } = desk
    const w = words.returned
    return {
      subject: `${m.number}: ${w.subject(m.triage.due ?? undefined)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro, dueSentence(m.triage, w.due, desk)),
        facts(
          [words.labels.number, m.number],
          [words.labels.kind, names.caseKinds[m.caseKind]],
          [subjectLabel(m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.triageBy, dueFact(m.triage, desk)],
        ),
        ...quoteUnder(w.reason, m.reason),
        ...(m.caseKind === 'appeal' ? [paragraph(w.competence)] : []),
        button(w.button, m.actUrl),
        ...counting(byWhoseRule(m.triage, m.caseKind, 'return'), desk, { start: 'return' }),
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

  forwarded: (m, { words, lang }) => {
    const w = words.forwarded
    const { subject, intro, next } = w[m.part ? 'part' : 'whole']
    return {
      subject: `${m.number}: ${subject}`,
      greeting: words.greeting.person(m.applicantName),
      blocks: [
        paragraph(intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.forwardedTo, wording(m.body, lang)],
        ),
        ...quoteUnder(w.explanation, m.text),
        paragraph(next),
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
          [words.labels.applicant, `${name} (${lowered(names.applicantKinds[kind])})`],
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

  question: (m, desk) => {
    const { words, lang } = desk
    const w = words.question
    const due = m.clarification?.due ?? undefined
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.person(m.applicantName),
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.replyBy, m.clarification && dueFact(m.clarification, desk)],
        ),
        ...quoteOf(m.text),
        paragraph(due && w.due(byEndOf(due, lang)), w.how),
        paragraph(w.never, w.same),
        button(w.button, m.statusUrl),
        ...(m.clarification ? counting(m.clarification, desk, { days: true }) : []),
      ],
    }
  },

  clarified: (m, desk) => replyOf(m, desk.words.clarified, desk),

  clarification_lapsed: (m, desk) => replyOf(m, desk.words.clarification_lapsed, desk),

  extension_request: (m, desk) => {
    const { words, lang } = desk
    const w = words.extension_request
    return {
      subject: `${m.number}: ${w.subject(m.decision.due ?? undefined)}`,
      greeting: words.greeting.head,
      blocks: [
        paragraph(w.intro, dueSentence(m.decision, w.due, desk)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.currentDue, dueFact(m.answer, desk)],
          [words.labels.requestedDue, formatDay(m.until, lang)],
          [words.labels.decideBy, dueFact(m.decision, desk)],
        ),
        ...quoteUnder(w.reason, m.reason),
        paragraph(w.next, w.law),
        button(w.button, m.actUrl),
        ...counting(m.decision, desk),
      ],
    }
  },

  extension_decided: (m, desk) => {
    const { words } = desk
    const w = words.extension_decided
    return {
      subject: `${m.number}: ${m.granted ? w.granted.subject(dayDue(m.answer, desk)) : w.refused.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w[m.granted ? 'granted' : 'refused'].intro, dueSentence(m.answer, w.due, desk)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.answerBy, dueFact(m.answer, desk)],
        ),
        ...quoteUnder(w.reason, m.reason),
        button(w.button, m.actUrl),
        ...(m.granted ? counting(m.answer, desk) : []),
      ],
    }
  },

  extended: (m, desk) => {
    const { words } = desk
    const w = words.extended
    return {
      subject: `${m.number}: ${w.subject(dayDue(m.answer, desk))}`,
      greeting: words.greeting.person(m.applicantName),
      blocks: [
        paragraph(w.intro, dueSentence(m.answer, w.due, desk)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.newDue, dueFact(m.answer, desk)],
        ),
        ...quoteUnder(w.reason, m.reason),
        button(w.button, m.statusUrl),
        note(w.law),
        ...counting(m.answer, desk, { days: true }),
      ],
    }
  },

  long_term: (m, { words, lang }) => {
    const w = words.long_term
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.person(m.applicantName),
      blocks: [
        paragraph(m.again ? w.again : w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.controlOn, formatDay(m.controlOn, lang)],
        ),
        ...quoteOf(m.text),
        ...quoteUnder(w.reason, m.reason),
        paragraph(w.next(m.controlOn)),
        button(w.button, m.statusUrl),
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

  disputed: (m, desk) => {
    const { words } = desk
    const w = words.disputed
    return {
      subject: `${m.number}: ${w.subject(dayDue(m.answer, desk))}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro, dueSentence(m.answer, w.due, desk)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.newDue, dueFact(m.answer, desk)],
        ),
        ...quoteUnder(w.reasons, m.text),
        paragraph(w.once),
        button(w.button, m.actUrl),
        ...counting(m.answer, desk, { start: 'dispute' }),
      ],
    }
  },

  dispute_registered: (m, desk) => {
    const { words } = desk
    const w = words.dispute_registered
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.person(m.applicantName),
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.newDue, dueFact(m.answer, desk)],
        ),
        paragraph(w.next, dueSentence(m.answer, w.due, desk)),
        button(w.button, m.statusUrl),
        paragraph(w.once),
        ...counting(m.answer, desk, { days: true, start: 'dispute' }),
      ],
    }
  },

  due_moved: (m, desk) => {
    const { words } = desk
    const w = words.due_moved
    const toApplicant = m.to === 'applicant'
    const all = [m.due, ...(m.more ?? [])]
    const subjects: Partial<Record<TermKey, (day: string | undefined) => string>> = {
      'appeal.answer': w.subject.answer,
      'letter.response': w.subject.answer,
      'draft_act.recommendation': w.subject.recommendation,
      'appeal.dispute': w.subject.dispute,
      'appeal.clarification': w.subject.reply,
    }
    const subject = subjects[m.due.term] ?? w.subject.other
    const buttons = {
      applicant: words.receipt.button,
      agency: words.letter.button,
      office: w.button,
      contact: '',
    }
    return {
      subject: `${m.number}: ${subject(dayDue(m.due, desk))}`,
      greeting: toApplicant ? words.greeting.anyone : words.greeting.colleagues,
      blocks: [
        paragraph(
          w.why[m.due.term === 'appeal.dispute' ? 'dispute' : m.why],
          ...all.map((due) => movedSentence(due, m, desk)),
        ),
        facts(
          [m.to === 'agency' ? words.labels.letter : words.labels.number, m.number],
          [subjectLabel(m.to === 'agency' ? 'appeal' : m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
          ...all.map((due): [string, string] => [labelOfTerm(due, words), dueFact(due, desk)]),
        ),
        ...(m.url ? [button(buttons[m.to], m.url)] : []),
        ...counting(byWhoseRule(m.due, m.caseKind, desk.began), desk, { days: m.to !== 'office' }),
      ],
    }
  },

  draft_version: (m, desk) => {
    const { words } = desk
    const w = words.draft_version
    return {
      subject: `${m.number}: ${w.subject(m.reference, dayDue(m.recommendation, desk))}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(
          w.intro,
          m.acceptance && dueSentence(m.acceptance, words.draft_assigned.accept, desk),
          dueSentence(m.recommendation, w.due, desk),
        ),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
          [words.labels.version, String(m.version)],
          [words.labels.acceptBy, m.acceptance && dueFact(m.acceptance, desk)],
          [words.labels.recommendBy, dueFact(m.recommendation, desk)],
        ),
        paragraph(w.remarks),
        button(w.button, m.actUrl),
        ...counting(m.recommendation, desk),
      ],
    }
  },

  draft_ended: (m, { words }) => {
    const w = words.draft_ended[m.outcome]
    return {
      subject: `${m.number}: ${w.subject(m.reference)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
        ),
        ...quoteUnder(w.reason, m.text),
        paragraph(w.next),
      ],
    }
  },

  by_hand: (m, { words, lang }) => {
    const w = words.by_hand
    const what = w.what[m.matter]
    const { matter, by } = m
    const due =
      matter === 'question' || matter === 'answer' || matter === 'extended' ? w.due[matter] : undefined
    return {
      subject: `${m.number}: ${w.subject(what, by)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro(what), by && due?.(byEndOf(by, lang)), matter === 'forwarded' && w.atOnce),
        facts([words.labels.number, m.number]),
        ...quoteUnder(words.extended.reason, m.reason ?? ''),
        paragraph(w.print, matter === 'extended' && w.note),
        button(w.button, m.deskUrl),
      ],
    }
  },

  files_refused: (m, { words, lang }) => {
    const w = words.files_refused
    const { intro, next, button: press } = w[m.to]
    const { why } = fileWords(lang)
    return {
      subject: `${m.number}: ${w.subject(m.files.length)}`,
      greeting: m.to === 'applicant' || m.to === 'agency' ? words.greeting.anyone : words.greeting.colleagues,
      blocks: [
        paragraph(intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          ...m.files.map((file): [string, string] => [file.name ?? w.unnamed, why[file.why]]),
        ),
        paragraph(next),
        button(press, m.url),
      ],
    }
  },

  webhook_failed: (m, { words, lang }) => {
    const w = words.webhook_failed
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.agency, wording(m.agency, lang)],
          [words.labels.letter, m.letter],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
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
          [words.labels.recipient, names.roles[m.to]],
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

  digest: (m, { words }) => {
    const w = words.digest
    const { items, missing = [], provisional, failed = [] } = m
    const years = missing.join(', ')
    const numbers = failed.length > listed ? `${failed.slice(0, listed).join(', ')}, …` : failed.join(', ')
    const calendar = provisional ? w.provisional.subject(provisional) : w.failed.subject
    const alone = missing.length ? w.missing.subject(years, missing.length) : calendar
    const first = items[0]?.number
    const more = items.length - 1
    return {
      subject: first ? `${first}${more ? ' ' : ': '}${w.subject(more, m.on)}` : alone,
      greeting: words.greeting.anyone,
      blocks: [
        ...(failed.length ? [paragraph(w.failed.text(numbers, failed.length))] : []),
        ...(missing.length ? [paragraph(w.missing.text(years, missing.length))] : []),
        ...(provisional ? [paragraph(w.provisional.text(provisional))] : []),
        ...(items.length ? [paragraph(w.intro(m.on, items.length))] : []),
        ...items.map(
          (item): Block => ({
            is: 'entry',
            title: `${item.number}, ${item.stage === 0 && item.due > m.on ? w.dayOffNext : w.stage(item.stage)}`,
            lines: [`${termOf(item, words)}, ${w.due(item.due)}`, item.subject],
            button: w.button,
            url: item.actUrl,
          }),
        ),
        ...(items.length
          ? [
              note(
                items.some(({ term, byHand }) => term === 'appeal.clarification' && !byHand) &&
                  words.question.never,
                w.done,
              ),
            ]
          : []),
      ],
    }
  },
}

const draftOf = (model: MailModel, desk: Desk): Draft =>
  (mails[model.kind] as (m: MailModel, desk: Desk) => Draft)(model, desk)

/** Files stay with the case: the mail says how many there are, above the link to where they open. */
const withFiles = (blocks: Letter['blocks'], count: number | undefined, lang: Language): Letter['blocks'] => {
  if (!count) return blocks
  const link = blocks.findIndex(({ is }) => is === 'button')
  const said = paragraph(fileWords(lang).inMail(count))
  return link < 0 ? [...blocks, said] : [...blocks.slice(0, link), said, ...blocks.slice(link)]
}

export const composeMail: ComposeMail = (model, lang, head) => {
  const words = mailWords(lang)
  const draft = draftOf(model, {
    lang,
    words,
    names: texts(lang),
    head,
    began: model.began,
    stopped: model.stopped,
  })
  const letter: Letter = {
    ...draft,
    blocks: [
      ...withFiles(draft.blocks, model.attachments, lang),
      ...(model.entryMoved ? [note(words.assigned.calendarMoved)] : []),
    ],
    subject: subjectLine(draft.subject),
    closing: words.closing,
    signature: [
      wording(head.name, lang),
      wording(head.address, lang),
      head.portal,
      words.automatic(head.replyTo),
    ],
    copyLink: words.copyLink,
  }
  return { kind: model.kind, subject: letter.subject, text: toText(letter), html: toHtml(letter, lang) }
}

/**
 * The words of the entry for the chair's calendar. Calendars are often shared, so it names neither the applicant nor the
 * matter, and does not carry the link.
 */
export const calendarEntry = (
  { number, caseKind, commission, deadline, began }: CalendarEntry,
  lang: Language,
): { summary: string; description: string } => {
  const words = mailWords(lang)
  const { summary, rule } = explain(deadline, lang, began)
  const { event } = words[caseKind === 'appeal' ? 'appeal_assigned' : 'draft_assigned']
  return {
    summary: subjectLine(`${number}: ${event}`),
    description: [
      `${words.labels.commission}: ${wording(commission, lang)}`,
      summary,
      rule,
      words.assigned.linkInMail,
    ].join('\n'),
  }
}
