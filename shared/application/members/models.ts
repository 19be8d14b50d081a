/** The council's composition as everybody may see it. */
import type { MemberRole, Seat } from '../../../events/council/council-values.ts'

/** The council as it is on a day. */
export type CompositionShown = {
  term?: { from: string; until: string }
  seats?: number
  members: {
    name: string
    organisation?: string
    seat: Seat
    role: MemberRole
    commission?: string
  }[]
}
