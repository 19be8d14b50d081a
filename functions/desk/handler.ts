/** The secretariat's desk. */
import { webFunction } from '../../shared/http/web-function.ts'
import { deps } from './deps.ts'
import { routes } from './routes.ts'

export const handler = webFunction(deps, routes)
