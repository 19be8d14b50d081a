/** An outage of hours ends with everything done and nothing left for a person; what can only fail is given up at once. */
import { describe, expect, test } from 'vitest'
import { iin } from '../../builders/identity.ts'
import { appeal, person } from '../../builders/inputs.ts'
import { type Call, Injected } from '../../fakes/watched.ts'
import { World } from '../../fakes/world.ts'

/** Everything that is tried at a port fails so often, each thing by itself: ten times are more than five hours. */
const awayFor = (world: World, port: string, times: number, about: (call: Call) => string): void => {
  const tries = new Map<string, number>()
  world.hook = async (call, run) => {
    const what = `${about(call)}`
    const tried = tries.get(what) ?? 0
    if (call.name !== port || tried === times) return run()
    tries.set(what, tried + 1)
    throw new Injected(`${port} is away`)
  }
}
const submitted = async (world: World, count: number) => {
  const numbers: string[] = []
  for (let i = 0; i < count; i++)
    numbers.push(
      await world.submit(
        appeal({ applicant: person({ iin: iin(), email: `reader-${i}@example.kz` }) }),
        `submit-${i}`,
      ),
    )
  return numbers
}
const mailed = (world: World, to: string) =>
  world.mails.filter(({ tags }) => tags.to === to).map(({ thread }) => thread)

describe('while it is away for hours', () => {
  test.each<[string, string, (call: Call) => string]>([
    ['SES', 'mailer.send', ({ args: [mail] }) => JSON.stringify(mail)],
    ['the store of personal data', 'people.get', ({ args }) => String(args[0])],
    ['the case log', 'log.append', ({ args: [commit] }) => (commit as { caseId: string }).caseId],
    ['the table of claims', 'claims.lease', ({ args }) => String(args[0])],
  ])(
    '%s: every receipt and every commission’s mail goes out, once, and nothing becomes a dead letter',
    async (_, port, about) => {
      const world = new World({ mayRetry: () => true })
      const numbers = await submitted(world, 12)
      awayFor(world, port, 10, about)
      await world.settle()
      expect(mailed(world, 'applicant').sort()).toEqual(numbers)
      expect(mailed(world, 'chair').sort()).toEqual(numbers)
      expect(world.deadLetters).toEqual([])
    },
  )
})

test('what stays away for longer than a day becomes a dead letter, and goes out when it is redriven', async () => {
  const world = new World({ mayRetry: () => true })
  await submitted(world, 1)
  world.hook = async (call, run) => {
    if (call.name === 'mailer.send') throw new Injected('away for good')
    return run()
  }
  await world.settle()
  expect(world.deadLetters.map(({ queue }) => queue)).toEqual(['notices', 'notices'])
  world.hook = undefined
  await world.deliverAllAgain()
  expect(world.mails).toHaveLength(2)
})

test('what no schema knows is given up without a second try', async () => {
  let tries = 0
  const world = new World({
    mayRetry: () => {
      tries++
      return true
    },
  })
  await world.queues.send('notices', [{ type: 'nothing that anybody knows' }])
  await world.settle()
  expect(world.deadLetters).toHaveLength(1)
  expect(tries).toBe(0)
})
