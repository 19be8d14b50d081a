/** What every page has around its content: language, council, menu, and nothing that needs the script or a third party. */
import { type Language, languages, type Written } from '../../events/values.ts'
import { deskStylesheet } from '../markup/desk-styles.ts'
import { fieldsScript } from '../markup/fields-script.ts'
import { type Html, type HtmlValue, html } from '../markup/html.ts'
import { icon } from '../markup/icon.ts'
import { largeStylesheet } from '../markup/large-styles.ts'
import { script } from '../markup/script.ts'
import { stylesheet } from '../markup/styles.ts'
import { tongueOf } from '../text/actions/written-in.ts'
import { answersWords } from '../text/answers/words.ts'
import { wording } from '../text/explanation.ts'
import { pageWords } from '../text/pages/page-words.ts'
import { texts } from '../text/texts.ts'
import type { Frame } from './models.ts'

/** Where the form is by which anyone appeals. */
export const newAppeal = '/appeals/new'

/** The address of one of our pages in this language. `path` may have a query already. */
export const at = (path: string, lang: Language): string => {
  const own = /^\/(?![/\\])/.test(path) ? path : '/'
  return `${own}${own.includes('?') ? '&' : '?'}lang=${lang}`
}

type Page = {
  title: string
  main: HtmlValue
  /** Marks the title, so that a screen reader hears of errors first; each goes when its field is mended. */
  hasErrors?: boolean
  /** Fields are looked at when they are left: of pages with errors, if they do not say otherwise. */
  checked?: boolean
  /** Public pages; those of one case are kept out of search engines. */
  listed?: boolean
  /** What the feed of news is called, where a page has one. */
  feed?: string
  /** What it says to machines. */
  data?: Html | undefined
  /** Who came by a link to do one thing is not offered others. */
  menuless?: boolean
  /** What has been typed into this form travels to the page in the other language: the switch sends it to `path`. */
  unsent?: { form: string; step: string; path: string }
  /** In place of the public pages' menu. */
  nav?: Html
  /** For tables of many columns. */
  wide?: boolean
  /** Stylesheets besides that of every page. */
  sheets?: readonly { name: string }[]
}

