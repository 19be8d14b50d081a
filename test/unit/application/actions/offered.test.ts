/** What is not offered is not taken: every open link of any case, every action, by the door that all of them come in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import { staffGrant, staffGrantId } from '../../../../shared/application/actions/grants.ts'
import { actionsOf } from '../../../../shared/application/actions/offered.ts'
import { takeAction } from '../../../../shared/application/actions/take-action.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import type { CaseLog, Claims, People } from '../../../../shared/application/ports.ts'
import { type ActionName, actionNames } from '../../../../shared/domain/capabilities.ts'
import { type Case, type Grant, mainOf } from '../../../../shared/domain/case.ts'
import { handoversOf } from '../../../../shared/domain/desk/handover.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { nextWorkingDay } from '../../../../shared/domain/terms.ts'
import { links, local, rules as sample } from '../../../builders/council.ts'
import { inBoth } from '../../../builders/written.ts'
import { MemoryClaims } from '../../../fakes/memory-claims.ts'
import { MemoryFiles } from '../../../fakes/memory-files.ts'
import { MemoryPeople } from '../../../fakes/memory-people.ts'
import { steps, walk } from '../../domain/walks.ts'

const cause = { id: 'expertise', names: { kk: 'сараптама', ru: 'экспертиза', en: 'expertise' } }
const rules = councilRules({ ...sample.council, pauseCauses: [cause] }, sample.calendar)

/** Good in itself, as far as that can be said without asking whether it may be done. */
const inputOf = (action: ActionName, c: Case, today: string): ActionInput => {
  const until = nextWorkingDay(rules.calendar, mainOf(c)?.due ?? today)
  const letter = Object.keys(c.letters)[0] ?? 'ALM-L-2026-999999'
  const [text, reason] = ['Мәтін', 'Себебі']
  switch (action) {
    case 'accept':
    case 'told':
    case 'resume':
    case 'sign':
      return { action }
    case 'return':
    case 'decline':
    case 'refuse_extension':
    case 'refuse_signature':
      return { action, reason }
    case 'ask':
    case 'incomplete':
      return { action, text }
    case 'complete':
      return { action, missing: ['iin'], text }
    case 'return_to_applicant':
      return { action, ground: 'insulting', text }
    case 'link_repeat':
      return { action, of: 'ALM-A-2026-999999', file: false }
    case 'terminate':
      return { action, ground: 'court', text }
    case 'show_file':
      return { action, how: 'in_person', on: today }
    case 'message':
    case 'reply':
    case 'completion':
    case 'dispute':
      return { action, receivedOn: today, text }
    case 'publish_answer':
      return { action, subject: 'Су', question: 'Су жоқ.', answer: text }
    case 'ask_file':
    case 'withdraw_consent':
    case 'withdraw':
      return { action, receivedOn: today }
    case 'long_term':
      return { action, text, reason, controlOn: '2027-06-01' }
    case 'extension':
    case 'extend':
      return { action, until, reason }
    case 'answer':
      return { action, outcome: 'explained', text }
    case 'recommend':
      return { action, outcome: 'supported', text: inBoth(text), remarks: [] }
    case 'letter':
      return { action, agency: 'almaty-su', subject: 'Хат', text }
    case 'handed_over':
      return {
        action,
        what: handoversOf(c)[0]?.what === 'answer' ? 'answer' : 'receipt',
        on: today,
        how: 'post',
      }
    case 'correct_contact':
      return { action, email: 'new@example.kz' }
    case 'letter_handed_over':
      return { action, letter, on: today }
    case 'remind':
      return { action, letter }
    case 'note':
      return { action, text }
    case 'assign':
      return { action, commission: 'housing' }
    case 'forward':
    case 'crime_or_danger':
      return { action, to: 'tazalyk', text, part: true }
    case 'pause':
      return { action, cause: 'expertise' }
    case 'record_response':
      return { action, letter, decision: 'accepted', text, receivedOn: c.letters[letter]?.sentOn ?? today }
    case 'respond':
      return { action, decision: 'accepted', text }
  }
}

test('an action by a link is taken only where the page of that link offers it', {
  timeout: 120_000,
}, async () => {
  let [refused, taken] = [0, 0]
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (given, at) => {
      const { log } = walk(given)
      const upTo = log.slice(0, 1 + (at % log.length))
      const c = fold(upTo) as Case
      const now = upTo.at(-1)?.at ?? local('2026-02-02')
      const today = rules.dayOf(now)
      const staff = (['secretary', 'head'] as const).map((role) => staffGrantId({ rules, links }, role))
      const open: [string, Grant][] = [
        ...Object.entries(c.grants),
        ...staff.map((id) => [id, staffGrant({ rules, links }, id) as Grant] as [string, Grant]),
      ].filter((one): one is [string, Grant] => (one[1] as Grant).open)
      for (const [grantId, grant] of open) {
        const offered = actionsOf(c, grant, rules, today).map(({ name }) => name)
        for (const action of actionNames) {
          const written: unknown[] = []
          const caseLog: CaseLog = {
            load: async (id) => (id === c.caseId ? upTo : []),
            append: async (commit) => {
              if (commit.caseId === c.caseId) written.push(commit)
              return 'done'
            },
          }
          const people: People = new MemoryPeople()
          const claims: Claims = new MemoryClaims(() => Date.parse(now))
          const deps = { log: caseLog, people, claims, files: new MemoryFiles(), rules, links }
          const link = { outcome: 'open', case: c, log: upTo, grantId, grant } as const
          const acted = await takeAction(deps, link, inputOf(action, c, today), { key: 'key', at: now })
          const what = `${action} by ${grant.role}, ${c.kind} ${c.version}`
          if (!offered.includes(action)) {
            expect([acted.outcome, written.length], what).toEqual(['refused', 0])
            refused++
          } else if (acted.outcome === 'done') taken++
          else expect('refused' in acted && acted.refused, what).not.toBe('not_yours')
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(refused).toBeGreaterThan(5000)
  expect(taken).toBeGreaterThan(500)
})
