/** What the council's own report lists beyond its figures: the activities of a period by their titles, and its plan. */
import { lastLookedAt, type PlanCounts, planCounts } from '../../domain/activities/plan.ts'
import { activityFacts, inOrder, type Period } from '../../domain/reports/council.ts'
import type { Report } from '../../domain/reports/report.ts'
import type { CouncilLists } from '../../text/reports/council-sections.ts'
import type { People, PeriodViews } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'

/** A report as programs get it in a file: the keys that `GET /api/statistics` has, and what came of the plan. */
export const withPlan = (report: Report, plan: PlanCounts) => ({
  ...report,
  council: { ...report.council, plan },
})

/** In the order of their days; a title that was erased is empty. The plan is counted as it stands now. */
export const readCouncilLists = async (
  { views, people }: { views: PeriodViews; people: People },
  period: Period,
): Promise<CouncilLists & { plan: PlanCounts }> => {
  const { from, to } = period
  const planned = await views.activitiesOf(from, lastLookedAt(to))
  const held = planned.flatMap((view) => {
    const facts = activityFacts({ number: view.caseId, ...view }, period)
    return facts ? [{ ...facts, content: view.content }] : []
  })
  const activities = await Promise.all(
    inOrder(held).map(async ({ number, content, form, heldOn, bodies, ongoing }) => {
      const words = await textOf(people, number, content, 'activity')
      return { form, heldOn, title: words?.title ?? '', with: words?.with, bodies, ongoing }
    }),
  )
  return { activities, plan: planCounts(planned, from, to) }
}
