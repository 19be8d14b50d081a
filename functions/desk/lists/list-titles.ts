/** What a list is called. */
import type { Language } from '../../../events/values.ts'
import type { Asked } from '../../../shared/application/desk/lists/list-query.ts'
import { agencyOf, commissionOf } from '../../../shared/council/council.ts'
import { deskWords } from '../../../shared/text/desk/words.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'

export const titleOf = ({ rules: { council } }: DeskDeps, { filter }: Asked, lang: Language): string => {
  const words = deskWords(lang).list
  switch (filter.by) {
    case 'list':
      return words[filter.list]
    case 'commission':
      return words.ofCommission(commissionOf(council, filter.id)?.names[lang] ?? filter.id)
    case 'agency':
      return words.ofAgency(agencyOf(council, filter.id)?.names[lang] ?? filter.id)
    case 'kind':
      return words.ofYear(words.kinds[filter.kind], filter.year)
  }
}
