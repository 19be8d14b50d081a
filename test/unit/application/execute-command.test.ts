/** One command through the log: repeated, raced, cut off in the middle. */
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../events/commit.ts'
import { canonical, hashOf } from '../../../shared/application/commits.ts'
import {
  type CommandRequest,
  Contention,
  executeCommand,
} from '../../../shared/application/execute-command.ts'
import { caseOfLetter } from '../../../shared/application/numbers.ts'
import { by, monday } from '../../builders/council.ts'
import { appealNumber, appealRegistered, assigned, logOf } from '../../builders/events.ts'
import { failing, type Hook, Injected } from '../../fakes/watched.ts'
import { World } from '../../fakes/world.ts'

/** A world with a case that its commission has, and a hook around what the command under test does. */
const withCase = async (hook?: Hook) => {
  const world = new World()
  for (const commit of logOf([appealRegistered(), assigned()])) await world.log.append(commit)
  world.hook = hook
  return world
}
const accept: CommandRequest = {
  caseId: appealNumber,
  command: { type: 'accept' },
  commandId: 'accept-1',
  actor: by.chair(),
  at: monday,
}
const letter: CommandRequest = {
  ...accept,
  command: { type: 'letter', agency: 'almaty-su', content: 'letter-content' },
  commandId: 'letter-1',
  contents: { 'letter-content': { kind: 'letter', subject: 'Вода', text: 'Нет воды' } },
}
const answer: CommandRequest = {
  ...accept,
  command: { type: 'answer', outcome: 'explained', content: 'answer-content' },
  commandId: 'answer-1',
  contents: { 'answer-content': { kind: 'answer', text: 'Разъяснено' } },
}
const register: CommandRequest = {
  caseId: 'ALM-A-2026-000002',
  commandId: 'register-1',
  actor: by.applicant,
  at: monday,
  command: {
    type: 'register_appeal',
    content: 'message-content',
    channel: 'web',
    language: 'ru',
    topic: 'housing',
    applicantKind: 'person',
    reachable: true,
    receivedAt: monday,
  },
  contents: { 'message-content': { kind: 'message', text: 'Текст' } },
}

/** What others commit while our own command is between loading and writing, so many times over. */
const overtaken = (world: () => World, times: number, next: (log: Commit[]) => CommandRequest): Hook => {
  let left = times
  return async (call, run) => {
    if (call.name === 'log.append' && left > 0) {
      left--
      const { log } = world()
      await executeCommand({ ...world().deps, log }, next(await log.load(appealNumber)))
    }
    return run()
  }
}
const message = (n: number): CommandRequest => ({
  ...accept,
  command: { type: 'add_message', content: `message-${n}` },
  commandId: `message-${n}`,
  actor: by.applicant,
})

describe('a dry run', () => {
  const calls: string[] = []
  const watched = () =>
    withCase(async (call, run) => {
      calls.push(call.name)
      return run()
    })
  test.each([accept, letter, answer, message(1)])(
    'of $commandId says what would come of it, and only reads',
    async (given) => {
      const world = await watched()
      calls.length = 0
      const tried = await executeCommand(world.deps, { ...given, dry: true })
      expect(tried).toMatchObject({ outcome: 'done', repeated: false, case: { caseId: appealNumber } })
      expect(calls).toEqual(['log.load'])
      expect(await executeCommand(world.deps, given)).toMatchObject({ outcome: 'done', repeated: false })
    },
  )
  test('is refused as the command would be, and knows a repeated one', async () => {
    const world = await watched()
    const dry = { ...accept, dry: true }
    expect(await executeCommand(world.deps, { ...dry, actor: by.head })).toMatchObject({
      refused: 'not_yours',
    })
    await executeCommand(world.deps, accept)
    expect(await executeCommand(world.deps, dry)).toMatchObject({ outcome: 'done', repeated: true })
  })
})

describe('a repeated command', () => {
  test('is answered by what it did the first time', async () => {
    const world = await withCase()
    const first = await executeCommand(world.deps, accept)
    const again = await executeCommand(world.deps, accept)
    expect(first).toMatchObject({ outcome: 'done', repeated: false, case: { version: 3 } })
    expect(again).toMatchObject({ outcome: 'done', repeated: true, case: { version: 3 } })
    expect(await world.log.load(appealNumber)).toHaveLength(3)
  })
  test('even when it would be refused by now, and writes none of its texts again', async () => {
    const world = await withCase()
    await executeCommand(world.deps, letter)
    await executeCommand(world.deps, answer)
    const contents = { 'letter-content': { kind: 'letter' as const, subject: 'Вода', text: 'другие слова' } }
    expect(await executeCommand(world.deps, { ...letter, contents })).toMatchObject({ repeated: true })
    expect(await world.people.get(appealNumber, 'letter-content')).toMatchObject({ text: 'Нет воды' })
  })
  test('a refused one is decided again: it may be allowed by then', async () => {
    const world = await withCase()
    const early = { ...accept, caseId: 'ALM-A-2026-000009' }
    expect(await executeCommand(world.deps, early)).toEqual({ outcome: 'refused', refused: 'case_unknown' })
    const [first, second] = logOf([appealRegistered(), assigned()], { caseId: early.caseId })
    await world.log.append(first as Commit)
    expect(await executeCommand(world.deps, early)).toMatchObject({ refused: 'not_assigned' })
    await world.log.append(second as Commit)
    expect(await executeCommand(world.deps, early)).toMatchObject({ outcome: 'done' })
  })
})

