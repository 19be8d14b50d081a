/** `/desk/activities/{number}`: one activity, what it owes, and what may be done with it now. */
import type { CouncilEventType } from '../../../events/council/council-events.ts'
import type { Localized } from '../../../events/values.ts'
import type { ActivityTexts, RecommendedShown, SuggestedPoint } from '../../application/activities/models.ts'
import type { ActivityFileView, PendingFile } from '../../application/files/models.ts'
import type { Activity } from '../../domain/activities/activity.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { councilDeskWords } from '../../text/activities/desk-words.ts'
import { refusalIn } from '../../text/activities/refusals.ts'
import { councilWords } from '../../text/activities/words.ts'
import { formatDay, formatDays } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { siteWords } from '../../text/site/words.ts'
import { texts } from '../../text/texts.ts'
import { deskPage, when } from '../desk/desk.ts'
import { activityFiles } from '../files/activity-files.ts'
import { addFiles, attachHere, attachScript } from '../files/files.ts'
import { at, facts, notice, said } from '../layout.ts'
import { agenda, decisions, protocol, suggestions } from './meeting.ts'
import { confirmMain, type OffersModel, offeredForms } from './offers.ts'

type Names = Record<string, Localized>

export type ActivityModel = OffersModel & {
  activity: Activity
  said: ActivityTexts
  recommended: readonly RecommendedShown[]
  files: readonly ActivityFileView[]
  /** Members who wait to be told of it by hand, by name. */
  toTell: readonly string[]
  /** Uploaded, and not added yet. */
  pending: readonly PendingFile[]
  today: string
  names: { commissions: Names; districts: Names; agencies: Names }
  /** What may be put on its agenda. */
  suggested: readonly SuggestedPoint[]
  /** What happened, the first first. */
  log: readonly { at: string; type: string }[]
  /** Whether it has a protocol. */
  hasProtocol: boolean
  /** Whether its result may be entered on one page. */
  hasResult: boolean
  done?: string
}

const nameIn = (of: Names, id: string, { lang }: ActivityModel) => {
  const name = Object.hasOwn(of, id) ? of[id] : undefined
  return name === undefined ? id : wording(name, lang)
}

const titleOf = ({ said: { title }, activity }: ActivityModel) => title || activity.number

export const renderActivity = (model: ActivityModel): string => {
  const { lang, activity: a, done, hasResult, offers } = model
  const { activity: words, actions } = councilDeskWords(lang)
  const own = `/desk/activities/${inPath(a.number)}`
  const takesFiles = offers.some(({ name }) => name === 'add_files')
  const more = {
    set_agenda: suggestions(model),
    add_files: html`${attachHere(lang, model.pending, { prefix: 'add_files-', photo: true })}${addFiles(lang, `${own}/files`, 'case')}`,
  }
  const { summary, forms } = offeredForms({ ...model, more }, actions)
  return deskPage(model, {
    title: titleOf(model),
    hasErrors: model.errors.length > 0,
    main: html`${summary}${done && notice(done)}<p><a href="${at('/desk/activities', lang)}">${words.back}</a></p>
<h1>${titleOf(model)}</h1>
<p class="number">${a.number}</p>
${a.erasedOn && html`<p class="warning">${siteWords(lang).activity.erased(formatDay(a.erasedOn, lang))}</p>\n`}${isLate(model) && a.announcement?.due && html`<p class="warning">${words.lateAnnouncement(formatDay(a.announcement.due, lang))}</p>\n`}${factsOf(model)}${duties(model)}${telling(model)}${hasResult && html`<p><a class="go" href="${at(`${own}/result`, lang)}">${words.result}</a></p>\n`}${agenda(model)}${decisions(model)}${protocol(model)}${findings(model)}${photographs(model)}${after(model)}${recommendations(model)}${offers.length > 0 && html`<h2>${words.actions}</h2>\n${forms}`}<details><summary>${words.log}</summary>
<ul class="timeline">${model.log.map((one) => html`<li>${when(one.at, model)}${lineOf(one.type, model)}</li>\n`)}</ul>
</details>${takesFiles && attachScript}`,
  })
}

export const renderActivityConfirm = (model: ActivityModel): string => {
  const { title, main } = confirmMain(model, councilDeskWords(model.lang).actions, titleOf(model))
  return deskPage(model, { title, main })
}

const lineOf = (type: string, { lang }: ActivityModel) => {
  const { events } = texts(lang)
  return events[type as CouncilEventType] ?? type
}

/** Planned for a day for which it is too late, or announced after its day. */
const isLate = ({ activity: a, today }: ActivityModel) => {
  const due = a.announcement?.due
  if (!due || a.status === 'cancelled') return false
  return a.announcedOn ? a.announcedOn > due : a.status === 'planned' && due < today
}

