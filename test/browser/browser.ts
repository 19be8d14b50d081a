/**
 * What journeys in a real browser have in common: one Chromium for all of a file's visits, each in a context of its
 * own with its size, language and with or without scripts. Where a page breaks a promise that all pages make, the
 * visit fails at its end: an error in the console, a request to anybody else, something that scrolls sideways, a
 * heading that is missing or skips a level, more than 60 KB besides what people themselves wrote.
 */
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import type { Language } from '../../events/values.ts'
import type { Mail } from '../../infra/ops/common/visitor.ts'
import { texts } from '../../shared/text/texts.ts'
import { connect, givenCloud, type System } from '../end-to-end/system.ts'
import { chromiumPath } from './chromium.ts'

const sizes = {
  /** The narrowest that WCAG 2.2 asks for (1.4.10). */
  narrow: { width: 320, height: 568 },
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 900 },
  /** What a laptop's browser leaves of its screen. */
  office: { width: 1366, height: 700 },
} as const

export type Visitor = { js?: boolean; size?: keyof typeof sizes; lang?: Language; dark?: boolean }
export type As = Required<Pick<Visitor, 'js' | 'size' | 'lang'>>

/** Of both scripts, sizes and languages: two visits that see each; and two that see each with the other. */
export const twice = [
  { js: true, size: 'phone', lang: 'kk' },
  { js: false, size: 'desk', lang: 'ru' },
] as const satisfies As[]
export const crosswise = [
  { js: false, size: 'phone', lang: 'kk' },
  { js: true, size: 'desk', lang: 'ru' },
] as const satisfies As[]

export type Visit = {
  page: Page
  lang: Language
  /** Opens an address of the portal. */
  open: (path: string) => Promise<void>
  /** Opens the link in a mail, and from there the page in the visitor's language. */
  follow: (mail: Pick<Mail, 'text'>) => Promise<void>
  /** Presses the button with these words and waits for the page that it leads to. */
  press: (name: string | RegExp, within?: Locator) => Promise<void>
  /** The same for a link. */
  go: (name: string | RegExp, within?: Locator) => Promise<void>
  /** Does what leads to another page, and waits for it. */
  leave: (by: () => Promise<unknown>) => Promise<void>
  heading: () => Promise<string>
  /** What is read on the page, without its frame. */
  main: () => Promise<string>
}

type Journeys = {
  system: System
  visiting: (as: Visitor, visit: (visit: Visit) => Promise<void>) => Promise<void>
}

/** Journeys on the running system. Where the machine has no Chromium there are none, and the run says so once. */
export const journeys = (title: string, body: (given: Journeys) => void) => {
  const executablePath = chromiumPath
  if (!executablePath) return describe.skip(title, () => test('in a browser', () => {}))
  return describe(title, () => {
    let launched: Promise<Browser> | undefined
    const browser = () => {
      launched ??= chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      })
      return launched
    }
    afterAll(async () => (await launched)?.close())
    const system = connect(givenCloud())
    body({ system, visiting: (as, visit) => visiting(browser, system, as, visit) })
  })
}

const visiting = async (
  browser: () => Promise<Browser>,
  system: System,
  { js = true, size = 'desk', lang = 'ru', dark = false }: Visitor,
  visit: (visit: Visit) => Promise<void>,
): Promise<void> => {
  const context = await (await browser()).newContext({
    viewport: sizes[size],
    javaScriptEnabled: js,
    locale: lang,
    colorScheme: dark ? 'dark' : 'light',
    isMobile: size === 'narrow' || size === 'phone',
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const broken = listen(page, system)
  const look = async () => broken.push(...(await brokenPromises(page)))
  const leave: Visit['leave'] = async (by) => {
    await Promise.all([page.waitForEvent('load'), by()])
    await look()
  }
  const open: Visit['open'] = async (path) => {
    await page.goto(new URL(path, system.portal).href)
    await look()
  }
  const named = (role: 'button' | 'link', name: string | RegExp, within: Locator | Page = page) =>
    leave(() => within.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }).click())
  try {
    await visit({
      page,
      lang,
      open,
      leave,
      follow: async ({ text }) => {
        await open(linkIn(text))
        if (!page.url().includes(`lang=${lang}`)) await named('link', texts(lang).language)
      },
      press: (name, within) => named('button', name, within),
      go: (name, within) => named('link', name, within),
      heading: () => page.locator('h1').innerText(),
      main: () => page.locator('main').innerText(),
    })
    expect(broken).toEqual([])
  } finally {
    await context.close()
  }
}

const linkIn = (text: string): string => {
  const [link] = /https?:\S+\/(act|appeals|desk)\/\S+/.exec(text) ?? []
  if (!link) throw new Error(`no link in: ${text}`)
  return link
}

/** What a page says and asks for while nobody looks. */
const listen = (page: Page, { portal, client }: System): string[] => {
  const broken: string[] = []
  // Answers of 4xx are part of what is tested; everything else that a console shows is not.
  page.on('console', (said) => {
    if (said.type() === 'error' && !said.text().startsWith('Failed to load resource'))
      broken.push(said.text())
  })
  page.on('pageerror', (error) => broken.push(String(error)))
  // Files are uploaded to the council's own store; what shows a PDF is the browser's.
  const ours = [portal, client.endpoint].map((address) => new URL(address).origin)
  page.on('request', (request) => {
    if (
      !/^(data|chrome|chrome-extension):/.test(request.url()) &&
      !ours.includes(new URL(request.url()).origin)
    )
      broken.push(`asks ${request.url()}`)
  })
  return broken
}

type Seen = { wide: boolean; levels: number[]; bytes: number; written: number }

/** By the debugger, so that it sees a page without scripts too. */
const look = `({
  wide: document.documentElement.scrollWidth > innerWidth,
  levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ localName }) => Number(localName[1])),
  bytes: performance.getEntries()
    .filter(({ entryType }) => entryType === 'navigation' || entryType === 'resource')
    .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
  written: [...document.querySelectorAll('textarea, input[type=hidden], .said')]
    .reduce((sum, { value, textContent }) => sum + new TextEncoder().encode(value ?? textContent).length, 0),
})`

/** The summary of errors, with a heading of the second level, stands above the first. */
const brokenPromises = async (page: Page): Promise<string[]> => {
  const { wide, levels, bytes, written } = (await page.evaluate(look)) as Seen
  const skips = levels.some((level, i) => level > (levels[i - 1] ?? 1) + 1)
  return [
    wide && 'scrolls sideways',
    levels.filter((level) => level === 1).length !== 1 && `has not one h1: ${levels}`,
    skips && `skips a level of headings: ${levels}`,
    (bytes === 0 || bytes - written >= 60_000) && `${bytes - written} bytes`,
  ]
    .filter((one) => one !== false)
    .map((one) => `${one}: ${page.url()}`)
}
