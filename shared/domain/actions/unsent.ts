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

/** Whether who has this role keeps any; an agency's letter is no place of the office. */
export const keepsUnsent = (role: Role): boolean => role === 'chair' || role === 'secretary'

/** Whether who has this role keeps it unsent. */
export const isKeptUnsent = (action: ActionName, role: Role): action is UnsentAction =>
  keepsUnsent(role) && unsentActions.some((one) => one === action)
