/**
 * A mail as blocks, and the two ways of showing them: HTML for one column on a phone (inline styles, no images, the
 * reader's own light or dark colours) and plain text that says the same.
 */
import type { Language } from '../../../events/values.ts'
import { Html, html } from '../../markup/html.ts'
import { tongueOf } from '../actions/written-in.ts'

export type Block =
  | { is: 'paragraph'; text: string }
  /** Label and value, in this order. */
  | { is: 'facts'; facts: readonly (readonly [string, string])[] }
  /** Words of a person, set apart so that they cannot pass for ours. */
  | { is: 'quote'; text: string }
  | { is: 'remarks'; remarks: readonly { no: number; lines: readonly string[] }[] }
  | { is: 'button'; text: string; url: string }
  /** What may be skipped: small print. */
  | { is: 'note'; text: string }
  /** One line of a digest. */
  | { is: 'entry'; title: string; lines: readonly string[]; button: string; url: string }

export type MailLayout = {
  subject: string
  greeting: string
  blocks: readonly Block[]
  closing: string
  /** The council's name, then its address and the like. */
  signature: readonly [string, ...string[]]
  copyLink: string
}

/** Everything but line breaks and tabs that would not be seen, and would only serve to deceive. */
const invisible = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu
const clean = (text: string) => text.replace(/\r\n?/g, '\n').replace(invisible, '')

const longestSubject = 160

/** One line, no control characters, no angle brackets (some mailboxes list subjects as HTML), never cut in a character. */
export const subjectLine = (text: string): string => {
  const line = clean(text).replace(/\s+/g, ' ').trim().replaceAll('<', '‹').replaceAll('>', '›')
  const characters = [...line]
  return characters.length > longestSubject
    ? `${characters
        .slice(0, longestSubject - 1)
        .join('')
        .trimEnd()}…`
    : line
}

// Plain text

const width = 76

/** A space between words, but not the one in `14 сәуір`, `30–31 мая`, `15 working days`. */
const between = /(?<!(?:^|[ (])(?:\d{1,3}–)?\d{1,3}(?= \p{L})) /u

/** Lines of at most `width` characters where words allow; an address is one word and stays whole. */
export const wrap = (text: string, first = '', rest = first): string =>
  clean(text)
    .split('\n')
    .flatMap((line) => {
      const lines: string[] = []
      let current = ''
      for (const word of line.split(between)) {
        if (current && current.length + 1 + word.length > width - rest.length) {
          lines.push(current)
          current = word
        } else current = current ? `${current} ${word}` : word
      }
      return [...lines, current]
    })
    .map((line, i) => ((i ? rest : first) + line).trimEnd())
    .join('\n')

const blockText = (block: Block): string => {
  switch (block.is) {
    case 'paragraph':
    case 'note':
      return wrap(block.text)
    case 'facts':
      return block.facts.map(([label, value]) => wrap(`${label}: ${value}`, '', '  ')).join('\n')
    case 'quote':
      return wrap(block.text, '> ')
    case 'remarks':
      return block.remarks
        .map(({ no, lines }) => lines.map((line, i) => wrap(line, i ? '   ' : `${no}. `, '   ')).join('\n'))
        .join('\n\n')
    case 'button':
      return `${block.text}:\n${block.url}`
    case 'entry':
      return [wrap(block.title), ...block.lines.map((line) => wrap(line, '  ')), `  ${block.url}`].join('\n')
  }
}

export const toText = ({ greeting, blocks, closing, signature }: MailLayout): string =>
  `${[wrap(greeting), ...blocks.map(blockText), [closing, ...signature].map((line) => wrap(line)).join('\n')].join('\n\n')}\n`

// HTML

const font = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
const ink = '#1b2327'
const accent = '#0b5d7a'
const line = '#8a949b'
/** Whatever the reader's mail program makes of the rest, the button has colours of its own and is easy to hit. */
const buttonStyle = `display:inline-block;box-sizing:border-box;min-width:220px;max-width:100%;padding:14px 24px;border-radius:6px;background:${accent};color:#ffffff;font-size:17px;font-weight:600;text-align:center;text-decoration:none`
const small = 'margin:0 0 16px;font-size:14px;line-height:1.45'
const set = `margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid ${line}`

/** Inline styles are for the light; a program that knows of the dark takes these instead. */
const inTheDark = `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){.mail{background:#12181b!important;color:#e9edef!important}.mail a{color:#7cc4dd!important}.mail a.button{background:#7cc4dd!important;color:#06222d!important}.mail .accent{border-color:#7cc4dd!important}.mail .line{border-color:#6b7880!important}}`

const broken = (text: string): Html[] =>
  clean(text)
    .split('\n')
    .map((line, i) => html`${i > 0 && html`<br>`}${line}`)

const blockHtml = (block: Block, copyLink: string, lang: Language): Html => {
  switch (block.is) {
    case 'paragraph':
      return html`<p style="margin:0 0 16px">${broken(block.text)}</p>`
    case 'note':
      return html`<p style="${small}">${broken(block.text)}</p>`
    case 'facts':
      return html`<div class="line" style="margin:0 0 16px;padding:12px 16px 4px;border:1px solid ${line};border-radius:6px">${block.facts.map(
        ([label, value]) =>
          html`<p style="margin:0 0 8px"><span style="font-size:14px">${label}:</span><br><strong${tongueOf(value, lang)}>${broken(value)}</strong></p>`,
      )}</div>`
    case 'quote':
      return html`<blockquote class="line"${tongueOf(block.text, lang)} style="${set}">${broken(block.text)}</blockquote>`
    case 'remarks':
      return html`${block.remarks.map(
        ({ no, lines }) =>
          html`<div class="line" style="${set}">${lines.map(
            (line, i) =>
              html`<p style="margin:0 0 4px"${tongueOf(line, lang)}>${i === 0 && html`<strong>${no}.</strong> `}${broken(line)}</p>`,
          )}</div>`,
      )}`
    case 'button':
      return html`<p style="margin:0 0 8px"><a class="button" href="${block.url}" style="${buttonStyle}">${block.text}</a></p><p style="${small}">${copyLink}<br><a href="${block.url}" style="color:${accent}">${block.url}</a></p>`
    case 'entry':
      return html`<div class="line" style="margin:0 0 16px;padding:12px 16px;border:1px solid ${line};border-radius:6px"><p style="margin:0 0 8px"><strong>${block.title}</strong>${block.lines.map(
        (line) => html`<br>${broken(line)}`,
      )}</p><p style="margin:0"><a class="button" href="${block.url}" style="${buttonStyle}">${block.button}</a></p></div>`
  }
}

export const toHtml = (layout: MailLayout, lang: Language): string => {
  const { subject, greeting, blocks, closing, signature, copyLink } = layout
  const [name, ...address] = signature
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${new Html(inTheDark)}</style>
</head>
<body class="mail" style="margin:0;padding:0;background:#ffffff;color:${ink}">
<div class="mail" lang="${lang}" style="max-width:600px;margin:0 auto;padding:16px;${font};font-size:16px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word">
<p class="accent" style="margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid ${accent};font-weight:600">${name}</p>
<p style="margin:0 0 16px">${broken(greeting)}</p>
${blocks.map((block) => html`${blockHtml(block, copyLink, lang)}\n`)}<p style="margin:24px 0 0">${closing}<br>${name}</p>
<p class="line" style="margin:16px 0 0;padding:12px 0 0;border-top:1px solid ${line};font-size:14px;line-height:1.45">${broken(address.join('\n'))}</p>
</div>
</body>
</html>
`.markup
}
