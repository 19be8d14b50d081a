/** When something is registered that came after hours or on a day off, in words (АППК, art. 64). */
import type { Language } from '../../events/values.ts'
import { formatDay, formatDayWithWeekday } from './dates.ts'

/** Local days and times of day. `time` is absent where only the day of receipt is known. */
export type Registration = {
  receivedOn: string
  time?: string | undefined
  registeredOn: string
  /** When the working day of receipt ends, `HH:MM`; absent for a day off. */
  closing?: string | undefined
}

/** Why it is registered later than it came; undefined where it is not. */
export const registeredLater = (
  { receivedOn, time, registeredOn, closing }: Registration,
  lang: Language,
): string | undefined => {
  if (registeredOn === receivedOn) return undefined
  const came = time ? `${formatDay(receivedOn, lang)}, ${time}` : formatDayWithWeekday(receivedOn, lang)
  const on = formatDayWithWeekday(registeredOn, lang)
  return {
    kk: `Келіп түскен уақыты – ${came}. ${closing ? `Жұмыс күнінің аяқталу уақыты – ${closing}` : 'Бұл – жұмыс күні емес'}, сондықтан тіркеу күні – ${on}.`,
    ru: `Время поступления – ${came}. ${closing ? `Рабочий день заканчивается в ${closing}` : 'Это нерабочий день'}, поэтому день регистрации – ${on}.`,
    en: `Received: ${came}. ${closing ? `The working day ends at ${closing}` : 'That is not a working day'}, so the day of registration is ${on}.`,
  }[lang]
}
