/** The case as the holder of a link sees it: short facts, the text, and what has been said since. */
import { formatDay, formatInstant } from '../text/dates.ts'
import { wording } from '../text/explanation.ts'
import type { Remark, RemarkAnswer } from '../text/models.ts'
import { type PageWords, pageWords } from '../text/page-words.ts'
import { texts } from '../text/texts.ts'
import { type Html, html, webAddress } from './html.ts'
import { facts, longSaid, said } from './layout.ts'
import type { ActModel } from './models.ts'

export const caseOf = (model: ActModel): Html => {
  const { lang, view, names } = model
  const words = pageWords(lang).act
  const terms = texts(lang)
  const { case: c } = view
  const { labels } = words
  const named = (list: ActModel['names']['topics'], id: string | undefined) =>
    id && wording(list[id] ?? id, lang)
  const acts: Record<string, string> = terms.actTypes
  const url = webAddress(c.url)
  const own = c.letter

  return html`<h2>${(own?.subject ?? c.subject) || terms.erased.text}</h2>
${
  own
    ? facts(
        [
          [labels.letter, own.number],
          [labels.sentOn, formatDay(own.sentOn, lang)],
          [labels.number, c.number],
          [labels.reference, c.reference],
        ],
        true,
      )
    : facts(
        [
          [labels.status, statusIn(model)],
          [
            labels.applicant,
            c.applicant && `${c.applicant.name} (${terms.applicantKinds[c.applicant.kind].toLowerCase()})`,
          ],
          [labels.agency, named(names.agencies, c.agency)],
          [pageWords(lang).status.letter.addressee, named(names.agencies, addressee(model))],
          [labels.reference, c.reference],
          [labels.actType, c.actType && (acts[c.actType] ?? c.actType)],
          [labels.topic, named(names.topics, c.topic)],
          [labels.district, named(names.districts, c.district)],
          [labels.commission, named(names.commissions, c.commission)],
          [c.kind === 'initiative' ? labels.opened : labels.received, formatDay(c.receivedOn, lang)],
          [
            labels.document,
            c.url && (url ? html`<a href="${url}" rel="noreferrer noopener">${url}</a>` : c.url),
          ],
        ],
        true,
      )
}${asked(model)}${textOfCase(model)}${messages(model)}${letters(model)}${given(model)}`
}

/** An initiative's letters are its matter: whom it is about is whom it was written to. */
const addressee = ({ view }: ActModel): string | undefined =>
  view.case.kind === 'initiative' ? view.case.letters[0]?.agency : undefined

const statusIn = ({ lang, view: { case: c } }: ActModel): string =>
  c.kind === 'initiative' && c.status === 'responded'
    ? pageWords(lang).act.initiativeResponded
    : texts(lang).statuses[c.status]

/** What has been asked and not answered yet: an extension, the applicant; and what was promised meanwhile. */
const asked = ({ lang, head, view }: ActModel): Html => {
  const words = pageWords(lang).act
  const { question, extension, longTerm } = view.case
  return html`${
    extension &&
    html`<h3>${words.extension.title}</h3>
${facts([[words.labels.until, html`<strong>${formatDay(extension.until, lang)}</strong>`]], true)}<p>${words.extension.reason}:</p>
${said(extension.reason)}`
  }${
    question &&
    html`<h3>${words.question.title}</h3>
<p>${words.question.asked(formatInstant(question.on, lang, head.timeZone))}</p>
${said(question.text)}`
  }${
    longTerm &&
    html`<h3>${words.interim}</h3>
${facts([[words.labels.control, html`<strong>${formatDay(longTerm.controlOn, lang)}</strong>`]], true)}${said(longTerm.text)}`
  }`
}

const textOfCase = ({ lang, view }: ActModel): Html => {
  const { kind, letter, text } = view.case
  const titles = pageWords(lang).act.text
  const [title, shown] = letter ? [titles.letter, letter.text] : [titles[kind], text]
  return html`${shown && html`<h3>${title}</h3>\n${longSaid(shown, lang)}`}`
}

