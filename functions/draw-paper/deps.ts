import { upToDate } from '../../shared/application/desk/directory/directory.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { filesOf } from '../../shared/wiring/files.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { linksOf } from '../../shared/wiring/links.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'
import { draw } from './draw.ts'
import { verify } from './verify.ts'

const env = envOf('draw-paper')
const made = lazily(async () => ({
  ...stores(env),
  files: filesOf(env),
  links: await linksOf(env),
  portal: env.PORTAL_URL,
  draw,
  verify,
}))
export const deps = upToDate(made)
export const queue = workQueue(env)
