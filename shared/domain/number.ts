/** Registration numbers: as offices write them, and as addresses have them. */

/** A number that a council gave, by its parts; undefined for one of another office or of an old register. */
export const ownNumber = (
  number: string,
): { prefix: string; series: string; year: string; n: number } | undefined => {
  const [, prefix, series, year, n] = /^([A-Z]{2,8})-([ANILM])-(\d{4})-(\d{6,})$/.exec(number) ?? []
  return prefix && series && year ? { prefix, series, year, n: Number(n) } : undefined
}

/** Whether every part of it stays what it is in an address: none is empty, none leads up. */
export const fitsInPath = (number: string): boolean => number.split('/').every((part) => /[^.]/.test(part))

/**
 * A number as the part of an address's path, its slashes as they are. Encoded ones (`%2F`) do not reach a function: an
 * HTTP API decodes the path before it looks for a route (ccbrown/cloud-snitch#13).
 */
export const inPath = (number: string): string =>
  fitsInPath(number) ? number.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(number)

/**
 * A number as it is kept: `№ 12/3` as `12/3`, `05–13/77` as `05-13/77`, `ЗТ 15` as `ЗТ-15`, `12/5 от 02.06.2025` as
 * `12/5`. A space between two parts becomes a hyphen, for without it `1 2` would be `12`.
 */
export const tidyNumber = (typed: string): string => {
  const tidy = typed
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/^(?:от |\d{4} ?(?:ж\.|жыл))[^№]*№/iu, '')
    .replace(/ (?:от \d.*|\d{1,2}\.\d{1,2}\.\d{2,4} ?[гж]?\.?)$/iu, '')
    .replace(/№|\bNo\.?(?= ?\d)/gu, '')
    .replace(/ +/g, ' ')
    .replace(/ ?([./-]) ?/g, '$1')
  return withoutEnd(tidy).trim().replace(/ +/g, '-')
}

/** Without the signs that stand after its last part. */
const withoutEnd = (number: string): string => {
  let end = number.length
  while (end > 0 && './-'.includes(number[end - 1] ?? '')) end--
  return number.slice(0, end)
}

/** As spreadsheets shorten them, and in full. */
const months = [
  'янв(арь|аря)? фев(раль|раля)? март?а? апр(ель|еля)? ма[йя] июн[ья]? июл[ья]?',
  'авг(уст|уста)? сент?(ябрь|ября)? окт(ябрь|ября)? ноя(брь|бря)? дек(абрь|абря)?',
  'қаң(тар)? ақп(ан)? нау(рыз)? сәу(ір)? мам(ыр)? мау(сым)? шіл(де)? там(ыз)? қыр(күйек)? қаз(ан)? қар(аша)?',
  'жел(тоқсан)? jan(uary)? feb(ruary)? mar(ch)? apr(il)? may june? july? jun jul aug(ust)? sep(tember)? oct(ober)?',
  'nov(ember)? dec(ember)?',
]
const month = `(?:${months.join(' ').replaceAll(' ', '|')})\\.?`
const monthAndDay = new RegExp(`^(?:\\d{1,4}[-.]${month}|${month}[-.]?\\d{1,4})$`, 'iu')
const wholeDay = /^(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)$/
const power = /^\d(?:[.,]\d+)?E\+\d+$/i

/** What a spreadsheet makes of a number that looks like a day or is too long: `12.май` of `12/5`, `3,2E+10`. */
export const isSpoiltNumber = (number: string): boolean =>
  [monthAndDay, wholeDay, power].some((shape) => shape.test(number))

/** "Without a number", in Russian and Kazakh. */
export const saysNoNumber = (number: string): boolean =>
  /^(?:б[./]?н\.?|без-номера|нөмірсіз|нөмірі-жоқ)$/iu.test(number)

/** Capital letters of the Cyrillic keyboard that look like those of our numbers, or stand for them. */
const latin: Record<string, string> = {
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', Л: 'L', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X' },
}

/**
 * A number of an appeal as a person types it from a receipt: `аlm a 2026 2`, `АЛМ–А–2026–000002`, or its last six
 * digits alone, which are of `year`. What is no number of the council's own (`prefix`) stays as it is, in capitals.
 */
export const typedNumber = (typed: string, prefix: string, year: string): string => {
  const plain = typed.trim().toUpperCase()
  const folded = plain.replace(/[А-Я]/g, (letter) => latin[letter] ?? letter).replace(/[^\p{L}\d]/gu, '')
  if (/^\d{6}$/.test(plain)) return `${prefix}-A-${year}-${plain}`
  const own = folded.startsWith(prefix) ? /^A(\d{4})(\d{1,6})$/.exec(folded.slice(prefix.length)) : null
  return own ? `${prefix}-A-${own[1]}-${(own[2] ?? '').padStart(6, '0')}` : plain
}
