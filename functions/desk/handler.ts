/** For the secretariat: what came on paper, and what the council opens itself. */
import { webFunction } from '../../shared/web/routes.ts'
import { deps } from './deps.ts'
import { open, register } from './register.ts'

export const handler = webFunction(deps, {
  'POST /api/desk/appeals': register,
  'POST /api/desk/initiatives': open,
})
