/**
 * The period report: what came or went out in a period, and how it stood at the end of its last local day. Pure: it
 * counts what was known on that day (`facts.ts`).
 */
import type { Period, Report, Spread } from '../../../events/answers/reports.ts'
import {
  appealStandings,
  applicants,
  caseKinds,
  originKinds,
  ratings,
  recommendationOutcomes,
} from '../../../events/values.ts'
import { isPast } from '../pending.ts'
import { isBy } from '../terms/days.ts'
import { type Calendar, type Pause, workingDaysBetween } from '../terms.ts'
import { councilReport, noFacts } from './council.ts'
import type { AppealFacts, CohortFacts, DraftFacts, LetterFacts } from './facts.ts'

export type { OnTime, Period, Report, Spread } from '../../../events/answers/reports.ts'

/** What the council has configured: each has its line in the report, with zeros when nothing came. */
export type ReportKeys = {
  commissions: readonly string[]
  topics: readonly string[]
  agencies: readonly string[]
  districts: readonly string[]
}

/** Of numbers in order the middle one, the mean of two where there are two; null of none. */
export const medianOf = (sorted: readonly number[]): number | null => {
  const middle = sorted.slice((sorted.length - 1) / 2, sorted.length / 2 + 1)
  return middle.length === 0 ? null : middle.reduce((sum, n) => sum + n, 0) / middle.length
}

/** `p90` by nearest rank. Days in a year that the calendar lacks cannot be counted and are left out. */
const spreadOf = (days: readonly (number | null)[]): Spread => {
  const known = days.filter((n) => n !== null).toSorted((a, b) => a - b)
  return { median: medianOf(known), p90: known[Math.ceil((known.length * 9) / 10) - 1] ?? null }
}

/** Four decimals, half up: in whole numbers, so that no binary fraction turns a half the wrong way. */
const shareOf = (count: number, total: number): number | null =>
  total === 0 ? null : Math.floor((2 * count * 10_000 + total) / (2 * total)) / 10_000

const countOf = <T>(items: readonly T[], is: (item: T) => unknown): number => items.filter(is).length

/** The items by key: each configured key, then whatever else occurs. Those without a key are under none. */
const grouped = <T, V, K extends string = string>(
  keys: readonly K[],
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
  count: (items: readonly T[]) => V,
): Record<K, V> => {
  const groups = new Map<string, T[]>(keys.map((key) => [key, []]))
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return Object.fromEntries([...groups].map(([key, group]) => [key, count(group)])) as Record<K, V>
}

const howMany = (items: readonly unknown[]) => items.length

/** Whether the due date has passed; while the clock stands still, one that had not passed before does not. */
const isOverdue = (due: string | null, day: string, pauses: readonly Pause[] = []): boolean =>
  isPast(due, day) && !pauses.some((p) => p.from <= due && day < p.to)

const appealsOf = (all: readonly AppealFacts[], keys: ReportKeys, day: string, calendar: Calendar) => {
  const answered = all.filter((a) => a.standing === 'answered')
  const open = all.filter((a) => a.standing === 'in_review' || a.standing === 'long_term')
  // What still waits to be handed over, within the term, is neither in time nor late yet.
  const dated = answered.filter((a) => isPast(a.due, day) || (a.due && a.reachedOn))
  const onTime = countOf(dated, (a) => isBy(a.reachedOn, a.due))
  const late = countOf(open, (a) => isOverdue(a.due, day, a.pauses))
  const outcome = (group: readonly AppealFacts[]) => ({
    received: group.length,
    answered: countOf(group, (a) => a.standing === 'answered'),
  })
  const known = (applicant: string | undefined) => applicants.find((form) => form === applicant) ?? 'other'
  return {
    received: all.length,
    answered: answered.length,
    open: open.length,
    byStatus: grouped(appealStandings, all, (a) => a.standing, howMany),
    byCommission: grouped(keys.commissions, all, (a) => a.commission, outcome),
    byTopic: grouped(keys.topics, all, (a) => a.topic, outcome),
    byApplicant: grouped(applicants, all, (a) => known(a.applicant), howMany),
    onTime: {
      count: onTime,
      share: shareOf(onTime, dated.length + late),
      unknown: countOf(all, (a) => a.due === null),
    },
    workingDays: spreadOf(
      answered.map((a) => workingDaysBetween(calendar, a.receivedOn, a.firstAnswerOn ?? day, a.pauses)),
    ),
    extended: countOf(all, (a) => a.extended),
    rated: grouped(
      ratings,
      all.flatMap((a) => a.rated),
      (rating) => rating,
      howMany,
    ),
  }
}

