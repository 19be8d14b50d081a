/** Pages that know no case: the deadline calculator, what the site is, the API's description, the style sheet, and "not found". */
import type { Front } from '../../shared/http/front.ts'
import type { Handlers } from '../../shared/http/web-function.ts'
import { accessibility, privacy, robots, securityContact } from './about.ts'
import { asset } from './assets.ts'
import { calculator } from './deadline.ts'
import { health } from './health.ts'
import { openapi } from './openapi.ts'

export const handlers: Handlers<'public-pages', Front> = {
  'GET /deadline': calculator,
  'GET /health': health,
  'GET /api/openapi.json': openapi,
  'GET /assets/{file}': asset,
  'GET /accessibility': accessibility,
  'GET /privacy': privacy,
  'GET /robots.txt': robots,
  'GET /.well-known/security.txt': securityContact,
}
