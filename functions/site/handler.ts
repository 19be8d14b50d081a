import { practise } from '../../shared/http/practice.ts'
import { webFunction } from '../../shared/http/web-function.ts'
import { deps } from './deps.ts'
import { handlers } from './routes.ts'

export const handler = webFunction(deps, handlers)

await practise<'site'>(handler, 'GET /')
