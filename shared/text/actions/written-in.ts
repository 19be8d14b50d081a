/** In which language a text is, and whether it can be in the one in which it is to be given (Law No. 151 on Languages, art. 11). */
import type { Language } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'

const kazakh = /[әғқңөұүһі]/giu
/** Kazakh has them in words of other languages only. */
const russian = /[вфцчщъьэёюя]/giu
const cyrillic = /[а-яёәғқңөұүһі]/giu
/** Kazakh text has one in six or so; Russian text with Kazakh names in it far fewer. */
const share = 1 / 15

/** So many letters without a Kazakh one among them are no Kazakh. */
const enough = 20

/**
 * The language that a person's words show by their letters, for who hears them read aloud (WCAG 2.2, 3.1.2); undefined
 * where few letters tell nothing.
 */
export const writtenIn = (text: string): Language | undefined => {
  const [ofKazakh, ofCyrillic] = countsOf(text)
  if (ofKazakh > (text.match(russian)?.length ?? 0)) return 'kk'
  return ofCyrillic >= enough ? 'ru' : undefined
}

/** ` lang="kk"` for words that are seen to be in another language than the page. */
export const tongueOf = (text: string, lang: Language): Html => {
  const own = writtenIn(text)
  return html`${own && own !== lang && html` lang="${own}"`}`
}

const countsOf = (text: string) =>
  [kazakh, cyrillic].map((kind) => text.match(kind)?.length ?? 0) as [number, number]

/** False where the text has none of the language's letters, or as many of the other one's as only that one has. */
export const canBeIn = (language: Language, text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return true
  const [ofKazakh, ofCyrillic] = countsOf(text)
  if (language === 'kk') return ofKazakh > 0
  if (language === 'ru') return ofCyrillic > 0 && ofKazakh < letters * share
  return ofCyrillic < letters / 2
}
