/**
 * How long a session of a browser lasts, at the desk and at an agency's page, and its end before that. A session is a
 * signature that nothing stores; that it has ended is stored until it would have ended by itself.
 */
import type { Claims, Links } from './ports.ts'

type Deps = { links: Links; claims: Claims }

export const sessionSeconds = 12 * 3600

const endOf = (links: Links, token: string) =>
  `session-ended#${links.digest('session-ended', token).slice(0, 32)}`

/** Ends a session, in whatever browser its cookie is. Twice is once. `at` is UTC. */
export const endSession = async ({ links, claims }: Deps, token: string, at: string): Promise<void> => {
  await claims.hold(endOf(links, token), { at }, Math.ceil(Date.parse(at) / 1000) + sessionSeconds)
}

/** Whether somebody has signed out of it: one read by key, strongly consistent. */
export const hasEnded = async ({ links, claims }: Deps, token: string): Promise<boolean> =>
  (await claims.get(endOf(links, token))) !== undefined
