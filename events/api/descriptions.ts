/** How each operation of the API is described, by its id in the list of routes. */
import { appeals } from './appeals.ts'
import type { Description } from './description.ts'
import { desk } from './desk.ts'
import { links } from './links.ts'
import { service } from './service.ts'

export const descriptions = { ...appeals, ...links, ...desk, ...service } satisfies Record<
  string,
  Description
>
export type OperationId = keyof typeof descriptions
