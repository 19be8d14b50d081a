/** The words that a case is looked for by: folded, so that what people type meets what others wrote. */

/** The letters of Kazakh that a Russian keyboard lacks, those that are written either way, and Latin ones that look alike. */
const folds: Record<string, string> = Object.fromEntries(
  'әа ғг қк ңн өо ұу үу һх іи їи йи ёе'.split(' ').map((pair) => [...pair] as [string, string]),
)
const lookalikes: Record<string, string> = Object.fromEntries(
  'aа bв cс eе hн iи kк mм oо pр tт xх yу'.split(' ').map((pair) => [...pair] as [string, string]),
)

/** A word with a Cyrillic letter in it is Cyrillic: a Latin letter is there by mistake. */
const folded = (word: string): string => {
  const cyrillic = /\p{Script=Cyrillic}/u.test(word)
  const own = cyrillic ? word.replace(/[a-z]/g, (letter) => lookalikes[letter] ?? letter) : word
  return own.replace(/\p{L}/gu, (letter) => folds[letter] ?? letter)
}

/** Longer words are found by their beginning, and no text makes more entries than this. */
const longest = 20
const most = 40

/** Each word once, in the order of the text; single letters and figures are none. */
export const everyWordIn = (text: string): string[] => {
  const found =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const words = found.map((word) => [...folded(word)].slice(0, longest).join(''))
  return [...new Set(words.filter((word) => word.length > 1))]
}

/** Those of them that an index keeps. */
export const wordsIn = (text: string): string[] => everyWordIn(text).slice(0, most)

/** What words begin with that this one may be a form of: without its last vowels, where enough is left. */
export const beginningOf = (word: string): string => {
  const stem = word.replace(/[аеиоуыюяь]{1,2}$/u, '')
  return word.length > 3 && stem.length > 2 ? stem : word
}
