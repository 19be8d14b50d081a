/** The rules with what the directory adds to the council's file, for who sees views alone: names, and nobody's address. */
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
  const added = found.find(isDirectoryView)?.added
  return added ? councilRules(councilWith(rules.council, { added, ends: new Map() }), rules.calendar) : rules
}
