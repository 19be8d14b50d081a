/** What the holder of an e-mailed link sees and does. GET never changes anything: mail scanners open links. */
import { webFunction } from '../../shared/http/web-function.ts'
import { perform, read } from './api.ts'
import { deps } from './deps.ts'
import { download, showFiles } from './files.ts'
import { send, show } from './pages.ts'

export const handler = webFunction(deps, {
  'GET /act/{token}': show,
  'POST /act/{token}': send,
  'GET /act/{token}/files': showFiles,
  'GET /act/{token}/files/{id}': download,
  'GET /api/act/{token}': read,
  'POST /api/act/{token}': perform,
})
