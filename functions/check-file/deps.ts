import { dynamoClient } from '../../shared/adapters/dynamo.ts'
import { dynamoCaseLog } from '../../shared/adapters/dynamo-case-log.ts'
import { inspect } from '../../shared/adapters/file-content.ts'
import { filesOf } from '../../shared/adapters/files.ts'
import { currentRules, peopleStore } from '../../shared/adapters/stores.ts'
import { workQueue } from '../../shared/adapters/work-queue.ts'
import { readEnv } from '../../shared/runtime/env.ts'
import { envSchema } from './env.ts'

const env = readEnv(envSchema)
export const deps = {
  log: dynamoCaseLog(dynamoClient(), env.CASES_TABLE),
  people: peopleStore(env),
  files: filesOf(env),
  rules: currentRules(),
  inspect,
  scanned: env.MALWARE_SCAN === 'awaited',
}
export const queue = workQueue(env)