const folded = (title: string, count: number, content: Html, open = false): Html =>
  html`<details${open && html` open`}><summary>${title} (${count})</summary>
${content}</details>\n`

const messages = ({ lang, head, view }: ActModel): Html => {
  const all = view.case.messages
  return html`${
    all.length > 0 &&
    folded(
      pageWords(lang).act.messages,
      all.length,
      html`${all.map(
        (m) =>
          html`<p class="when"><time datetime="${m.at}">${formatInstant(m.at, lang, head.timeZone)}</time></p>\n${said(m.text)}`,
      )}`,
      true,
    )
  }`
}

const letters = ({ lang, view, names }: ActModel): Html => {
  const words = pageWords(lang)
  const decisions: Record<string, string> = texts(lang).decisions
  const own = view.case.letter
  // An initiative's letter is its text, which stands above.
  const shown = view.case.kind === 'initiative' ? view.case.text : undefined
  // The holder of a letter's link has read the letter above; what was said to it is shown.
  const all = own ? view.case.letters.filter((l) => l.response) : view.case.letters
  return html`${
    all.length > 0 &&
    folded(
      own ? words.act.response : words.act.letters,
      all.length,
      html`${all.map(
        (l) => html`<div class="remark">
${
  !own &&
  html`<p><strong>${l.number}</strong>, ${wording(names.agencies[l.agency] ?? l.agency, lang)}, ${formatDay(l.sentOn, lang)}<br>${l.subject}</p>
${l.text && l.text !== shown && said(l.text)}`
}<p>${words.act.response}: ${
          l.response
            ? html`<strong>${(l.decision && decisions[l.decision]) ?? ''}</strong>, ${formatDay(l.response.on, lang)}`
            : words.act.noResponse
        }</p>
${l.response?.text && said(l.response.text)}</div>\n`,
      )}`,
      all.some((l) => l.response),
    )
  }`
}

/** What the commission has given: recommendation, remarks with their answers, answer. */
const given = ({ lang, view }: ActModel): Html => {
  const words = pageWords(lang).act
  const { recommendation, answer, remarks, letter } = view.case
  const outcomes: Record<string, string> = { ...texts(lang).answerOutcomes }
  const opinions: Record<string, string> = { ...texts(lang).recommendationOutcomes }
  // An agency that still has to answer the remarks finds them in its form.
  const answering = view.actions.some((a) => a.fields.some((f) => f.type === 'remark_answers'))
  const listed = answering ? [] : remarks.length ? remarks : (letter?.remarks ?? [])
  return html`${
    recommendation &&
    html`<h3>${words.recommendation}</h3>
<p><strong>${opinions[recommendation.outcome] ?? recommendation.outcome}</strong>, ${formatDay(recommendation.on, lang)}</p>
${recommendation.text && said(recommendation.text)}`
  }${listed.length > 0 && folded(words.remarks, listed.length, html`${listed.map((r) => remarkWithAnswer(r, words.remark))}`, true)}${
    answer &&
    html`<h3>${words.answer}</h3>
<p><strong>${outcomes[answer.outcome] ?? answer.outcome}</strong>, ${formatDay(answer.on, lang)}</p>
${said(answer.text)}`
  }`
}

type RemarkWords = PageWords['act']['remark']

/** A remark's own words: where, what the draft says, what is wrong with it. */
export const remarkText = ({ no, clause, quote, text }: Remark, words: RemarkWords): Html =>
  html`<p><strong>${words.legend(no)}.</strong> ${clause}</p>
${quote && html`<p>${words.quoted}</p>\n${said(quote)}<p>${words.text.label}:</p>\n`}${said(text)}`

/** The same with what was said to it. */
export const remarkWithAnswer = (r: Remark & Partial<RemarkAnswer>, words: RemarkWords): Html =>
  html`<div class="remark">
${remarkText(r, words)}<p><strong>${
    r.accepted === undefined ? words.noAnswer : r.accepted ? words.accepted : words.declined
  }</strong></p>
${r.reason && said(r.reason)}</div>\n`
