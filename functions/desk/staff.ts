/** Who may use the desk: members of the secretariat, by the pass that the operator made for them. */
import type { WebDeps } from '../../shared/adapters/web.ts'
import { HttpProblem, type Request } from '../../shared/runtime/http.ts'
import { texts } from '../../shared/text/texts.ts'
import { languageOf } from '../../shared/web/front.ts'

/** Throws a 401 for no pass, a forged or expired one, and one of somebody who is no longer a member. */
export const requireStaff = (deps: WebDeps, request: Request): void => {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const email = deps.links.readStaffToken(token, Date.parse(request.at))
  if (email && deps.rules.council.secretariat.members.some((member) => member.email === email)) return
  const detail = texts(languageOf(deps, request)).validation.staff
  throw new HttpProblem(401, 'unauthorized', { detail }, { 'www-authenticate': 'Bearer' })
}