const lettersOf = (all: readonly LetterFacts[], keys: ReportKeys, day: string, calendar: Calendar) => {
  const answered = all.filter((l) => l.answeredOn !== undefined)
  const isLate = (l: LetterFacts) => l.answeredOn === undefined && isOverdue(l.due, day)
  const overdue = countOf(all, isLate)
  const dated = answered.filter((l) => l.due !== null)
  const onTime = countOf(dated, (l) => isBy(l.answeredOn, l.due))
  const daysOf = (letters: readonly LetterFacts[]) =>
    letters.flatMap((l) => (l.answeredOn ? [workingDaysBetween(calendar, l.sentOn, l.answeredOn)] : []))
  const outcome = (group: readonly LetterFacts[]) => ({
    sent: group.length,
    answered: countOf(group, (l) => l.answeredOn !== undefined),
  })
  return {
    sent: all.length,
    answered: answered.length,
    open: all.length - answered.length,
    overdue,
    byAgency: grouped(
      keys.agencies,
      all,
      (l) => l.agency,
      (group) => ({
        ...outcome(group),
        overdue: countOf(group, isLate),
        medianWorkingDays: spreadOf(daysOf(group)).median,
      }),
    ),
    byAbout: grouped(caseKinds, all, (l) => l.about, outcome),
    onTime: {
      count: onTime,
      share: shareOf(onTime, dated.length + overdue),
      unknown: countOf(all, (l) => l.due === null),
    },
    workingDays: spreadOf(daysOf(answered)),
  }
}

const draftActsOf = (all: readonly DraftFacts[], keys: ReportKeys, calendar: Calendar) => {
  const recommended = all.filter((d) => d.recommendedOn !== undefined)
  const answers = all.flatMap((d) => d.answered)
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
  return {
    received: all.length,
    recommended: recommended.length,
    inReview: countOf(all, (d) => d.recommendedOn === undefined && d.standing === 'in_review'),
    byOutcome: grouped(recommendationOutcomes, recommended, (d) => d.outcome, howMany),
    byAgency: grouped(
      keys.agencies,
      all,
      (d) => d.agency,
      (group) => ({
        received: group.length,
        recommended: countOf(group, (d) => d.recommendedOn !== undefined),
      }),
    ),
    remarks: {
      made: sum(all.map((d) => d.made)),
      accepted: sum(answers.map((a) => a.accepted)),
      declined: sum(answers.map((a) => a.declined)),
    },
    workingDays: spreadOf(
      recommended.flatMap((d) =>
        d.recommendedOn ? [workingDaysBetween(calendar, d.receivedOn, d.recommendedOn, d.pauses)] : [],
      ),
    ),
    countedAsAgreed: countOf(all, (d) => d.isAgreed),
  }
}

/**
 * The report of a period from what was known of its cases and letters at the end of its last local day (docs/report.md).
 * On time is by the end of the local due day then in force (АППК, art. 76); `workingDays` run after receipt until the
 * first answer, less paused ones; shares have four decimals.
 */
export const countReport = (
  period: Period,
  facts: CohortFacts,
  keys: ReportKeys,
  calendar: Calendar,
): Report => ({
  period: { from: period.from, to: period.to },
  appeals: appealsOf(facts.appeals, keys, period.to, calendar),
  letters: lettersOf(facts.letters, keys, period.to, calendar),
  draftActs: draftActsOf(facts.draftActs, keys, calendar),
  initiatives: {
    opened: facts.initiatives.length,
    byOrigin: grouped(originKinds, facts.initiatives, (origin) => origin, howMany),
  },
  happened: facts.happened,
  council: councilReport(period, facts.council ?? noFacts, keys),
})
