/** A council's configuration and calendar as the rules that decisions are made by. */
import { Temporal } from 'temporal-polyfill'
import type { Actor, Deadline, RuleKey } from '../../events/values.ts'
import { type Council, hoursOn, openOn } from '../council/council.ts'
import { ownNumber } from '../domain/number.ts'
import type { Context } from '../domain/rule.ts'
import {
  type Beginning,
  beginningOf,
  type Calendar,
  chosenDeadline,
  closingTime,
  deadlineBy,
  editionOn,
  isWorkingDay,
  lastDayBy,
  recount,
  registrationDay,
  workingDaysBetween,
} from '../domain/terms.ts'
import type { Registration } from '../text/registration.ts'

export type CouncilRules = ReturnType<typeof councilRules>

/** Kinds of numbers: appeals, draft acts (НПА), initiatives, letters, and what the council does (мероприятия). */
export type Series = 'A' | 'N' | 'I' | 'L' | 'M'

export const councilRules = (council: Council, calendar: Calendar) => {
  /** The local day of an instant, in the council's time zone. */
  const dayOf = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(council.timeZone).toPlainDate().toString()

  /** The instant of a local day and time (`14:05`). Throws a RangeError for what is none. */
  const instantOf = (day: string, time: string) =>
    Temporal.PlainDateTime.from(`${day}T${time}`)
      .toZonedDateTime(council.timeZone)
      .toInstant()
      .toString({ fractionalSecondDigits: 3 })

  const dayAfterBegins = (day: string) =>
    Temporal.PlainDate.from(day)
      .add({ days: 1 })
      .toZonedDateTime(council.timeZone)
      .toInstant()
      .toString({ fractionalSecondDigits: 3 })

  const deadline = (key: RuleKey, begins: Beginning): Deadline =>
    deadlineBy(calendar, key, council.terms[key], begins)

  /** The local day on which something is registered: `time` of the day of receipt is `HH:MM` or finer. */
  const registeredOn = (receivedOn: string, time?: string) =>
    registrationDay(calendar, hoursOn(council, receivedOn), receivedOn, time)

  const timeOf = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(council.timeZone).toPlainTime().toString()

  /** The last day to which a decision of this day may extend an answer's term (АППК, art. 76). */
  const latestExtension = (decidedOn: string) => (receivedOn: string) =>
    lastDayBy(calendar, council.terms['extension.latest'], {
      on: decidedOn,
      decision: decidedOn,
      receipt: receivedOn,
    })

  /** A deputy and the head of the apparatus decide by the head's link. */
  const extensionBy = (['head', 'secretary'] as const).filter((role) =>
    council.extension.decidedBy.some((post) => post === role),
  )

  return {
    council,
    calendar,
    dayOf,
    instantOf,
    dayAfterBegins,
    timeOf,
    deadline,
    /** When terms begin of what is received on a local day, at this local time where it is told. */
    beginning: (receivedOn: string, time?: string) => beginningOf(receivedOn, registeredOn(receivedOn, time)),
    /** When that is registered, and when the working day of receipt ends. */
    registration: (receivedOn: string, time?: string): Registration => ({
      receivedOn,
      time,
      registeredOn: registeredOn(receivedOn, time),
      closing: isWorkingDay(calendar, receivedOn)
        ? closingTime(calendar, hoursOn(council, receivedOn), receivedOn)
        : undefined,
    }),
    /** When the texts of a case closed on this day end, UTC seconds. */
    retentionEnds: (closedOn: string) =>
      Temporal.PlainDate.from(closedOn)
        .add({ years: council.retentionYears })
        .toZonedDateTime(council.timeZone)
        .toInstant().epochMilliseconds / 1000,
    countWorkingDays: (after: string, until: string) => workingDaysBetween(calendar, after, until),

    /** What of the configuration decides who may do what today. */
    moment: (today: string) => ({
      today,
      extensionBy,
      pauseCauses: council.pauseCauses.map((cause) => cause.id),
      latestExtension: latestExtension(today),
    }),

    context: (at: string, actor: Actor): Context => {
      const today = dayOf(at)
      return {
        actor,
        at,
        today,
        dayOf,
        dayAfterBegins,
        registrationDay: (receivedAt) => registeredOn(dayOf(receivedAt), timeOf(receivedAt)),
        deadline,
        chosenDeadline: (term, from, due) =>
          chosenDeadline(term, from, due, editionOn(council.terms[term], from)?.basis),
        recount: (counted, pauses) => recount(counted, calendar, pauses),
        isWorkingDay: (day) => isWorkingDay(calendar, day),
        latestExtension: latestExtension(today),
        letterNumber: '',
        commissions: openOn(council.commissions, today).map((c) => c.id),
        agencies: openOn(council.agencies, today).map((a) => a.id),
        pauseCauses: council.pauseCauses.map((cause) => cause.id),
        extensionBy,
        headSigns: council.signing === 'head',
      }
    },

    /** How a series is numbered at this instant: by which counter, and how its n-th number is written. */
    series: (series: Series, at: string) => {
      const year = dayOf(at).slice(0, 4)
      return {
        counter: `number#${series}#${year}`,
        numbered: (n: number) => `${council.numberPrefix}-${series}-${year}-${String(n).padStart(6, '0')}`,
      }
    },
    /** By which counter a number was given, and as which; undefined for one that is not the council's own. */
    counted: (number: string) => {
      const own = ownNumber(number)
      return own?.prefix === council.numberPrefix
        ? { counter: `number#${own.series}#${own.year}`, n: own.n }
        : undefined
    },
  }
}
