/** The applicant's view of the case: receipt, status, more information, the link again. */
import type { Handlers } from '../../shared/http/web-function.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { act, follow } from './api.ts'
import { download, showFiles } from './files.ts'
import { find, sendLink, show, write } from './pages.ts'
import { readPaper, showPaper } from './papers.ts'

export const handlers: Handlers<'follow-appeal', WebDeps> = {
  'GET /appeals': find,
  'GET /appeals/{number}': show,
  'GET /appeals/{number}/files': showFiles,
  'GET /appeals/{number}/files/{id}': download,
  'GET /appeals/{number}/papers/{file}': showPaper,
  'POST /appeals/link': sendLink,
  'POST /appeals/{number}/{action}': write,
  'GET /api/appeals/{number}': follow,
  'GET /api/appeals/{number}/{file}': readPaper,
  'POST /api/appeals/{number}/{action}': act,
}
