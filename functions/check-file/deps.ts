import { inspect } from '../../shared/adapters/files/file-content.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { filesOf } from '../../shared/wiring/files.ts'
import { queuesOf } from '../../shared/wiring/queues.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('check-file')
export const deps = {
  ...stores(env),
  files: filesOf(env),
  queues: queuesOf(env),
  inspect,
  scanned: env.MALWARE_SCAN === 'awaited',
}
export const queue = workQueue(env)
