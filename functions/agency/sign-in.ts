/** `/agency/sign-in`: by a link sent to the agency's address. GET never signs in: mail scanners open links. */
import * as z from 'zod/mini'
import { email } from '../../events/typed.ts'
import {
  agencyOfLink,
  requestAgencySignIn,
  signInAgency,
} from '../../shared/application/drafts/agency-sign-in.ts'
import { validate } from '../../shared/application/validate.ts'
import { formOf } from '../../shared/http/bodies.ts'
import { endOwnSession, sessionCookie } from '../../shared/http/browser/session.ts'
import { fieldErrors, frameOf, languageOf } from '../../shared/http/front.ts'
import { clearsBrowser, page, type Reply, seeOther } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import {
  renderAgencyConfirm,
  renderAgencyLinkEnded,
  renderAgencyLinkSent,
  renderAgencySignIn,
} from '../../shared/pages/drafts/agency.ts'
import { wording } from '../../shared/text/explanation.ts'
import { type AgencyDeps, forClerks, tellWho } from './clerk.ts'

const asked = z.object({ email })

export const show = async (deps: AgencyDeps, request: Request): Promise<Reply> =>
  page(
    200,
    renderAgencySignIn({ ...frameOf(deps, request), ...('out' in request.query && { signedOut: true }) }),
  )

/** The same answer to everybody whose address could be one. */
export const send = async (deps: AgencyDeps, request: Request): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const frame = { ...frameOf(deps, request), path: '/agency/sign-in' }
  const typed = (formOf(request).email ?? '').trim().slice(0, 255)
  const input = validate(asked, { email: typed })
  if (input.outcome === 'invalid')
    return page(422, renderAgencySignIn({ ...frame, typed, errors: fieldErrors(input.faults, lang) }))
  await requestAgencySignIn(deps, { email: input.value.email, lang, at: request.at, from: request.from })
  return page(200, renderAgencyLinkSent(frame))
}

export const open = async (deps: AgencyDeps, request: Request): Promise<Reply> => {
  const link = request.params.link ?? ''
  const frame = frameOf(deps, request)
  const agency = agencyOfLink(deps, link, request.at)
  if (!agency) return page(410, renderAgencyLinkEnded(frame))
  return page(200, renderAgencyConfirm({ ...frame, link, name: wording(agency.names, frame.lang) }))
}

export const confirm = async (deps: AgencyDeps, request: Request): Promise<Reply> => {
  const link = request.params.link ?? ''
  const agency = agencyOfLink(deps, link, request.at)
  if (agency) tellWho(agency)
  const session = await signInAgency(deps, link, request.at)
  if (!session)
    return page(410, renderAgencyLinkEnded({ ...frameOf(deps, request), path: '/agency/sign-in' }))
  await endOwnSession(deps, request, 'agency')
  const reply = seeOther(`/agency?lang=${languageOf(deps, request)}`)
  return { ...reply, headers: { ...reply.headers, ...sessionCookie(deps, 'agency', session) } }
}

export const signOut = forClerks(async (deps, request) => {
  await endOwnSession(deps, request, 'agency')
  const reply = seeOther(`/agency/sign-in?lang=${languageOf(deps, request)}&out`)
  return { ...reply, headers: { ...reply.headers, ...sessionCookie(deps, 'agency'), ...clearsBrowser } }
})
