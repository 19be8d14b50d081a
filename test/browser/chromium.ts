/** Where the machine has a Chromium: `CHROMIUM_PATH`, else where Debian and Ubuntu put it; undefined without one. */
import { existsSync } from 'node:fs'

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser']

export const chromiumPath = places.find((path) => path && existsSync(path))