const factsOf = (model: ActivityModel): Html => {
  const {
    lang,
    activity: a,
    said: { with: withWhom, place },
    names,
  } = model
  const words = councilDeskWords(lang).activity
  const { forms, statuses } = councilWords(lang)
  const day = (on: string | undefined) => on && formatDay(on, lang)
  const { facts: labels } = words
  return facts([
    [labels.form, forms[a.form]],
    [labels.status, statuses[a.status]],
    [labels.commission, a.commission && nameIn(names.commissions, a.commission, model)],
    [labels.day, a.heldOn ? '' : day(a.on) && `${day(a.on)}${a.time ? `, ${a.time}` : ''}`],
    [labels.moved, day(a.movedFrom)],
    [labels.announced, day(a.announcedOn)],
    [labels.announceBy, a.announcedOn ? '' : day(a.announcement?.due ?? undefined)],
    [labels.held, a.heldOn && formatDays(a.heldOn, a.heldUntil ?? a.heldOn, lang)],
    [
      labels.present,
      a.attendance && words.presentOf(a.attendance.present, a.attendance.total, a.attendance.needed ?? 0),
    ],
    [labels.objects, a.objects],
    [labels.with, withWhom],
    [labels.place, place],
    [labels.districts, a.districts.map((id) => nameIn(names.districts, id, model)).join(', ')],
    [labels.bodies, a.bodies.map((id) => nameIn(names.agencies, id, model)).join('; ')],
    [labels.origin, a.origin],
    [labels.document, day(a.documentOn)],
    [labels.documentBy, a.documentOn ? '' : day(a.document?.due ?? undefined)],
  ])
}

/** What waits, with its day. */
const duties = ({ lang, activity: a, today }: ActivityModel): Html => {
  const { due, overdue, duties: names } = councilDeskWords(lang).activities
  const waiting = Object.values(a.pending)
  return html`${
    waiting.length > 0 &&
    html`<h2>${due}</h2>
<ul>${waiting.map(({ deadline }) => {
      const until = deadline.due
      return html`<li>${names[deadline.term] ?? texts(lang).terms[deadline.term]}${until && ` – ${formatDay(until, lang)}`}${until && until < today && ` (${overdue})`}</li>\n`
    })}</ul>\n`
  }`
}

const telling = ({ lang, toTell }: ActivityModel): HtmlValue =>
  toTell.length > 0 &&
  html`<h2>${councilDeskWords(lang).activity.toTell}</h2>
<ul>${toTell.map((name) => html`<li>${name}</li>\n`)}</ul>\n`

const after = ({ lang, activity: a }: ActivityModel): Html => {
  const { activity: words, results } = councilDeskWords(lang)
  return html`${
    a.publications.length > 0 &&
    html`<h2>${words.published}</h2>
<ul>${a.publications.map(({ channel, publishedOn }) => html`<li>${formatDay(publishedOn, lang)}: ${channel}</li>\n`)}</ul>\n`
  }${
    a.followUps.length > 0 &&
    html`<h2>${words.followUps}</h2>
<ul>${a.followUps.map(
      ({ result, checkedOn, recommendation: no }) =>
        html`<li>${formatDay(checkedOn, lang)}: ${no !== undefined && `№ ${no} – `}${results[result]}</li>\n`,
    )}</ul>\n`
  }`
}

const findings = ({ lang, activity: { findings }, said: { findings: found } }: ActivityModel): Html =>
  html`${
    findings.length > 0 &&
    html`<h2>${councilDeskWords(lang).activity.findings}</h2>
${findings.map(({ foundOn }, i) => html`<p class="when">${formatDay(foundOn, lang)}</p>\n${said(found[i] ?? '', lang)}`)}`
  }`

const photographs = ({ lang, activity: { number }, files }: ActivityModel): HtmlValue => {
  const { everybody, ours } = councilDeskWords(lang).activity
  return activityFiles(lang, files, {
    to: `/desk/activities/${inPath(number)}`,
    note: ({ shown }) => (shown ? everybody : ours),
  })
}

/** Each with its body's answer, and the case of its letter. */
const recommendations = (model: ActivityModel): Html => {
  const { lang, activity: a, recommended, names } = model
  const { activity: words, effects } = councilDeskWords(lang)
  const stateOf = ({ case: opened, refused }: Activity['recommendations'][number]) => {
    if (opened) return html`<a href="${at(`/desk/cases/${inPath(opened)}`, lang)}">${opened}</a>`
    return refused ? effects.refused(refusalIn(lang, refused)) : effects.underWay
  }
  return html`${
    recommended.length > 0 &&
    html`<h2>${words.recommendations}</h2>
${recommended.map(({ no, agency, body, on, text, dueOn, response }, i) => {
  const one = a.recommendations[i]
  return html`<h3>№ ${no}. ${body ? wording(body, lang) : nameIn(names.agencies, agency, model)}, ${formatDay(on, lang)}</h3>
${said(text, lang)}<p>${
    response
      ? html`<strong>${texts(lang).decisions[response.decision]}</strong>, ${formatDay(response.on, lang)}`
      : siteWords(lang).drafts.noResponse(dueOn && formatDay(dueOn, lang))
  } ${one && stateOf(one)}</p>\n${response?.text && said(response.text, lang)}`
})}`
  }`
}
