/** Who the council is, for everybody: its composition is published by law (Law on Public Councils, art. 14). */
import type { Content } from '../../../events/contents.ts'
import { compositionOf, isMemberOn, membersId } from '../../domain/members/composition.ts'
import type { CaseLog, People } from '../ports.ts'
import type { CompositionShown } from './models.ts'

/** Who is a member on this local day, by name; those whose name was erased are left out. */
export const compositionShown = async (
  { log, people }: { log: CaseLog; people: People },
  day: string,
): Promise<CompositionShown> => {
  const { term, members } = compositionOf(await log.load(membersId))
  const present = members.filter((member) => isMemberOn(day, member))
  const words = present.length ? await people.list(membersId, '') : new Map<string, Content>()
  return {
    ...(term && { term: { from: term.from, until: term.until }, seats: term.seats }),
    members: present
      .flatMap(({ content, seat, role, commission }) => {
        const said = words.get(content)
        if (said?.kind !== 'member') return []
        const { name, organisation } = said
        return {
          name,
          ...(organisation && { organisation }),
          seat,
          role,
          ...(commission && { commission }),
        }
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'kk')),
  }
}
