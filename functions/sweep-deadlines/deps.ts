import { anchorsOf } from '../../shared/wiring/anchors.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { queuesOf } from '../../shared/wiring/queues.ts'
import { stores } from '../../shared/wiring/stores.ts'

const env = envOf('sweep-deadlines')
export const deps = {
  ...stores(env),
  anchors: anchorsOf(env),
  queues: queuesOf(env),
}
