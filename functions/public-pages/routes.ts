/** What knows no case and no directory: the API's description, style sheets and scripts, and "not found". */
import type { Front } from '../../shared/http/front.ts'
import type { Handlers } from '../../shared/http/web-function.ts'
import { robots, securityContact } from './about.ts'
import { asset } from './assets.ts'
import { health } from './health.ts'
import { openapi } from './openapi.ts'

export const handlers: Handlers<'public-pages', Front> = {
  'GET /health': health,
  'GET /api/openapi.json': openapi,
  'GET /assets/{file}': asset,
  'GET /robots.txt': robots,
  'GET /.well-known/security.txt': securityContact,
}
