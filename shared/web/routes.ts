/** A function's routes, by the names that the API gives them; anything else is not found. */
import { type Answer, HttpProblem, httpFunction, type Reply, type Request } from '../runtime/http.ts'
import { type Front, problemReply } from './front.ts'

export type Routes<Deps> = Record<string, (deps: Deps, request: Request) => Promise<Reply>>

export const webFunction = <Deps extends Front>(deps: () => Promise<Deps>, routes: Routes<Deps>) => {
  const answer: Answer = async (request) => {
    const route = routes[request.route]
    if (!route) throw new HttpProblem(404, 'not_found')
    return route(await deps(), request)
  }
  return httpFunction(answer, async (request, problem) => problemReply(await deps())(request, problem))
}
