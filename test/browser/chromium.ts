/**
 * Where the machine has a Chromium: `CHROMIUM_PATH`, else where Debian and Ubuntu put it; undefined without one. The
 * one without windows takes less than half of the time that the other takes for the same pages.
 */
import { existsSync } from 'node:fs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
]

export const chromiumPath = places.find((path) => path && existsSync(path))
