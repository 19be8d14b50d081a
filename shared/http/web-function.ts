/** A function's routes, by the names that the API gives them; anything else is not found. */
import { type Front, problemReply } from './front.ts'
import { type Answer, HttpProblem, httpFunction, type Reply, type Request } from './http.ts'

type Handler<Deps> = (deps: Deps, request: Request) => Promise<Reply>

/**
 * Of a route that ends in `{number+}`: numbers with slashes in them, answered as the routes with `{number}` that begin
 * alike answer others. `GET /appeals/{number+}` is given `05-13/7/files` for `GET /appeals/{number}/files`.
 */
export const slashed = 'slashed'

export type Routes<Deps> = Record<string, Handler<Deps> | typeof slashed>

export const webFunction = <Deps extends Front>(deps: () => Promise<Deps>, routes: Routes<Deps>) => {
  const answer: Answer = async (asked) => {
    const request =
      routes[asked.route] === slashed ? unslashed(Object.keys(routes), asked.route, asked) : asked
    const route = request && routes[request.route]
    if (!route || route === slashed) throw new HttpProblem(404, 'not_found')
    return route(await deps(), request)
  }
  return httpFunction(answer, async (request, problem) => problemReply(await deps())(request, problem))
}

/** The request as the route with the longest fitting end has it; undefined where none fits. */
const unslashed = (routes: readonly string[], name: string, request: Request): Request | undefined => {
  const { number: rest = '', ...params } = request.params
  const begin = name.replace('{number+}', '{number}')
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
