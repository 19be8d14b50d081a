/** Pages that know no case: the deadline calculator, the API's description, the style sheet, and "not found". */
import { webFunction } from '../../shared/http/web-function.ts'
import { asset } from './assets.ts'
import { calculator } from './deadline.ts'
import { deps } from './deps.ts'
import { health } from './health.ts'
import { openapi } from './openapi.ts'

export const handler = webFunction(deps, {
  'GET /deadline': calculator,
  'GET /health': health,
  'GET /api/openapi.json': openapi,
  'GET /assets/{file}': asset,
})
