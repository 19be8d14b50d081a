import type { News, NewsKind } from '../../domain/actions/news.ts'
import { type Html, html, webAddress } from '../../markup/html.ts'
import { actingWords } from '../../text/actions/words.ts'
import { tongueOf } from '../../text/actions/written-in.ts'
import { answersWords } from '../../text/answers/words.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { byEndOf, formatDay, formatInstant } from '../../text/dates.ts'
import { draftWords } from '../../text/drafts/words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { draftStatus, lowered, texts } from '../../text/texts.ts'
import { endedWithout } from '../appeals/endings.ts'
import { beginningOf, facts, longSaid, said } from '../layout.ts'
import type { LinkModel } from '../models.ts'
import { signing } from './signing.ts'

/** What a reader between two meetings needs before acting: whom it is from, where it stands, what is asked. */
export const briefOf = (model: LinkModel): Html => {
  const { lang, view } = model
  const { labels } = pageWords(lang).link
  const { case: c } = view
  const role: [string, string] = [pageWords(lang).link.role, texts(lang).roles[view.role]]
  if (c.letter)
    return html`${facts([[pageWords(lang).status.letter.addressee, addressee(model)]], true)}${textOfCase(model, 'h2')}`
  const kinds = texts(lang).applicantKinds
  const own = appealWords(lang)
  const acting = actingWords(lang)
  const representative = c.applicant?.representative
  return html`${facts(
    [
      [acting.answerIn.label, c.language && html`<strong>${acting.answerIn.languages[c.language]}</strong>`],
      [
        labels.applicant,
        c.applicant &&
          `${c.applicant.name ?? own.unnamed} (${lowered(kinds[c.applicant.kind])}${c.applicant.byHand ? `; ${acting.byHand.mark}` : ''})`,
      ],
      [own.labels.kind, c.applicant?.anonymous && own.anonymous],
      [own.labels.representative, representative && `${representative.name} (${representative.authority})`],
      [own.labels.signatories, c.applicant?.signatories && String(c.applicant.signatories)],
      [answersWords(lang).consent.label, c.publish && answersWords(lang).consent.given],
      ...state(model),
      role,
    ],
    true,
  )}${asked(model)}`
}

/** Whose draft or letter it is, and how the case stands. */
const state = (model: LinkModel) => {
  const { lang, view, names } = model
  const { labels } = pageWords(lang).link
  const { case: c } = view
  return [
    [labels.agency, named(model, names.agencies, c.agency)],
    [pageWords(lang).status.letter.addressee, addressee(model)],
    [labels.status, statusIn(model)],
    [labels.version, c.draftVersion && c.draftVersion > 1 && String(c.draftVersion)],
  ] as const
}

/** For those who see on the same page who the applicant is. */
export const stateOf = (model: LinkModel): Html => html`${facts(state(model), true)}${asked(model)}`

/** When and how it came, and with whom it is. */
export const factsOf = (model: LinkModel): Html => {
  const { lang, view, names } = model
  const words = pageWords(lang).link
  const terms = texts(lang)
  const { case: c } = view
  const { labels } = words
  const acts: Record<string, string> = terms.actTypes
  const own = c.letter
  const origin = c.origin && [terms.originKinds[c.origin.kind], c.origin.title, formatDay(c.origin.on, lang)]

  return html`${
    own
      ? facts(
          [
            [labels.letter, own.number],
            [labels.letterKind, own.kind && terms.letterKinds[own.kind]],
            [
              labels.signatory,
              own.signatory && `${own.signatory.name}, ${lowered(terms.posts[own.signatory.post])}`,
            ],
            [labels.sentOn, formatDay(own.sentOn, lang)],
            [labels.number, c.number],
            [labels.version, own.version && String(own.version)],
          ],
          true,
        )
      : facts(
          [
            [c.kind === 'initiative' ? labels.opened : labels.received, formatDay(c.receivedOn, lang)],
            [labels.origin, origin?.filter(Boolean).join(', ')],
            [labels.reference, c.reference],
            [labels.actType, c.actType && (acts[c.actType] ?? c.actType)],
            [draftWords(lang).labels.urgent, c.urgent && draftWords(lang).yes],
            [labels.topic, named(model, names.topics, c.topic)],
            [labels.district, named(model, names.districts, c.district)],
            [labels.commission, named(model, names.commissions, c.commission)],
            [labels.document, c.url && linked(c.url)],
            [draftWords(lang).labels.portalUrl, c.portalUrl && linked(c.portalUrl)],
          ],
          true,
        )
  }`
}

