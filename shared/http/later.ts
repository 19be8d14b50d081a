/** Handlers that are loaded when their route is first asked for: a cold start compiles nothing of them. */
import type { Reply } from './replies.ts'
import type { Request } from './request.ts'

export const later =
  <Deps, Name extends string>(
    load: () => Promise<Record<Name, (deps: Deps, request: Request) => Promise<Reply>>>,
  ) =>
  (name: Name) =>
  async (deps: Deps, request: Request): Promise<Reply> =>
    (await load())[name](deps, request)
