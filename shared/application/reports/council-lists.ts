/** The activities of a period by their titles, as the council's own report lists them. */
import { activityFacts, inOrder, type Period } from '../../domain/reports/council.ts'
import type { ListedActivity } from '../../text/reports/council-sections.ts'
import type { People, PeriodViews } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'

/** In the order of their days; a title that was erased is empty. */
export const readCouncilLists = async (
  { views, people }: { views: PeriodViews; people: People },
  period: Period,
): Promise<ListedActivity[]> => {
  const held = (await views.activitiesOf(period.from, period.to)).flatMap((view) => {
    const facts = activityFacts({ number: view.caseId, ...view }, period)
    return facts ? [{ ...facts, content: view.content }] : []
  })
  return Promise.all(
    inOrder(held).map(async ({ number, content, form, heldOn, bodies, ongoing }) => {
      const words = await textOf(people, number, content, 'activity')
      return { form, heldOn, title: words?.title ?? '', with: words?.with, bodies, ongoing }
    }),
  )
}
