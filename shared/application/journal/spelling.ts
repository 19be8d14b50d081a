/**
 * Letters that a file has lost or taken for others. A code page without Kazakh letters makes a question mark of each,
 * one read as another makes letters of them that neither Russian nor Kazakh has; both look like words to a program.
 */
import type { RowFault } from '../../text/journal/import.ts'

/** The Kazakh alphabet has all Russian letters. */
const known = new Set('абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі')

/** Within a word; a small letter before it and a capital after it are two sentences without a space between. */
const within = /(\p{L})\?+(?=(\p{L}))/gu
/** Where a word begins, though none has ended. */
const before = /(?:^|[\s«“„"'([–—-])\?+\p{Script=Cyrillic}/u
const isCyrillic = (letter: string) => /\p{Script=Cyrillic}/u.test(letter)

/** Addresses on the web have question marks within Latin words. */
const isLost = (text: string): boolean =>
  text.includes('\uFFFD') ||
  before.test(text) ||
  (/\?{2}/.test(text) && !/\p{L}/u.test(text)) ||
  [...text.matchAll(within)].some(
    ([, last = '', first = '']) =>
      (isCyrillic(last) || isCyrillic(first)) && !(/\p{Ll}/u.test(last) && /\p{Lu}/u.test(first)),
  )

const foreign = (text: string) =>
  [...new Set(text)].filter((letter) => isCyrillic(letter) && !known.has(letter.toLowerCase()))

/** What makes a wording doubtful; undefined for one that may have been typed so, questions included. */
export const misspelt = (typed: string): RowFault | undefined => {
  const text = typed.normalize('NFC')
  const value = text.slice(0, 60)
  if (isLost(text)) return { code: 'lost_letters', value }
  const letters = foreign(text)
  return letters.length > 0 ? { code: 'foreign_letters', value, letters: letters.join(' ') } : undefined
}
