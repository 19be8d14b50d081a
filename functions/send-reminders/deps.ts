import { upToDate } from '../../shared/application/desk/directory/directory.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { mailing, sendingOnce } from '../../shared/wiring/mailing.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('send-reminders')
export const deps = upToDate(lazily(() => mailing(env, sendingOnce)))
export const queue = workQueue(env)