describe('a log that has just been read', () => {
  test('is not read again', async () => {
    const calls: string[] = []
    const world = await withCase(async (call, run) => {
      calls.push(call.name)
      return run()
    })
    const log = await world.log.load(appealNumber)
    calls.length = 0
    expect(await executeCommand(world.deps, { ...accept, log })).toMatchObject({ outcome: 'done' })
    expect(calls).toEqual(['log.append'])
  })
  test('and is behind by now, is read anew: nothing of the other is lost', async () => {
    const world = await withCase()
    const log = await world.log.load(appealNumber)
    await executeCommand(world.deps, message(1))
    expect(await executeCommand(world.deps, { ...accept, log })).toMatchObject({ case: { version: 4 } })
    expect(await executeCommand(world.deps, { ...accept, log })).toMatchObject({ repeated: true })
  })
})

describe('a lost race', () => {
  test('is decided again on what the other did', async () => {
    const world: World = await withCase(
      overtaken(
        () => world,
        1,
        () => message(1),
      ),
    )
    expect(await executeCommand(world.deps, accept)).toMatchObject({ outcome: 'done', case: { version: 4 } })
    const log = await world.log.load(appealNumber)
    expect(log.map((c) => c.commandId)).toEqual(['given-1', 'given-2', 'message-1', 'accept-1'])
    expect(log[3]?.prev).toBe(hashOf(log[2] as Commit))
  })
  test('to the same command: it was done once', async () => {
    const world: World = await withCase(
      overtaken(
        () => world,
        1,
        () => accept,
      ),
    )
    expect(await executeCommand(world.deps, accept)).toMatchObject({ outcome: 'done', repeated: true })
    expect(await world.log.load(appealNumber)).toHaveLength(3)
  })
  test('to one that makes ours impossible: refused', async () => {
    const world: World = await withCase(
      overtaken(
        () => world,
        1,
        () => answer,
      ),
    )
    expect(await executeCommand(world.deps, accept)).toMatchObject({
      outcome: 'refused',
      refused: 'already_closed',
    })
  })
  test('twice in a row is no matter', async () => {
    const world: World = await withCase(
      overtaken(
        () => world,
        2,
        (log) => message(log.length),
      ),
    )
    expect(await executeCommand(world.deps, accept)).toMatchObject({ outcome: 'done', case: { version: 5 } })
  })
  test('three times in a row is contention, and nothing of ours is in the log', async () => {
    const world: World = await withCase(
      overtaken(
        () => world,
        3,
        (log) => message(log.length),
      ),
    )
    await expect(executeCommand(world.deps, accept)).rejects.toBeInstanceOf(Contention)
    const log = await world.log.load(appealNumber)
    expect(log.map((c) => c.commandId)).not.toContain('accept-1')
    expect(await executeCommand(world.deps, accept)).toMatchObject({ outcome: 'done', case: { version: 6 } })
  })
})

describe('a write that fails without saying whether it was done', () => {
  test('was done: found by its commandId', async () => {
    const world = await withCase(failing('log.append', 'after'))
    expect(await executeCommand(world.deps, accept)).toMatchObject({ outcome: 'done', case: { version: 3 } })
    expect(await world.log.load(appealNumber)).toHaveLength(3)
  })
  test('was not done: the failure is told, and the same command may come again', async () => {
    const world = await withCase(failing('log.append', 'before'))
    await expect(executeCommand(world.deps, accept)).rejects.toBeInstanceOf(Injected)
    expect(await world.log.load(appealNumber)).toHaveLength(2)
    expect(await executeCommand(world.deps, accept)).toMatchObject({ outcome: 'done', case: { version: 3 } })
  })
  test('is done late, during the retry: done once', async () => {
    let late: Commit | undefined
    const world: World = await withCase(async (call, run) => {
      if (call.name !== 'log.append') return run()
      if (!late) {
        late = call.args[0] as Commit
        throw new Injected('timeout')
      }
      await world.log.append(late)
      return run()
    })
    await expect(executeCommand(world.deps, accept)).rejects.toBeInstanceOf(Injected)
    expect(await executeCommand(world.deps, accept)).toMatchObject({ outcome: 'done', repeated: true })
    expect(await world.log.load(appealNumber)).toHaveLength(3)
  })
})

