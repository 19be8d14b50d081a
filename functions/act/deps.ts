import { upToDate } from '../../shared/application/desk/directory.ts'
import type { Views } from '../../shared/application/ports.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { type WebDeps, webDeps } from '../../shared/wiring/web.ts'

export type ActDeps = WebDeps & { views: Views }

const env = envOf('act')
export const deps = upToDate(lazily(() => webDeps(env)))
