/** Members of the council as the secretariat enters them. */
import type { MemberInput } from '../../events/council/council-inputs.ts'
import type { Entering } from '../../shared/application/activities/activities.ts'
import { changeMembers } from '../../shared/application/members/members.ts'
import type { World } from '../fakes/world.ts'
import { by } from './council.ts'

export const bySecretary = (world: World, commandId: string): Entering => ({
  actor: by.secretary,
  at: world.now,
  commandId,
})

export const enterMember = (world: World, input: MemberInput) =>
  changeMembers(
    world.deps,
    input,
    bySecretary(world, `${input.action}-${'member' in input ? input.member : ''}`),
  )

const posts = [
  { role: 'head', commission: 'housing' },
  { role: 'presidium' },
  { role: 'member', commission: 'housing' },
  { role: 'member', commission: 'housing' },
] as const

/** A council of four: its head with housing, one of the presidium, two of housing; the last one has no e-mail. */
export const fourMembers = async (world: World): Promise<World> => {
  for (const [i, post] of posts.entries()) {
    const member = `m-${i + 1}`
    const name = `Член Номер ${i + 1}`
    await enterMember(world, { action: 'admit', member, name, seat: 'ngo', on: '2026-01-12', ...post })
    if (i < 3)
      await enterMember(world, {
        action: 'set_email',
        member,
        email: `${member}@example.kz`,
        language: 'ru',
      })
  }
  await world.settle()
  return world
}
