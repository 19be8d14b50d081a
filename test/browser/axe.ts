/** What axe-core finds wrong with a page as it is now. Run through the debugger, so the page's own CSP stays in force. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Every rule that axe-core has for WCAG 2.0 to 2.2, A and AA, and for good practice. One line per violation. What holds
 * stays in the page, and elements are told by their HTML alone: the rest took longer than the rules.
 */
export const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(source)
  const violations = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'], selectors: false }).then(({ violations }) => violations)",
  )) as AxeResults['violations']
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
  )
}
