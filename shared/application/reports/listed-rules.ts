/** The rules with what the directory changes of the council's file, for who sees views alone: names, and nobody's address. */
import { councilWith } from '../../council/entries.ts'
import { directoryId } from '../../domain/desk/directory.ts'
import { isDirectoryView } from '../../domain/views.ts'
import { type CouncilRules, councilRules } from '../council-rules.ts'
import type { PeriodViews } from '../ports.ts'

/** One read at every call; as old as the views are, which follow the log by a moment. */
export const listedRules = async ({
  views,
  rules,
}: {
  views: Pick<PeriodViews, 'many'>
  rules: CouncilRules
}): Promise<CouncilRules> => {
  const found = await views.many([{ caseId: directoryId, part: 'directory' }])
  const view = found.find(isDirectoryView)
  if (!view) return rules
  const { added, renamed = [], contacts, hours = [] } = view
  const changed = { added, renamed, ...(contacts && { contacts }), hours, ends: new Map() }
  return councilRules(councilWith(rules.council, changed), rules.calendar)
}
