/** `/meetings/{number}` and `/control/{number}`: one activity with its agenda, decisions, document and follow-up. */
import type { Language, Localized } from '../../../events/values.ts'
import type { ActivityShown } from '../../application/activities/models.ts'
import { type Html, type HtmlValue, html, webAddress } from '../../markup/html.ts'
import { councilWords } from '../../text/activities/words.ts'
import { formatDay } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { siteWords } from '../../text/site/words.ts'
import { texts } from '../../text/texts.ts'
import { activityFiles } from '../files/activity-files.ts'
import { at, facts, longSaid, page } from '../layout.ts'
import type { Frame } from '../models.ts'
import { pathTo, type Section, whenOf } from './activities.ts'
import { eventData, jsonLd } from './structured.ts'

export type ActivityModel = Frame & {
  section: Section
  activity: ActivityShown
  /** The local day, or UTC where a time is told; absent while it is open. */
  startsAt?: string | undefined
  /** What ids are called. */
  names: Record<'commissions' | 'districts' | 'bodies', Record<string, Localized>>
  /** Where what an item of the agenda is about may be read. */
  about: Record<string, string>
}

const presence = ({ attendance, meets }: ActivityShown, lang: Language): string | false => {
  if (!attendance || attendance.total === 0) return false
  const words = siteWords(lang).activity
  const { present, total, needed = Math.ceil((total * 2) / 3) } = attendance
  return meets ? words.quorum(present, total, needed) : words.present(present, total)
}

const factsOf = ({ activity: a, names, lang }: ActivityModel): Html => {
  const { labels } = siteWords(lang).activity
  const words = councilWords(lang)
  const named = (of: keyof ActivityModel['names'], ids: readonly string[]) =>
    ids.map((id) => wording(names[of][id] ?? id, lang)).join('; ')
  const day = (on: string | undefined) => on && formatDay(on, lang)
  const when = a.heldOn
    ? [labels.held, whenOf({ on: a.heldOn, ...(a.heldUntil && { until: a.heldUntil }) }, lang)]
    : [labels.day, a.on && whenOf({ on: a.on, ...(a.time && { time: a.time }) }, lang)]
  const known: [string, HtmlValue][] = [
    [labels.form, words.forms[a.form]],
    [labels.status, words.statuses[a.status]],
    [when[0] ?? '', when[1]],
    [labels.moved, day(a.movedFrom)],
    [labels.cancelled, day(a.cancelledOn)],
    [labels.place, a.place],
    [labels.with, a.with],
    [labels.commission, a.commission && named('commissions', [a.commission])],
    [labels.districts, named('districts', a.districts)],
    [labels.bodies, named('bodies', a.bodies)],
    [labels.objects, a.objects],
    [labels.announced, day(a.announcedOn)],
    [labels.present, presence(a, lang)],
    [labels.documentOn, day(a.documentOn)],
    [labels.documentDue, !a.documentOn && day(a.documentDue)],
    [labels.number, html`<span class="number">${a.number}</span>`],
  ]
  return facts(known)
}

const agenda = ({ activity: { agenda }, about, lang }: ActivityModel): HtmlValue =>
  agenda.length > 0 &&
  html`<h2>${siteWords(lang).activity.agenda}</h2>
<ol>${agenda.map((item) => {
    const to = item.about && about[item.about]
    return html`<li value="${item.no}">${to ? html`<a href="${at(to, lang)}">${item.text}</a>` : item.text}</li>\n`
  })}</ol>\n`

