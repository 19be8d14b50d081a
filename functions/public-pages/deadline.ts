/** `/deadline`: anybody may count a due date, by the council's terms or by their own. */
import { day, termKeys } from '../../events/values.ts'
import { countDeadline } from '../../shared/domain/terms.ts'
import { renderDeadline } from '../../shared/pages/deadline.ts'
import type { DeadlineModel, FieldError } from '../../shared/pages/models.ts'
import { page, type Reply, type Request } from '../../shared/runtime/http.ts'
import { texts } from '../../shared/text/texts.ts'
import { type Front, frameOf } from '../../shared/web/front.ts'

const longest = 400

export const calculator = async (front: Front, request: Request): Promise<Reply> => {
  const { council, calendar } = front.rules
  const frame = frameOf(front, request)
  const words = texts(frame.lang).validation
  const today = front.rules.dayOf(request.at)
  const { from = today, term = 'appeal.answer', days = '', mode = '' } = request.query
  const terms = termKeys.map((key) => ({ key, ...council.terms[key] }))
  const own = days.trim() !== ''
  const chosen = terms.find((t) => t.key === term)
  const count = own ? Number(days) : (chosen?.days ?? Number.NaN)
  const errors: FieldError[] = [
    ...(/^2\d/.test(from) && day.safeParse(from).success ? [] : [{ path: 'from', message: words.day }]),
    ...(own || chosen ? [] : [{ path: 'term', message: words.unknownValue }]),
    ...(!own || (Number.isInteger(count) && count >= 1 && count <= longest)
      ? []
      : [{ path: 'days', message: words.wholeNumber(1, longest) }]),
    ...(mode === '' || mode === 'working' || mode === 'calendar'
      ? []
      : [{ path: 'mode', message: words.unknownValue }]),
  ]
  const model: DeadlineModel = { ...frame, values: { from, term, days, mode }, terms, errors }
  if (errors.length === 0 && chosen) {
    const counted = own
      ? {
          days: count,
          mode: mode === 'calendar' ? ('calendar' as const) : ('working' as const),
          basis: chosen.basis,
        }
      : chosen
    const result = countDeadline(calendar, chosen.key, counted, from)
    const { basis: _, ...unfounded } = result
    model.result = own ? unfounded : result
  }
  return page(errors.length ? 422 : 200, renderDeadline(model))
}
