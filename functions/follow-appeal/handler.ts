/** The applicant's view of the case: receipt, status, more information, the link again. */
import { slashed, webFunction } from '../../shared/http/web-function.ts'
import { act, follow } from './api.ts'
import { deps } from './deps.ts'
import { download, showFiles } from './files.ts'
import { find, sendLink, show, write } from './pages.ts'

export const handler = webFunction(deps, {
  'GET /appeals': find,
  'GET /appeals/{number}': show,
  'GET /appeals/{number}/files': showFiles,
  'GET /appeals/{number}/files/{id}': download,
  'GET /appeals/{number+}': slashed,
  'POST /appeals/link': sendLink,
  'POST /appeals/{number}/{action}': write,
  'POST /appeals/{number+}': slashed,
  'GET /api/appeals/{number}': follow,
  'GET /api/appeals/{number+}': slashed,
  'POST /api/appeals/{number}/{action}': act,
  'POST /api/appeals/{number+}': slashed,
})
