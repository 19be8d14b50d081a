/**
 * Every morning, or for any day it is told: what is due and what was missed; and the anchor of what was written until
 * yesterday. Fails when all else is done if a case did, or the anchor.
 */
import middy from '@middy/core'
import * as z from 'zod/mini'
import { instant } from '../../events/values.ts'
import { allDone } from '../../shared/application/each-case.ts'
import { sweep } from '../../shared/application/reminders/sweep.ts'
import { anchorDays } from '../../shared/application/upkeep/anchors.ts'
import { learn } from '../../shared/runtime/hop.ts'
import { inHop } from '../../shared/runtime/hop-line.ts'
import { log } from '../../shared/runtime/logger.ts'
import { deps } from './deps.ts'

/** `time` is the schedule's own (UTC); an emulator that leaves the placeholder in gets the time it runs at. */
const schedule = z.object({ time: z.catch(instant, () => new Date().toISOString()) })

export const handler = middy<unknown, object>().handler((event, { awsRequestId }) =>
  inHop('swept', { ...(awsRequestId && { requestId: awsRequestId }) }, async () => {
    const swept = await sweep(deps, schedule.parse(event).time)
    const { on, working, looked, missed, digests, failed = [] } = swept
    learn({ count: looked })
    for (const { caseId, error } of failed) log.failure('case failed', error, { case: caseId })
    // Days that are over now, whichever day it sweeps for.
    await anchorDays(deps.anchors, new Date().toISOString())
    // Whoever calls tries again, and somebody hears of what fails for good; all other cases are done.
    allDone({ looked, failed })
    return {
      on,
      working,
      looked,
      missed,
      digests: digests.map(({ to, items }) => ({ role: to.role, as: to.as, items: items.length })),
    }
  }),
)