const decisions = ({ activity: { decisions }, names, lang }: ActivityModel): HtmlValue => {
  const words = siteWords(lang).activity
  const owner = ({ owner, as }: { owner: ActivityShown['decisions'][number]['task'] & object }['owner']) =>
    as ? wording(names.commissions[as] ?? as, lang) : texts(lang).roles[owner]
  return (
    decisions.length > 0 &&
    html`<h2>${words.decisions}</h2>
<ol>${decisions.map(
      ({ no, item, text, votes, adopted, task, doneOn }) => html`<li value="${no}">${
        item !== undefined && html`<p class="when">${words.item(item)}</p>\n`
      }<p>${text}</p>
<p>${adopted ? words.adopted : words.rejected} ${words.votes(votes.for, votes.against, votes.abstained)}</p>
${
  task &&
  html`<p>${words.task(owner(task), task.dueOn ? formatDay(task.dueOn, lang) : '–')}${doneOn && ` ${words.done(formatDay(doneOn, lang))}`}</p>\n`
}</li>\n`,
    )}</ol>\n`
  )
}

/** A register knows the day of a publication and not where it was. */
const publications = ({ activity: { publications }, lang }: ActivityModel): HtmlValue =>
  publications.length > 0 &&
  html`<h2>${siteWords(lang).activity.labels.published}</h2>
<ul>${publications.map(({ on, channel, url }) => {
    const to = webAddress(url)
    const where = channel === 'register' ? '' : channel
    return html`<li>${formatDay(on, lang)}${where && html`, ${where}`}${to && html`: <a href="${to}">${to}</a>`}</li>\n`
  })}</ul>\n`

const findings = ({ activity: { findings }, lang }: ActivityModel): HtmlValue =>
  findings.length > 0 &&
  html`<h2>${siteWords(lang).activity.findings}</h2>
${findings.map(({ on, text }) => html`<p class="when">${formatDay(on, lang)}</p>\n${longSaid(text, lang)}`)}`

const response = (
  { response, dueOn }: ActivityShown['recommendations'][number],
  lang: Language,
): HtmlValue => {
  if (!response) return html`<p>${siteWords(lang).drafts.noResponse(dueOn && formatDay(dueOn, lang))}</p>\n`
  const { decision, on, text } = response
  return html`<p><strong>${texts(lang).decisions[decision]}</strong>, ${formatDay(on, lang)}</p>
${text && longSaid(text, lang)}`
}

/** Each with what its body answered (Law on Public Control, art. 7(2)(8)). */
const recommendations = ({ activity: { recommendations }, names, lang }: ActivityModel): HtmlValue => {
  const words = siteWords(lang).activity
  return (
    recommendations.length > 0 &&
    html`<h2>${words.recommendations}</h2>
${recommendations.map(
  (one) => html`<h3>№ ${one.no}. ${wording(one.body ?? names.bodies[one.agency] ?? one.agency, lang)}</h3>
<p class="when">${formatDay(one.on, lang)}</p>
${one.text && longSaid(one.text, lang)}<h4>${words.response}</h4>
${response(one, lang)}`,
)}`
  )
}

const followUps = ({ activity: { followUps }, lang }: ActivityModel): HtmlValue => {
  const words = siteWords(lang).activity
  return (
    followUps.length > 0 &&
    html`<h2>${words.followUps}</h2>
<ul>${followUps.map(({ on, result, recommendation: no }) => html`<li>${formatDay(on, lang)}: ${no !== undefined && `№ ${no} – `}${words.results[result]}</li>\n`)}</ul>\n`
  )
}

export const renderActivity = (model: ActivityModel): string => {
  const { lang, section, activity, startsAt } = model
  const title = activity.title || councilWords(lang).forms[activity.form]
  return page(model, {
    title,
    listed: true,
    data: startsAt ? jsonLd(eventData(model, activity, startsAt)) : undefined,
    main: html`<h1>${title}</h1>
${activity.erasedOn && html`<p>${siteWords(lang).activity.erased(formatDay(activity.erasedOn, lang))}</p>\n`}${factsOf(model)}${agenda(model)}${decisions(model)}${findings(model)}${activityFiles(lang, activity.files, { to: pathTo(section, activity.number) })}${recommendations(model)}${followUps(model)}${publications(model)}<p><a class="go" href="${at(`/${section}`, lang)}">${siteWords(lang)[section].title}</a></p>\n`,
  })
}
