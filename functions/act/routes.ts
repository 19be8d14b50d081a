/** What the holder of an e-mailed link sees and does. GET never changes anything: mail scanners open links. */
import type { Handlers } from '../../shared/http/web-function.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { perform, read } from './api.ts'
import { download, showFiles } from './files.ts'
import { send, show } from './pages.ts'
import { showPaper, showSigning, sign } from './papers.ts'

export const handlers: Handlers<'act', WebDeps> = {
  'GET /act/{token}': show,
  'POST /act/{token}': send,
  'GET /act/{token}/files': showFiles,
  'GET /act/{token}/files/{id}': download,
  'GET /act/{token}/papers/{file}': showPaper,
  'GET /act/{token}/papers/{file}/signature': showSigning,
  'POST /act/{token}/papers/{file}/signature': sign,
  'GET /api/act/{token}': read,
  'POST /api/act/{token}': perform,
}
