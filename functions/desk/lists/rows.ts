/** What is done with the rows of a list: one is given to a commission where it stands, or several that are ticked. */
import type { ActionInput } from '../../../events/action-inputs.ts'
import { takeAction } from '../../../shared/application/actions/take-action.ts'
import { deskCase } from '../../../shared/application/desk/desk-case.ts'
import { commissionOf } from '../../../shared/council/council.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { toRemind } from '../../../shared/domain/letters/reminding.ts'
import { languageOf, type ProblemDetail, refused } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { page, type Reply, seeOther } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { renderSheets } from '../../../shared/pages/desk/lists/sheets.ts'
import { listWords } from '../../../shared/text/desk/lists/list-words.ts'
import { texts } from '../../../shared/text/texts.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { memberLink } from '../cases/cases.ts'
import { deskFrame, type Fields, forMembers, type Staff } from '../staff.ts'
import { namesOf } from './asked.ts'
import { listPage } from './lists.ts'

/** A row: a case, or one of its letters. */
type Row = { number: string; letter?: string | undefined }

/** The rows that a button means: the one whose it is, or all that are ticked. */
const rowsIn = (fields: Fields, own: string | undefined): Row[] =>
  own === undefined
    ? Object.keys(fields).flatMap((name) => {
        if (!name.startsWith('pick.')) return []
        const [number = '', letter] = name.slice('pick.'.length).split('~')
        return { number, letter }
      })
    : [{ number: own }]

export const act = forMembers(async (deps, request, staff, fields) => {
  const [, what = 'assign', own] = /^(\w+)(?:\.(.+))?$/.exec(fields.do ?? '') ?? []
  const rows = rowsIn(fields, own)
  const chosen = [...new Set(rows.map(({ number }) => number))]
  const words = listWords(languageOf(deps, request)).done
  if (chosen.length === 0) return listPage(deps, asList(request), staff, { wrong: [words.nothingPicked] })
  if (what === 'print') return print(deps, request, staff, chosen)
  if (what === 'remind') return remind(deps, request, staff, fields, rows)
  return assign(deps, request, staff, { fields, chosen, own })
})

/** Each letter's addressee, or those of a case's letters that wait for a response: once a day each. */
const remind = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  fields: Fields,
  rows: readonly Row[],
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const words = listWords(lang).done
  const key = fields.idempotencyKey || freshKey()
  const today = deps.rules.dayOf(request.at)
  const wrong: string[] = []
  let reminded = 0
  for (const { number, letter } of rows) {
    const c = fold(await deps.log.load(number))
    const waiting = c ? toRemind(c, today).map((one) => one.number) : []
    const letters = letter ? [letter] : waiting
    // Refused in the words of the action where there is nobody to remind.
    for (const one of letters.length ? letters : ['']) {
      const input = { action: 'remind', letter: one } as const
      const why = await actOn(deps, request, staff, number, input, `${key} ${one || number}`)
      if (why === undefined) reminded++
      else wrong.push(words.refused(one || number, why))
    }
  }
  return listPage(deps, asList(request), staff, {
    wrong,
    ...(reminded > 0 && { done: [words.reminded(reminded)] }),
  })
}

const assign = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { fields, chosen, own }: { fields: Fields; chosen: string[]; own: string | undefined },
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const words = listWords(lang).done
  const commission = fields[own === undefined ? 'commission' : `commission.${own}`] ?? ''
  const named = commissionOf(deps.rules.council, commission)
  if (!named) return listPage(deps, asList(request), staff, { wrong: [words.chooseCommission] })
  const key = fields.idempotencyKey || freshKey()
  const done: string[] = []
  const wrong: string[] = []
  for (const number of chosen) {
    const input = { action: 'assign', commission } as const
    const why = await actOn(deps, request, staff, number, input, `${key} ${number}`)
    if (why === undefined) done.push(number)
    else wrong.push(words.refused(number, why))
  }
  const list = String(new URLSearchParams(request.query))
  if (wrong.length === 0) {
    const given = new URLSearchParams({ assigned: done.join(','), given: commission })
    return seeOther(`/desk?${list ? `${list}&` : ''}${given}`)
  }
  const [only = ''] = done
  const said =
    done.length > 1
      ? words.assignedMany(done.length, named.names[lang])
      : words.assigned(only, named.names[lang])
  return listPage(deps, asList(request), staff, {
    wrong,
    ...(done.length > 0 && { done: [said] }),
    without: done,
  })
}

/** Why it was not done to a case; undefined where it was. */
const actOn = async (
  deps: DeskDeps,
  request: Request,
  { member }: Staff,
  number: string,
  input: ActionInput,
  key: string,
): Promise<string | undefined> => {
  const lang = languageOf(deps, request)
  const log = await deps.log.load(number)
  const c = fold(log)
  if (!c) return texts(lang).problems.not_found
  const link = memberLink(deps, member, { case: c, log })
  const executed = await takeAction(deps, link, input, { key, at: request.at })
  if (executed.outcome !== 'refused') return undefined
  const { detail, message } = refused(executed, lang)
  const { detail: said, errors = [] } = (detail ?? {}) as ProblemDetail
  return said ?? errors[0]?.message ?? message
}

/** The list that the form stood in. */
const asList = (request: Request): Request => ({ ...request, route: 'GET /desk', path: '/desk' })

/** The chosen cases, each on a sheet of its own. */
const print = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  chosen: readonly string[],
): Promise<Reply> => {
  const today = deps.rules.dayOf(request.at)
  const sheets = await Promise.all(
    chosen.map(async (number) => {
      const log = await deps.log.load(number)
      const c = fold(log)
      return c && deskCase(deps, { case: c, log }, today)
    }),
  )
  return page(
    200,
    renderSheets({
      ...deskFrame(deps, request, staff),
      path: `/desk?${new URLSearchParams(request.query)}`,
      sheets: sheets.filter((sheet) => sheet !== undefined),
      names: namesOf(deps),
    }),
  )
}
