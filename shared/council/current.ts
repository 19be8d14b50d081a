/** The council that this deployment serves: `#council` and `#calendar` are chosen when the code is bundled. */
import calendar from '#calendar' with { type: 'json' }
import council from '#council' with { type: 'json' }
import { loadCalendar } from './calendar.ts'
import { loadCouncil } from './council.ts'

/** The calendar's file as it is deployed, with its sources. */
export const calendarFile = calendar

/** Throws with one line per mistake, so that a function with a broken configuration never starts. */
export const currentCouncil = () => ({ council: loadCouncil(council), calendar: loadCalendar(calendar) })
