/** `/desk/calendar`: the calendar's years; which due dates it moves is shown before it is done. */
import { enterable } from '../../../shared/application/desk/directory/entered-year.ts'
import { CasesFailed } from '../../../shared/application/each-case.ts'
import { countedIds, type MovedDate, recompute } from '../../../shared/application/upkeep/recompute.ts'
import { membersId } from '../../../shared/domain/members/composition.ts'
import { ownNumber } from '../../../shared/domain/number.ts'
import { languageOf } from '../../../shared/http/front.ts'
import { page, type Reply, seeOther } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { renderCalendar, renderMoves, type ShownMove } from '../../../shared/pages/desk/calendar.ts'
import { calendarWords } from '../../../shared/text/desk/directory/calendar-words.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { deskFrame, forMembers, type Staff } from '../staff.ts'

/** Each is a read of its log, one after the other, and somebody waits. */
export const most = 1000

const calendarPage = (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  status: number,
  shown: { done?: number; wrong?: string } = {},
): Reply => {
  const frame = deskFrame(deps, request, staff)
  const { calendar } = deps.rules
  const enterableFrom = enterable(deps.rules.dayOf(request.at)).from
  return page(status, renderCalendar({ ...frame, path: '/desk/calendar', calendar, enterableFrom, ...shown }))
}

export const show = forMembers(async (deps, request, staff) => {
  const { done = '' } = request.query
  return calendarPage(deps, request, staff, 200, /^\d{1,6}$/.test(done) ? { done: Number(done) } : {})
})

export const send = forMembers(async (deps, request, staff, { confirmed }) => {
  const lang = languageOf(deps, request)
  const words = calendarWords(lang)
  const ids = await countedIds(deps.views, deps.rules.dayOf(request.at))
  if (ids.size > most)
    return calendarPage(deps, request, staff, 422, { wrong: words.tooMany(ids.size, most) })
  const moves: MovedDate[] = []
  const wrong = await counted(deps, ids, request.at, { dry: !confirmed, moves })
  const told = wrong === undefined ? {} : { wrong: words.unreadable(wrong) }
  if (!confirmed && moves.length > 0) {
    const frame = { ...deskFrame(deps, request, staff), path: '/desk/calendar' }
    return page(200, renderMoves({ ...frame, moves: moves.map(shownMove), ...told }))
  }
  if (wrong !== undefined) return calendarPage(deps, request, staff, 200, { done: moves.length, ...told })
  return seeOther(`/desk/calendar?lang=${lang}&done=${moves.length}`)
})

/** Puts what moves into `moves`; the numbers of what could not be read, where there is any. */
export const counted = async (
  deps: DeskDeps,
  ids: Iterable<string>,
  at: string,
  { dry, moves }: { dry: boolean; moves: MovedDate[] },
): Promise<string | undefined> => {
  try {
    for await (const moved of recompute(deps, ids, at, { dry })) moves.push(moved)
    return undefined
  } catch (error) {
    if (error instanceof CasesFailed) return error.numbers
    throw error
  }
}

export const shownMove = ({ caseId, term, from, to }: MovedDate): ShownMove => ({
  ...{ term, from, to },
  number: caseId === membersId ? undefined : caseId,
  isActivity: ownNumber(caseId)?.series === 'M' || term.startsWith('activity.'),
})
