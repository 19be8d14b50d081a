/** `/deadline`: anybody may count a due date, by the council's terms or by their own. */
import { day, termKeys } from '../../events/values.ts'
import { countDeadline } from '../../shared/domain/terms.ts'
import { type Front, frameOf } from '../../shared/http/front.ts'
import { page, type Reply, type Request } from '../../shared/http/http.ts'
import { renderDeadline } from '../../shared/pages/deadlines/deadline.ts'
import type { DeadlineModel, FieldError } from '../../shared/pages/models.ts'
import { texts } from '../../shared/text/texts.ts'

const longest = 400

export const calculator = async (front: Front, request: Request): Promise<Reply> => {
  const { council, calendar } = front.rules
  const frame = frameOf(front, request)
  const words = texts(frame.lang).validation
  const today = front.rules.dayOf(request.at)
  const { days = '', mode = '' } = request.query
  // What a form left empty is as good as not asked for.
  const from = request.query.from?.trim() || today
  const term = request.query.term || 'appeal.answer'
  const terms = termKeys.map((key) => ({ key, ...council.terms[key] }))
  const own = days.trim() !== ''
  const chosen = terms.find((t) => t.key === term)
  const count = Number(days)
  const errors: FieldError[] = [
    ...(/^2\d/.test(from) && day.safeParse(from).success ? [] : [{ path: 'from', message: words.day }]),
    ...(chosen ? [] : [{ path: 'term', message: words.unknownValue }]),
    ...(!own || (/^\d+$/.test(days.trim()) && count >= 1 && count <= longest)
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
