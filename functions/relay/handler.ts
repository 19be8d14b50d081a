/** The case log's stream: views, the life of texts, and events on the queues follow from each commit. */
import { relay } from '../../shared/application/relay.ts'
import { streamFunction } from '../../shared/runtime/stream-batch.ts'
import { deps } from './deps.ts'

export const handler = streamFunction((hint) => relay(deps, hint))
