/** `/work/{token}`: "my cases" of a chair, a deputy or the head; one of them; and their calendar (RFC 5545). */
import * as z from 'zod/mini'
import { limits } from '../../events/limits.ts'
import { email } from '../../events/typed.ts'
import { staffLinkDays } from '../../shared/application/actions/grants.ts'
import { requestOffice } from '../../shared/application/actions/office-link.ts'
import { officeLink, officeWork, openCasesOf } from '../../shared/application/actions/office-work.ts'
import {
  isActing,
  type OfficeUse,
  type OpenOffice,
  officeToken,
  readOffice,
} from '../../shared/application/actions/offices.ts'
import { validate } from '../../shared/application/validate.ts'
import { commissionOf } from '../../shared/council/council.ts'
import { councilNames } from '../../shared/council/names.ts'
import { formOf } from '../../shared/http/bodies.ts'
import { visitCookie, visitOf } from '../../shared/http/browser/visit.ts'
import { fieldErrors, frameOf, languageOf } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { page, type Reply, seeOther } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderAskWork, renderWork } from '../../shared/pages/actions/work.ts'
import { workWords } from '../../shared/text/actions/work-words.ts'
import { wording } from '../../shared/text/explanation.ts'
import { calendarSummary } from '../../shared/text/notices/mails.ts'
import type { ActDeps } from './deps.ts'

const cookie = 'work-visit'

/** Throws a 404 for a forged address, and for that of an office that another person holds. */
const read = (deps: ActDeps, { params, at }: Request, use: OfficeUse) => {
  const found = readOffice(deps, params.token ?? '', use, at)
  if (!found) throw new HttpProblem(404, 'not_found')
  return found
}

/** What the page's address opens. Where its days are over its holder is told so, and asks for the current one. */
const behindPage =
  (reply: (deps: ActDeps, request: Request, found: OpenOffice) => Promise<Reply>) =>
  async (deps: ActDeps, request: Request): Promise<Reply> => {
    const { isOver, ...found } = read(deps, request, 'office')
    if (!isOver) return reply(deps, request, found)
    const path = `/work/${request.params.token}`
    return page(410, renderAskWork({ ...frameOf(deps, request), path, goodFor: staffLinkDays }))
  }

export const show = behindPage(async (deps, request, found) => {
  const { office, email } = found
  const today = deps.rules.dayOf(request.at)
  const visit = visitOf(deps, request, cookie, today)
  const { skip: typed = '' } = request.query
  const skip = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  const work = await officeWork(deps, office, { today, since: visit.before, skip })
  const token = request.params.token ?? ''
  const address = `${deps.portal}/work/${officeToken(deps, office, email, 'office-calendar', today)}/calendar.ics?lang=${languageOf(deps, request)}`
  const shown = page(
    200,
    renderWork({
      ...frameOf(deps, request),
      path: `/work/${token}${skip ? `?skip=${skip}` : ''}`,
      token,
      ...(office.role === 'chair'
        ? { commission: office.commission }
        : { standsIn: office.as !== undefined }),
      work,
      names: councilNames(deps.rules.council),
      today,
      isActing: isActing(deps.rules, found),
      calendar: { webcal: address.replace(/^https?:/, 'webcal:'), address },
    }),
  )
  return { ...shown, headers: { ...shown.headers, 'set-cookie': visitCookie(deps, cookie, visit) } }
})

/** On to the link by which its holder acts on this case. */
export const open = behindPage(async (deps, request, found) => {
  const link = await officeLink(deps, found, request.query.number ?? '', {
    lang: languageOf(deps, request),
    at: request.at,
  })
  if (!link) throw new HttpProblem(404, 'not_found')
  const { pathname, search } = new URL(link)
  return seeOther(`${pathname}${search}`)
})

/**
 * An all-day entry for each open case that has a date, under the id of the entry that its mail brought, so that a date
 * which moved moves here too. It names no applicant and no matter, and bears no link.
 */
export const calendar = async (deps: ActDeps, request: Request): Promise<Reply> => {
  const { office } = read(deps, request, 'office-calendar')
  const lang = languageOf(deps, request)
  const { council } = deps.rules
  const { open } = await openCasesOf(deps.views, office)
  // Only who asks for the calendar waits for what writes it.
  const { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } = await import('ical-generator')
  const made = new ICalCalendar({
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//zhauap//office//EN',
    name: `${workWords(lang).title} – ${wording(council.names, lang)}`,
  })
  for (const { caseId, kind, dueOn, commission = '', version, pausedDays = [] } of open) {
    // While the clock stands still no date holds.
    const stands = pausedDays.some(([, until]) => until > '9999')
    if (!dueOn || stands || kind === 'initiative') continue
    made.createEvent({
      id: caseId,
      sequence: version,
      stamp: new Date(request.at),
      start: new Date(`${dueOn}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      summary: calendarSummary(caseId, kind, lang),
      description: wording(commissionOf(council, commission)?.names ?? commission, lang),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return {
    status: 200,
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-cache' },
    body: made.toString(),
  }
}

const typed = z.object({ email })

/** For who has lost every link. */
export const ask = async (deps: ActDeps, request: Request): Promise<Reply> =>
  page(200, renderAskWork({ ...frameOf(deps, request), path: '/work' }))

/** The same answer to everybody whose address could be one. */
export const sendPage = async (deps: ActDeps, request: Request): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const frame = { ...frameOf(deps, request), path: '/work' }
  const given = (formOf(request).email ?? '').trim().slice(0, limits.email + 1)
  const input = validate(typed, { email: given })
  if (input.outcome === 'invalid')
    return page(422, renderAskWork({ ...frame, typed: given, errors: fieldErrors(input.faults, lang) }))
  await requestOffice(deps, { email: input.value.email, lang, at: request.at, from: request.from })
  return page(202, renderAskWork({ ...frame, sent: true }))
}
