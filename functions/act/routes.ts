/** What the holder of an e-mailed link sees and does. GET never changes anything: mail scanners open links. */
import { later } from '../../shared/http/later.ts'
import type { Handlers } from '../../shared/http/web-function.ts'
import { perform, read } from './api.ts'
import type { ActDeps } from './deps.ts'
import { download, showFiles } from './files.ts'
import { send, show } from './pages.ts'
import { showPaper, showSigning, sign } from './papers.ts'

/** Whoever opens a link came for one case. */
const work = later<ActDeps, 'show' | 'open' | 'calendar' | 'ask' | 'sendPage'>(() => import('./work.ts'))

export const handlers: Handlers<'act', ActDeps> = {
  'GET /act/{token}': show,
  'POST /act/{token}': send,
  'GET /act/{token}/files': showFiles,
  'GET /act/{token}/files/{id}': download,
  'GET /act/{token}/papers/{file}': showPaper,
  'GET /act/{token}/papers/{file}/signature': showSigning,
  'POST /act/{token}/papers/{file}/signature': sign,
  'GET /work': work('ask'),
  'POST /work': work('sendPage'),
  'GET /work/{token}': work('show'),
  'GET /work/{token}/case': work('open'),
  'GET /work/{token}/calendar.ics': work('calendar'),
  'GET /api/act/{token}': read,
  'POST /api/act/{token}': perform,
}
