import { upToDate } from '../../shared/application/desk/directory/directory.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { mailing } from '../../shared/wiring/mailing.ts'

const env = envOf('record-delivery')
export const deps = upToDate(lazily(() => mailing(env)))
