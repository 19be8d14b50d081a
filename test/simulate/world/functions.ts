/** The functions as they are deployed: their own handlers over their own environment. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type QueueName, queues } from '../../../events/queues.ts'
import { consumers } from '../../../infra/constructs/consumers.ts'
import type { CouncilRules } from '../../../shared/application/council-rules.ts'
import { currentCouncil } from '../../../shared/council/current.ts'
import type { Calendar } from '../../../shared/domain/terms/calendar.ts'
import { environments, type FunctionName } from '../../../shared/wiring/env.ts'
import { projectFolder } from '../planted/place.ts'

type Handler = (event: unknown, context: unknown) => Promise<unknown>
type Deps = { rules: CouncilRules }
export type Deployed = { handler: Handler; rules: CouncilRules }

const names = Object.keys(environments) as FunctionName[]

/** Loads everything that functions may load later too: nothing of a schedule waits for a file. */
export const deployed = async (): Promise<Record<FunctionName, Deployed>> => {
  process.env.DEAD_LETTER_QUEUE_URLS = JSON.stringify(
    Object.fromEntries(queues.map((queue) => [queue, deadLettersOf(queue)])),
  )
  const found: Partial<Record<FunctionName, Deployed>> = {}
  for (const name of names) {
    const own = queues.find((queue) => consumers[queue].consumer === name) ?? 'none'
    Object.assign(process.env, { WORK_QUEUE_URL: own, DEAD_LETTERS_URL: deadLettersOf(own) })
    const folder = join(projectFolder, 'functions', name)
    const { deps } = (await import(join(folder, 'deps.ts'))) as { deps: Deps | (() => Promise<Deps>) }
    const { handler } = (await import(join(folder, 'handler.ts'))) as { handler: Handler }
    const { rules } = typeof deps === 'function' ? await deps() : deps
    found[name] = { handler, rules }
  }
  for (const file of readdirSync(join(projectFolder, 'shared'), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.ts')) await import(join(projectFolder, 'shared', file))
  return found as Record<FunctionName, Deployed>
}

/** The council's own calendar, with more days off. */
export const calendarOf = (off: readonly string[]): Calendar => {
  const { calendar } = currentCouncil()
  if (off.length === 0) return calendar
  const years = structuredClone(calendar.years) as Record<number, { daysOff: Record<string, string> }>
  for (const day of off) {
    const year = years[Number(day.slice(0, 4))]
    if (year) year.daysOff[day] = 'decree'
  }
  const hash = createHash('sha256').update(off.join(' ')).digest('hex').slice(0, 12)
  return { hash, years: years as unknown as Calendar['years'] }
}

/** Deployed: whoever counts by these rules counts by this calendar from now on. */
export const setCalendar = ({ calendar }: CouncilRules, next: Calendar): void => {
  Object.defineProperties(calendar, Object.getOwnPropertyDescriptors(next))
}

export const deadLettersOf = (queue: QueueName | 'none') => `${queue}-dead`
