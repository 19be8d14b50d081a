import type { Observed } from './auditor/observed.ts'
export const rareIn = (_: Observed, met: ReadonlySet<string>, __: ReadonlyMap<string, number>): ReadonlySet<string> => met
