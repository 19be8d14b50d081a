/** What a meeting is to decide and what it decided, on the desk's page of it. */
import type { Activity } from '../../domain/activities/activity.ts'
import { formDuties } from '../../domain/activities/forms.ts'
import { inPath, ownNumber } from '../../domain/number.ts'
import { type Html, html } from '../../markup/html.ts'
import { councilDeskWords } from '../../text/activities/desk-words.ts'
import { refusalIn } from '../../text/activities/refusals.ts'
import { councilWords } from '../../text/activities/words.ts'
import { formatDay } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { texts } from '../../text/texts.ts'
import { at, said } from '../layout.ts'
import type { ActivityModel } from './activity.ts'

/** By our own numbers: `M` is an activity's series. A number of an old register is named and not linked. */
const pageOf = (number: string): string | undefined => {
  const series = ownNumber(number)?.series
  if (series === 'M') return `/desk/activities/${inPath(number)}`
  return series ? `/desk/cases/${inPath(number)}` : undefined
}

export const agenda = ({ lang, activity: a, said: { points } }: ActivityModel): Html => {
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

export const decisions = (model: ActivityModel): Html => {
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

export const protocol = ({ lang, activity: a, hasProtocol }: ActivityModel): Html => {
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

/** Each is a tick that adds a point with the number of its case. */
export const suggestions = ({ lang, suggested, activity: a }: ActivityModel): Html => {
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
