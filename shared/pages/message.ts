/** Pages that tell what went wrong, or what was done, and what to do next. */
import type { Language } from '../../events/values.ts'
import type { ActionName } from '../domain/capabilities.ts'
import { inPath } from '../domain/number.ts'
import { html } from '../markup/html.ts'
import { workWords } from '../text/actions/work-words.ts'
import { pageWords } from '../text/pages/page-words.ts'
import { texts } from '../text/texts.ts'
import { formControls, hidden } from './fields.ts'
import { at, page, said } from './layout.ts'
import type { Frame, MessageModel } from './models.ts'

export const renderMessage = (model: MessageModel): string => {
  const { lang, problem, detail, token, atDesk: theCase, unsent, again } = model
  const words = pageWords(lang)
  const title = texts(lang).problems[problem]
  const atDesk = /^\/desk(?:[/?]|$)/.test(model.path)
  const lines = atDesk && problem === 'not_found' ? [words.message.desk.notFound] : linesOf(model)
  const [homePath, homeTitle] = atDesk ? ['/desk', words.message.desk.home] : ['/', words.message.home]
  return page(
    { ...model, path: pathOf(model) },
    {
      title,
      hasErrors: model.typed !== undefined || model.noAddress !== undefined,
      // Who works at the desk, or came by a link to do one thing, is not offered the public pages.
      menuless: atDesk || problem === 'link_ended' || problem === 'fresh_link_sent',
      main: html`${askCode(model).summary}<h1>${title}</h1>
${detail && html`<p class="warning">${detail}</p>\n`}${lines.map((line) => html`<p>${line}</p>\n`)}${
  problem === 'ask_code' && askCode(model).forms
}${
  token &&
  html`<form method="post" action="${at(`/act/${encodeURIComponent(token)}`, lang)}">
${hidden('action', 'fresh_link')}
<button>${words.message.freshLink}</button>
</form>\n`
}${theCase && html`<p><a class="go" href="${at(`/desk/cases/${inPath(theCase)}`, lang)}">${words.message.ended.atDesk}</a></p>\n`}${unsent && unsentTexts(unsent, lang)}${again && sendAgain(model, again)}${problem !== 'ask_code' && html`<p><a class="go" href="${at(homePath, lang)}">${homeTitle}</a></p>`}`,
    },
  )
}

/** Of a link of staff whose days are over nothing else has to have happened. */
const linesOf = ({ lang, problem, goodFor }: MessageModel): readonly string[] => {
  const { messages, message } = pageWords(lang)
  return goodFor ? [message.ended.expired(goodFor), ...messages[problem].slice(1)] : messages[problem]
}

/** What a form brought whose link had ended, to be copied. */
const unsentTexts = (texts: readonly string[], lang: Language) => {
  const { unsent, typed } = pageWords(lang).message.ended
  return html`<p>${unsent}</p>\n<h2>${typed}</h2>\n${texts.map((one) => said(one, lang))}`
}

/** What was typed is kept on the page, and goes out again as of the time at which it failed. */
const sendAgain = (
  { path, lang }: MessageModel,
  { fields, at: when }: NonNullable<MessageModel['again']>,
) => {
  const { again: words } = pageWords(lang).message
  return html`<form method="post" action="${at(path, lang)}" accept-charset="utf-8">
<p>${words.text(when)}</p>
${Object.entries(fields).map(([name, value]) => hidden(name, value))}
<button>${words.button}</button>
</form>\n`
}

/** What ends the link of a chair, or of who decides for the council: they have a page of all their cases. */
const ofOffices = new Set<ActionName>([
  ...(['return', 'answer', 'return_to_applicant', 'terminate', 'crime_or_danger'] as const),
  ...(['recommend', 'incomplete', 'decline'] as const),
  ...(['extend', 'refuse_extension', 'sign', 'refuse_signature'] as const),
])

/** What the holder of a link has done, whose link ended by it. */
export const renderHandedOver = (frame: Frame, done: ActionName): string => {
  const { lang } = frame
  const title = texts(lang).actions[done].done.replace(/\.$/, '')
  const work = workWords(lang)
  const main = html`<h1>${title}</h1>
<p>${pageWords(lang).message.handedOver}</p>
${ofOffices.has(done) && html`<p>${work.asked}</p>\n<p><a class="go" href="${at('/work', lang)}">${work.title}</a></p>`}`
  return page(frame, { title, menuless: true, main })
}

/** Where the language switch leads: a page that can be asked for, when this one answers a POST. */
const pathOf = ({ path, problem }: MessageModel): string =>
  problem === 'link_sent_again' || problem === 'own_appeals_sent' ? '/appeals' : path

/** The number and the code open the appeal; the number alone has its link sent again. */
const askCode = ({ lang, number, typed, noAddress }: MessageModel) => {
  const { frame, message: words } = pageWords(lang)
  const values: Record<string, string> = typed ?? (number ? { number } : {})
  const errors = typed ? [{ path: 'code', message: words.wrongCode }] : []
  const open = formControls({ words: frame, values, errors })
  const lost = formControls({ words: frame, values, errors: [], prefix: 'lost-' })
  const own = formControls({
    words: frame,
    values: { email: noAddress ?? '' },
    errors: noAddress === undefined ? [] : [{ path: 'email', message: words.own.wrong }],
    prefix: 'own-',
  })
  // With the number in the address the code is all that is missing.
  const isKnown = number && !typed
  const action = isKnown ? `/appeals/${inPath(number)}` : '/appeals'
  const forms = html`<form method="get" action="${action}">
${isKnown ? html`<p><strong>${number}</strong></p>\n` : open.text('number', words.number)}${open.text('code', words.code, { autocomplete: 'off', size: 14 })}${hidden('lang', lang)}
<button>${words.open}</button>
</form>
<h2>${words.lost.title}</h2>
<p>${words.lost.text}</p>
<form method="post" action="${at('/appeals/link', lang)}" accept-charset="utf-8">
${lost.text('number', words.number)}<button class="quiet">${words.lost.button}</button>
</form>
<h2>${words.own.title}</h2>
<p>${words.own.text}</p>
<form method="post" action="${at('/appeals/link', lang)}" accept-charset="utf-8" novalidate>
${own.text('email', { label: words.own.email }, { type: 'email', autocomplete: 'email' })}<button class="quiet">${words.own.button}</button>
</form>
`
  return { forms, summary: noAddress === undefined ? open.summary(frame.errors) : own.summary(frame.errors) }
}
