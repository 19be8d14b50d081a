/**
 * HTML that cannot be injected into: in an `html` template every string is escaped, markup comes only from other
 * templates. Arrays are joined; null, undefined and false vanish. Attribute values must be quoted.
 */

/** Markup that is safe to send. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
  toString() {
    return this.markup
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in content and in quoted attributes. NUL, which HTML forbids, becomes U+FFFD. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => entities[c] as string).replaceAll('\0', '\uFFFD')

const render = (value: HtmlValue): string => {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.markup
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  return value.map(render).join('')
}

export const html = (strings: TemplateStringsArray, ...values: HtmlValue[]): Html =>
  new Html(strings.reduce((markup, part, i) => markup + render(values[i - 1]) + part))

/** An address that a link may carry, when it came from outside: http and https only. */
export const webAddress = (url: string | undefined): string | undefined =>
  url && /^https?:\/\/[^\s]+$/i.test(url) ? url : undefined
