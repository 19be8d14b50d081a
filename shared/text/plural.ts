/** The form of a noun that goes with a number, by the rules that Intl has for each language. */
import type { Language } from '../../events/values.ts'

/** Kazakh nouns stay as they are after a number; English needs `one` and `other`, Russian `few` and `many` too. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

const rules = new Map<Language, Intl.PluralRules>()

/** `10 000` with a space that does not break, `10,000` in English: as readers write large numbers. */
export const grouped = (n: number, lang: Language): string =>
  String(n).replace(/\B(?=(\d{3}){1,5}$)/g, lang === 'en' ? ',' : '\u00A0')

/** `1 письмо`, `2 письма`, `5 писем`, `1 letter`, `2 letters`. */
export const counted = (n: number, lang: Language, forms: Forms): string => {
  const known = rules.get(lang) ?? new Intl.PluralRules(lang)
  rules.set(lang, known)
  return `${n} ${forms[known.select(n)] ?? forms.other}`
}
