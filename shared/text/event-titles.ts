/** What an event is called in a case's story, with what its type alone leaves open. */
import type { CaseEvent, EventType } from '../../events/events.ts'
import type { Language } from '../../events/values.ts'
import { handoverWords } from './handover.ts'
import { pageWords } from './pages/page-words.ts'
import { texts } from './texts.ts'

/** `part`: of a forwarding, whether a part only. */
export const eventName = (
  { type, part }: { type: EventType; part?: boolean | undefined },
  lang: Language,
): string => {
  const { forwarded } = pageWords(lang).link
  if (part === undefined) return texts(lang).events[type]
  return part ? forwarded.part : forwarded.whole
}

export const titleOf = (e: CaseEvent, lang: Language): string => {
  if (e.type === 'AppealForwarded') return eventName(e, lang)
  const name = eventName({ type: e.type }, lang)
  return e.type === 'HandedOver' ? `${name}: ${handoverWords(lang).matters[e.what]}` : name
}
