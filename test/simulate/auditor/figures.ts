/** The public figures are what the logs say, counted by hand. */
import type { Finding } from './audit.ts'
import { daysOf } from './calendar.ts'
import type { Facts } from './logs.ts'
import { type Story, storyOf } from './story.ts'

type Said = {
  appeals: {
    received: number
    answered: number
    open: number
    extended: number
    byStatus: Record<string, number>
    onTime: { count: number; share: number | null }
    workingDays: { median: number | null }
  }
  letters: { sent: number; answered: number; open: number; overdue: number; onTime: { count: number } }
  draftActs: {
    received: number
    recommended: number
    remarks: { made: number; accepted: number; declined: number }
  }
  initiatives: { opened: number }
  happened: { answered: number; lettersAnswered: number; recommended: number }
}

export const figureFindings = ({ statistics, logs, calendar, calendars }: Facts): Finding[] => {
  if (!statistics) return []
  const { from, to } = statistics
  const said = JSON.parse(statistics.body) as Said
  const all = [...logs.values()].map((log) => storyOf(log))
  // An old register's rows are told by rules of their own.
  if (all.some((story) => story === undefined)) return []
  const stories = all as Story[]
  const within = (day: string | undefined) => day !== undefined && from <= day && day <= to
  const of = (kind: Story['kind']) => stories.filter((s) => s.kind === kind && within(s.receivedOn))
  const days = daysOf(calendar, calendars.at(-1)?.off)

  const appeals = of('appeal')
  const standing = (s: Story) => s.standings.findLast(([since]) => since <= to)?.[1] ?? 'in_review'
  const byStatus: Record<string, number> = {
    answered: 0,
    long_term: 0,
    out_of_competence: 0,
    in_review: 0,
    withdrawn: 0,
  }
  for (const s of appeals) byStatus[standing(s)] = (byStatus[standing(s)] ?? 0) + 1
  const dueOf = (s: Story) =>
    standing(s) === 'answered' && s.firstAnswer ? s.firstAnswer.due : (s.main?.due ?? null)
  const answered = appeals.filter((s) => standing(s) === 'answered')
  const byHand = ({ handing }: Story) => (handing && handing.since <= to ? handing : undefined)
  /** When the applicant had the first answer: what is known to go by hand, when it was handed over. */
  const hadOn = (s: Story): string | undefined => {
    const on = byHand(s) ? byHand(s)?.on : s.firstAnswer?.on
    return on !== undefined && on <= to ? on : undefined
  }
  const onTime = answered.filter((s) => {
    const [due, on] = [s.firstAnswer?.due, hadOn(s)]
    return due != null && on !== undefined && on <= due
  }).length
  const isStopped = (s: Story, due: string) =>
    [...s.pauses, ...(s.stoppedOn ? [{ from: s.stoppedOn, to: '9999-12-31' }] : [])].some(
      (p) => p.from <= due && to < p.to,
    )
  const late = appeals.filter((s) => {
    const due = s.firstAnswer && !['answered'].includes(standing(s)) ? (s.main?.due ?? null) : dueOf(s)
    return ['in_review', 'long_term'].includes(standing(s)) && due !== null && due < to && !isStopped(s, due)
  }).length
  // What may still be handed over in time is on neither side yet.
  const dated = answered.filter((s) => {
    const due = s.firstAnswer?.due
    return due != null && (hadOn(s) !== undefined || due < to)
  }).length
  const share = dated + late === 0 ? null : Math.round((onTime / (dated + late)) * 10_000) / 10_000
  const took = answered
    .flatMap(
      (s) =>
        days.count(s.receivedOn, s.firstAnswer?.on ?? to, (day) =>
          s.pauses.some((p) => p.from <= day && day < p.to),
        ) ?? [],
    )
    .sort((a, b) => a - b)
  const half = took.length / 2
  const median =
    took.length === 0
      ? null
      : ((took[Math.ceil(half) - 1] ?? 0) + (took[Math.floor(half)] ?? took[Math.ceil(half) - 1] ?? 0)) / 2

  const letters = stories.flatMap((s) => [...s.letters.values()]).filter(({ sentOn }) => within(sentOn))
  const drafts = of('draft_act')
  const remarks = drafts.flatMap((s) => [...s.letters.values()]).flatMap(({ answered }) => answered ?? [])
  const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)
  const given = (s: Story) => s.recommendations.filter(({ on }) => on <= to)

  const expected = {
    'appeals.received': [appeals.length, said.appeals.received],
    'appeals.answered': [answered.length, said.appeals.answered],
    'appeals.byStatus': [JSON.stringify(byStatus), JSON.stringify(said.appeals.byStatus)],
    'appeals.extended': [appeals.filter(({ extensions }) => extensions > 0).length, said.appeals.extended],
    'appeals.onTime': [onTime, said.appeals.onTime.count],
    'appeals.share': [share, said.appeals.onTime.share],
    'appeals.median': [median, said.appeals.workingDays.median],
    'letters.sent': [letters.length, said.letters.sent],
    'letters.answered': [
      letters.filter(({ first }) => first !== undefined && first <= to).length,
      said.letters.answered,
    ],
    'letters.overdue': [
      letters.filter(({ first, due }) => !(first !== undefined && first <= to) && due !== null && due < to)
        .length,
      said.letters.overdue,
    ],
    'letters.onTime': [
      letters.filter(({ first, due }) => first !== undefined && first <= to && due !== null && first <= due)
        .length,
      said.letters.onTime.count,
    ],
    'drafts.received': [drafts.length, said.draftActs.received],
    'drafts.recommended': [drafts.filter((s) => given(s).length > 0).length, said.draftActs.recommended],
    'remarks.made': [
      sum(drafts.flatMap((s) => given(s).map(({ remarks: n }) => n))),
      said.draftActs.remarks.made,
    ],
    'remarks.accepted': [sum(remarks.map(({ accepted }) => accepted)), said.draftActs.remarks.accepted],
    'remarks.declined': [sum(remarks.map(({ declined }) => declined)), said.draftActs.remarks.declined],
    initiatives: [of('initiative').filter(({ origin }) => origin).length, said.initiatives.opened],
    'happened.answered': [
      sum(stories.map((s) => s.standings.filter(([on, how]) => how === 'answered' && within(on)).length)),
      said.happened.answered,
    ],
    'happened.lettersAnswered': [
      stories.flatMap((s) => [...s.letters.values()]).filter(({ first }) => within(first)).length,
      said.happened.lettersAnswered,
    ],
    'happened.recommended': [
      sum(stories.map((s) => s.recommendations.filter(({ on }) => within(on)).length)),
      said.happened.recommended,
    ],
  }
  return Object.entries(expected).flatMap(([what, [right, told]]) =>
    right === told
      ? []
      : [{ kind: 'figure is wrong', text: `${what} of ${from} to ${to}: ${told}, not ${right}` }],
  )
}
