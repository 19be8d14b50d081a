/** The appeal form, and the same door for programs. */
import type { Handlers } from '../../shared/http/web-function.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { submit } from './api.ts'
import { offer } from './attachments.ts'
import { send, show } from './form.ts'

export const handlers: Handlers<'submit-appeal', WebDeps> = {
  'GET /appeals/new': show,
  'POST /appeals/new': send,
  'POST /': send,
  'POST /api/appeals': submit,
  'POST /api/attachments': offer,
}
