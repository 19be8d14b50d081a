/** Why the due date is that day, for whoever wants to check it. */
import type { Deadline, Language } from '../../../events/values.ts'
import type { Stopped } from '../../application/desk/models.ts'
import { type Html, html } from '../../markup/html.ts'
import { explain, type Start, wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'

/** The due date, or that its clock stands still: the date that it had holds for nothing. */
export const dueOrStopped = (deadline: Deadline, stopped: Stopped | undefined, lang: Language): string =>
  stopped
    ? pageWords(lang).link.due.stopped(stopped.on, wording(stopped.cause, lang))
    : explain(deadline, lang).due

/** The explanation's paragraphs and the table of days passed over. */
export const explanation = (deadline: Deadline, lang: Language, start?: Start): Html => {
  const words = pageWords(lang).explanation
  const { summary, rule, skipped, worked, provisional, missing } = explain(deadline, lang, start)
  return html`<p>${summary}</p>
<p>${rule}</p>
${worked && html`<p>${worked}</p>\n`}${provisional && html`<p class="warning">${provisional}</p>\n`}${missing && html`<p class="warning">${missing}</p>\n`}${
  skipped.length > 0 &&
  html`<table><caption>${words.skipped}</caption>
<thead><tr><th scope="col">${words.day}</th><th scope="col">${words.why}</th></tr></thead>
<tbody>${skipped.map(({ date, why }) => html`<tr><td>${date}</td><td>${why}</td></tr>\n`)}</tbody></table>\n`
}`
}

/** The same, folded. */
export const foldedExplanation = (deadline: Deadline, lang: Language, start?: Start): Html =>
  html`<details><summary>${pageWords(lang).explanation.title}</summary>
${explanation(deadline, lang, start)}</details>\n`
