/** `POST /api/desk/appeals` and `/initiatives`. */
import {
  type DeskAppealInput,
  deskAppealInput,
  type InitiativeInput,
  initiativeInput,
} from '../../../events/appeals/appeal-inputs.ts'
import { day } from '../../../events/values.ts'
import {
  councilFaults,
  openInitiative,
  type Registered,
  registerAppeal,
  submitHolder,
} from '../../../shared/application/appeals/register-appeal.ts'
import { type Fault, type Validated, validate } from '../../../shared/application/validate.ts'
import { mainOf } from '../../../shared/domain/case.ts'
import { uploadsIn } from '../../../shared/http/forms/attachments.ts'
import { fieldErrors, invalid, languageOf } from '../../../shared/http/front.ts'
import { requiredKey } from '../../../shared/http/idempotency.ts'
import { json, type Reply } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { texts } from '../../../shared/text/texts.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { openAgencies } from '../lists/asked.ts'
import { requireStaff, submissionOf } from '../staff.ts'

/** The input, or a 422 that names every place where it does not hold. */
const checked = <T>(
  deps: DeskDeps,
  request: Request,
  input: Validated<T>,
  faultsOf: (value: T) => Fault[],
): T => {
  const faults = input.outcome === 'invalid' ? input.faults : faultsOf(input.value)
  if (input.outcome === 'invalid' || faults.length)
    throw invalid(fieldErrors(faults, languageOf(deps, request)))
  return input.value
}

const receipt = (deps: DeskDeps, request: Request, registered: Registered, by = ''): Reply => {
  if ('keyReused' in registered) {
    const message = texts(languageOf(deps, request)).validation.keyReused
    throw invalid([{ path: 'Idempotency-Key', message }])
  }
  const c = registered.case
  const { caseId: number, receivedAt, registeredOn } = c
  const dueOn = mainOf(c)?.due ?? null
  if (c.kind !== 'appeal') {
    const letters = Object.keys(c.letters)
    return json(201, { number, receivedAt, registeredOn, dueOn, letters })
  }
  const code = deps.links.code(c)
  const statusUrl = deps.links.statusUrl(c)
  return json(201, { number, code, receivedAt, registeredOn, dueOn, statusUrl, acceptedBy: { name: by } })
}

/** What the schema cannot know: the council's own lists, and that nothing was received tomorrow. */
export const appealFaults = (deps: DeskDeps, request: Request, value: DeskAppealInput): Fault[] => [
  ...councilFaults(deps.rules.council, value, deps.rules.dayOf(request.at)),
  ...futureFaults(value.receivedAt, request),
]

/** That something came after now, both UTC. */
export const futureFaults = (receivedAt: string, { at }: Request): Fault[] =>
  Date.parse(receivedAt) > Date.parse(at) ? [{ path: 'receivedAt', code: 'in_future' }] : []

export const initiativeFaults = (
  deps: DeskDeps,
  request: Request,
  { agency, to = agency }: InitiativeInput,
): Fault[] =>
  typeof to !== 'string' || openAgencies(deps, request).some(({ id }) => id === to)
    ? []
    : [{ path: to === agency ? 'agency' : 'to', code: 'unknown_value' }]

/** A day without a time is meant from its beginning, so that today is not in the future. */
const withMoment = ({ rules }: DeskDeps, value: DeskAppealInput): DeskAppealInput =>
  day.safeParse(value.receivedAt).success
    ? { ...value, receivedAt: rules.instantOf(value.receivedAt, '00:00') }
    : value

/** What came on paper or in person: counted from the day it came, with or without an e-mail address. */
export const register = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const member = await requireStaff(deps, request)
  const submission = submissionOf(deps, member, requiredKey(deps, request))
  const input = checked(deps, request, validate(deskAppealInput, request.body), (value) =>
    appealFaults(deps, request, withMoment(deps, value)),
  )
  const { channel, receivedAt, oral = false, consent: _, ...appeal } = withMoment(deps, input)
  const given = { ...submission, at: request.at }
  const uploads = await uploadsIn(deps, appeal, submitHolder(deps, submission), languageOf(deps, request))
  const came = { channel, receivedAt, ...(oral && { oral }), acceptedBy: member.name }
  return receipt(deps, request, await registerAppeal(deps, appeal, given, came, uploads), member.name)
}

export const open = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const member = await requireStaff(deps, request)
  const submission = submissionOf(deps, member, requiredKey(deps, request))
  const input = checked(deps, request, validate(initiativeInput, request.body), (value) =>
    initiativeFaults(deps, request, value),
  )
  return receipt(deps, request, await openInitiative(deps, input, { ...submission, at: request.at }))
}
