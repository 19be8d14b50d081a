/** `/deadline`: anybody may count a due date, by the terms of the law and the council or by their own. */
import { day, presentTerm, termKeys } from '../../events/values.ts'
import type { CouncilRules } from '../../shared/application/council-rules.ts'
import { countDeadline, editionOn, termOf } from '../../shared/domain/terms.ts'
import { typedDay } from '../../shared/domain/typed-day.ts'
import { type Front, frameOf } from '../../shared/http/front.ts'
import { page, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderDeadline } from '../../shared/pages/deadlines/deadline.ts'
import type { DeadlineModel, FieldError } from '../../shared/pages/models.ts'
import { texts } from '../../shared/text/texts.ts'

const longest = { working: 400, calendar: 400, month: 24 }
type Mode = keyof typeof longest
const isMode = (mode: string): mode is Mode => Object.hasOwn(longest, mode)

/** What a form left empty is as good as not asked for; a moment of receipt may stand in `received` whole. */
const asked = ({ query }: Request, today: string): DeadlineModel['values'] => {
  const [received, time = ''] = typedDay(query.received?.trim() || today).split(/[T ]/, 2)
  const from = typedDay(query.from ?? '')
  return {
    received: received ?? '',
    time: query.time?.trim() || time,
    ...(from && { from }),
    term: presentTerm(query.term || 'appeal.answer'),
    days: query.days ?? '',
    mode: query.mode ?? '',
  }
}

const isDay = (text: string) => /^2\d/.test(text) && day.safeParse(text).success

const faultsOf = (
  { received, time, from, term, days, mode }: DeadlineModel['values'],
  terms: DeadlineModel['terms'],
  words: ReturnType<typeof texts>['validation'],
): FieldError[] => {
  const count = days.trim()
  const most = longest[isMode(mode) ? mode : 'working']
  const isCount = /^\d+$/.test(count) && Number(count) >= 1 && Number(count) <= most
  return [
    ...(isDay(from ?? received) ? [] : [{ path: from ? 'from' : 'received', message: words.day }]),
    ...(from || time === '' || /^([01]?\d|2[0-3]):[0-5]\d$/.test(time)
      ? []
      : [{ path: 'time', message: words.time }]),
    ...(terms.some(({ key }) => key === term) ? [] : [{ path: 'term', message: words.unknownValue }]),
    ...(count === '' || isCount ? [] : [{ path: 'days', message: words.wholeNumber(1, most) }]),
    ...(mode === '' || isMode(mode) ? [] : [{ path: 'mode', message: words.unknownValue }]),
  ]
}

const counted = (
  { received, time, from, term, days, mode }: DeadlineModel['values'],
  terms: DeadlineModel['terms'],
  rules: CouncilRules,
): Pick<DeadlineModel, 'result' | 'registration'> => {
  const count = days.trim()
  if (count) {
    // The reader's own term has no basis in law.
    const own = termOf(isMode(mode) ? mode : 'working', Number(count), '')
    return { result: countDeadline(rules.calendar, 'control', own, from ?? received) }
  }
  const key = terms.find((one) => one.key === term)?.key ?? 'appeal.answer'
  if (from) return { result: rules.deadline(key, from) }
  const at = time ? time.padStart(5, '0') : undefined
  const result = rules.deadline(key, rules.beginning(received, at))
  return result.start === 'registration'
    ? { result, registration: rules.registration(received, at) }
    : { result }
}

export const calculator = async (front: Front, request: Request): Promise<Reply> => {
  const { rules } = front
  const frame = frameOf(front, request)
  const today = rules.dayOf(request.at)
  const values = asked(request, today)
  const first = values.from ?? values.received
  const on = isDay(first) ? first : today
  const terms = termKeys.flatMap((key) => {
    const edition = editionOn(rules.council.terms[key], on)
    return edition ? [{ key, ...edition }] : []
  })
  const errors = faultsOf(values, terms, texts(frame.lang).validation)
  const model: DeadlineModel = {
    ...frame,
    values,
    terms,
    errors,
    ...(errors.length === 0 && counted(values, terms, rules)),
  }
  return page(errors.length ? 422 : 200, renderDeadline(model))
}
