/** Erasures of personal data in a log. */
import type { Commit } from '../../../events/commit.ts'

export const erases = ({ events }: Commit): boolean => events.some((e) => e.type === 'PersonalDataErased')

/** Where the last one stands; -1 where nothing was erased. */
export const lastErasure = (log: readonly Commit[]): number => log.findLastIndex(erases)
