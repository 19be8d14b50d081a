/** Agencies' signed webhooks: checked, stored, queued, and only then accepted. */
import { webFunction } from '../../shared/http/web-function.ts'
import { deps } from './deps.ts'
import { receive } from './receive.ts'

export const handler = webFunction(deps, { 'POST /webhooks/agencies/{agencyId}': receive })
