import { withEntries } from '../../shared/application/desk/directory/directory.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('assign-commission')
const made = stores(env)
export const deps = withEntries(() => made)
export const queue = workQueue(env)