describe('texts', () => {
  test('are there before the commit that names them', async () => {
    const world: World = await withCase(async (call, run) => {
      const [commit] = call.args as [Commit]
      if (call.name === 'log.append' && commit.caseId === appealNumber)
        expect(await world.people.get(appealNumber, 'letter-content')).toMatchObject({ text: 'Нет воды' })
      return run()
    })
    expect(await executeCommand(world.deps, letter)).toMatchObject({ outcome: 'done' })
  })
  test('are not written when the command is refused', async () => {
    const world = await withCase()
    await executeCommand(world.deps, { ...letter, actor: by.chair('social') })
    expect(world.people.all()).toEqual([])
  })
  test('of a new case end unless its commit follows', async () => {
    const world = await withCase(failing('log.append', 'before'))
    await expect(executeCommand(world.deps, register)).rejects.toBeInstanceOf(Injected)
    const expiry = world.people.expiryOf(register.caseId, 'message-content')
    expect(expiry).toBeGreaterThan(Date.parse(monday) / 1000 + 30 * 86_400)
  })
  test('of a known case end unless its commit follows', async () => {
    const world = await withCase()
    const cut = failing('log.append', 'before')
    world.hook = (call, run) => ((call.args[0] as Commit).caseId === appealNumber ? cut(call, run) : run())
    await expect(executeCommand(world.deps, letter)).rejects.toBeInstanceOf(Injected)
    const expiry = world.people.expiryOf(appealNumber, 'letter-content')
    expect(expiry).toBeGreaterThan(Date.parse(monday) / 1000 + 30 * 86_400)
  })
  test('are not in the commit', async () => {
    const world = await withCase()
    await executeCommand(world.deps, letter)
    expect(JSON.stringify(await world.log.load(appealNumber))).not.toContain('Нет воды')
  })
})

describe('a letter’s number', () => {
  test('points to its case before the commit that sends it', async () => {
    const world: World = await withCase(async (call, run) => {
      const number = 'ALM-L-2026-000001'
      const [commit] = call.args as [Commit]
      if (call.name === 'log.append' && commit.caseId === appealNumber)
        expect(await caseOfLetter(world.deps, number)).toMatchObject({
          case: appealNumber,
          agency: 'almaty-su',
        })
      return run()
    })
    expect(await executeCommand(world.deps, letter)).toMatchObject({
      case: { letters: { 'ALM-L-2026-000001': { agency: 'almaty-su' } } },
    })
  })
  test('is kept when a race is lost', async () => {
    const world: World = await withCase(
      overtaken(
        () => world,
        2,
        (log) => message(log.length),
      ),
    )
    const executed = await executeCommand(world.deps, letter)
    expect(executed).toMatchObject({ outcome: 'done' })
    expect(await world.claims.next('number#L#2026')).toBe(2)
  })
  test('is not taken for a letter that is refused', async () => {
    const world = await withCase()
    await executeCommand(world.deps, { ...letter, actor: by.chair('social') })
    expect(await world.claims.next('number#L#2026')).toBe(1)
  })
  test('is of the local year', async () => {
    const world = await withCase()
    await executeCommand(world.deps, { ...letter, at: '2026-12-31T19:00:00.000Z' })
    expect(await world.claims.next('number#L#2027')).toBe(2)
  })
})

describe('no effect', () => {
  test('on a case that is there: done, without a commit', async () => {
    const world = await withCase()
    const missed: CommandRequest = { ...accept, command: { type: 'note_missed' }, actor: by.system }
    expect(await executeCommand(world.deps, missed)).toMatchObject({ outcome: 'done', repeated: false })
    expect(await world.log.load(appealNumber)).toHaveLength(2)
  })
})

describe('a commit', () => {
  test('names its actor, its command, its time, and the hash of the one before', async () => {
    const world = await withCase()
    await executeCommand(world.deps, accept)
    const [, before, last] = await world.log.load(appealNumber)
    expect(last).toEqual({
      caseId: appealNumber,
      version: 3,
      schema: 2,
      at: monday,
      actor: { role: 'chair', as: 'housing' },
      commandId: 'accept-1',
      prev: hashOf(before as Commit),
      events: [{ type: 'CaseAccepted', v: 1 }],
    })
  })
  test('its hash does not depend on the order of keys, and on everything else', () => {
    const [commit] = logOf([appealRegistered()]) as [Commit]
    const turned = Object.fromEntries(Object.entries(commit).reverse()) as Commit
    expect(hashOf(turned)).toBe(hashOf(commit))
    expect(hashOf({ ...commit, at: '2026-02-02T05:00:00.001Z' })).not.toBe(hashOf(commit))
    expect(canonical({ b: [2, { d: 1, c: 'ә' }], a: null })).toBe('{"a":null,"b":[2,{"c":"ә","d":1}]}')
  })
  test('that no schema knows is never written', async () => {
    const world = await withCase()
    await expect(executeCommand(world.deps, { ...accept, commandId: 'x'.repeat(201) })).rejects.toThrow()
    expect(await world.log.load(appealNumber)).toHaveLength(2)
  })
})
