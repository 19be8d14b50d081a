import { envOf } from '../../shared/wiring/env.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('assign-commission')
export const deps = stores(env)
export const queue = workQueue(env)
