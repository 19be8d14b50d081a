/** What an event is called in a case's story, with what its type alone leaves open. */
import type { CaseEvent } from '../../events/events.ts'
import type { Language } from '../../events/values.ts'
import { handoverWords } from './handover.ts'
import { pageWords } from './pages/page-words.ts'
import { texts } from './texts.ts'

export const titleOf = (e: CaseEvent, lang: Language): string => {
  const name = texts(lang).events[e.type]
  if (e.type === 'HandedOver') return `${name}: ${handoverWords(lang).matters[e.what]}`
  if (e.type !== 'AppealForwarded') return name
  const { part, whole } = pageWords(lang).link.forwarded
  return e.part ? part : whole
}
