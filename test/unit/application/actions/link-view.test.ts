/** How much a page asks of its stores: each text once, and what does not depend on another at the same time. */
import { expect, test } from 'vitest'
import { viewFor } from '../../../../shared/application/actions/link-view.ts'
import { deskCase } from '../../../../shared/application/desk/desk-case.ts'
import { rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'

/** An appeal like an earlier one of the same person, with letters and a question. */
const full = async () => {
  const world = new World()
  const submitted = async (key: string) => {
    await world.submit(appeal(), key)
    await world.settle()
  }
  await submitted('earlier')
  await submitted('this')
  const url = world.actUrlFor(chair)
  for (const agency of ['tazalyk', 'almaty-su'])
    await world.act(url, { action: 'letter', agency, subject: 'Мусор', text: 'Просим вывезти' }, agency)
  await world.act(url, { action: 'ask', text: 'Где?' }, 'ask')
  await world.settle()
  const opened = await world.open(url)
  if (opened.outcome !== 'open') throw new Error(opened.outcome)
  return { world, opened }
}

/** What is asked while `work` goes on, and in how many turns: what is asked at the same time is one turn. */
const askedIn = async (world: World, work: () => Promise<unknown>) => {
  const asked: string[] = []
  let turns = 0
  let turn: Promise<void> | undefined
  world.hook = async ({ name, args }, run) => {
    asked.push([name, ...args].join(' '))
    turn ??= new Promise((resolve) =>
      setImmediate(() => {
        turns++
        turn = undefined
        resolve()
      }),
    )
    await turn
    return run()
  }
  await work()
  world.hook = undefined
  return { twice: asked.filter((one, i) => asked.indexOf(one) < i), turns }
}

test('a chair’s page asks for no text twice, and its longest chain is that of earlier appeals: keys, numbers, logs, words', async () => {
  const { world, opened } = await full()
  const today = rules.dayOf(world.now)
  const asked = await askedIn(world, () => viewFor(world.deps, opened.case, opened.grant, today))
  expect(asked).toEqual({ twice: [], turns: 4 })
})

test('so does a case at the desk', async () => {
  const { world, opened } = await full()
  const asked = await askedIn(world, () => deskCase(world.deps, opened, rules.dayOf(world.now)))
  expect(asked).toEqual({ twice: [], turns: 4 })
})
