/** On the page of a link and at the desk: the letter that waits to be signed, whole, and the one that was not signed. */
import type { ProposedLetter } from '../../../events/answers/links.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import { type Html, html } from '../../markup/html.ts'
import { actingWords } from '../../text/actions/words.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { byEndOf, formatDay } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { lowered, texts } from '../../text/texts.ts'
import { facts, inTongue, longSaid } from '../layout.ts'
import type { LinkModel } from '../models.ts'
import { remarkText } from './link-given.ts'

export const signing = (model: LinkModel): Html => {
  const { lang } = model
  const { proposal, unsigned } = model.view.case
  const words = actingWords(lang).signing
  return html`${
    proposal &&
    html`<h2>${words.waits}</h2>
<p class="warning">${words.proposed}${until(model)}</p>
${letter(model, proposal)}`
  }${
    unsigned &&
    html`<h2>${words.refused(formatDay(unsigned.refusedOn, lang))}</h2>
${facts(
  [
    [
      appealWords(lang).labels.decidedBy,
      unsigned.decidedBy &&
        `${unsigned.decidedBy.name}, ${lowered(texts(lang).posts[unsigned.decidedBy.post])}`,
    ],
  ],
  true,
)}<p>${words.reason}:</p>
${longSaid(unsigned.reason, lang)}${letter(model, unsigned)}`
  }`
}

/** What is said once a letter was written that is to be signed first; undefined for anything else. */
export const proposedNow = (model: LinkModel, done: ActionName): string | undefined =>
  model.view.case.proposal && (done === 'letter' || done === 'recommend')
    ? `${actingWords(model.lang).signing.proposed}${until(model)}`
    : undefined

const until = ({ lang, view }: LinkModel) => {
  const dueOn = view.case.proposal?.dueOn
  return dueOn ? ` ${actingWords(lang).signing.until(byEndOf(dueOn, lang))}` : ''
}

const letter = (
  { lang }: LinkModel,
  { kind, to, address, subject, text, version, outcome, remarks, on }: ProposedLetter,
): Html => {
  const { labels } = pageWords(lang).link
  const names = texts(lang)
  return html`${facts(
    [
      [pageWords(lang).status.letter.addressee, html`${wording(to, lang)}${address && html`<br>${address}`}`],
      [labels.letterKind, names.letterKinds[kind]],
      [labels.version, version && String(version)],
      [labels.proposedOn, formatDay(on, lang)],
    ],
    true,
  )}<p>${inTongue(subject, lang)}</p>
${outcome && html`<p><strong>${names.recommendationOutcomes[outcome]}</strong></p>\n`}${text && longSaid(text, lang)}${remarks.map(
  (remark) => html`<div class="remark">\n${remarkText(remark, lang)}</div>\n`,
)}`
}
