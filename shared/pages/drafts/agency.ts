/** The page of an agency: its letters and draft acts, and how its clerk comes to it. */
import type { Status } from '../../../events/values.ts'
import type { AgencyWork } from '../../application/drafts/models.ts'
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { formatDay } from '../../text/dates.ts'
import { draftWords } from '../../text/drafts/words.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { draftStatus, lowered } from '../../text/texts.ts'
import { formControls, hidden } from '../fields.ts'
import { at, page } from '../layout.ts'
import type { FieldError, Frame } from '../models.ts'

/** `csrf` must come back with every form of the session. */
export type AgencyFrame = Frame & { agency: { name: string; csrf: string } }

export const agencyPage = (
  frame: AgencyFrame,
  { title, main, hasErrors = false }: { title: string; main: HtmlValue; hasErrors?: boolean },
): string => {
  const { lang, agency } = frame
  const words = draftWords(lang).agency
  const account = html`<form class="account" method="post" action="${at('/agency/sign-out', lang)}">${hidden('csrf', agency.csrf)}<span>${agency.name}</span><button class="quiet">${words.signOut}</button></form>\n`
  const nav = html`<div class="menu">${account}</div>\n`
  return page(frame, { title, main, nav, ...(hasErrors && { hasErrors }) })
}

/** What has ended is not withdrawn; a version of it may still come. */
const closed: ReadonlySet<Status> = new Set(['responded', 'returned', 'not_considered', 'withdrawn'])

export const renderAgency = (frame: AgencyFrame, work: AgencyWork, done?: Html): string => {
  const { lang } = frame
  const { agency: words, form } = draftWords(lang)
  const day = (on: string | null) => (on ? formatDay(on, lang) : '—')
  return agencyPage(frame, {
    title: words.title,
    main: html`${done}<h1>${words.title}</h1>
<p>${words.lead}</p>
<p><a class="go" href="${at('/agency/draft-acts/new', lang)}">${words.newDraft}</a></p>
<h2>${words.letters}</h2>
${work.letters.length === 0 && html`<p>${words.noLetters}</p>\n`}${work.letters.map(
  ({ number, title, sentOn, dueOn, answeredOn, url }) =>
    html`<p><strong class="number">${number}</strong>, ${formatDay(sentOn, lang)}<br>${title}<br>${
      answeredOn
        ? html`${words.answered}: ${day(answeredOn)}`
        : html`${words.due}: <strong>${day(dueOn)}</strong>`
    }${url && html`<br><a class="go" href="${url}">${words.answer}</a>`}</p>\n`,
)}<h2>${words.drafts}</h2>
${work.drafts.length === 0 && html`<p>${words.noDrafts}</p>\n`}${work.drafts.map(
  ({ number, title, status, receivedOn, dueOn }) =>
    html`<p><strong class="number">${number}</strong>, ${formatDay(receivedOn, lang)}, ${lowered(draftStatus(status, lang))}<br>${title}<br>${words.recommendBy}: <strong>${day(dueOn)}</strong><br><a class="go" href="${at(`/agency/draft-acts/change?${new URLSearchParams({ number })}`, lang)}">${closed.has(status) ? form.version.title : words.change}</a></p>\n`,
)}`,
  })
}

type SignIn = Frame & { typed?: string; errors?: readonly FieldError[]; signedOut?: boolean }

export const renderAgencySignIn = (model: SignIn): string => {
  const { lang, typed = '', errors = [], signedOut } = model
  const words = draftWords(lang).agency
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values: { email: typed }, errors })
  const email = controls.text('email', words.email, { type: 'email', autocomplete: 'email' })
  return page(model, {
    title: words.title,
    menuless: true,
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}${signedOut && html`<div class="notice" role="status"><p>${words.signedOut}</p></div>\n`}<h1>${words.title}</h1>
<p>${words.signInLead}</p>
<form method="post" action="${at('/agency/sign-in', lang)}" accept-charset="utf-8" novalidate>
${email}<button>${words.send}</button>
</form>`,
  })
}

const message = (frame: Frame, title: string, text: string, again?: string): string =>
  page(frame, {
    title,
    menuless: true,
    main: html`<h1>${title}</h1>\n<p>${text}</p>\n${again && html`<p><a class="go" href="${at('/agency/sign-in', frame.lang)}">${again}</a></p>\n`}`,
  })

/** The same whether the address is on file or not. */
export const renderAgencyLinkSent = (frame: Frame): string => {
  const { sentTitle, sent } = draftWords(frame.lang).agency
  return message(frame, sentTitle, sent)
}

export const renderAgencyLinkEnded = (frame: Frame): string => {
  const { endedTitle, ended, again } = draftWords(frame.lang).agency
  return message(frame, endedTitle, ended, again)
}

export const renderAgencyNotAccepted = (frame: Frame): string => {
  const { title, notAccepted, again } = draftWords(frame.lang).agency
  return message(frame, title, notAccepted, again)
}

/** What the e-mailed link opens; only its button signs in. */
export const renderAgencyConfirm = (model: Frame & { link: string; name: string }): string => {
  const { lang, link, name } = model
  const words = draftWords(lang).agency
  return page(model, {
    title: words.title,
    menuless: true,
    main: html`<h1>${words.title}</h1>
<p>${words.confirm}: ${name}</p>
<form method="post" action="${at(`/agency/sign-in/${encodeURIComponent(link)}`, lang)}">
<button>${words.enter}</button>
</form>`,
  })
}
