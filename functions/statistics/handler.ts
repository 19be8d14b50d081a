import { practise } from '../../shared/http/practice.ts'
import { webFunction } from '../../shared/http/web-function.ts'
import { deps } from './deps.ts'
import { handlers } from './routes.ts'

export const handler = webFunction(deps, handlers)

// Of one day: a period has a request for each of its months.
await practise<'statistics'>(handler, 'GET /statistics', 'from=2026-01-01&to=2026-01-01')
