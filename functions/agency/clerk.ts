/** Who uses the page of an agency: a clerk, by the session of their browser. */
import { parseCookie, stringifySetCookie } from 'cookie'
import { agencyOfSession } from '../../shared/application/drafts/agency-sign-in.ts'
import type { Executor } from '../../shared/application/execute-command.ts'
import type { Links, Queues, Views } from '../../shared/application/ports.ts'
import { endSession } from '../../shared/application/sessions.ts'
import { formOf } from '../../shared/http/bodies.ts'
import { frameOf } from '../../shared/http/front.ts'
import { page, type Reply, seeOther } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { type AgencyFrame, renderAgencyNotAccepted } from '../../shared/pages/drafts/agency.ts'
import { learn } from '../../shared/runtime/hop.ts'
import { wording } from '../../shared/text/explanation.ts'

export type AgencyDeps = Executor & { links: Links; portal: string; views: Views; queues: Queues }

export type Clerk = NonNullable<Awaited<ReturnType<typeof agencyOfSession>>>
export type Fields = Record<string, string>

/** Browsers keep the longer name to this very host over TLS; on a developer's machine there is none. */
const cookieOf = ({ portal }: AgencyDeps) => {
  const secure = portal.startsWith('https:')
  return { name: secure ? '__Host-agency' : 'agency', secure }
}

/** The header that begins a session in this browser, or ends it. */
export const sessionCookie = (deps: AgencyDeps, session = { token: '', seconds: 0 }) => ({
  'set-cookie': stringifySetCookie({
    ...cookieOf(deps),
    value: session.token,
    maxAge: session.seconds,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
  }),
})

const tokenOf = (deps: AgencyDeps, request: Request): string | undefined =>
  parseCookie(request.headers.cookie ?? '')[cookieOf(deps).name] || undefined

const clerkOf = async (deps: AgencyDeps, request: Request): Promise<Clerk | undefined> => {
  const token = tokenOf(deps, request)
  const clerk = token ? await agencyOfSession(deps, token, request.at) : undefined
  if (clerk) tellWho(clerk.agency)
  return clerk
}

/** The request's line in the log has it. */
export const tellWho = ({ id }: Clerk['agency']): void => learn({ who: `agency:${id}` })

/** Ends the session that this browser has, if it has one: when somebody signs out, or in once more. */
export const endOwnSession = async (deps: AgencyDeps, request: Request): Promise<void> => {
  const token = tokenOf(deps, request)
  if (token) await endSession(deps, token, request.at)
}

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
