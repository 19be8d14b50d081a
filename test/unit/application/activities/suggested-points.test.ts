/** What the agenda of a meeting is offered. */
import { expect, test } from 'vitest'
import { suggestedPoints } from '../../../../shared/application/activities/desk-activities.ts'
import { draftSubmitted } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-N-2026-000001'
const agency = 'public-spaces-department'

test('a draft is offered while it waits for recommendations, and not once it was withdrawn, though a letter is open', async () => {
  const world = new World()
  await world.webhook(agency, 'msg_1', draftSubmitted())
  await world.settle()
  const offered = async () => (await suggestedPoints(world.deps, '2026-02-02')).map((point) => point.number)
  expect(await offered()).toEqual([number])
  await world.act(world.actUrlFor('chair-urban-planning@example.kz'), {
    ...{ action: 'letter', agency: 'tazalyk', subject: 'Смета', text: 'Просим прислать смету.' },
  })
  const { reference } = draftSubmitted().data
  await world.webhook(agency, 'msg_2', {
    ...{ type: 'draft_act.withdrawn', timestamp: world.now, data: { reference } },
  })
  await world.settle()
  expect((await world.caseOf(number)).closedOn).toBeDefined()
  expect(await offered()).toEqual([])
})
