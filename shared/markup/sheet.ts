/** A stylesheet as a file of its own. */
import { assetName } from './asset-name.ts'

/** As it is sent: without comments, and without the space that only people read by. */
const tight = (css: string) =>
  css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([a-z]): /g, '$1:')
    .replace(/([\w)"%\]]), /g, '$1,')
    .replace(/#(.)\1(.)\2(.)\3(?=;|})/g, '#$1$2$3')
    .replace(/ > /g, '>')
    .replaceAll(';}', '}')

/** Served as `/assets/{name}`. It is made small when it is asked for: a start serves none. */
export const sheetOf = (title: string, css: string) => ({
  name: assetName(title, css, 'css'),
  get css(): string {
    return tight(css)
  },
})
