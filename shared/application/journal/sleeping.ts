/** What was loaded from registers and sleeps, found by the views of the last ten years. */
import { limits } from '../../../events/limits.ts'
import { caseKinds } from '../../../events/values.ts'
import { activityOf, isActivityLog } from '../../domain/activities/activity.ts'
import { type ActivityView, undated } from '../../domain/activities/views.ts'
import { fold } from '../../domain/fold.ts'
import { isAsleep } from '../../domain/journal/import.ts'
import { addDays, addMonths } from '../../domain/terms/days.ts'
import { readable } from '../each-case.ts'
import type { CaseLog, PeriodViews } from '../ports.ts'
import { eachOf } from './import-run.ts'

/** What is planned further ahead is in no register of the past. */
const ahead = 366

/**
 * The ids of whatever is open and waits to be activated, each once. `today` is a local day. One that was loaded a moment
 * ago may have no views yet.
 */
export const sleepingIds = async (
  { log, views }: { log: CaseLog; views: PeriodViews },
  today: string,
): Promise<string[]> => {
  const from = addMonths(today, -12 * limits.periodYears)
  const [letters, activities, planned, ...cases] = await Promise.all([
    views.lettersOf(from, today),
    views.activitiesOf(from, addDays(today, ahead)),
    views.activitiesOf(undated, undated),
    ...caseKinds.map((kind) => views.casesOf(kind, from, today)),
  ])
  const open = cases.flat().filter(({ closedOn, nextDue }) => closedOn === undefined && nextDue === undefined)
  const unanswered = letters.filter(({ answeredOn }) => answeredOn === undefined)
  const owing = [...activities, ...planned].filter(mayOwe)
  const maybe = [...new Set([...open, ...unanswered, ...owing].map(({ caseId }) => caseId))]
  const asleep = await eachOf(maybe, async (caseId) => {
    const commits = await readable(() => log.load(caseId))
    if (!commits) return false
    const state = isActivityLog(commits) ? undefined : fold(commits)
    return state ? isAsleep(state) : activityOf(commits)?.dormant === true
  })
  return maybe.filter((_, i) => asleep[i])
}

/** Nothing waits, though something is not there yet. */
const mayOwe = ({ nextDue, status, documentDue, documentOn, publishedOn }: ActivityView) =>
  nextDue === undefined &&
  (status === 'planned' ||
    status === 'ongoing' ||
    (documentDue !== undefined && documentOn === undefined) ||
    (documentOn !== undefined && publishedOn === undefined))
