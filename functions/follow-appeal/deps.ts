import { upToDate } from '../../shared/application/desk/directory/directory.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { webDeps } from '../../shared/wiring/web.ts'

const env = envOf('follow-appeal')
export const deps = upToDate(lazily(() => webDeps(env)))
