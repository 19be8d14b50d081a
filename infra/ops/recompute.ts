/** `npm run -s recompute`: an event for every open counted due date that the calendar moves. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { caseIds } from '../../shared/adapters/dynamo/operator.ts'
import { councilRules } from '../../shared/application/council-rules.ts'
import { recompute } from '../../shared/application/upkeep/recompute.ts'
import { loadCalendar, mergeCalendars } from '../../shared/council/calendar.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run, UsageError } from './common/run.ts'
import { operatorStores } from './common/stores.ts'

const usage = `Usage: npm run -s recompute -- [--calendar FILE] [--stack NAME]

  --calendar FILE   a calendar in the shape of shared/council/calendars/kz.json; its years replace the same years
                    (default: the council's calendar as it is in this project)
  --stack NAME      a deployment in AWS (default: the running local cloud)

Prints every date that moved. Chosen dates (extensions, control dates) never move. Deploy the same calendar, so that
new cases are counted by it too.`

const calendarOf = (file: string) => {
  try {
    return loadCalendar(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/^/gm, `--calendar ${file}: `))
  }
}

await run(usage, async () => {
  const { values } = parseArgs({ options: { calendar: { type: 'string' }, stack: { type: 'string' } } })
  const deployment = await findDeployment(values)
  const { dynamo, rules, ...stores } = operatorStores(deployment)
  const calendar = values.calendar
    ? mergeCalendars(rules.calendar, calendarOf(values.calendar))
    : rules.calendar
  const deps = { ...stores, rules: councilRules(rules.council, calendar) }
  const ids = caseIds(dynamo, deployment.tables.cases)
  let moved = 0
  try {
    for await (const { caseId, key, from, to } of recompute(deps, ids, new Date().toISOString())) {
      console.log(`${caseId}  ${key}: ${from ?? 'no date'} -> ${to ?? 'no date'}`)
      moved++
    }
  } finally {
    console.log(moved === 0 ? 'No open date moves.' : `Moved: ${moved}.`)
  }
})
