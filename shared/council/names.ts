/** What the entries of a council's configuration are called, by their ids. */
import { type Localized, outside } from '../../events/values.ts'
import type { Commission, Council } from './council.ts'
import { outsideNames } from './outside.ts'

export const namesById = (entries: readonly { id: string; names: Localized }[]): Record<string, Localized> =>
  Object.fromEntries(entries.map(({ id, names }) => [id, names]))

/** Of commissions, for tables. */
export const shortNames = (commissions: readonly Commission[]): Record<string, Localized> =>
  namesById(commissions.map(({ id, names, short }) => ({ id, names: short ?? names })))

/** `short`: of commissions, for tables. Among agencies is what bodies outside of the configuration are called. */
export const councilNames = ({ topics, districts, commissions, agencies, pauseCauses }: Council) => ({
  topics: namesById(topics),
  districts: namesById(districts),
  commissions: namesById(commissions),
  short: shortNames(commissions),
  agencies: { ...namesById(agencies), [outside]: outsideNames },
  causes: namesById(pauseCauses),
})
