/** How alike two appeals are in their words. Cheap and without a dictionary: Kazakh and Russian words by their beginnings. */

/** Letters of a word that are looked at: endings come after them. */
const stem = 5
/** Shorter words say little of what an appeal is about. */
const shortest = 3

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

const stemsOf = (text: string): Set<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => word.length >= shortest)
      .map((word) => word.slice(0, stem)),
  )

/** From 0, no word in common, to 1: the share of all their words that both have (the Jaccard index). Symmetric. */
export const likeness = (a: string, b: string): number => {
  const [ours, theirs] = [stemsOf(a), stemsOf(b)]
  if (ours.size === 0 || theirs.size === 0) return 0
  const common = [...ours].filter((word) => theirs.has(word)).length
  return common / (ours.size + theirs.size - common)
}

/** From where on one may repeat the other. */
export const alike = 0.5

/** The same words in the same order, whatever stands between them. */
export const isUnchanged = (a: string, b: string): boolean => {
  const words = wordsOf(a)
  return words.length > 0 && words.join(' ') === wordsOf(b).join(' ')
}
