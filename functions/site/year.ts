/** The year so far and the months to come, as the home page, the news and the feed show it; read once a minute at most. */
import type { CaseLog, PeriodViews } from '../../shared/application/ports.ts'
import type { ActivityView } from '../../shared/domain/activities/views.ts'
import { type PublishedReport, publishedReports, reportsId } from '../../shared/domain/reports/published.ts'
import { addDays } from '../../shared/domain/terms.ts'
import type { SiteDeps } from './deps.ts'

export type Year = {
  activities: ActivityView[]
  facts: Record<'answered' | 'lettersAnswered' | 'recommended', number>
  /** All that were ever published. */
  reports: PublishedReport[]
}

/** What is further ahead is not called soon; what was announced longer ago is no news. */
const ahead = 180
const back = 120
const minute = 60_000

const read = async (views: PeriodViews, log: CaseLog, today: string): Promise<Year> => {
  const from = `${today.slice(0, 4)}-01-01`
  const earlier = addDays(today, -back)
  const [activities, answered, lettersAnswered, recommended, published] = await Promise.all([
    views.activitiesOf(earlier < from ? earlier : from, addDays(today, ahead)),
    views.countFacts('answered', from, today),
    views.countFacts('lettersAnswered', from, today),
    views.countFacts('recommended', from, today),
    log.load(reportsId),
  ])
  return {
    activities,
    facts: { answered, lettersAnswered, recommended },
    reports: publishedReports(published),
  }
}

const kept = new WeakMap<PeriodViews, { until: number; today: string; year: Promise<Year> }>()

/** `at` is when it is asked for, UTC. */
export const yearNow = ({ views, log, rules }: SiteDeps, at: string): Promise<Year> => {
  const now = Date.parse(at)
  const today = rules.dayOf(at)
  const known = kept.get(views)
  if (known && now < known.until && known.until <= now + minute && known.today === today) return known.year
  const year = read(views, log, today)
  kept.set(views, { until: now + minute, today, year })
  year.catch(() => kept.delete(views))
  return year
}
