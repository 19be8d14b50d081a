/**
 * Who may use the desk: members of the secretariat, by the session of their browser, or at the API also by the pass that
 * the operator made for them.
 */
import { memberGrantId } from '../../shared/application/actions/grants.ts'
import type { Submission } from '../../shared/application/appeals/register-appeal.ts'
import { type Member, memberBy } from '../../shared/application/desk/members.ts'
import { memberOfSession } from '../../shared/application/desk/sign-in.ts'
import { fieldsOf } from '../../shared/http/bodies.ts'
import { sessionToken } from '../../shared/http/browser/session.ts'
import { frameOf, languageOf } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { page, type Reply, seeOther } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { type DeskFrame, renderNotAccepted } from '../../shared/pages/desk/desk.ts'
import { learn } from '../../shared/runtime/hop.ts'
import { texts } from '../../shared/text/texts.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'

/** A member who has signed in, and what every form of their session carries. */
export type Staff = { member: Member; csrf: string }
export type Fields = Record<string, string>

/** Who has signed in; undefined where nobody has, has signed out, or is no member any more. */
const staffOf = async (deps: DeskDeps, request: Request): Promise<Staff | undefined> => {
  const token = sessionToken(deps, request, 'desk')
  const staff = token ? await memberOfSession(deps, token, request.at) : undefined
  if (staff) tellWho(deps, staff.member)
  return staff
}

/** The request's line in the log has it. */
export const tellWho = (deps: DeskDeps, member: Member): void => learn({ who: memberGrantId(deps, member) })

const unauthorized = (deps: DeskDeps, request: Request, status: 401 | 403) => {
  const { staff, csrf } = texts(languageOf(deps, request)).validation
  const detail = status === 403 ? csrf : staff
  const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {}
  return new HttpProblem(status, 'unauthorized', { detail }, headers)
}

/**
 * For the API. Throws a 401 for neither pass nor session, for one that is forged or has ended, and for that of somebody
 * who is no longer a member; a 403 where a browser's session changes something without its `x-csrf-token`.
 */
export const requireStaff = async (deps: DeskDeps, request: Request): Promise<Member> => {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token) {
    const email = deps.links.readStaffToken(token, Date.parse(request.at))
    const member = email ? memberBy(deps.rules, email) : undefined
    if (member) {
      tellWho(deps, member)
      return member
    }
    throw unauthorized(deps, request, 401)
  }
  const staff = await staffOf(deps, request)
  if (!staff) throw unauthorized(deps, request, 401)
  if (!request.route.startsWith('GET ') && request.headers['x-csrf-token'] !== staff.csrf)
    throw unauthorized(deps, request, 403)
  return staff.member
}

/** No page of the desk has a longer address, a list's place in it included. */
const longestPath = 600

/** A page of the desk, if this is one; else its beginning. */
export const pageOfDesk = (path: string | undefined): string =>
  path &&
  path.length <= longestPath &&
  /^\/desk(?![^/?])(?!.*\.\.)[\w/?&=.%-]*$/.test(path) &&
  !path.startsWith('/desk/sign-')
    ? path
    : '/desk'

/** A key is its member's own: another's word for another matter is not it. */
export const submissionOf = (deps: DeskDeps, member: Member, key: string): Submission => ({
  door: `desk:${memberGrantId(deps, member)}`,
  key,
})

type Answer = (deps: DeskDeps, request: Request, staff: Staff, fields: Fields) => Promise<Reply>

/**
 * A page for members. Who has not signed in is asked to, and comes back to it; a form is taken only with the session's
 * own token, and what was typed into one that is not taken is shown.
 */
export const forMembers =
  (answer: Answer) =>
  async (deps: DeskDeps, request: Request): Promise<Reply> => {
    const staff = await staffOf(deps, request)
    const frame = frameOf(deps, request)
    if (request.route.startsWith('GET ')) {
      if (staff) return answer(deps, request, staff, {})
      const to = new URLSearchParams({ lang: frame.lang, to: pageOfDesk(frame.path) })
      return seeOther(`/desk/sign-in?${to}`)
    }
    const fields = await fieldsOf(request)
    if (staff && fields.csrf === staff.csrf) return answer(deps, request, staff, fields)
    const typed = ['subject', 'text'].flatMap((name) => fields[name]?.trim() || [])
    const [status, why, to] = staff
      ? ([403, 'foreign', '/desk'] as const)
      : ([401, 'over', '/desk/sign-in'] as const)
    return page(
      status,
      renderNotAccepted({ ...frame, path: '/desk' }, { why, typed: staff ? [] : typed, to }),
    )
  }

export const deskFrame = (deps: DeskDeps, request: Request, { member, csrf }: Staff): DeskFrame => ({
  ...frameOf(deps, request),
  member: { name: member.name, csrf },
})