const linked = (typed: string) => {
  const url = webAddress(typed)
  return url ? html`<a href="${url}" rel="noreferrer noopener">${url}</a>` : typed
}

const named = ({ lang }: LinkModel, list: LinkModel['names']['topics'], id: string | undefined) =>
  id && wording(list[id] ?? id, lang)

/** Mail that came back: whoever deals with the case must know that its reader does not. */
export const undelivered = ({ lang, head, view }: LinkModel): Html => {
  const { undelivered: said, anotherReader } = pageWords(lang).link
  // A developer or a body that the configuration has no role for is told of as the system.
  const roles: Record<string, string> = { ...texts(lang).roles, system: anotherReader }
  return html`${view.case.undelivered?.map(({ to, why, at, address }) => {
    const reader = (roles[to] ?? anotherReader).toLowerCase()
    return html`<p class="warning">${said[why](reader, formatInstant(at, lang, head.timeZone), address)}</p>\n`
  })}`
}

/** Of the letter whose link it is. An initiative's letters are its matter: whom it is about is whom it was written to. */
const addressee = (model: LinkModel): string | undefined => {
  const { kind, letter: own, letters, proposal } = model.view.case
  const letter = own || kind === 'initiative' ? letters[0] : undefined
  if (kind === 'initiative' && !letter && proposal) return wording(proposal.to, model.lang)
  return letter?.body ?? named(model, model.names.agencies, letter?.agency)
}

const statusIn = ({ lang, view: { case: c } }: LinkModel): string => {
  const { initiativeResponded, isDisputed } = pageWords(lang).link
  if (c.kind === 'initiative' && c.status === 'responded') return initiativeResponded
  const status = c.kind === 'draft_act' ? draftStatus(c.status, lang) : texts(lang).statuses[c.status]
  return c.disputedOn && !c.answer ? `${status}; ${isDisputed}` : status
}

