/** The sample council as the rules that everything here is decided by, and its links under a test's secret. */
import type { Actor, RuleKey } from '../../events/values.ts'
import { councilRules } from '../../shared/application/council-rules.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import type { Context } from '../../shared/domain/rule.ts'
import { linkSecrets, linksWith } from '../../shared/runtime/links.ts'

const { council, calendar } = currentCouncil()
export const rules = councilRules(council, calendar)

/** The rules under a law that counts these terms from registration. */
export const fromRegistration = (() => {
  const counted = (key: RuleKey) => ({
    [key]: council.terms[key].map((edition) => ({ ...edition, start: 'registration' as const })),
  })
  const terms = {
    ...council.terms,
    ...counted('appeal.answer'),
    ...counted('appeal.triage'),
    ...counted('draft_act.recommendation'),
  }
  return councilRules({ ...council, terms }, calendar)
})()

export const portal = 'http://localhost:8080'
/** All purposes under one secret, or under its versions. */
export const everySecret = (value: string) => () =>
  Object.fromEntries(linkSecrets.map((name) => [name, value]))
export const links = linksWith(everySecret('a-secret-for-tests-only'), portal)

/** A plain Monday with four working weeks after it, ten in the morning in Almaty. */
export const monday = '2026-02-02T05:00:00.000Z'

/** This time of day in Almaty (`HH:MM`) on a local day, as an instant. */
export const local = (day: string, time = '10:00') => new Date(`${day}T${time}:00+05:00`).toISOString()

export const context = (actor: Actor, at = monday, more: Partial<Context> = {}): Context => ({
  ...rules.context(at, actor),
  letterNumber: 'ALM-L-2026-000001',
  ...more,
})

export const by = {
  applicant: { role: 'applicant' },
  system: { role: 'system', as: 'router' },
  secretary: { role: 'secretary' },
  head: { role: 'head' },
  chair: (commission = 'housing'): Actor => ({ role: 'chair', as: commission }),
  agency: (agency = 'almaty-su'): Actor => ({ role: 'agency', as: agency }),
} as const

/** The last day to which an appeal received then may be extended by a decision of today. */
export const furthest = (receivedAt: string): string =>
  rules.moment(rules.dayOf(new Date().toISOString())).latestExtension(rules.dayOf(receivedAt))
