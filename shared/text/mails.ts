/** Composes each kind of mail: which facts it tells, what happens next and by when. The words are in `mails.*.ts`. */
import type { Deadline, Language } from '../../events/values.ts'
import { byEndOf, formatDay, formatInstant } from './dates.ts'
import { explain, wording } from './explanation.ts'
import { type Block, type Letter, subjectLine, toHtml, toText } from './mail-layout.ts'
import { type MailWords, mailWords } from './mail-words.ts'
import type { ComposeMail, Letterhead, MailKind, MailModel, MailOf, Remark, RemarkAnswer } from './models.ts'
import { type Texts, texts } from './texts.ts'

/** What every mail is written with. */
type Desk = { lang: Language; words: MailWords; names: Texts; head: Letterhead }
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

const dueFact = (deadline: Deadline, { lang, words }: Desk) =>
  deadline.due ? formatDay(deadline.due, lang) : words.dateLater

/** A sentence about a due date, or why there is none yet. */
const dueSentence = (deadline: Deadline, sentence: (until: string) => string, { lang, words }: Desk) =>
  deadline.due
    ? sentence(byEndOf(deadline.due, lang))
    : said([explain(deadline, lang).missing, words.willBeTold])

/** How the date came about and by which law; with `days`, every day passed over too. */
const counting = (deadline: Deadline, { lang, words }: Desk, days = false): Block => {
  const { summary, rule, skipped, worked, provisional } = explain(deadline, lang)
  const passedOver = skipped.map(({ date, why }) => `${date} (${why})`).join('; ')
  return note(
    words.counting.title,
    summary,
    rule,
    days && passedOver && `${words.counting.notCounted}: ${passedOver}.`,
    days && worked,
    provisional,
  )
}

