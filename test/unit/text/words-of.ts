/** Helpers for tests that look at all words at once. */

/** Every text in an object of words, by its path; texts that are functions are called with something that fits. */
export const wordsOf = (value: unknown, path = ''): Record<string, string> => {
  if (typeof value === 'string') return { [path]: value }
  if (typeof value === 'function') return wordsOf(said(value as (...args: unknown[]) => unknown), path)
  if (value === null || typeof value !== 'object') return {}
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, v]) => wordsOf(v, path ? `${path}.${key}` : key)),
  )
}

const argumentsThatFit = [[2, 3, 1], [[1, 2]], ['2026-04-13', '2026-04-14', '2026-04-15']]

const said = (words: (...args: unknown[]) => unknown): unknown => {
  for (const args of argumentsThatFit) {
    try {
      return words(...args)
    } catch {
      // Not these, then.
    }
  }
  throw new Error(`nothing fits ${words}`)
}

/** An object with every person's text replaced; codes, dates and the like stay. */
export const planted = <T>(value: T, text: string, keep: (key: string, value: string) => boolean): T => {
  const plant = (v: unknown, key: string): unknown => {
    if (typeof v === 'string') return keep(key, v) ? v : text
    if (Array.isArray(v)) return v.map((item) => plant(item, key))
    if (v && typeof v === 'object')
      return Object.fromEntries(Object.entries(v).map(([k, item]) => [k, plant(item, k)]))
    return v
  }
  return plant(value, '') as T
}

/** Breaks out of content, of attributes in either quote, and of the elements that hold plain text. */
export const evil = `<img src=x onerror=alert(1)>"' onfocus=alert(2) </textarea></title>&amp;`

/** What is markup in this page and should not be: tags and attributes that only `evil` has. */
export const brokenOut = (markup: string): string[] =>
  [...markup.matchAll(/<(?:"[^"]*"|[^">])*>/g)]
    .map(([tag]) => tag.replace(/"[^"]*"/g, '""'))
    .filter((tag) => /^<img|onfocus|onerror|'/.test(tag))

const decoded: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** What a reader of this HTML reads, white space collapsed. */
export const readOf = (markup: string): string =>
  markup
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|#39|amp);/g, (entity) => decoded[entity] as string)
    .replace(/\s+/g, ' ')

export const spaced = (text: string): string => text.replace(/\s+/g, ' ')
