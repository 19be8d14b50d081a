/** What happened to a case: its log, its mails, those that did not arrive. */
import type { ContentOf } from '../../../events/contents.ts'
import type { Role } from '../../../events/values.ts'
import type { DeskCase, LogEntry } from '../../application/desk/models.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDayShort } from '../../text/dates.ts'
import { deskWords } from '../../text/desk/words.ts'
import { eventName } from '../../text/event-titles.ts'
import { wording } from '../../text/explanation.ts'
import { handoverWords } from '../../text/handover.ts'
import { texts } from '../../text/texts.ts'
import type { LinkModel } from '../models.ts'
import { when } from './desk.ts'
import type { DeskCaseModel } from './desk-case.ts'
import { cards, cell } from './lists/cards.ts'

/** Who acts or must: a role, and the commission or agency it is played for. */
export const partyIn = (
  { lang, link: { names } }: DeskCaseModel,
  { role, as }: { role: Role; as?: string | undefined },
) => {
  const name = as && (names.commissions[as] ?? names.agencies[as])
  return `${texts(lang).roles[role]}${name ? `: ${wording(name, lang)}` : ''}`
}

/** Mails that did not arrive: the secretary tells the reader by other means. Those that a machine answered are told apart. */
export const returned = (model: DeskCaseModel): Html => {
  const { lang, found } = model
  const words = deskWords(lang).case
  const how = ({ why, permanent, reason }: ContentOf<'delivery'>): string => {
    if (why === 'auto_reply') return ''
    if (why === 'rejected') return `: ${words.returnedMail.rejected}`
    const { passing, permanent: forGood, reasons } = words.returnedMail
    return `: ${words.returnedMail[why]} (${reason ? reasons[reason] : permanent ? forGood : passing})`
  }
  const line = (mail: ContentOf<'delivery'>) =>
    html`<li>${texts(lang).roles[mail.to]}, ${mail.address}${how(mail)}, ${when(mail.at, model)}</li>\n`
  const replied = found.returned.filter(({ why }) => why === 'auto_reply')
  const lost = found.returned.filter(({ why }) => why !== 'auto_reply')
  const waits = found.dates.some(({ handover }) => handover !== undefined)
  return html`${
    lost.length > 0 &&
    html`<section${waits && html` class="warning"`} aria-labelledby="returned"><h2 id="returned">${words.returned}</h2>
<ul>${lost.map(line)}</ul>
<p>${waits && `${words.toHand} `}${words.correct}</p></section>\n`
  }${
    replied.length > 0 &&
    html`<h2>${words.autoReplies.title}</h2>
<p>${words.autoReplies.text}</p>
<ul>${replied.map(line)}</ul>\n`
  }`
}

/** What tells an entry of the log from others of its type. */
export const detailsIn = ({ lang, link }: DeskCaseModel, e: LogEntry): string[] => {
  const { terms, roles } = texts(lang)
  const { matters, ways } = handoverWords(lang)
  const { what, how, reference } = e.handed ?? {}
  const named = (list: LinkModel['names']['agencies'], id: string | undefined) =>
    id ? wording(list[id] ?? id, lang) : ''
  return [
    e.number ?? '',
    what ? matters[what] : '',
    named(link.names.commissions, e.commission),
    named(link.names.agencies, e.agency),
    e.term ? terms[e.term] : '',
    e.role ? roles[e.role] : '',
    e.on ? formatDayShort(e.on, lang) : '',
    how ? (typeof how === 'string' ? ways[how] : how.said) : '',
    reference ?? '',
  ].filter((detail) => detail !== '')
}

export const log = (model: DeskCaseModel): Html => {
  const { lang, found } = model
  const words = deskWords(lang).case
  const entry = (e: LogEntry) => {
    const more = detailsIn(model, e)
    return html`<li>${when(e.at, model)}${eventName(e, lang)}${more.length > 0 && `: ${more.join(', ')}`} <span class="hint">(${partyIn(model, e.by)}${e.member && `, ${e.member}`})</span></li>\n`
  }
  return html`<h2>${words.log}</h2>
<ol class="timeline">${found.log.map(entry)}</ol>\n`
}

export const mails = (model: DeskCaseModel): Html => {
  const { lang, found } = model
  const words = deskWords(lang).case
  const { roles, events } = texts(lang)
  const reader = (to: DeskCase['mails'][number]['to']) =>
    to === 'contact' || to === 'body' ? roles.agency : roles[to]
  return html`${
    found.mails.length > 0 &&
    html`<details class="no-print"><summary>${words.mails} (${found.mails.length})</summary>
${cards(
  words.mails,
  [words.at, words.mail.what, words.mail.to, words.mail.state],
  found.mails.map(
    (mail) =>
      html`<tr role="row">${[
        cell(words.at, when(mail.at, model)),
        cell(words.mail.what, events[mail.type]),
        cell(words.mail.to, reader(mail.to)),
        cell(words.mail.state, mail.sent ? words.mail.sent : words.mail.waiting),
      ]}</tr>\n`,
  ),
)}</details>\n`
  }`
}