/** What has been asked and not answered yet: an extension, the applicant; and what was promised meanwhile. */
const asked = (model: LinkModel): Html => {
  const { lang, head, view } = model
  const words = pageWords(lang).link
  const own = appealWords(lang)
  const { question, extension, longTerm, completion, danger, returnableUntil, fileAccess } = view.case
  const { repeats = [], linked = [], tooEarly, agreedOn, dueOn, extensionDecided } = view.case
  const drafts = draftWords(lang)
  const day = (on: string) => formatDay(on, lang)
  return html`${agreedOn && html`<p class="warning">${drafts.agreed(day(agreedOn))}</p>\n`}${
    tooEarly &&
    html`<p class="warning">${drafts.tooEarly(day(tooEarly), dueOn ? day(dueOn) : undefined)}</p>\n`
  }${
    fileAccess &&
    html`<p class="warning">${own.fileAccess.toShow(fileAccess.dueOn ? byEndOf(fileAccess.dueOn, lang) : undefined)}</p>\n`
  }${signing(model)}${danger && html`<p class="warning">${own.page.danger}</p>\n`}${
    linked.length > 0 && html`<p>${own.page.linked}: ${linked.join(', ')}</p>\n`
  }${
    repeats.length > 0 &&
    html`<h2>${own.page.repeats}</h2>
<ul>${repeats.map(
      ({ number, status, subject, receivedOn, unchanged }) =>
        html`<li><span class="number">${number}</span>, ${formatDay(receivedOn, lang)}, ${lowered(texts(lang).statuses[status])}: ${subject}${unchanged && html` <strong>(${own.page.unchanged})</strong>`}</li>\n`,
    )}</ul>\n`
  }${
    completion &&
    html`<h2>${own.page.completion}</h2>
<p>${words.question.asked(formatInstant(completion.on, lang, head.timeZone))}${completion.dueOn && ` ${words.question.by(completion.dueOn)}`}</p>
<p>${own.page.missing}: ${completion.missing.map((part) => own.missing[part]).join('; ')}</p>
${longSaid(completion.text, lang)}`
  }${returnableUntil && html`<p class="warning">${own.page.returnableUntil(byEndOf(returnableUntil, lang))}</p>\n`}${endedWithout(lang, view.case)}${
    extension &&
    html`<h2>${words.extension.title}</h2>
${facts([[words.labels.until, html`<strong>${formatDay(extension.until, lang)}</strong>`]], true)}<p>${words.extension.reason}:</p>
${longSaid(extension.reason, lang)}`
  }${
    extensionDecided &&
    html`<h2>${actingWords(lang).news.kinds[extensionDecided.granted ? 'extended' : 'extension_refused']}</h2>
<p>${words.extension.reason}:</p>
${longSaid(extensionDecided.reason, lang)}`
  }${
    question &&
    html`<h2>${words.question.title}</h2>
<p>${words.question.asked(formatInstant(question.on, lang, head.timeZone))}${question.dueOn && ` ${words.question.by(question.dueOn)}`}</p>
${longSaid(question.text, lang)}`
  }${
    longTerm &&
    html`<h2>${words.interim}</h2>
${facts([[words.labels.control, html`<strong>${formatDay(longTerm.controlOn, lang)}</strong>`]], true)}${longSaid(longTerm.text, lang)}${
  longTerm.reason && html`<p>${words.interimReason}</p>\n${longSaid(longTerm.reason, lang)}`
}`
  }`
}

const headings = {
  h2: (title: string) => html`<h2>${title}</h2>`,
  h3: (title: string) => html`<h3>${title}</h3>`,
}

export const textOfCase = ({ lang, view }: LinkModel, heading: 'h2' | 'h3' = 'h3'): Html => {
  const { kind, letter, text } = view.case
  const titles = pageWords(lang).link.text
  const [title, shown] = letter ? [titles.letter, letter.text] : [titles[kind], text]
  return html`${shown && html`${headings[heading](title)}\n${longSaid(shown, lang)}`}`
}

const shownFirst = 300

/** The text's first lines, the whole one tap away. */
export const openingOf = (model: LinkModel): Html => {
  const { lang, view } = model
  const { kind, text } = view.case
  if (!text || [...text].length <= shownFirst * 1.5) return textOfCase(model, 'h2')
  return html`<h2>${pageWords(lang).link.text[kind]}</h2>
<details class="opening"><summary><span class="said"${tongueOf(text, lang)}>${beginningOf(text, shownFirst)}</span><span>${actingWords(lang).whole}</span></summary>
${said(text, lang)}</details>\n`
}

/** What has happened since the reader was last here, each with the way to it. */
export const newsOf = ({ lang, head, view, names, news = [] }: LinkModel): Html => {
  const words = actingWords(lang).news
  const line = ({ kind, at, letter }: News) => {
    const of = letter && view.case.letters.find(({ number }) => number === letter)
    const title = of
      ? words.response(wording(of.body ?? names.agencies[of.agency] ?? of.agency, lang), of.number)
      : words.kinds[kind]
    return html`<li><a href="#${placeOf(kind)}">${title}</a> <span class="hint">${formatInstant(at, lang, head.timeZone)}</span></li>\n`
  }
  return html`${
    news.length > 0 &&
    html`<section class="warning news" aria-labelledby="news"><h2 id="news">${words.title}</h2>
<ul>${news.map(line)}</ul></section>\n`
  }`
}

const placeOf = (kind: NewsKind) =>
  kind === 'response' ? 'letters' : kind === 'message' || kind === 'disputed' ? 'messages' : 'case'
