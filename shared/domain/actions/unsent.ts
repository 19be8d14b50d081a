/** Which forms of long texts may be kept on the case before they are sent. */
import type { Role } from '../../../events/values.ts'
import type { ActionName } from '../capabilities.ts'

export const unsentActions = [
  'answer',
  'letter',
  'recommend',
  'long_term',
  'forward',
] as const satisfies ActionName[]
type UnsentAction = (typeof unsentActions)[number]

/** Whether who has this role keeps it unsent; an agency's letter is no place of the office. */
export const isKeptUnsent = (action: ActionName, role: Role): action is UnsentAction =>
  (role === 'chair' || role === 'secretary') && unsentActions.some((one) => one === action)
