/** `/meetings` and `/control`, and the page of each activity. */
import { activityForms } from '../../events/council/council-values.ts'
import { openActivityFile, publicFilesIn } from '../../shared/application/activities/files.ts'
import { activityShown, dayOf, titled } from '../../shared/application/activities/shown.ts'
import { namesById } from '../../shared/council/names.ts'
import { byDay } from '../../shared/domain/activities/views.ts'
import { inPath, ownNumber } from '../../shared/domain/number.ts'
import { addDays } from '../../shared/domain/terms.ts'
import { toFile } from '../../shared/http/forms/attachments.ts'
import { frameOf, languageOf } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { picturing, type Reply, seeOther } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { at } from '../../shared/pages/layout.ts'
import { pathTo, renderActivities, type Section, sectionOf } from '../../shared/pages/site/activities.ts'
import { renderActivity } from '../../shared/pages/site/activity.ts'
import { wording } from '../../shared/text/explanation.ts'
import type { SiteDeps } from './deps.ts'
import { listPeriod } from './period.ts'
import { forAll } from './reply.ts'

const onePage = 25
/** How far ahead, in days. */
const ahead = 366

const list =
  (section: Section) =>
  async (deps: SiteDeps, request: Request): Promise<Reply> => {
    const { rules, views, people } = deps
    const { query } = request
    const frame = frameOf(deps, request)
    const today = rules.dayOf(request.at)
    const period = listPeriod(query, today)
    const forms = activityForms.filter((form) => sectionOf(form) === section)
    const form = forms.find((one) => one === query.form)
    const [ofPeriod, after] = await Promise.all([
      views.activitiesOf(period.from, period.to),
      views.activitiesOf(today, addDays(today, ahead)),
    ])
    const isAsked = (view: (typeof ofPeriod)[number]) =>
      form ? view.form === form : forms.includes(view.form)
    const isAhead = (view: (typeof ofPeriod)[number]) =>
      view.status !== 'held' && view.status !== 'ongoing' && dayOf(view) >= today
    const next = after.filter((view) => isAsked(view) && isAhead(view)).toSorted(byDay)
    // What a figure counted was held, or is going on.
    const isPast = (view: (typeof ofPeriod)[number]) =>
      period.year ? !isAhead(view) : view.status === 'held' || view.status === 'ongoing'
    const past = ofPeriod
      .filter((view) => isAsked(view) && isPast(view))
      .toSorted(byDay)
      .reverse()
    const first = (period.page - 1) * onePage
    const [coming, gone] = await Promise.all([
      titled(people, next.slice(0, onePage)),
      titled(people, past.slice(first, first + onePage)),
    ])
    return forAll(
      renderActivities({
        ...frame,
        ...{ section, forms, form, period },
        next: coming,
        past: gone,
        earlier: past.length > first + onePage ? period.page + 1 : undefined,
        commissions: Object.fromEntries(
          rules.council.commissions.map(({ id, names }) => [id, wording(names, frame.lang)]),
        ),
      }),
    )
  }

/** Where everybody may read what an item of an agenda is about: the council's own series say what a number is of. */
const pathOf = (number: string): [string, string][] => {
  const series = ownNumber(number)?.series
  if (series === 'M') return [[number, pathTo('meetings', number)]]
  return series === 'N' ? [[number, `/drafts/${inPath(number)}`]] : []
}

const one =
  (section: Section) =>
  async (deps: SiteDeps, request: Request): Promise<Reply> => {
    const { council } = deps.rules
    const activity = await activityShown(deps, request.params.number ?? '')
    if (!activity) throw new HttpProblem(404, 'not_found')
    const own = sectionOf(activity.form)
    if (own !== section) return seeOther(at(pathTo(own, activity.number), languageOf(deps, request)))
    const page = forAll(
      renderActivity({
        ...frameOf(deps, request),
        section,
        activity,
        startsAt:
          activity.on && activity.time && (activity.heldOn ?? activity.on) === activity.on
            ? deps.rules.instantOf(activity.on, activity.time)
            : (activity.heldOn ?? activity.on),
        names: {
          commissions: namesById(council.commissions),
          districts: namesById(council.districts),
          bodies: namesById(council.agencies),
        },
        about: Object.fromEntries(activity.agenda.flatMap(({ about }) => (about ? pathOf(about) : []))),
      }),
    )
    return activity.files.length ? picturing(page, deps.files.origin) : page
  }

/** A photograph or a document that was shown to everybody. */
export const file = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const { number = '', id = '' } = request.params
  return toFile(deps, request, await openActivityFile(deps, { number, id }, publicFilesIn))
}

export const meetings = list('meetings')
export const control = list('control')
export const meeting = one('meetings')
export const controlled = one('control')
