/** The appeal form, and the same door for programs. */
import { webFunction } from '../../shared/http/web-function.ts'
import { submit } from './api.ts'
import { offer } from './attachments.ts'
import { deps } from './deps.ts'
import { send, show } from './form.ts'

export const handler = webFunction(deps, {
  'GET /': show,
  'POST /': send,
  'POST /api/appeals': submit,
  'POST /api/attachments': offer,
})
