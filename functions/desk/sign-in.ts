/** `/desk/sign-in`: by a link sent to a member's address. GET never signs in: mail scanners open links. */
import * as z from 'zod/mini'
import { email } from '../../events/typed.ts'
import { keepViews } from '../../shared/application/desk/lists/saved-views.ts'
import { isFresh, memberOfLink, requestSignIn, signIn } from '../../shared/application/desk/sign-in.ts'
import { validate } from '../../shared/application/validate.ts'
import { formOf } from '../../shared/http/bodies.ts'
import { endOwnSession, sessionCookie } from '../../shared/http/browser/session.ts'
import { fieldErrors, frameOf, languageOf } from '../../shared/http/front.ts'
import { clearsBrowser, page, type Reply, seeOther } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import {
  renderLinkSent,
  renderSignIn,
  renderSignInConfirm,
  renderSignInEnded,
} from '../../shared/pages/desk/desk.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { pageOfDesk, tellWho } from './staff.ts'

const asked = z.object({ email })

export const show = async (deps: DeskDeps, request: Request): Promise<Reply> =>
  page(
    200,
    renderSignIn({
      ...frameOf(deps, request),
      to: pageOfDesk(request.query.to),
      values: {},
      errors: [],
      ...('out' in request.query && { signedOut: true }),
    }),
  )

/** The same answer to everybody whose address could be one. */
export const send = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const fields = formOf(request)
  const lang = languageOf(deps, request)
  const to = pageOfDesk(fields.to)
  const frame = { ...frameOf(deps, request), path: '/desk/sign-in' }
  // An address has 254 characters: what is longer is refused, and not repeated whole.
  const typed = (fields.email ?? '').trim().slice(0, 255)
  const input = validate(asked, { email: typed })
  if (input.outcome === 'invalid') {
    const errors = fieldErrors(input.faults, lang)
    return page(422, renderSignIn({ ...frame, to, values: { email: typed }, errors }))
  }
  const { email } = input.value
  await requestSignIn(deps, { email, lang, to, at: request.at, from: request.from })
  return page(200, renderLinkSent(frame))
}

export const open = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const link = request.params.link ?? ''
  const frame = frameOf(deps, request)
  const member = memberOfLink(deps, link, request.at)
  if (!member) return page(410, renderSignInEnded(frame))
  return page(
    200,
    renderSignInConfirm({ ...frame, link, name: member.name, to: pageOfDesk(request.query.to) }),
  )
}

export const confirm = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const { to } = formOf(request)
  const link = request.params.link ?? ''
  const member = memberOfLink(deps, link, request.at)
  if (member) tellWho(deps, member)
  // First: a link is good once, and who is told of a failure presses the button again.
  if (member && (await isFresh(deps, link))) await keepViews(deps, member, request.at)
  const session = await signIn(deps, link, request.at)
  if (!session) return page(410, renderSignInEnded({ ...frameOf(deps, request), path: '/desk/sign-in' }))
  // The one before, in the same browser, would go on unseen.
  await endOwnSession(deps, request, 'desk')
  const path = pageOfDesk(to)
  const reply = seeOther(`${path}${path.includes('?') ? '&' : '?'}lang=${languageOf(deps, request)}`)
  return { ...reply, headers: { ...reply.headers, ...sessionCookie(deps, 'desk', session) } }
}

export const signOut = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  await endOwnSession(deps, request, 'desk')
  const reply = seeOther(`/desk/sign-in?lang=${languageOf(deps, request)}&out`)
  return { ...reply, headers: { ...reply.headers, ...sessionCookie(deps, 'desk'), ...clearsBrowser } }
}
