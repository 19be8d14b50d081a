/** A function's routes and what answers each of them; anything else is not found. */
import type { HttpFunction, routes } from '../../events/routes.ts'
import { type Front, problemReply } from './front.ts'
import { type Answer, httpFunction } from './http.ts'
import { HttpProblem } from './problem.ts'
import type { Reply } from './replies.ts'
import type { Request } from './request.ts'

type Handler<Deps> = (deps: Deps, request: Request) => Promise<Reply>

/** Answered by the handlers of other routes, or by nobody. */
type Unhandled = `${string}{number+}` | '$default'

/** One for each of a function's routes, and no other. */
export type Handlers<Name extends HttpFunction, Deps> = Record<
  Exclude<keyof (typeof routes)[Name], Unhandled>,
  Handler<Deps>
>

/**
 * A route that ends in `{number+}` takes numbers with slashes in them, answered as the routes with `{number}` that begin
 * alike answer others: `GET /appeals/{number+}` is given `05-13/7/files` for `GET /appeals/{number}/files`.
 */
export const webFunction = <Deps extends Front>(
  deps: () => Promise<Deps>,
  handlers: Record<string, Handler<Deps>>,
) => {
  const answer: Answer = async (asked) => {
    const request = asked.route.endsWith('{number+}') ? unslashed(Object.keys(handlers), asked) : asked
    const handler = request && handlers[request.route]
    if (!handler) throw new HttpProblem(404, 'not_found')
    return handler(await deps(), request)
  }
  return httpFunction(answer, async (request, problem) => problemReply(await deps())(request, problem))
}

/** The request as the route with the longest fitting end has it; undefined where none fits. */
const unslashed = (routes: readonly string[], request: Request): Request | undefined => {
  const { number: rest = '', ...params } = request.params
  const begin = request.route.replace('{number+}', '{number}')
  const ends = routes
    .filter((route) => route === begin || route.startsWith(`${begin}/`))
    .map((route) => ({ route, end: route.slice(begin.length) }))
    .toSorted((a, b) => b.end.length - a.end.length)
  for (const { route, end } of ends) {
    const named = end.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
    const found = new RegExp(`^(?<number>.+)${named}$`, 's').exec(rest)
    if (found?.groups) return { ...request, route, params: { ...params, ...found.groups } }
  }
  return undefined
}
