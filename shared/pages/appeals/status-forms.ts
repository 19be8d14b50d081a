/** What the applicant may do on the page of an appeal, each as a form. */
import { limits } from '../../../events/limits.ts'
import { type Html, html } from '../../markup/html.ts'
import { answersWords } from '../../text/answers/words.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { byEndOf } from '../../text/dates.ts'
import { handoverWords } from '../../text/handover.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { formControls, hidden } from '../fields.ts'
import { attachHere } from '../files/files.ts'
import type { StatusModel } from '../models.ts'
import { ratingFields } from './answer.ts'
import { mistypedAddress } from './meant.ts'
import { isWithoutAnswer } from './standing.ts'

type FormName = 'messages' | 'dispute' | 'withdraw' | 'file' | 'contact' | 'consent' | 'rating'

/**
 * What the applicant may do now. The form that failed shows its errors and what was typed; what was typed into one
 * that is no longer there stands in the message box, so that it can still be sent.
 */
export const formsOf = (model: StatusModel, to: (action: FormName) => string) => {
  const { lang, status, errors, values, idempotencyKey } = model
  const { frame, status: words } = pageWords(lang)
  const { withdraw: mayWithdraw, dispute: mayDispute } = status.actions
  const offered = {
    messages: true,
    dispute: mayDispute !== undefined,
    withdraw: mayWithdraw !== undefined,
    contact: status.erasedOn === undefined,
    rating: status.actions.rating !== undefined,
  }
  const failed = (['dispute', 'withdraw', 'contact', 'rating'] as const).find(
    (name) => name === model.failed && offered[name],
  )
  const open = failed ?? 'messages'
  const controlsOf = (name: FormName) => {
    const kept = name === open ? { values, errors } : { values: {}, errors: [] }
    return formControls({ words: frame, prefix: `${name}-`, ...kept })
  }
  const [messages, dispute, withdraw, contact, rating] = [
    controlsOf('messages'),
    controlsOf('dispute'),
    controlsOf('withdraw'),
    controlsOf('contact'),
    controlsOf('rating'),
  ]
  const hand = handoverWords(lang).contact
  /** Errors of the form as a whole stand in it, those of its fields at the fields. */
  const wrong = errors
    .filter((e) => e.path === '')
    .map((e) => html`<p class="error"><span class="hidden">${frame.error}: </span>${e.message}</p>\n`)
  const form = (name: FormName, content: Html, button: string) =>
    html`<form method="post" action="${to(name)}" accept-charset="utf-8" novalidate>
${name === failed && wrong}${hidden('idempotencyKey', idempotencyKey)}
${content}<button>${button}</button>
</form>\n`
  const asked = status.question !== undefined || status.completion !== undefined
  /** What was typed and not sent is seen at once. */
  const isSaying = open === 'messages' && (errors.length > 0 || Boolean(values.text))
  const add = isWithoutAnswer(status) ? { ...words.add, ...words.addAfter } : words.add
  const { page, fileAccess } = appealWords(lang)
  const { withdraw: published, rating: rate } = answersWords(lang)
  const label = status.completion
    ? { label: page.completionLabel, hint: page.completionHint }
    : status.question
      ? words.question
      : add
  const message = html`${messages.area('text', label, { limit: limits.text })}${attachHere(lang, model.pending, { photo: true })}`

  return {
    summary: { messages, dispute, withdraw, contact, rating }[open].summary,
    reply: asked
      ? form('messages', message, status.completion ? page.completionButton : words.question.button)
      : html`<details class="action no-print"${isSaying && html` open`}><summary>${add.title}</summary>
${form('messages', message, words.add.button)}</details>\n`,
    dispute: html`${
      mayDispute &&
      html`<h2>${words.dispute.title}</h2>
<p>${words.dispute.text(mayDispute.until ? byEndOf(mayDispute.until, lang) : undefined)}</p>
${form('dispute', dispute.area('text', words.dispute, { limit: limits.text }), words.dispute.button)}`
    }`,
    rating: html`${
      offered.rating &&
      html`<section class="no-print"><h2>${rate.title}</h2>
${form('rating', ratingFields(rating, lang), rate.button)}</section>
`
    }`,
    file: html`${
      status.actions.file &&
      html`<details class="action no-print"><summary>${fileAccess.title}</summary>
<p>${fileAccess.text}</p>
${form('file', html``, fileAccess.button)}</details>\n`
    }`,
    consent: html`${
      status.actions.consent &&
      html`<details class="action no-print"><summary>${published.title}</summary>
<p>${published.text}</p>
${form('consent', html``, published.button)}</details>\n`
    }`,
    contact: html`${
      offered.contact &&
      html`<details class="action no-print"${failed === 'contact' && html` open`}><summary>${hand.title}</summary>
<p>${hand.text}</p>
${form(
  'contact',
  html`${failed === 'contact' && askedAddress(model, hand.button)}${contact.text('email', { label: hand.email }, { type: 'email', autocomplete: 'email', required: false })}${contact.text(
    'phone',
    { label: hand.phone },
    { type: 'tel', autocomplete: 'tel', required: false },
  )}${contact.text('address', { label: hand.address }, { autocomplete: 'street-address', required: false })}`,
  hand.button,
)}</details>\n`
    }`,
    withdraw: html`${
      mayWithdraw &&
      html`<details class="action no-print"${failed === 'withdraw' && html` open`}><summary>${words.withdraw.title}</summary>
<p>${words.withdraw.text}</p>
${form('withdraw', withdraw.checkbox('sure', { label: words.withdraw.sure }, '1'), words.withdraw.button)}</details>\n`
    }`,
  }
}

/** Enter presses a form's first button, which is not to be the one that takes another address. */
const askedAddress = ({ lang, values }: StatusModel, button: string): Html => {
  const asked = mistypedAddress(lang, values.email, { value: 'contact', isAsked: true })
  return html`${
    asked.markup &&
    html`<button class="hidden" tabindex="-1" aria-hidden="true">${button}</button>
${asked}`
  }`
}
