/** What the commission has given, as the page of a link shows it: recommendations, remarks with their answers, answers. */
import type { AnsweredRemark } from '../../../events/answers/links.ts'
import type { Language, Written } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDay } from '../../text/dates.ts'
import { draftWords } from '../../text/drafts/words.ts'
import type { Remark } from '../../text/notices/models.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { longSaid, said } from '../layout.ts'
import type { LinkModel } from '../models.ts'

export const folded = (title: string, count: number, content: Html, open = false, id = ''): Html =>
  html`<details${id && html` id="${id}"`}${open && html` open`}><summary>${title} (${count})</summary>
${content}</details>\n`

export const given = (model: LinkModel): Html => {
  const { lang, view } = model
  const words = pageWords(lang).link
  const { recommendation, earlier = [], answer, remarks, letter, draftVersion } = view.case
  const { disputableUntil, disputedOn, disputedAnswers = [] } = view.case
  // Remarks that are still to be answered, or may be made again, stand in their form.
  const types = view.actions.flatMap((a) => a.fields.map((f) => f.type))
  const inForm = types.includes('remark_choice') || (letter && types.includes('remark_answers'))
  const current = recommendation?.version === draftVersion
  return html`${
    recommendation &&
    opinion(
      model,
      recommendation,
      current ? words.recommendation : words.recommendationOn(recommendation.version),
    )
  }${
    !inForm &&
    remarksList(
      model,
      current || !recommendation ? words.remarks : words.remarksOn(recommendation.version),
      remarks,
    )
  }${[...earlier]
    .reverse()
    .map(
      (r) =>
        html`${opinion(model, r, words.recommendationOn(r.version))}${remarksList(model, words.remarksOn(r.version), r.remarks, false)}`,
    )}${answer && answerOf(model, words.answer, answer)}${
    disputableUntil && html`<p>${words.disputable(disputableUntil)}</p>\n`
  }${disputedOn && html`<p>${words.disputed(disputedOn)}</p>\n`}${disputedAnswers.map((earlier) =>
    answerOf(model, words.disputedAnswer, earlier),
  )}`
}

type Conclusion = { outcome: string; text: Written; on: string; late?: true }

const opinion = (model: LinkModel, given: Conclusion, title: string): Html =>
  outcomeOf(model, title, texts(model.lang).recommendationOutcomes, given)

const answerOf = (model: LinkModel, title: string, answer: Conclusion): Html =>
  outcomeOf(model, title, texts(model.lang).answerOutcomes, answer)

const outcomeOf = (
  { lang }: LinkModel,
  title: string,
  outcomes: Record<string, string>,
  { outcome, text, on, late }: Conclusion,
): Html => html`<h3>${title}</h3>
<p><strong>${outcomes[outcome] ?? outcome}</strong>, ${formatDay(on, lang)}${late && `, ${draftWords(lang).late}`}</p>
${text && longSaid(text, lang)}`

const remarksList = (
  { lang }: LinkModel,
  title: string,
  list: readonly AnsweredRemark[],
  open = true,
): Html => {
  return html`${list.length > 0 && folded(title, list.length, html`${list.map((r) => remarkWithAnswer(r, lang))}`, open)}`
}

/** A remark's own words: where, what the draft says, what is wrong with it. */
export const remarkText = ({ no, clause, quote, text, from }: Remark, lang: Language): Html => {
  const words = pageWords(lang).link.remark
  return html`<p><strong>${words.legend(no)}.</strong> ${clause}</p>
${from && html`<p class="hint">${words.from(from.version, from.no)}</p>\n`}${quote && html`<p>${words.quoted}</p>\n${said(quote, lang)}<p>${words.text.label}:</p>\n`}${said(text, lang)}`
}

/** The same with what was said to it. */
export const remarkAndAnswer = (r: AnsweredRemark, lang: Language): Html => {
  const words = pageWords(lang).link.remark
  return html`${remarkText(r, lang)}<p><strong>${
    r.accepted === undefined ? words.noAnswer : r.accepted ? words.accepted : words.declined
  }</strong></p>
${r.reason && said(r.reason, lang)}`
}

export const remarkWithAnswer = (r: AnsweredRemark, lang: Language): Html =>
  html`<div class="remark">\n${remarkAndAnswer(r, lang)}</div>\n`
