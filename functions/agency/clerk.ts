/** Who uses the page of an agency: a clerk, by the session of their browser. */
import { agencyOfSession } from '../../shared/application/drafts/agency-sign-in.ts'
import type { Executor } from '../../shared/application/execute-command.ts'
import type { Links, Queues, Views } from '../../shared/application/ports.ts'
import { formOf } from '../../shared/http/bodies.ts'
import { sessionToken } from '../../shared/http/browser/session.ts'
import { frameOf } from '../../shared/http/front.ts'
import { page, type Reply, seeOther } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { type AgencyFrame, renderAgencyNotAccepted } from '../../shared/pages/drafts/agency.ts'
import { learn } from '../../shared/runtime/hop.ts'
import { wording } from '../../shared/text/explanation.ts'

export type AgencyDeps = Executor & { links: Links; portal: string; views: Views; queues: Queues }

export type Clerk = NonNullable<Awaited<ReturnType<typeof agencyOfSession>>>
export type Fields = Record<string, string>

const clerkOf = async (deps: AgencyDeps, request: Request): Promise<Clerk | undefined> => {
  const token = sessionToken(deps, request, 'agency')
  const clerk = token ? await agencyOfSession(deps, token, request.at) : undefined
  if (clerk) tellWho(clerk.agency)
  return clerk
}

/** The request's line in the log has it. */
export const tellWho = ({ id }: Clerk['agency']): void => learn({ who: `agency:${id}` })

type Answer = (deps: AgencyDeps, request: Request, clerk: Clerk, fields: Fields) => Promise<Reply>

/** Who has not signed in is asked to; a form is taken only with the session's own token. */
export const forClerks =
  (answer: Answer) =>
  async (deps: AgencyDeps, request: Request): Promise<Reply> => {
    const clerk = await clerkOf(deps, request)
    const frame = frameOf(deps, request)
    if (request.route.startsWith('GET '))
      return clerk ? answer(deps, request, clerk, {}) : seeOther(`/agency/sign-in?lang=${frame.lang}`)
    const fields = formOf(request)
    if (clerk && fields.csrf === clerk.csrf) return answer(deps, request, clerk, fields)
    return page(clerk ? 403 : 401, renderAgencyNotAccepted({ ...frame, path: '/agency' }))
  }

export const agencyFrame = (deps: AgencyDeps, request: Request, { agency, csrf }: Clerk): AgencyFrame => {
  const frame = frameOf(deps, request)
  return { ...frame, agency: { name: wording(agency.names, frame.lang), csrf } }
}
