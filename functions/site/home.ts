/** `/`: what the council is, what is next, what it has done this year. */
import { dayOf, titled } from '../../shared/application/activities/shown.ts'
import { hoursOn, openOn } from '../../shared/council/council.ts'
import { formDuties } from '../../shared/domain/activities/forms.ts'
import { byDay } from '../../shared/domain/activities/views.ts'
import { editionOn } from '../../shared/domain/terms.ts'
import { frameOf } from '../../shared/http/front.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { sectionOf } from '../../shared/pages/site/activities.ts'
import { renderHome } from '../../shared/pages/site/home.ts'
import type { SiteDeps } from './deps.ts'
import { newsNow } from './news.ts'
import { forAll } from './reply.ts'
import { yearNow } from './year.ts'

/** How much of the news and of the meetings the home page has. */
const latest = 3
const next = 5

export const home = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const { rules, people } = deps
  const { council } = rules
  const frame = frameOf(deps, request)
  const today = rules.dayOf(request.at)
  const year = today.slice(0, 4)
  const { activities, facts } = await yearNow(deps, request.at)
  const coming = activities
    .filter((view) => (view.status === 'planned' || view.status === 'announced') && dayOf(view) >= today)
    .toSorted(byDay)
    .slice(0, next)
  const held = activities.filter(
    ({ heldOn, status }) => heldOn?.startsWith(year) && (status === 'held' || status === 'ongoing'),
  )
  const [meetings, news] = await Promise.all([titled(people, coming), newsNow(deps, request.at, frame.lang)])
  return forAll(
    renderHome({
      ...frame,
      answerTerm: editionOn(council.terms['appeal.answer'], today),
      hours: hoursOn(council, today),
      meetings,
      news: news.slice(0, latest),
      commissions: openOn(council.commissions, today).map(({ id, names: name }) => ({ id, name })),
      figures: {
        year,
        ...facts,
        meetings: held.filter(({ form }) => formDuties[form].meets).length,
        control: held.filter(({ form }) => sectionOf(form) === 'control').length,
      },
    }),
  )
}
