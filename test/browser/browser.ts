/**
 * What journeys in a real browser have in common: one Chromium for all of a file's visits, each in a context of its
 * own with its size, language and with or without scripts. Where a page breaks a promise that all pages make, the
 * visit fails at its end: an error in the console, a request to anybody else, something that scrolls sideways.
 */
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, describe, expect, inject, test } from 'vitest'
import type { Language } from '../../events/values.ts'
import { connect, type System } from '../end-to-end/system.ts'
import { chromiumPath } from './chromium.ts'

export const sizes = {
  /** The narrowest that WCAG 2.2 asks for (1.4.10). */
  narrow: { width: 320, height: 568 },
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 900 },
} as const

export type Visitor = { js?: boolean; size?: keyof typeof sizes; lang?: Language; dark?: boolean }

export type Visit = {
  page: Page
  /** Opens an address of the portal. */
  open: (path: string) => Promise<void>
  /** Presses the button with these words and waits for the page that it leads to. */
  press: (name: string | RegExp) => Promise<void>
  heading: () => Promise<string>
}

type Journeys = {
  system: System
  visiting: (as: Visitor, visit: (visit: Visit) => Promise<void>) => Promise<void>
}

/** Journeys on the running system. Where the machine has no Chromium there are none, and the run says so once. */
export const journeys = (title: string, body: (given: Journeys) => void) => {
  if (!chromiumPath) return describe.skip(title, () => test('in a browser', () => {}))
  return describe(title, () => {
    let launched: Promise<Browser> | undefined
    const browser = () => {
      launched ??= chromium.launch({
        executablePath: chromiumPath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      })
      return launched
    }
    afterAll(async () => (await launched)?.close())
    const system = connect(inject('cloud'))
    body({ system, visiting: (as, visit) => visiting(browser, system.portal, as, visit) })
  })
}

const visiting = async (
  browser: () => Promise<Browser>,
  portal: string,
  { js = true, size = 'desk', lang = 'ru', dark = false }: Visitor,
  visit: (visit: Visit) => Promise<void>,
): Promise<void> => {
  const context = await (await browser()).newContext({
    viewport: sizes[size],
    javaScriptEnabled: js,
    locale: lang,
    colorScheme: dark ? 'dark' : 'light',
    isMobile: size !== 'desk',
  })
  context.setDefaultTimeout(30_000)
  const broken: string[] = []
  const page = await context.newPage()
  // Answers of 4xx are part of what is tested; everything else that a console shows is not.
  page.on('console', (said) => {
    if (said.type() === 'error' && !said.text().startsWith('Failed to load resource'))
      broken.push(said.text())
  })
  page.on('pageerror', (error) => broken.push(String(error)))
  page.on('request', (request) => {
    if (!/^data:/.test(request.url()) && new URL(request.url()).origin !== new URL(portal).origin)
      broken.push(`asks ${request.url()}`)
  })
  page.on('load', async () => {
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth').catch(() => false)
    if (wide) broken.push(`scrolls sideways: ${page.url()}`)
  })
  try {
    await visit({
      page,
      open: async (path) => {
        await page.goto(new URL(path, portal).href)
      },
      press: async (name) => {
        await Promise.all([
          page.waitForEvent('load'),
          page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click(),
        ])
      },
      heading: () => page.locator('h1').innerText(),
    })
    expect(broken).toEqual([])
  } finally {
    await context.close()
  }
}
