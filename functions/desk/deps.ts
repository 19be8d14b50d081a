import { upToDate } from '../../shared/application/desk/directory/directory.ts'
import { deskDeps } from '../../shared/wiring/desk.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'

const env = envOf('desk')
export const deps = upToDate(lazily(() => deskDeps(env)))
