/** A case as the secretariat sees it. */
import { expect, test } from 'vitest'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { deskCase } from '../../../../shared/application/desk/desk-case.ts'
import type { Council } from '../../../../shared/council/council.ts'
import { rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const acting = { name: 'А. Қасымов', email: 'acting@example.kz', from: '2026-02-01', until: '2026-02-28' }

test.each<[string, Partial<Council>, string[]]>([
  ['the head alone', {}, [rules.council.head.email]],
  ['the head and who stands in', { actingHead: acting }, [rules.council.head.email, acting.email]],
])('of an extension that is asked for, the mails are those that went out: %s', async (_, more, readers) => {
  const world = new World({ rules: councilRules({ ...rules.council, ...more }, rules.calendar) })
  await world.submit(appeal())
  await world.settle()
  await world.act(world.actUrlFor(chair), { action: 'extension', until: '2026-03-12', reason: 'Нужен акт.' })
  await world.settle()
  const opened = { case: await world.caseOf(number), log: await world.log.load(number) }
  const { mails } = await deskCase(world.deps, opened, '2026-02-02')
  expect(mails.filter(({ type }) => type === 'ExtensionRequested')).toEqual(
    readers.map(() => expect.objectContaining({ to: 'head', sent: true })),
  )
  for (const reader of readers) expect(world.mailsTo(reader)).toHaveLength(1)
})
