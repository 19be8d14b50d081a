/** Which list an address of the desk asks for, and the addresses that ask for others. */
import { type DeskList, placeOf } from '../../../shared/application/desk/lists/desk-list.ts'
import {
  type Asked,
  askedOf,
  type Place,
  queryOf,
} from '../../../shared/application/desk/lists/list-query.ts'
import type { Fault } from '../../../shared/application/validate.ts'
import { type Agency, type Commission, openOn, type Topic } from '../../../shared/council/council.ts'
import { councilNames } from '../../../shared/council/names.ts'
import { fieldErrors, invalid, languageOf } from '../../../shared/http/front.ts'
import type { Request } from '../../../shared/http/request.ts'
import type { DeskNames } from '../../../shared/pages/desk/lists/list-table.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'

export type Wanted = { today: string; asked: Asked; place: Place; errors: FieldError[] }

/**
 * What a query asks for. A day that is none is an error beside its field, and the list is not narrowed by it. Throws a
 * 422 for anything else that there is not.
 */
export const wantedBy = (deps: DeskDeps, request: Request, query = request.query): Wanted => {
  const today = deps.rules.dayOf(request.at)
  const lang = languageOf(deps, request)
  const found = askedOf(deps.rules, query, today)
  const { after } = query
  const faults: Fault[] = [
    ...('faults' in found ? found.faults : []),
    ...(after && !placeOf(after) ? [{ path: 'after', code: 'unknown_value' as const }] : []),
  ]
  if (!('faults' in found) && faults.length === 0)
    return { today, asked: found.asked, place: { ...found.place, ...(after && { after }) }, errors: [] }
  if (faults.some(({ code }) => code !== 'day')) throw invalid(fieldErrors(faults, lang))
  const { from: _, to: __, ...others } = query
  return { ...wantedBy(deps, request, others), errors: fieldErrors(faults, lang) }
}

export const isList = ({ filter }: Asked, list: DeskList): boolean =>
  filter.by === 'list' && filter.list === list

/** The part of an address that asks for this list, from this place on. */
export const listQuery = (asked: Asked, place?: Place): string => {
  const { after, skip = 0, before = 0 } = place ?? {}
  return new URLSearchParams({
    ...queryOf(asked),
    ...(after && { after }),
    ...(skip > 0 && { skip: String(skip) }),
    ...(before > 0 && { before: String(before) }),
  }).toString()
}

/** The bodies that something new may go to today. */
export const openAgencies = ({ rules }: DeskDeps, { at }: Request): Agency[] =>
  openOn(rules.council.agencies, rules.dayOf(at))

/** The commissions that take cases today, and topics that appeals may have. */
export const openCommissions = ({ rules }: DeskDeps, { at }: Request): Commission[] =>
  openOn(rules.council.commissions, rules.dayOf(at))
export const openTopics = ({ rules }: DeskDeps, { at }: Request): Topic[] =>
  openOn(rules.council.topics, rules.dayOf(at))

export const namesOf = ({ rules: { council } }: DeskDeps): DeskNames => councilNames(council)
