/**
 * What the council itself did in a period: the activities held in it, as they stood at the end of its last local day; who
 * was a member; where it published. Pure.
 */
import type { CouncilReport, Period } from '../../../events/answers/reports.ts'
import {
  type ActivityForm,
  type ChannelFigures,
  type LeavingGround,
  leavingGrounds,
  type Membership,
} from '../../../events/council/council-values.ts'
import { resultOf } from '../activities/control.ts'
import { formDuties } from '../activities/forms.ts'
import type { ActivityView } from '../activities/views.ts'
import { isMemberOn } from '../members/composition.ts'
import { isPast } from '../pending.ts'
import { channelsIn } from '../publications/channels.ts'
import { isBy } from '../terms/days.ts'

export type { Period } from '../../../events/answers/reports.ts'

/** An activity as it stood; days are local, absent where what they date had not happened. */
export type ActivityFacts = {
  number: string
  form: ActivityForm
  commission?: string | undefined
  districts: readonly string[]
  bodies: readonly string[]
  objects: number
  heldOn: string
  ongoing: boolean
  present?: number | undefined
  total?: number | undefined
  announcedOn?: string | undefined
  announcementDue?: string | undefined
  documentOn?: string | undefined
  documentDue?: string | undefined
  publishedOn?: string | undefined
  recommendations: readonly RecommendationFacts[]
}

const answers = ['accepted', 'partly', 'declined'] as const
/** `open` while its body has not said whether it takes it. */
type RecommendationFacts = { answer: (typeof answers)[number] | 'open'; carriedOut: boolean }

type MemberFacts = Pick<Membership, 'admittedOn' | 'leftOn' | 'ground' | 'fromReserve'>

export type CouncilFacts = {
  /** Those held, or begun, in the period. */
  activities: readonly ActivityFacts[]
  members: readonly MemberFacts[]
  /** Of the term of office; absent where nobody said. */
  seats?: number | undefined
  channels: readonly ChannelFigures[]
}

export const noFacts: CouncilFacts = { activities: [], members: [], channels: [] }

/** An activity by what its view or its log tells of it, whenever. */
export type KnownActivity = Omit<
  ActivityFacts,
  'number' | 'objects' | 'heldOn' | 'ongoing' | 'districts' | 'bodies' | 'recommendations'
> & {
  number: string
  status: string
  objects?: number | undefined
  heldOn?: string | undefined
  heldUntil?: string | undefined
  districts?: readonly string[] | undefined
  bodies?: readonly string[] | undefined
  recommendations?: ActivityView['recommendations']
  followUps?: ActivityView['followUps']
}

/** What the body of a letter had said by the end of the period, by the case of the letter. */
type Answered = (caseId: string) => string | undefined

/**
 * As it stood at the end of the period; undefined where it was not of it: planned, cancelled, held at another time.
 */
export const activityFacts = (
  a: KnownActivity,
  { from, to }: Period,
  answered: Answered = () => undefined,
): ActivityFacts | undefined => {
  const { heldOn, heldUntil, status, documentOn, publishedOn, announcedOn } = a
  if (!heldOn || heldOn < from || heldOn > to || (status !== 'held' && status !== 'ongoing')) return undefined
  const until = (day: string | undefined) => (isBy(day, to) ? day : undefined)
  return {
    number: a.number,
    form: a.form,
    commission: a.commission,
    districts: a.districts ?? [],
    bodies: a.bodies ?? [],
    objects: a.objects ?? 0,
    heldOn,
    ongoing: status === 'ongoing' || (heldUntil ?? heldOn) > to,
    present: a.present,
    total: a.total,
    announcedOn: until(announcedOn),
    announcementDue: a.announcementDue,
    documentOn: until(documentOn),
    documentDue: a.documentDue,
    publishedOn: until(publishedOn),
    recommendations: (a.recommendations ?? [])
      .filter(({ on }) => on <= to)
      .map((one) => ({
        answer: answers.find((answer) => one.case && answered(one.case) === answer) ?? 'open',
        carriedOut: resultOf(one, a.followUps ?? [], to) === 'carried_out',
      })),
  }
}

const meetings = ['general_meeting', 'presidium_meeting', 'commission_meeting'] as const
const controls = ['monitoring', 'hearing', 'hearing_report', 'expertise'] as const
const events = ['dialogue', 'round_table', 'meeting', 'visit'] as const

