/** What has been said in a case since it came: questions, messages, forwardings, letters with their responses. */
import type { Formalities, ReplacedResponse } from '../../../events/answers/links.ts'
import type { Language } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDay, formatInstant } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { lowered, texts } from '../../text/texts.ts'
import { onPaper, questionsAndReplies, unasked } from '../appeals/questions.ts'
import { facts, inTongue, longSaid, said } from '../layout.ts'
import type { LinkModel } from '../models.ts'
import { folded, given } from './link-given.ts'

/** What has been said since, and what was given. */
export const heardOf = (model: LinkModel): Html =>
  html`${questions(model)}${messages(model)}${forwards(model)}${letters(model)}${given(model)}`

const questions = ({ lang, head, view }: LinkModel): Html => {
  const all = view.case.questions ?? []
  return html`${
    all.length > 0 &&
    folded(pageWords(lang).questions.title, all.length, questionsAndReplies(all, lang, head.timeZone), true)
  }`
}

const messages = ({ lang, head, view }: LinkModel): Html => {
  const all = unasked(view.case.messages, view.case.questions)
  return html`${
    all.length > 0 &&
    folded(
      pageWords(lang).link.messages,
      all.length,
      html`${all.map(
        (m) =>
          html`<p class="when"><time datetime="${m.at}">${formatInstant(m.at, lang, head.timeZone)}</time>${onPaper(m, lang)}</p>\n${said(m.text, lang)}`,
      )}`,
      true,
      'messages',
    )
  }`
}

/** Where the appeal went, wholly or in part. */
const forwards = ({ lang, view }: LinkModel): Html => {
  const words = pageWords(lang)
  const all = view.case.forwards ?? []
  return html`${
    all.length > 0 &&
    html`<h3>${words.status.forwarded.title}</h3>
${all.map(
  ({
    to,
    part,
    late,
    on,
    text,
  }) => html`<p><strong>${wording(to, lang)}</strong>, ${formatDay(on, lang)}<br>${
    part ? words.link.forwarded.part : words.link.forwarded.whole
  }${late && `, ${words.link.forwarded.late}`}</p>
${text && longSaid(text, lang)}`,
)}`
  }`
}

const letters = ({ lang, view, names }: LinkModel): Html => {
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
      own ? words.link.response : words.link.letters,
      all.length,
      html`${all.map(
        (l) => html`<div class="remark">
${
  !own &&
  html`<p><strong>${l.number}</strong>, ${wording(l.body ?? names.agencies[l.agency] ?? l.agency, lang)}, ${formatDay(l.sentOn, lang)}${l.kind && `, ${lowered(texts(lang).letterKinds[l.kind])}`}<br>${inTongue(l.subject, lang)}${l.address && html`<br>${l.address}`}</p>
${l.toHandOver && html`<p class="warning">${words.link.toHandOver}</p>\n`}${l.text && l.text !== shown && said(l.text, lang)}`
}<p>${words.link.response}: ${
          l.response
            ? html`<strong>${(l.decision && decisions[l.decision]) ?? ''}</strong>, ${formatDay(l.response.on, lang)}`
            : words.link.noResponse
        }</p>
${l.response && formalitiesOf(l.response, lang)}${l.response?.text && said(l.response.text, lang)}${l.replaced?.map((one) => replacedResponse(one, lang))}</div>\n`,
      )}`,
      all.some((l) => l.response),
      'letters',
    )
  }`
}

/** The number and the day that the body gave it, and who signed. */
const formalitiesOf = ({ reference, dated, signedBy }: Formalities, lang: Language): Html => {
  const { labels } = pageWords(lang).link
  return facts(
    [
      [labels.responseReference, reference],
      [labels.responseDated, dated && formatDay(dated, lang)],
      [labels.signedBy, signedBy && [signedBy.name, signedBy.post].filter(Boolean).join(', ')],
    ],
    true,
  )
}

const replacedResponse = (response: ReplacedResponse, lang: Language): Html => {
  const { decision, text, on, remarks = [] } = response
  const words = pageWords(lang).link
  const decisions: Record<string, string> = texts(lang).decisions
  return html`<p>${words.response}: <strong>${decisions[decision] ?? decision}</strong>, ${formatDay(on, lang)} (${words.replaced})</p>
${formalitiesOf(response, lang)}${text && said(text, lang)}${remarks.map(
  ({ no, accepted, reason }) =>
    html`<p>${words.remark.legend(no)}: ${accepted ? words.remark.accepted : words.remark.declined}</p>\n${reason && said(reason, lang)}`,
)}`
}