const remarks = (all: readonly (Remark & Partial<RemarkAnswer>)[], { words }: Desk): Block[] =>
  all.length
    ? [
        {
          is: 'remarks',
          remarks: all.map(({ no, clause, quote: quoted, text, accepted, reason }) => ({
            no,
            lines: [
              words.remark.clause(clause),
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

const mails: { [K in MailKind]: (model: MailOf<K>, desk: Desk) => Draft } = {
  receipt: (m, desk) => {
    const { words, lang, head } = desk
    const w = words.receipt
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.person(m.applicantName),
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
        paragraph(w.next, dueSentence(m.answer, w.due, desk)),
        button(w.button, m.statusUrl),
        paragraph(w.keep),
        paragraph(w.rights),
        counting(m.answer, desk, true),
      ],
    }
  },

  appeal_assigned: (m, desk) => {
    const { words, names, lang } = desk
    const w = words.appeal_assigned
    return {
      subject: `${m.number}: ${w.subject(m.answer.due ?? undefined)}`,
      greeting: words.greeting.chair,
      blocks: [
        paragraph(w.intro, dueSentence(m.acceptance, w.accept, desk), dueSentence(m.answer, w.due, desk)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.topic, wording(m.topic, lang)],
          [words.labels.district, m.district && wording(m.district, lang)],
          [
            words.labels.applicant,
            `${m.applicantName} (${names.applicantKinds[m.applicantKind].toLowerCase()})`,
          ],
          [words.labels.received, formatDay(m.receivedOn, lang)],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.acceptBy, dueFact(m.acceptance, desk)],
          [words.labels.answerBy, dueFact(m.answer, desk)],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
        counting(m.answer, desk),
        note(m.answer.due !== null && words.assigned.calendar, words.assigned.personal),
      ],
    }
  },

  draft_assigned: (m, desk) => {
    const { words, names, lang } = desk
    const w = words.draft_assigned
    return {
      subject: `${m.number}: ${w.subject(m.reference, m.recommendation.due ?? undefined)}`,
      greeting: words.greeting.chair,
      blocks: [
        paragraph(
          w.intro,
          dueSentence(m.acceptance, w.accept, desk),
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
          [words.labels.acceptBy, dueFact(m.acceptance, desk)],
          [words.labels.recommendBy, dueFact(m.recommendation, desk)],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
        counting(m.recommendation, desk),
        note(m.recommendation.due !== null && words.assigned.calendar, words.assigned.personal),
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
        paragraph(w.intro[m.caseKind], dueSentence(m.triage, w.due, desk)),
        facts(
          [words.labels.number, m.number],
          [words.labels.kind, names.caseKinds[m.caseKind]],
          [words.labels.subject, m.subject],
          [words.labels.triageBy, dueFact(m.triage, desk)],
        ),
        ...(m.caseKind === 'appeal' ? [paragraph(w.competence)] : []),
        button(w.button, m.actUrl),
        counting(m.triage, desk),
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
        paragraph(w.intro),
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
        counting(m.response, desk),
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
        counting(m.response, desk),
        note(words.letter.personal),
      ],
    }
  },

  response: (m, desk) => {
    const { words, names, lang } = desk
    const w = words.response
    const decision = names.decisions[m.decision]
    return {
      subject: `${m.letter}: ${w.subject(decision, m.amended)}`,
      greeting: words.greeting.chair,
      blocks: [
        paragraph(m.amended ? w.amended : w.intro, m.late && w.late),
        facts(
          [words.labels.letter, m.letter],
          [words.labels.case, m.caseNumber],
          [words.labels.agency, wording(m.agency, lang)],
          [words.labels.subject, m.subject],
          [words.labels.decision, decision],
          [words.labels.answerBy, m.answer && dueFact(m.answer, desk)],
        ),
        ...quoteOf(m.text),
        ...remarks(m.remarks, desk),
        paragraph(m.answer ? dueSentence(m.answer, w.answerDue, desk) : w.nothing),
        button(w.button, m.actUrl),
        ...(m.answer ? [counting(m.answer, desk)] : []),
      ],
    }
  },

  answer: (m, { words, names, lang }) => {
    const w = words.answer
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.person(m.applicantName),
      blocks: [
        paragraph(w.intro(m.subject)),
        facts(
          [words.labels.number, m.number],
          [words.labels.outcome, names.answerOutcomes[m.outcome]],
          [words.labels.answeredOn, formatDay(m.answeredOn, lang)],
        ),
        ...quoteOf(m.text),
        paragraph(w.more),
        button(w.button, m.statusUrl),
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
        counting(m.recommendation, desk),
      ],
    }
  },

  message: (m, { words }) => {
    const w = words.message
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro),
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

  digest: (m, { words, names }) => {
    const w = words.digest
    const first = m.items[0]?.number ?? ''
    const more = m.items.length - 1
    return {
      subject: `${first}${more ? ' ' : ': '}${w.subject(more, m.on)}`,
      greeting: words.greeting.anyone,
      blocks: [
        paragraph(w.intro(m.on)),
        ...m.items.map(
          (item): Block => ({
            is: 'entry',
            title: `${item.number}: ${w.stage(item.stage)}`,
            lines: [`${names.terms[item.term]}, ${w.due(item.due)}`, item.subject],
            button: w.button,
            url: item.actUrl,
          }),
        ),
        note(w.done),
      ],
    }
  },
}

const draftOf = (model: MailModel, desk: Desk): Draft =>
  (mails[model.kind] as (m: MailModel, desk: Desk) => Draft)(model, desk)

export const composeMail: ComposeMail = (model, lang, head) => {
  const words = mailWords(lang)
  const draft = draftOf(model, { lang, words, names: texts(lang), head })
  const letter: Letter = {
    ...draft,
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
  return { subject: letter.subject, text: toText(letter), html: toHtml(letter, lang) }
}

/**
 * The words of the calendar entry that goes with an assignment. Calendars are often shared, so it names neither the
 * applicant nor the matter, and does not carry the link.
 */
export const calendarEntry = (
  model: MailOf<'appeal_assigned'> | MailOf<'draft_assigned'>,
  lang: Language,
): { summary: string; description: string } => {
  const words = mailWords(lang)
  const deadline = model.kind === 'appeal_assigned' ? model.answer : model.recommendation
  const { summary, rule } = explain(deadline, lang)
  return {
    summary: subjectLine(`${model.number}: ${words[model.kind].event}`),
    description: [
      `${words.labels.commission}: ${wording(model.commission, lang)}`,
      summary,
      rule,
      words.assigned.linkInMail,
    ].join('\n'),
  }
}
