/** Whether a text can be in the language in which it is to be given (Law No. 151 on Languages, art. 11). */
import type { Language } from '../../../events/values.ts'

const kazakh = /[әғқңөұүһі]/giu
const cyrillic = /[а-яёәғқңөұүһі]/giu
/** Kazakh text has one in six or so; Russian text with Kazakh names in it far fewer. */
const share = 1 / 15

/** False where the text has none of the language's letters, or as many of the other one's as only that one has. */
export const canBeIn = (language: Language, text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return true
  const [ofKazakh, ofCyrillic] = [kazakh, cyrillic].map((kind) => text.match(kind)?.length ?? 0) as [
    number,
    number,
  ]
  if (language === 'kk') return ofKazakh > 0
  if (language === 'ru') return ofCyrillic > 0 && ofKazakh < letters * share
  return ofCyrillic < letters / 2
}
