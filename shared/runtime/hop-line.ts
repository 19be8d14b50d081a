/** Runs a hop and tells of it: one line of the log when it ends, with its metrics in it, and an annotated trace. */
import { randomBytes } from 'node:crypto'
import { caseOf, type Hop, identityOf, within } from './hop.ts'
import { type Fields, log } from './logger.ts'
import { countOf } from './metrics.ts'
import { annotate } from './x-ray.ts'

/** The line of the request that a function answers itself while it starts. */
export const startLine = 'started'

/** Until something came from outside. */
let isCold = true

/**
 * The hop of what came in: `message` names the line, `known` is what came in said of itself. `work` may add to the hop.
 * Its outcome is `done` unless it learns another, and `retry` where it throws, which is thrown on. `ms` is whole
 * milliseconds.
 */
export const inHop = async <T>(
  message: string,
  known: Fields,
  work: (hop: Hop) => Promise<T>,
): Promise<T> => {
  const hop: Hop = {
    id: randomBytes(8).toString('hex'),
    known,
    learnt: { outcome: 'done', ...(isCold && { coldStart: true }) },
    read: new Set(),
    written: new Set(),
  }
  if (message !== startLine) isCold = false
  const at = Date.now()
  const start = performance.now()
  try {
    return await within(hop, () => work(hop))
  } catch (error) {
    hop.learnt.outcome = 'retry'
    throw error
  } finally {
    const ms = Math.round(performance.now() - start)
    const fields = { ...hop.learnt, ...hop.known, ...identityOf(hop), ms }
    log.info(message, fields, metricOf(fields))
    const { eventType, outcome } = fields
    await annotate({ id: hop.id, name: message, at, ms }, { case: caseOf(hop), eventType, outcome })
  }
}

/** Refusals by their code, and messages given up by function. */
const metricOf = ({ outcome = '' }: Fields) => {
  if (outcome.startsWith('refused:')) return countOf('Refusals', 'outcome')
  return outcome === 'terminal' ? countOf('Terminal', 'service') : undefined
}
