/** The council's work as the desk shows it: a half-year, what is owed, one activity in its own words. */
import { formDuties } from '../../domain/activities/forms.ts'
import { lastLookedAt, type PlanCounts, planCounts } from '../../domain/activities/plan.ts'
import { byDay, undated } from '../../domain/activities/views.ts'
import { addDays } from '../../domain/terms.ts'
import { isActivityView, isCaseView, isCompositionView, type View } from '../../domain/views.ts'
import type { People, Views } from '../ports.ts'
import type { ListedCouncilActivity, ListedDuty, ListedTelling, SuggestedPoint } from './models.ts'
import { titlesOf } from './said.ts'

type Deps = { views: Views; people: People }

/** Those whose day is open; then those held or planned on these local days, both included, by their days. */
export const activitiesBetween = async (
  { views, people }: Deps,
  from: string,
  to: string,
): Promise<ListedCouncilActivity[]> => {
  const [open, dated] = await Promise.all([
    views.activitiesOf(undated, undated),
    views.activitiesOf(from, to),
  ])
  const found = [...open, ...dated].toSorted(byDay)
  const titles = await titlesOf(people, found)
  return found.map((view, i) => ({
    number: view.caseId,
    title: titles[i] ?? '',
    form: view.form,
    status: view.status,
    on: view.heldOn ?? view.on,
    until: view.heldUntil,
  }))
}

/** How much of the plan of these local days, both included, came to be. */
export const planOf = async ({ views }: Pick<Deps, 'views'>, from: string, to: string): Promise<PlanCounts> =>
  planCounts(await views.activitiesOf(from, lastLookedAt(to)), from, to)

/** Those that are planned for these local days and belong to no approved plan yet. */
export const plannedBetween = async (
  { views }: Pick<Deps, 'views'>,
  from: string,
  to: string,
): Promise<{ number: string; on: string }[]> =>
  (await views.activitiesOf(from, to)).flatMap(({ caseId, status, on, approvedOn }) =>
    on && !approvedOn && (status === 'planned' || status === 'announced') ? [{ number: caseId, on }] : [],
  )

/** As many as one page shows; what is due first comes first. */
const mostDuties = 50

/** What the council owes, by its day. */
export const dutiesDue = async ({ views, people }: Deps): Promise<ListedDuty[]> => {
  const { entries } = await views.list({ list: 'duties' }, mostDuties)
  const owing = (await views.many(entries)).flatMap((view) =>
    (isActivityView(view) || isCompositionView(view)) && view.nextTerm ? [view] : [],
  )
  const activities = owing.filter(isActivityView)
  const titles = new Map<string, string>()
  for (const [i, title] of (await titlesOf(people, activities)).entries())
    titles.set(activities[i]?.caseId ?? '', title)
  return owing.map((view) => ({
    ...(isActivityView(view) && { number: view.caseId }),
    title: titles.get(view.caseId) ?? '',
    due: view.nextDue?.startsWith('0000') ? undefined : view.nextDue,
    term: view.nextTerm ?? 'control',
  }))
}

/** Meetings whose members without e-mail are still to be told, by what is due first. */
export const tellingsDue = async ({ views, people }: Deps): Promise<ListedTelling[]> => {
  const found = await tellingViews({ views })
  const titles = await titlesOf(people, found)
  return found.map(({ caseId, telling }, i) => ({ number: caseId, title: titles[i] ?? '', ...telling }))
}

/** How many of them there are. */
export const tellingsCount = async (deps: Pick<Deps, 'views'>): Promise<number> =>
  (await tellingViews(deps)).length

/** All that the council owes is looked at: what is long overdue stands before the meetings that are to come. */
const tellingViews = async ({ views }: Pick<Deps, 'views'>) => {
  const owing: View[] = []
  let after: string | undefined
  do {
    const { entries, more } = await views.list({ list: 'duties' }, mostDuties, after)
    owing.push(...(await views.many(entries)))
    after = more ? entries.at(-1)?.key : undefined
  } while (after)
  return owing.flatMap((view) =>
    isActivityView(view) && view.telling ? [{ ...view, telling: view.telling }] : [],
  )
}

/** So far back is looked for controls whose document a meeting is to adopt, in days; so many of each are offered. */
const lookedBack = 90
const mostSuggested = 15

/** What may wait for a meeting's decision: open drafts without recommendations, controls that were held. */
export const suggestedPoints = async ({ views, people }: Deps, today: string): Promise<SuggestedPoint[]> => {
  const { entries } = await views.list({ list: 'due' }, 96)
  const [open, held] = await Promise.all([
    views.many(entries.map(({ caseId }) => ({ caseId, part: 'case' }))),
    views.activitiesOf(addDays(today, -lookedBack), today),
  ])
  const drafts = open
    .filter(isCaseView)
    .filter((view) => view.kind === 'draft_act' && view.status !== 'recommended' && !view.closedOn)
  const controls = held.filter(
    ({ form, status, publishedOn }) => formDuties[form].control && status === 'held' && !publishedOn,
  )
  const found = [...drafts.slice(0, mostSuggested), ...controls.slice(0, mostSuggested)]
  const titles = await titlesOf(people, found)
  return found.flatMap(({ caseId }, i) => {
    const title = titles[i]
    return title ? [{ number: caseId, title }] : []
  })
}
