/**
 * A member's day: what is new, late and due soon, and what each commission has in hand. Of each list the first that are
 * read at once are looked at, so it is so many requests however much there is.
 */
import { medianOf } from '../../../domain/reports/report.ts'
import { addDays, workingDaysBetween } from '../../../domain/terms.ts'
import { type CaseView, isCaseView } from '../../../domain/views.ts'
import { tellingsCount } from '../../activities/desk-activities.ts'
import type { CouncilRules } from '../../council-rules.ts'
import type { People, Views } from '../../ports.ts'
import type { Count, DeskDay } from '../models.ts'
import { countsOf, isOwedByCouncil, lookedAt } from './desk-list.ts'
import { listedRows } from './list-page.ts'
import { isDue, isMarked } from './list-query.ts'

/** Shown on the page itself. */
const mostFirst = 10

type Deps = { views: Views; people: People; rules: CouncilRules }

/** `today` and `since` are local days; `since` is that of the member's last visit. */
export const dayOf = async (deps: Deps, today: string, since: string): Promise<DeskDay> => {
  const { views, rules } = deps
  const read = async (list: Parameters<Views['list']>[0]) => {
    const { entries, more } = await views.list(list, lookedAt)
    // A fact is of a case: its answer's days are the case's own.
    const ids = [...new Set(entries.map(({ caseId }) => caseId))]
    const found = await views.many(ids.map((caseId) => ({ caseId, part: 'case' })))
    return { found: found.filter(isCaseView), more }
  }
  const month = today.slice(0, 7)
  const [open, recent, answered, counts, tellings] = await Promise.all([
    read({ list: 'due' }),
    read({ list: 'recent', month }),
    read({ list: 'answered', month }),
    countsOf({ views }, today),
    tellingsCount({ views }),
  ])
  const of = (is: (view: CaseView) => boolean): Count => ({
    count: open.found.filter(is).length,
    more: open.more,
  })
  const soonUntil = fifthWorkingDay(rules, today)
  const due = (until: string) => (view: CaseView) => isDue(view, today, until)
  const isUrgent = (view: CaseView) => isOwedByCouncil(view) && isDue(view, '0000-00-01', today)
  const urgent = open.found.filter(isUrgent).slice(0, mostFirst)
  const fresh = (kind: CaseView['kind']): Count => {
    const own = recent.found.filter((view) => view.receivedOn >= since)
    return {
      count: own.filter((view) => view.kind === kind).length,
      more: recent.more && own.length === recent.found.length,
    }
  }
  return {
    since,
    fresh: { appeal: fresh('appeal'), draft_act: fresh('draft_act') },
    today: of(due(today)),
    soon: of(due(soonUntil)),
    soonUntil,
    marked: {
      disputed: of((view) => isMarked(view, 'disputed')),
      said: of((view) => isMarked(view, 'said')),
      unreachable: of((view) => isMarked(view, 'unreachable')),
    },
    tellings: { count: tellings, more: false },
    counts,
    first: await listedRows(deps, urgent, today),
    load: rules.council.commissions.map(({ id }) => loadOf(rules, id, today, open.found, answered.found)),
    more: open.more,
  }
}

const loadOf = (
  { calendar }: CouncilRules,
  commission: string,
  today: string,
  open: readonly CaseView[],
  answered: readonly CaseView[],
): DeskDay['load'][number] => {
  const own = open.filter((view) => view.commission === commission)
  const days = answered
    .filter((view) => view.commission === commission)
    .flatMap(({ receivedOn, firstAnswerOn }) =>
      firstAnswerOn ? (workingDaysBetween(calendar, receivedOn, firstAnswerOn) ?? []) : [],
    )
  return {
    commission,
    open: own.length,
    late: own.filter((view) => isOwedByCouncil(view) && isDue(view, '0000-00-01', addDays(today, -1))).length,
    median: medianOf(days.toSorted((a, b) => a - b)),
  }
}

/** Where the calendar ends, seven days on. */
const fifthWorkingDay = ({ calendar }: CouncilRules, today: string): string => {
  let day = today
  for (let i = 0; i < 30; i++) {
    day = addDays(day, 1)
    const count = workingDaysBetween(calendar, today, day)
    if (count === null) return addDays(today, 7)
    if (count >= 5) return day
  }
  return day
}
