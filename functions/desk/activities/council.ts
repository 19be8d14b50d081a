/** `POST /api/desk/activities`, `/members` and `/channels`: the council's own work. */
import type * as z from 'zod/mini'
import {
  activityInput,
  channelInput,
  memberInput,
  planInput,
} from '../../../events/council/council-inputs.ts'
import { memberGrantId } from '../../../shared/application/actions/grants.ts'
import {
  activityOffers,
  actOnActivity,
  type Entering,
  enterActivity,
} from '../../../shared/application/activities/activities.ts'
import type { CouncilExecution } from '../../../shared/application/activities/council-log.ts'
import type { Member } from '../../../shared/application/desk/members.ts'
import { changeMembers } from '../../../shared/application/members/members.ts'
import { enterFigures } from '../../../shared/application/publications/channels.ts'
import { validate } from '../../../shared/application/validate.ts'
import { activityOf } from '../../../shared/domain/activities/activity.ts'
import { lateFor } from '../../../shared/domain/activities/schedule.ts'
import { compositionOf, oftenAbsent, sharesOn } from '../../../shared/domain/members/composition.ts'
import { uploadsIn } from '../../../shared/http/forms/attachments.ts'
import { councilErrors, invalid, languageOf, type ProblemDetail } from '../../../shared/http/front.ts'
import { requiredKey } from '../../../shared/http/idempotency.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import { json, type Reply } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { councilRefusal } from '../../../shared/text/activities/refusals.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { requireStaff } from '../staff.ts'

const actor = { role: 'secretary' } as const

/** A key is its member's own. */
export const enteringOf = (deps: DeskDeps, member: Member, key: string, at: string): Entering => ({
  actor,
  at,
  commandId: `council:${memberGrantId(deps, member)}:${key}`,
})

/** Who enters what, checked. */
const entered = async <S extends z.ZodMiniType>(deps: DeskDeps, request: Request, schema: S) => {
  const member = await requireStaff(deps, request)
  const key = requiredKey(deps, request)
  const input = validate(schema, request.body)
  if (input.outcome === 'invalid') throw invalid(councilErrors(input.faults, languageOf(deps, request)))
  return { input: input.value, entering: enteringOf(deps, member, key, request.at) }
}

/** What was done, or the "no": 404 for what is not there, 422 at the field that it is about, else 409 with the reason. */
const done = (deps: DeskDeps, request: Request, execution: CouncilExecution) => {
  if (execution.outcome === 'done') return execution
  if (execution.refused === 'activity_unknown') throw new HttpProblem(404, 'not_found')
  const message = councilRefusal(execution, languageOf(deps, request))
  throw execution.path
    ? invalid([{ path: execution.path, message }])
    : new HttpProblem<ProblemDetail>(409, 'refused', { detail: message })
}

export const plan = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const { input, entering } = await entered(deps, request, planInput)
  const planned = await enterActivity(deps, input, entering)
  const { log } = done(deps, request, planned)
  const a = activityOf(log)
  return json(201, { number: planned.number, late: a ? lateFor(a, deps.rules.dayOf(request.at)) : [] })
}

export const act = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const { input, entering } = await entered(deps, request, activityInput)
  const number = request.params.number ?? ''
  const attached = input.action === 'add_files' ? input : {}
  const uploads = await uploadsIn(deps, attached, entering.commandId, languageOf(deps, request))
  const { log } = done(deps, request, await actOnActivity(deps, number, input, entering, uploads))
  const a = activityOf(log)
  if (!a) throw new HttpProblem(404, 'not_found')
  const waiting = Object.entries(a.pending).map(([key, { deadline }]) => ({ key, dueOn: deadline.due }))
  const offered = activityOffers(a, actor, deps.rules.dayOf(request.at))
  return json(200, { number, status: a.status, waiting, actions: offered.map(({ name }) => name) })
}

export const changeComposition = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const { input, entering } = await entered(deps, request, memberInput)
  const { log } = done(deps, request, await changeMembers(deps, input, entering))
  const composition = compositionOf(log)
  const today = deps.rules.dayOf(request.at)
  const shares = sharesOn(composition, today)
  return json(200, {
    members: shares.members,
    civil: { there: shares.civil, needed: shares.civilNeeded },
    ethnocultural: { there: shares.ethnocultural, needed: shares.ethnoculturalNeeded },
    oftenAbsent: oftenAbsent(composition, today.slice(0, 4)),
  })
}

export const enterChannel = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const { input, entering } = await entered(deps, request, channelInput)
  done(deps, request, await enterFigures(deps, input, entering))
  const { channel, from, to } = input
  return json(200, { channel, from, to })
}
