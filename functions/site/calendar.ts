/** `/meetings.ics`: meetings and hearings of the last and the next months (RFC 5545), times in UTC. */
import { dayOf, titled } from '../../shared/application/activities/shown.ts'
import { formDuties } from '../../shared/domain/activities/forms.ts'
import { byDay } from '../../shared/domain/activities/views.ts'
import { addDays } from '../../shared/domain/terms.ts'
import { languageOf } from '../../shared/http/front.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { at } from '../../shared/pages/layout.ts'
import { pathTo, sectionOf } from '../../shared/pages/site/activities.ts'
import { councilWords } from '../../shared/text/activities/words.ts'
import { wording } from '../../shared/text/explanation.ts'
import type { SiteDeps } from './deps.ts'
import { minuteOld } from './reply.ts'

/** In days. */
const back = 90
const ahead = 366
const most = 100

export const calendar = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const { rules, views, people, portal } = deps
  const { council } = rules
  const lang = languageOf(deps, request)
  const today = rules.dayOf(request.at)
  const found = (await views.activitiesOf(addDays(today, -back), addDays(today, ahead)))
    .filter(({ form }) => formDuties[form].meets || formDuties[form].announced)
    .toSorted(byDay)
    .slice(-most)
  const lines = await titled(people, found)
  // Only who asks for the calendar waits for what writes it.
  const { ICalCalendar, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator')
  const made = new ICalCalendar({
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//zhauap//council//EN',
    name: wording(council.names, lang),
    url: `${portal}${at('/meetings', lang)}`,
  })
  for (const [i, { number, form, title, status }] of lines.entries()) {
    const view = found[i]
    if (!view) continue
    // One that was held on another day has no time there.
    const time = view.heldOn && view.heldOn !== view.on ? undefined : view.time
    const named = councilWords(lang).forms[form]
    made.createEvent({
      id: `${number}@${new URL(portal).hostname}`,
      sequence: view.version,
      stamp: new Date(request.at),
      start: new Date(time ? rules.instantOf(dayOf(view), time) : `${dayOf(view)}T00:00:00Z`),
      timezone: 'UTC',
      allDay: time === undefined,
      summary: title ? `${named}: ${title}` : named,
      url: `${portal}${at(pathTo(sectionOf(form), number), lang)}`,
      status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return {
    status: 200,
    headers: { 'content-type': 'text/calendar; charset=utf-8', ...minuteOld, vary: 'accept-language' },
    body: made.toString(),
  }
}
