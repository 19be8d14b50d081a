/** `/desk/views`: the list that the address names is saved under a name, or one of the member's own is deleted. */
import * as z from 'zod/mini'
import { limits } from '../../../events/limits.ts'
import { line } from '../../../events/typed.ts'
import { removeView, saveView } from '../../../shared/application/desk/lists/saved-views.ts'
import { validate } from '../../../shared/application/validate.ts'
import { fieldErrors, languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { seeOther } from '../../../shared/http/replies.ts'
import { viewWords } from '../../../shared/text/desk/lists/view-words.ts'
import { forMembers } from '../staff.ts'
import { listQuery, wantedBy } from './asked.ts'
import { listPage } from './lists.ts'

const named = z.object({ name: line(limits.viewName) })

export const change = forMembers(async (deps, request, staff, fields) => {
  const lang = languageOf(deps, request)
  const words = viewWords(lang)
  const query = listQuery(wantedBy(deps, request).asked)
  const done = (kept: 'saved' | 'removed') => seeOther(`/desk?${query}&lang=${lang}&kept=${kept}`)
  const typed = fields.name ?? ''
  const again = (message: string, path = 'name') =>
    listPage(deps, { ...request, route: 'GET /desk', path: '/desk' }, staff, {
      done: [],
      unsaved: { name: typed, errors: [{ path, message }] },
    })
  if (fields.do === 'remove') {
    if (!fields.view) return again(words.nothingChosen, 'view')
    await removeView(deps, staff.member, fields.view, request.at)
    return done('removed')
  }

  const input = validate(named, { name: typed })
  if (input.outcome === 'invalid') {
    const [fault] = input.faults
    const [error] = fieldErrors(input.faults, lang)
    return again(fault?.code === 'required' || !error ? words.noName : error.message)
  }
  const { name } = input.value
  const key = fields.idempotencyKey || freshKey()
  const outcome = await saveView(deps, staff.member, { key, name, query }, request.at)
  if (outcome === 'done') return done('saved')
  return again(outcome === 'full' ? words.full : words.nameTaken)
})
