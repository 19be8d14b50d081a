/**
 * Lists of the desk that a member keeps under names of their own. How somebody likes to look at lists is none of the
 * council's acts: no log tells of it, nothing is made of it, and it is not made again. A name may name a person. So they
 * stand in the store of personal data, beside the cases, under the keyed id that logs have for the member. They end 400
 * days after their member signed in for the last time, and at once when the directory names the member no more.
 */
import type { ContentOf } from '../../../../events/contents.ts'
import { limits } from '../../../../events/limits.ts'
import { memberGrantId } from '../../actions/grants.ts'
import type { Links, People } from '../../ports.ts'
import type { Member } from '../members.ts'

export type SavedView = ContentOf<'saved_views'>['views'][number]

type Deps = { people: Pick<People, 'get' | 'change' | 'put' | 'expire'>; links: Links }

const keptDays = 400

const placeOf = (deps: Deps, member: Member) => [`views-of:${memberGrantId(deps, member)}`, 'views'] as const

/** In UTC seconds. */
const endsAfter = (at: string) => Math.floor(Date.parse(at) / 1000) + keptDays * 86_400

/** In the order of their saving. */
export const savedViews = async (deps: Deps, member: Member): Promise<SavedView[]> => {
  const found = await deps.people.get(...placeOf(deps, member))
  return found?.kind === 'saved_views' ? found.views : []
}

const changeViews = (
  deps: Deps,
  member: Member,
  at: string,
  make: (views: readonly SavedView[]) => SavedView[] | undefined,
): Promise<void> =>
  deps.people.change(
    ...placeOf(deps, member),
    (now) => {
      const views = make(now?.kind === 'saved_views' ? now.views : [])
      return views && { kind: 'saved_views', views }
    },
    endsAfter(at),
  )

const alike = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Saves a list under a name; the same key again is the same saving. `at` is UTC. */
export const saveView = async (
  deps: Deps,
  member: Member,
  { key, name, query }: { key: string; name: string; query: string },
  at: string,
): Promise<'done' | 'name_taken' | 'full'> => {
  const id = deps.links.digest('view', key).slice(0, 8)
  let outcome: 'done' | 'name_taken' | 'full' = 'done'
  await changeViews(deps, member, at, (views) => {
    outcome = 'done'
    if (views.some((view) => view.id === id)) return undefined
    if (views.some((view) => alike(view.name, name))) outcome = 'name_taken'
    else if (views.length >= limits.savedViews) outcome = 'full'
    return outcome === 'done' ? [...views, { id, name, query }] : undefined
  })
  return outcome
}

/** Nothing for one that is not there. `at` is UTC. */
export const removeView = (deps: Deps, member: Member, id: string, at: string): Promise<void> =>
  changeViews(deps, member, at, (views) =>
    views.some((view) => view.id === id) ? views.filter((view) => view.id !== id) : undefined,
  )

/** Keeps them on, when their member has signed in. `at` is UTC. */
export const keepViews = (deps: Deps, member: Member, at: string): Promise<void> =>
  deps.people.expire(...placeOf(deps, member), endsAfter(at))

/** Erases those of who is no member any more. `at` is UTC. */
export const forgetViews = async (deps: Deps, member: Member, at: string): Promise<void> => {
  if ((await savedViews(deps, member)).length === 0) return
  // An end is carried out within two days: the words go now.
  const ends = Math.floor(Date.parse(at) / 1000)
  await deps.people.put(...placeOf(deps, member), { kind: 'saved_views', views: [] }, ends)
}
