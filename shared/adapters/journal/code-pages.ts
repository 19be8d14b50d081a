/**
 * The text of a file by its bytes. What is no Unicode is in one of the code pages that Cyrillic was ever saved in, and
 * no file says in which: each is tried, and the one is taken in which letters follow one another as they do in the
 * system's own Russian and Kazakh words.
 */
import iconv from 'iconv-lite'
import { deskWords } from '../../text/desk/words.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'

/**
 * Each with what is to be said against it, for Windows is by far the commonest and the others' bytes may make words too.
 * Kazakh has a page of its own, KZ-1048: Windows-1251 but for eighteen letters. Names are those of `iconv-lite`.
 */
const pages = [
  { name: 'Windows-1251', page: 'win1251', against: 0 },
  { name: 'KZ-1048', page: 'rk1048', against: 1 },
  { name: 'PT154', page: 'pt154', against: 4 },
  { name: 'CP866', page: 'cp866', against: 6 },
  { name: 'KOI8-R', page: 'koi8-r', against: 6 },
  { name: 'MacCyrillic', page: 'maccyrillic', against: 3 },
  { name: 'ISO-8859-5', page: 'iso88595', against: 6 },
]

const letters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі'
const marks = '«»“”„’–—…№°•\u00A0'
/** Not before a small letter, as a rule; where another page has a capital. */
const glued = '„”’–—…•'

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : []
}

/** How likely one letter follows another, as a logarithm; a space stands for the ends of words. */
type Follows = (first: string, second: string) => number

const counted = (): Follows => {
  const words = (['ru', 'kk'] as const).flatMap((lang) =>
    stringsIn([texts(lang), pageWords(lang), deskWords(lang)]),
  )
  const known = words
    .join(' ')
    .toLowerCase()
    .replace(new RegExp(`[^${letters}]+`, 'gu'), ' ')
  const pairs = new Map<string, number>()
  const firsts = new Map<string, number>()
  for (let i = 1; i < known.length; i++) {
    const [pair, first] = [known.slice(i - 1, i + 1), known[i - 1] as string]
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    firsts.set(first, (firsts.get(first) ?? 0) + 1)
  }
  const never = 0.1
  return (first, second) =>
    Math.log(
      ((pairs.get(first + second) ?? 0) + never) / ((firsts.get(first) ?? 0) + never * (letters.length + 1)),
    )
}
let made: Follows | undefined
const followers = (): Follows => {
  made ??= counted()
  return made
}

/** So many letters are enough to know a page by. */
const enough = 20_000

/**
 * How likely the words are that a page makes of the bytes, as a logarithm; `signs`: how many it was judged by. Letters of
 * other alphabets, capitals within words and marks where capitals belong are what a wrong page makes.
 */
const judged = (text: string, follows: Follows) => {
  let [likely, signs] = [0, 0]
  for (const [word] of text.matchAll(/[^\p{ASCII}]+/gu)) {
    if (signs > enough) break
    let [last, wasSmall, before] = [' ', false, ' ']
    for (const sign of [...word, ' ']) {
      const small = sign.toLowerCase()
      const isCapital = sign !== small
      if (small === ' ' || letters.includes(small)) likely += follows(last, small)
      else likely -= marks.includes(small) ? 3 : 12
      if (glued.includes(before) && !isCapital && letters.includes(small)) likely -= 12
      if (isCapital) likely -= wasSmall ? 8 : last === ' ' ? 1 : 0.6
      wasSmall = !isCapital && letters.includes(small)
      last = letters.includes(small) ? small : ' '
      before = sign
      signs++
    }
  }
  return { likely, signs }
}

/** What letters in any other order than a language's come to, each. */
const nonsense = -4.8
/** The least by which a page is known from one that reads other words. */
const clearly = 2
/** So few signs say nothing against Windows-1251, and these little. */
const [few, some] = [6, 20]

const ofCodePage = (bytes: Uint8Array): Decoded | undefined => {
  const follows = followers()
  const read = pages.map(({ name, page, against }) => {
    const text = iconv.decode(bytes, page)
    const { likely, signs } = judged(text, follows)
    return { name, text, signs, likely, weighed: likely - against }
  })
  const [best, ...others] = read.toSorted((a, b) => b.weighed - a.weighed)
  if (!best) return undefined
  const known = { text: best.text, codePage: best.name }
  const isUsual = best.name === pages[0]?.name
  if (isUsual && best.signs < few) return known
  const rivals = others.filter(({ text }) => text !== best.text)
  const unclear = rivals.some((rival) =>
    isUsual
      ? rival.likely - best.likely > (best.signs < some ? 1.5 * clearly : 0)
      : best.weighed - rival.weighed < clearly,
  )
  return unclear || best.likely / best.signs < nonsense ? undefined : known
}

/** `codePage` where it is no Unicode. */
export type Decoded = { text: string; codePage?: string }

const marked = (bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined => {
  const [a, b, c] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined
}

/** Without its byte order mark; undefined for what is no text, or in letters that make no words. */
export const decoded = (bytes: Uint8Array): Decoded | undefined => {
  const mark = marked(bytes)
  try {
    return { text: new TextDecoder(mark ?? 'utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return mark ? undefined : ofCodePage(bytes)
  }
}
