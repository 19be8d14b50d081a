import { withEntries } from '../../shared/application/desk/directory/directory.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { linksOf } from '../../shared/wiring/links.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('record-response')
export const deps = withEntries(
  lazily(async () => ({
    ...stores(env),
    links: await linksOf(env),
  })),
)
export const queue = workQueue(env)