const isOneOf = (forms: readonly ActivityForm[]) => (a: ActivityFacts) => forms.includes(a.form)
const countOf = <T>(items: readonly T[], is: (item: T) => unknown) => items.filter(is).length
const byKey = <K extends string>(keys: readonly K[], count: (key: K) => number) =>
  Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<K, number>
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/** In the order of their days. */
export const inOrder = <T extends Pick<ActivityFacts, 'heldOn' | 'number'>>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (`${a.heldOn} ${a.number}` < `${b.heldOn} ${b.number}` ? -1 : 1))

/** Those that were to be announced or written down by a day, and how many were by then; open terms are in neither. */
const inTime = (all: readonly { due?: string | undefined; on?: string | undefined }[], day: string) => {
  const dated = all.filter(({ due, on }) => isPast(due, day) || (due && on))
  return { of: dated.length, inTime: countOf(dated, ({ due, on }) => isBy(on, due)) }
}

/** Two thirds of all members (Law on Public Councils, art. 13(2)). */
const isQuorate = ({ present = 0, total = 0 }: ActivityFacts) => total > 0 && present * 3 >= total * 2

const recommendationsOf = (
  all: readonly RecommendationFacts[],
): CouncilReport['control']['recommendations'] => ({
  made: all.length,
  ...byKey([...answers, 'open'], (answer) => countOf(all, (one) => one.answer === answer)),
  carriedOut: countOf(all, ({ carriedOut }) => carriedOut),
})

const grounds = (left: readonly MemberFacts[]): Record<LeavingGround, number> =>
  byKey(leavingGrounds, (ground) => countOf(left, (m) => m.ground === ground))

/**
 * Who left and came after the first day of the period: those of its first day are the composition that it starts with, so
 * that start, admitted and left make the end.
 */
const membersOf = ({ members, seats }: CouncilFacts, { from, to }: Period): CouncilReport['members'] => {
  const within = (day: string | undefined) => isBy(day, to) && from < day
  const left = members.filter(({ leftOn }) => within(leftOn))
  const admitted = members.filter(({ admittedOn }) => within(admittedOn))
  const start = countOf(members, (m) => isMemberOn(from, m as Membership))
  return {
    seats: seats ?? start,
    start,
    end: countOf(members, (m) => isMemberOn(to, m as Membership)),
    left: left.length,
    admitted: admitted.length,
    fromReserve: countOf(admitted, ({ fromReserve }) => fromReserve),
    byGround: grounds(left),
  }
}

/** An ongoing monitoring counts in the period in which it began. */
export const councilReport = (
  period: Period,
  facts: CouncilFacts,
  keys: { commissions: readonly string[]; districts: readonly string[] },
): CouncilReport => {
  const { to } = period
  const all = inOrder(facts.activities)
  const met = all.filter(isOneOf(meetings))
  const control = all.filter(isOneOf(controls))
  const gathered = all.filter(isOneOf(events))
  const reports = all.filter(isOneOf(['hearing_report']))
  const commissions = [
    ...new Set([...keys.commissions, ...met.flatMap(({ commission }) => commission ?? [])]),
  ]
  const districts = [...new Set([...keys.districts, ...gathered.flatMap((a) => a.districts)])]
  const ofForm = (form: ActivityForm) => countOf(all, (a) => a.form === form)
  return {
    meetings: {
      general: ofForm('general_meeting'),
      presidium: ofForm('presidium_meeting'),
      byCommission: byKey(commissions, (commission) =>
        countOf(met, (a) => a.form === 'commission_meeting' && a.commission === commission),
      ),
      quorate: countOf(met, isQuorate),
      announcedInTime: inTime(
        all
          .filter(({ form }) => formDuties[form].announced)
          .map(({ announcementDue: due, announcedOn: on }) => ({ due, on })),
        to,
      ),
    },
    members: membersOf(facts, period),
    heard: { reports: reports.length, bodies: [...new Set(reports.flatMap(({ bodies }) => bodies))] },
    control: {
      byForm: byKey(controls, ofForm),
      ongoing: countOf(control, ({ ongoing }) => ongoing),
      objects: sum(control.map(({ objects }) => objects)),
      documentsInTime: inTime(
        control.map(({ documentDue: due, documentOn: on }) => ({ due, on })),
        to,
      ),
      published: countOf(control, ({ publishedOn }) => publishedOn),
      recommendations: recommendationsOf(control.flatMap(({ recommendations }) => recommendations)),
    },
    events: {
      ...byKey(events, ofForm),
      byDistrict: byKey(districts, (district) => countOf(gathered, (a) => a.districts.includes(district))),
    },
    channels: channelsIn(facts.channels, period.from, to),
  }
}
