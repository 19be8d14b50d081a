/** All that must hold when all is still, whatever happened on the way. */
import { chainFindings, dateFindings, rightsFindings, waitingFindings } from './chains.ts'
import { councilFindings } from './council.ts'
import { entryFindings } from './entries.ts'
import { figureFindings } from './figures.ts'
import { keepingFindings } from './keeping.ts'
import { type Facts, factsOf } from './logs.ts'
import { mailFindings } from './mails.ts'
import type { Observed } from './observed.ts'
import { promiseFindings } from './promises.ts'
import { reminderFindings } from './reminders.ts'
import { viewFindings } from './views.ts'

/** `kind` is what was broken, the same for every case that breaks it. */
export type Finding = { kind: string; text: string }

const checks: readonly ((facts: Facts) => Finding[])[] = [
  chainFindings,
  dateFindings,
  rightsFindings,
  waitingFindings,
  promiseFindings,
  viewFindings,
  mailFindings,
  keepingFindings,
  reminderFindings,
  figureFindings,
  councilFindings,
  entryFindings,
]

export const audit = (observed: Observed): Finding[] => {
  const facts = factsOf(observed)
  return checks.flatMap((check) => check(facts))
}