export const page = (
  frame: Frame,
  {
    title,
    main,
    hasErrors,
    checked = hasErrors,
    listed,
    feed,
    data,
    menuless,
    unsent,
    nav,
    wide,
    sheets = [],
  }: Page,
): string => {
  const { lang, head, path, look } = frame
  const words = pageWords(lang).frame
  const council = wording(head.name, lang)
  const here = path.split('?')[0] ?? ''
  const isPublic = !nav && !menuless
  const inLanguage = (l: Language): Html => {
    const attributes = html` lang="${l}"${l === lang && html` aria-current="true"`}`
    return unsent
      ? html`<button class="link" form="${unsent.form}" formaction="${at(unsent.path, l)}" name="go" value="${unsent.step}"${attributes}>${texts(l).language}</button>`
      : html`<a href="${at(path, l)}"${attributes} hreflang="${l}">${texts(l).language}</a>`
  }
  const asked = [stylesheet, ...(wide ? [deskStylesheet] : []), ...sheets, ...(look ? [largeStylesheet] : [])]
  const other = look ? 'plain' : 'large'
  const switched = `${path}${path.includes('?') ? '&' : '?'}look=${other}`
  const lookSwitch = unsent
    ? html`<button class="link" form="${unsent.form}" formaction="${at(`${unsent.path}?look=${other}`, lang)}" name="go" value="${unsent.step}">${words.look[other]}</button>`
    : html`<a href="${at(switched, lang)}" rel="nofollow">${words.look[other]}</a>`
  return html`<!doctype html>
<html lang="${lang}"${look && html` class="${look}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${hasErrors && `${words.error}: `}${title} – ${council}</title>
<meta name="color-scheme" content="light dark">
${!listed && html`<meta name="robots" content="noindex, nofollow">\n`}${asked.map(({ name }) => html`<link rel="stylesheet" href="/assets/${name}">\n`)}<link rel="icon" href="/assets/${icon.name}">
<script src="/assets/${script.name}" defer></script>
${
  checked &&
  html`<script src="/assets/${fieldsScript.name}" defer></script>
`
}${
  feed &&
  html`<link rel="alternate" type="application/atom+xml" title="${feed}" href="/feed.atom?lang=${lang}">
`
}${data}</head>
<body${wide && html` class="wide"`} data-left="${words.left}" data-over="${words.over}">
${
  // Enter presses a form's first button, which is not to be the language switch.
  unsent &&
  html`<button class="hidden" form="${unsent.form}" name="step" value="${unsent.step}" tabindex="-1" aria-hidden="true">${words.skip}</button>
`
}<a class="skip" href="#main">${words.skip}</a>
<header>
<div class="band">
<p class="council"><a href="${at('/', lang)}">${council}</a></p>
<nav class="languages" aria-label="${words.languages}"><ul>${languages.map(
    (l) => html`<li>${inLanguage(l)}</li>`,
  )}</ul></nav>
${!menuless && html`<p class="look">${lookSwitch}</p>\n`}</div>
${
  nav ??
  (isPublic &&
    html`<nav class="menu" aria-label="${words.menu}"><ul>${sections(lang, here)}<li class="all"><a href="#sections">${words.all}</a></li></ul></nav>\n`)
}</header>
<main id="main" tabindex="-1">
${main}
</main>
${
  // Who works at the desk knows where the council is.
  !wide &&
  html`<footer>
${menuless && html`<p class="look">${lookSwitch}</p>\n`}${isPublic && html`<nav id="sections" aria-label="${words.all}"><ul>${allSections(lang, here)}</ul></nav>\n`}<p>${council}<br>${wording(head.address, lang)}<br>${head.phone && html`${words.phone}: ${head.phone}<br>`}<a href="mailto:${head.replyTo}">${head.replyTo}</a></p>
</footer>
`
}</body>
</html>
`.markup
}

/** Public pages, in the order of the menu; the first two are what most people come for. */
const pagesOf = (lang: Language): [path: string, label: string][] => {
  const words = pageWords(lang).frame
  return [
    [newAppeal, words.appeal],
    ['/appeals', words.check],
    ['/council', words.council],
    ['/meetings', words.meetings],
    ['/control', words.control],
    ['/drafts', words.drafts],
    ['/answers', answersWords(lang).page.title],
    ['/news', words.news],
    ['/statistics', words.statistics],
    ['/deadline', words.calculator],
  ]
}
const first = 2

const aboutPages = (lang: Language): [path: string, label: string][] => {
  const words = pageWords(lang).frame
  return [
    ['/accessibility', words.accessibility],
    ['/privacy', words.privacy],
  ]
}

/** Those that are there for everybody, whatever the council has done. */
export const publicPaths: readonly string[] = [
  '/',
  ...[...pagesOf('en'), ...aboutPages('en')].map(([path]) => path).filter((path) => path !== '/appeals'),
]

/** The page itself, or the section that it belongs to. */
const currentOf = (to: string, here: string) => {
  if (to === here) return html` aria-current="page"`
  return to !== '/appeals' && here.startsWith(`${to}/`) && html` aria-current="true"`
}

const linksTo = (
  pages: [path: string, label: string][],
  lang: Language,
  here: string,
  shown = pages.length,
) =>
  pages.map(
    ([to, label], i) =>
      html`<li${i >= shown && html` class="more"`}><a href="${at(to, lang)}"${currentOf(to, here)}>${label}</a></li>`,
  )

/** On a phone the menu has the first of them, and the way to all of them at the end of the page. */
const sections = (lang: Language, here: string) => linksTo(pagesOf(lang), lang, here, first)
const allSections = (lang: Language, here: string) =>
  linksTo([...pagesOf(lang), ...aboutPages(lang)], lang, here)

/** A list of facts; those without a value are left out. */
export const facts = (all: readonly (readonly [label: string, value: HtmlValue])[], compact = false): Html =>
  html`<dl class="facts${compact && ' compact'}">${all
    .filter(([, value]) => value !== undefined && value !== '' && value !== null && value !== false)
    .map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`)}</dl>\n`

/** A person's few words in a line of ours. */
export const inTongue = (text: string, lang: Language): HtmlValue => {
  const tongue = tongueOf(text, lang)
  return tongue.markup ? html`<span${tongue}>${text}</span>` : text
}

/** A person's own words, line breaks kept; nothing where there are none. */
export const said = (text: Written, lang: Language): Html => {
  if (typeof text !== 'string') return sideBySide(text, said)
  return html`${text && html`<div class="said"${tongueOf(text, lang)}>${text}</div>\n`}`
}

/** Both languages, one below the other on a phone. */
const sideBySide = (text: Exclude<Written, string>, show: (text: string, lang: Language) => Html): Html =>
  html`<div class="both">${(['kk', 'ru'] as const).map((lang) => html`<div lang="${lang}">${show(text[lang], lang)}</div>\n`)}</div>\n`

const shown = 600

/** A text so long that it would hide what comes after it begins here and goes on folded. */
export const longSaid = (text: Written, lang: Language): Html => {
  if (typeof text !== 'string') return sideBySide(text, longSaid)
  if ([...text].length <= shown * 1.5) return said(text, lang)
  return html`${said(beginningOf(text, shown), lang)}<details><summary>${pageWords(lang).frame.whole}</summary>
${said(text, lang)}</details>\n`
}

/** So many of its characters at most that no word is cut. */
export const beginningOf = (text: string, most: number): string => {
  const beginning = [...text].slice(0, most)
  const space = beginning.findLastIndex((character) => /\s/.test(character))
  const whole = beginning.slice(0, space < 0 ? most : space).join('')
  return `${whole.trimEnd()} …`
}

/** Good news after a form was sent. */
export const notice = (title: string, text?: HtmlValue): Html =>
  html`<div class="notice" role="status"><p><strong>${title}</strong></p>${text && html`<p>${text}</p>`}</div>\n`

/** A sentence with a case's number in it, which is not broken at its hyphens. */
export const withNumber = (sentence: string, number: string): Html => {
  const [before = '', ...after] = sentence.split(number)
  return html`${before}<span class="number">${number}</span>${after.join(number)}`
}
