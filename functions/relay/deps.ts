import { anchorsOf } from '../../shared/wiring/anchors.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { queuesOf } from '../../shared/wiring/queues.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('relay')
export const deps = {
  ...stores(env),
  anchors: anchorsOf(env),
  queues: queuesOf(env),
}
export const queue = workQueue(env)
