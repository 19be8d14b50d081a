import { upToDate } from '../../shared/application/desk/directory/directory.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { linksOf } from '../../shared/wiring/links.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('carry-out')
const made = lazily(async () => ({
  ...stores(env),
  links: await linksOf(env),
}))
export const deps = upToDate(made)
export const queue = workQueue(env)
