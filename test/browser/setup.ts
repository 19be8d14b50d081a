/** The local cloud that the end-to-end tests have, where there is a browser to look at it with. */
import type { TestProject } from 'vitest/node'
import withCloud from '../end-to-end/setup.ts'
import { chromiumPath } from './chromium.ts'

export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if (chromiumPath) return withCloud(project)
  console.warn('browser tests were not run: no chromium (install it, or set CHROMIUM_PATH)')
  return undefined
}
