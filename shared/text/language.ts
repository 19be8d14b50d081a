/** Which language a reader is answered in. */
import { type Language, languages } from '../../events/values.ts'

/** What RFC 5646, 4.4.1, asks room for. */
const longestTag = 35

/** `kk-KZ`, `KK` and the common slip `kz` are Kazakh; an unknown tag is undefined. */
export const toLanguage = (tag: unknown): Language | undefined => {
  if (typeof tag !== 'string' || tag.length > longestTag) return undefined
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0]
  return languages.find((language) => language === (primary === 'kz' ? 'kk' : primary))
}

type Asked = { query?: unknown; body?: unknown; acceptLanguage?: string | undefined; fallback: Language }

/** The address says it first, then the body, then the browser, then the council. */
export const pickLanguage = ({ query, body, acceptLanguage, fallback }: Asked): Language =>
  toLanguage(query) ?? toLanguage(body) ?? fromHeader(acceptLanguage) ?? fallback

/** The best-liked language of an Accept-Language header that we speak (RFC 9110, 12.5.4); `q=0` means never. */
const fromHeader = (header = ''): Language | undefined =>
  header
    .slice(0, 1000)
    .split(',')
    .map((range) => {
      const [tag, ...parameters] = range.split(';')
      const q = parameters.map((p) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(p)?.[1]).find(Boolean)
      return { language: toLanguage(tag), q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .find(({ language }) => language)?.language
