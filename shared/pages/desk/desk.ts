/** What the desk's pages have around their content, and its small pages: signing in, and what went wrong. */
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { formatInstant } from '../../text/dates.ts'
import { directoryWords } from '../../text/desk/directory/directory-words.ts'
import { deskWords } from '../../text/desk/words.ts'
import { draftWords } from '../../text/drafts/words.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { formControls, hidden } from '../fields.ts'
import { at, page, said } from '../layout.ts'
import type { FieldError, Frame } from '../models.ts'

/** `csrf` must come back with every form of the session. */
export type DeskFrame = Frame & { member: { name: string; csrf: string } }

export const token = ({ member }: Pick<DeskFrame, 'member'>): Html => hidden('csrf', member.csrf)

/** Under one item of the menu. */
export const systemPages = ['/desk/import', '/desk/calendar', '/desk/queues'] as const

export const deskPage = (
  frame: DeskFrame,
  {
    title,
    main,
    hasErrors,
    sheets = [],
    unsent,
    checked,
  }: {
    title: string
    main: HtmlValue
    hasErrors?: boolean
    sheets?: readonly { name: string }[]
    unsent?: Parameters<typeof page>[1]['unsent']
    checked?: boolean
  },
): string => {
  const { lang, member, path } = frame
  const words = deskWords(lang).menu
  const here = path === '/desk' || path.startsWith('/desk?') ? path : path.split('?')[0]
  const menu = [
    ['/desk', words.today, here === '/desk'],
    ['/desk?list=open', words.cases, here?.startsWith('/desk?')],
    ['/desk/appeals/new', words.appeal, here === '/desk/appeals/new'],
    ['/desk/initiatives/new', words.initiative, here === '/desk/initiatives/new'],
    ['/desk/draft-acts/new', draftWords(lang).form.create.title, here === '/desk/draft-acts/new'],
    ['/desk/activities', words.council, here === '/desk/activities'],
    ['/desk/report', words.report, here === '/desk/report'],
    ['/desk/directory', directoryWords(lang).title, here === '/desk/directory'],
  ] as const
  const nav = html`<div class="menu"><nav aria-label="${words.label}"><ul>${menu.map(
    ([to, label, isHere]) =>
      html`<li><a href="${at(to, lang)}"${isHere && html` aria-current="page"`}>${label}</a></li>`,
  )}</ul></nav>
<form class="account" method="post" action="${at('/desk/sign-out', lang)}">${token(frame)}${systemLink(frame, here)}<span>${member.name}</span><button class="quiet">${words.signOut}</button></form>
</div>\n`
  return page(frame, {
    title,
    main,
    nav,
    wide: true,
    sheets,
    ...(hasErrors && { hasErrors }),
    ...(unsent && { unsent }),
    ...(checked !== undefined && { checked }),
  })
}

/** Beside the member: what keeps the system going is nobody's daily work. */
const systemLink = ({ lang }: DeskFrame, here = ''): Html => {
  const isHere = systemPages.some((path) => path === here)
  return html`<a href="${at('/desk/import', lang)}"${isHere && html` aria-current="page"`}>${deskWords(lang).menu.system}</a>`
}

/** `to` is the page of the desk that the reader wanted. */
export type SignInModel = Frame & {
  to: string
  values: Record<string, string>
  errors: FieldError[]
  signedOut?: boolean
}

export const renderSignIn = (model: SignInModel): string => {
  const { lang, to, values, errors, signedOut } = model
  const words = deskWords(lang).signIn
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors })
  const email = controls.text('email', words.email, { type: 'email', autocomplete: 'email' })
  return page(model, {
    title: words.title,
    menuless: true,
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}${
      signedOut && html`<div class="notice" role="status"><p>${words.signedOut}</p></div>\n`
    }<h1>${words.title}</h1>
<p>${words.lead}</p>
<form method="post" action="${at('/desk/sign-in', lang)}" accept-charset="utf-8" novalidate>
${hidden('to', to)}${email}<button>${words.button}</button>
</form>`,
  })
}

/** The same whether the address is a member's or not. */
export const renderLinkSent = (frame: Frame): string => {
  const { title, lines } = deskWords(frame.lang).signIn.sent
  const main = html`<h1>${title}</h1>\n${lines.map((line) => html`<p>${line}</p>\n`)}`
  return page(frame, { title, menuless: true, main })
}

/** What the e-mailed link opens; only its button signs in. */
export const renderSignInConfirm = (model: Frame & { link: string; name: string; to: string }): string => {
  const { lang, link, name, to } = model
  const words = deskWords(lang).signIn.confirm
  return page(model, {
    title: words.title,
    menuless: true,
    main: html`<h1>${words.title}</h1>
<p>${words.lead(name)}</p>
<form method="post" action="${at(`/desk/sign-in/${encodeURIComponent(link)}`, lang)}">
${hidden('to', to)}<button>${words.button}</button>
</form>`,
  })
}

export const renderSignInEnded = (frame: Frame): string => {
  const { title, lines, again } = deskWords(frame.lang).signIn.ended
  const main = html`<h1>${title}</h1>
${lines.map((line) => html`<p>${line}</p>\n`)}<p><a class="go" href="${at('/desk/sign-in', frame.lang)}">${again}</a></p>`
  return page(frame, { title, menuless: true, main })
}

/** A form that was not accepted: what was typed is shown, so that it is not lost. */
export const renderNotAccepted = (
  frame: Frame,
  { why, typed, to }: { why: 'over' | 'foreign'; typed: readonly string[]; to: string },
): string => {
  const words = deskWords(frame.lang).signIn
  const { title, text } = words[why]
  return page(frame, {
    title,
    menuless: true,
    main: html`<h1>${title}</h1>
<p>${text}</p>
${typed.length > 0 && html`<h2>${words.over.typed}</h2>\n${typed.map((one) => said(one, frame.lang))}`}<p><a class="go" href="${at(to, frame.lang)}">${
      why === 'over' ? words.title : deskWords(frame.lang).case.back
    }</a></p>`,
  })
}

/** An instant in the council's time. */
export const when = (instant: string, { lang, head }: DeskFrame): Html =>
  html`<time datetime="${instant}">${formatInstant(instant, lang, head.timeZone)}</time>`
