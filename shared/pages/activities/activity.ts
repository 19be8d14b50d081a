/** `/desk/activities/{number}`: one activity, what it owes, and what may be done with it now. */
import type { CouncilEventType } from '../../../events/council-events.ts'
import type { Localized } from '../../../events/values.ts'
import type { ActivityTexts, RecommendedShown, SuggestedPoint } from '../../application/activities/models.ts'
import type { ActivityFileView, PendingFile } from '../../application/files/models.ts'
import type { Activity } from '../../domain/activities/activity.ts'
import { formDuties } from '../../domain/activities/forms.ts'
import { inPath, ownNumber } from '../../domain/number.ts'
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

/** By our own numbers: `M` is an activity's series. A number of an old register is named and not linked. */
const pageOf = (number: string): string | undefined => {
  const series = ownNumber(number)?.series
  if (series === 'M') return `/desk/activities/${inPath(number)}`
  return series ? `/desk/cases/${inPath(number)}` : undefined
}

const agenda = ({ lang, activity: a, said: { points } }: ActivityModel): Html => {
  const words = councilDeskWords(lang).activity
  return html`${
    a.agenda &&
    html`<h2>${words.agenda}</h2>
<ol>${a.agenda.items.map(({ no, about }) => {
      const path = about && pageOf(about)
      const point = points[no] ?? ''
      return html`<li>${path ? html`<a href="${at(path, lang)}">${point || about}</a>` : point}</li>\n`
    })}</ol>\n`
  }`
}

const decisions = (model: ActivityModel): Html => {
  const {
    lang,
    activity: a,
    said: { decisions: decided },
  } = model
  const { activity: words, owners } = councilDeskWords(lang)
  return html`${
    a.votes.length > 0 &&
    html`<h2>${words.decisions}</h2>
${a.votes.map((vote) => {
  const { no, votes, adopted, task, doneOn, item } = vote
  const owner = task && owners[task.owner as keyof typeof owners]
  return html`<h3>№ ${no}${item !== undefined && ` (${words.pointOf(item)})`}</h3>
${said(decided[no] ?? '', lang)}<p>${words.votes(votes.for, votes.against, votes.abstained)} ${adopted ? words.adopted : words.rejected}${
    task && owner && ` ${words.task(owner, task.deadline.due ? formatDay(task.deadline.due, lang) : '–')}`
  }${doneOn && ` ${words.taskDone(formatDay(doneOn, lang))}`}</p>\n${effectOf(model, vote)}`
})}`
  }`
}

/** What follows from it, and what came of that. */
const effectOf = (
  { lang, names, options }: ActivityModel,
  { effect, carried }: Activity['votes'][number],
) => {
  if (!effect) return ''
  const { effects } = councilDeskWords(lang)
  const { forms } = councilWords(lang)
  const bodies = names.agencies
  const said = {
    letter: () =>
      effect.kind === 'letter' ? effects.letter(wording(bodies[effect.agency] ?? effect.agency, lang)) : '',
    recommendation: () =>
      effect.kind === 'recommendation'
        ? effects.recommendation(effect.draft, texts(lang).recommendationOutcomes[effect.outcome])
        : '',
    control: () => (effect.kind === 'control' ? effects.control(forms[effect.form]) : ''),
    plan: () => (effect.kind === 'plan' ? effects.plan('', effect.activities.length) : ''),
    member: () =>
      effect.kind === 'member'
        ? (options.effect?.find(({ value }) => value === `member:${effect.member}`)?.label ??
          effects.member(effect.member))
        : '',
  }[effect.kind]()
  const state = carried
    ? carried.refused
      ? effects.refused(refusalIn(lang, carried.refused))
      : effects.done
    : effects.underWay
  return html`<p>${said}. ${state}${
    effect.kind !== 'plan' &&
    carried?.results?.map((number) => {
      const path = pageOf(number)
      return html` ${path ? html`<a href="${at(path, lang)}">${number}</a>` : number}`
    })
  }</p>\n`
}

const protocol = ({ lang, activity: a, hasProtocol }: ActivityModel): Html => {
  const { protocol: words } = councilDeskWords(lang)
  const own = `/desk/activities/${inPath(a.number)}/protocol`
  return html`${
    hasProtocol &&
    html`<h2>${words.title}</h2>
<ul class="files">${(['kk', 'ru'] as const).map(
      (language) =>
        html`<li>${words.languages[language]}: ${(['docx', 'pdf'] as const).map(
          (format) =>
            html`<a href="${at(`${own}/${language}.${format}`, lang)}">${format.toUpperCase()}<span class="hidden"> ${words.languages[language]}</span></a> `,
        )}</li>\n`,
    )}</ul>\n`
  }`
}

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

/** Each is a tick that adds a point with the number of its case. */
const suggestions = ({ lang, suggested, activity: a }: ActivityModel): Html => {
  const { suggested: words } = councilDeskWords(lang).activity
  const there = new Set(a.agenda?.items.map(({ about }) => about))
  const others = suggested.filter(({ number }) => number !== a.number && !there.has(number)).slice(0, 20)
  return html`${
    others.length > 0 &&
    formDuties[a.form].document?.kind === 'minutes' &&
    html`<fieldset class="group"><legend>${words.label}</legend><p class="hint">${words.hint}</p>
${others.map(
  ({ number, title }, i) =>
    html`<div class="choice"><input type="checkbox" name="suggested.${i}" id="suggested-${i}" value="${`${number} ${title}`}"><label for="suggested-${i}">${number} ${title}</label></div>\n`,
)}</fieldset>\n`
  }`
}
