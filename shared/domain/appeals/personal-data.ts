/** Personal data in words that are to be published: they are refused by the name of what stands in them. */
import { beginningOf, everyWordIn } from '../desk/words.ts'

type Known = { names: readonly string[]; phone?: string | undefined }
type Texts = { subject: string; question: string; answer: string }

export type PersonalData = {
  refused: 'iin_in_text' | 'phone_in_text' | 'email_in_text' | 'name_in_text'
  path: keyof Texts
}

const digitsOf = (typed: string) => typed.replace(/\D/g, '')

/** From its `@`, so that a long text is gone through once. */
const email = /[^\s@]@[^\s@.]+\.[^\s@]{2}/u
/** Twelve digits, in groups too. */
const iin = /(?<!\d)\d(?:[ \u00a0\p{Pd}]?\d){11}(?!\d)/u
/** With a code, or as a city's seven digits in groups. */
const phone =
  /(?:\+?7|(?<!\d)8)[\s().\p{Pd}]*\d{3}(?:[\s().\p{Pd}]*\d){7}(?!\d)|(?<!\d)\d{3}\p{Pd}\d{2}\p{Pd}\d{2}(?!\d)/u

/** A local number without its code, too short to be told from a house's. */
const shortestPhone = 6
/** Initials and `ұлы` are nobody's name. */
const shortestName = 4

const personalIn = (text: string, { names, phone: own }: Known): PersonalData['refused'] | undefined => {
  if (email.test(text)) return 'email_in_text'
  const number = digitsOf(own ?? '').slice(-10)
  if (phone.test(text) || (number.length >= shortestPhone && digitsOf(text).includes(number)))
    return 'phone_in_text'
  if (iin.test(text)) return 'iin_in_text'
  const parts = names.flatMap(everyWordIn).filter((word) => [...word].length >= shortestName)
  const begins = parts.map(beginningOf)
  // Names are declined: what begins alike is the name in another case.
  const isNamed = everyWordIn(text).some((word) => begins.some((begin) => word.startsWith(begin)))
  return isNamed ? 'name_in_text' : undefined
}

/** The first that is found, and the text that it stands in. `names`: the applicant's, the representative's. */
export const personalData = (texts: Texts, known: Known): PersonalData | undefined => {
  for (const path of ['subject', 'question', 'answer'] as const) {
    const refused = personalIn(texts[path], known)
    if (refused) return { refused, path }
  }
  return undefined
}
