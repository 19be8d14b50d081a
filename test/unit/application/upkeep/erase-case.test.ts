/** A case's personal data are erased: all that came until then, nothing that came later, in whatever order things happen. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import { withdraw } from '../../../../shared/application/appeals/applicant-actions.ts'
import { contentIdsOf } from '../../../../shared/application/commits.ts'
import { offerUpload } from '../../../../shared/application/files/attachments.ts'
import { recordDelivery } from '../../../../shared/application/notices/record-delivery.ts'
import type { StoredPeople } from '../../../../shared/application/ports.ts'
import { type Erased, eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import { files } from '../../../builders/files.ts'
import { appeal, draftSubmitted, responseSubmitted } from '../../../builders/inputs.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World, type WorldOptions } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const letter: ActionInput = { action: 'letter', agency: 'tazalyk', subject: 'Письмо', text: 'Текст письма' }

/** The operator's store, as watched as every other. */
const stored = (world: World): StoredPeople => {
  const { ids, idsOf, remove } = world.people.stored
  const hooked =
    <A extends unknown[], R>(name: string, run: (...args: A) => Promise<R>) =>
    (...args: A) =>
      (world.hook ? world.hook({ name, args }, () => run(...args)) : run(...args)) as Promise<R>
  return { ids, idsOf: hooked('stored.idsOf', idsOf), remove: hooked('stored.remove', remove) }
}
const erase = (world: World, again = false, of = number): Promise<Erased> =>
  eraseCase({ ...world.deps, storedPeople: stored(world) }, of, 'По заявлению', world.now, { again })

const submitted = async (options?: WorldOptions) => {
  const world = new World(options)
  await world.submit(appeal())
  await world.settle()
  return world
}
const contentsOf = (world: World, of = number) => world.people.all().filter(({ caseId }) => caseId === of)
const textOf = async (world: World, content: string | undefined) => world.people.get(number, content ?? '')
const erasures = async (world: World) =>
  (await world.log.load(number)).flatMap(({ events }) =>
    events.filter((e) => e.type === 'PersonalDataErased'),
  )

const uploaded = async (world: World, id: string) => {
  const file = { name: 'Двор.pdf', type: '', size: files.pdf.length }
  const offered = await offerUpload(world.deps, file, { id, at: world.now })
  if ('upload' in offered) world.files.upload(offered.upload, files.pdf)
  return id
}
const fileId = (letter: string) => `file-${letter.repeat(24)}`

/** Erased on Monday; on Tuesday the applicant writes, with a file, and a letter goes out. */
const goneOn = async () => {
  const world = new World()
  await world.submit(appeal({ attachments: [await uploaded(world, fileId('a'))] }))
  await world.settle()
  await erase(world)
  world.goTo('2026-02-03')
  await world.addMessage(number, 'После удаления', 'm2', [await uploaded(world, fileId('b'))])
  await world.act(world.actUrlFor(chair), letter)
  await world.settle()
  world.goTo('2026-02-04')
  return world
}

describe('erasing again', () => {
  test('leaves what came since: texts, files and their verdicts; the log has one erasure', async () => {
    const world = await goneOn()
    const [before, log] = [contentsOf(world), await world.log.load(number)]
    expect(await erase(world)).toEqual({
      outcome: 'erased',
      on: '2026-02-02',
      texts: 0,
      files: 0,
      later: 3,
    })
    expect(contentsOf(world)).toEqual(before)
    expect(await world.log.load(number)).toEqual(log)
    const c = await world.caseOf(number)
    expect(await textOf(world, c.messages[0]?.content)).toMatchObject({ text: 'После удаления' })
    expect(await textOf(world, Object.values(c.letters)[0]?.content)).toMatchObject({ text: 'Текст письма' })
    expect([...world.files.objects.keys()].filter((key) => key.startsWith('cases/'))).toEqual([
      `cases/${number}/${fileId('b')}`,
    ])
  })
  test('on purpose, it is another erasure, and takes what came since; both reasons stay', async () => {
    const world = await goneOn()
    expect(await erase(world, true)).toMatchObject({ outcome: 'erased', on: '2026-02-04', files: 4 })
    const reason = { kind: 'reason', text: 'По заявлению' }
    expect(contentsOf(world).map(({ content }) => content)).toEqual([reason, reason])
    expect(world.files.objects.size).toBe(0)
    expect(await erasures(world)).toHaveLength(2)
    expect((await world.caseOf(number)).erased).toMatchObject({ on: '2026-02-04' })
  })
  test('on purpose, where nothing came since, it changes nothing', async () => {
    const world = await submitted()
    await erase(world)
    const [before, log] = [world.people.all(), await world.log.load(number)]
    world.goTo('2026-02-04')
    expect(await erase(world, true)).toEqual({ outcome: 'erased', on: '2026-02-02', texts: 0, files: 0 })
    expect(world.people.all()).toEqual(before)
    expect(await world.log.load(number)).toEqual(log)
  })
  test('on purpose, as the first time, it is the first time', async () => {
    const world = await submitted()
    expect(await erase(world, true)).toMatchObject({ outcome: 'erased', on: '2026-02-02', texts: 2 })
    expect(await erasures(world)).toHaveLength(1)
  })

  const crashes = ['stored.remove', 'files.keysUnder', 'files.removeAll', 'people.list', 'people.get']
    .flatMap((call) => (['before', 'after'] as const).map((when) => ({ call, when })))
    .concat({ call: 'log.append', when: 'before' })
  test.each(crashes)(
    'finishes what broke off $when $call, and takes nothing that came since',
    async (crash) => {
      const world = new World()
      await world.submit(appeal({ attachments: [await uploaded(world, fileId('a'))] }))
      await world.settle()
      world.hook = failing(crash.call, crash.when)
      await expect(erase(world)).rejects.toBeInstanceOf(Injected)
      world.hook = undefined
      const began = (await erasures(world)).length
      world.goTo('2026-02-03')
      await world.addMessage(number, 'Позже')
      await world.settle()
      await erase(world)
      const kinds = contentsOf(world).map(({ content }) => content.kind)
      expect(kinds.sort()).toEqual(began ? ['message', 'reason'] : ['reason'])
      expect(world.files.objects.size).toBe(0)
      expect(world.people.all().some(({ content }) => content.kind === 'pointer')).toBe(false)
    },
  )
})

describe('what is not left in an erased case', () => {
  test('the words of a command that was refused because of what came first', async () => {
    const world = await submitted()
    const url = world.actUrlFor(chair)
    world.hook = async (call, run) => {
      if (call.name !== 'log.append') return run()
      world.hook = undefined
      await withdraw(world.deps, number, { key: 'w', at: world.now })
      await erase(world)
      return run()
    }
    expect(await world.act(url, letter)).toMatchObject({ outcome: 'refused', refused: 'already_closed' })
    expect(JSON.stringify(contentsOf(world))).not.toContain('Текст письма')
    for (const { contentId, content } of contentsOf(world))
      if (content.kind === 'reason' && !content.text)
        expect(world.people.expiryOf(number, contentId)).toBeLessThanOrEqual(Date.parse(world.now) / 1000)
  })
  test('the words of a try that broke off, once it is refused', async () => {
    const world = await submitted()
    const url = world.actUrlFor(chair)
    world.hook = failing('log.append', 'before')
    await expect(world.act(url, letter)).rejects.toBeInstanceOf(Injected)
    world.hook = async (call, run) => {
      if (call.name !== 'log.append') return run()
      world.hook = undefined
      await withdraw(world.deps, number, { key: 'w', at: world.now })
      // It sees the case before its first look only.
      await eraseCase(
        { ...world.deps, storedPeople: { ...stored(world), idsOf: async () => [] } },
        number,
        'По заявлению',
        world.now,
      )
      return run()
    }
    await world.act(url, letter)
    expect(JSON.stringify(contentsOf(world))).not.toContain('Текст письма')
  })
  test('what an unfinished command wrote', async () => {
    const world = await submitted()
    world.hook = failing('log.append', 'before')
    await expect(world.addMessage(number, 'Не дошло')).rejects.toBeInstanceOf(Injected)
    world.hook = undefined
    await erase(world)
    expect(contentsOf(world).map(({ content }) => content.kind)).toEqual(['reason'])
  })

  const bounced = (world: World, to: string, address: string) =>
    recordDelivery(world.deps, {
      eventType: 'Bounce',
      mail: { messageId: 'ses-1', tags: { case: [Buffer.from(number).toString('base64url')], to: [to] } },
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: address }],
        timestamp: '2026-02-03T05:00:00.000Z',
      },
    })
  const mentioned = (world: World) =>
    JSON.stringify([world.people.all(), world.mailsTo('secretariat@example.kz')]).includes('asel@example.kz')
  test('a mail to the applicant that comes back later', async () => {
    const world = await submitted()
    await erase(world)
    expect(await bounced(world, 'applicant', 'asel@example.kz')).toBe('nothing')
    expect(mentioned(world)).toBe(false)
  })
  test('a mail to the applicant that comes back while it is erased', async () => {
    const world = await submitted()
    world.hook = async (call, run) => {
      if (call.name !== 'people.put') return run()
      world.hook = undefined
      await erase(world)
      return run()
    }
    await bounced(world, 'applicant', 'asel@example.kz')
    expect(mentioned(world)).toBe(false)
  })
  test('but of a letter’s agency: that it was not reached is the office’s to know', async () => {
    const world = await goneOn()
    expect(await bounced(world, 'agency', 'tazalyk@example.kz')).toBe('recorded')
    await erase(world)
    expect(contentsOf(world).map(({ content }) => content.kind)).toContain('delivery')
    expect(world.mailsTo('secretariat@example.kz').at(-1)?.text).toContain('tazalyk@example.kz')
  })
  test('what the case was found by, however often its registration is repeated', async () => {
    const [world, body] = [new World(), appeal()]
    await world.submit(body)
    await world.settle()
    await erase(world)
    expect(await world.submit(body)).toBe(number)
    expect(contentsOf(world).map(({ content }) => content.kind)).toEqual(['reason'])
    expect(world.people.all().some(({ content }) => content.kind === 'pointer')).toBe(false)
  })
})

describe('what agencies sent, as it came', () => {
  const bodies = (world: World) =>
    world.people.all().flatMap(({ caseId, contentId }) => (caseId.startsWith('agency:') ? contentId : []))
  const withLetter = async () => {
    const world = await submitted()
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    return world
  }
  test('goes with the case; of other cases it stays', async () => {
    const world = await withLetter()
    await world.webhook('tazalyk', 'msg_1', responseSubmitted('ALM-L-2026-000001'))
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await world.settle()
    await erase(world)
    expect(bodies(world)).toEqual(['msg_1'])
    expect(contentsOf(world, 'agency:public-spaces-department')).toHaveLength(1)
  })
  test('sent once more, it is accepted as before, and not kept again', async () => {
    const world = await withLetter()
    const again = () => world.webhook('tazalyk', 'msg_1', responseSubmitted('ALM-L-2026-000001'))
    await again()
    await world.settle()
    await erase(world)
    const log = await world.log.load(number)
    expect(await again()).toEqual({ outcome: 'accepted' })
    await world.settle()
    expect(bodies(world)).toEqual([])
    expect(await world.log.load(number)).toEqual(log)
  })
  test('stays while it waits to be recorded, and is on the case then', async () => {
    const world = await withLetter()
    await world.webhook('tazalyk', 'msg_1', responseSubmitted('ALM-L-2026-000001'))
    await erase(world)
    expect(bodies(world)).toEqual(['msg_1'])
    await world.settle()
    const c = await world.caseOf(number)
    const { response } = Object.values(c.letters)[0] ?? {}
    expect(await textOf(world, response?.content)).toMatchObject({ text: 'Мусор вывезен.' })
    world.goTo('2026-02-05')
    await erase(world, true)
    expect(bodies(world)).toEqual([])
  })
  test('a draft’s every version and repeat goes, also those that had no effect', async () => {
    const draft = 'ALM-N-2026-000001'
    const world = new World()
    const send = (id: string, more: object = {}) =>
      world.webhook('public-spaces-department', id, draftSubmitted(more))
    await send('msg_1')
    await send('msg_2')
    await world.settle()
    await send('msg_3', { version: 2, text: 'Статья 1. Иначе.' })
    await world.settle()
    await send('msg_4', { reference: '03-7/113' })
    await world.settle()
    await erase(world, false, draft)
    expect(bodies(world)).toEqual(['msg_4'])
    expect(contentsOf(world, draft).map(({ content }) => content.kind)).toEqual(['reason'])
    await send('msg_5')
    expect(bodies(world)).toEqual(['msg_4'])
  })
})

describe('a message whose commit comes when its text has just been taken', () => {
  test('has its text and its file again', async () => {
    const world = await submitted()
    const file = await uploaded(world, fileId('b'))
    const [listed, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let erasing: Promise<Erased> | undefined
    let appends = 0
    world.hook = async (call, run) => {
      if (call.name === 'files.keysUnder') {
        listed.resolve()
        await goOn.promise
      }
      const ours = (call.args[0] as { commandId?: string }).commandId?.startsWith('message-')
      if (call.name !== 'log.append' || !ours) return run()
      appends++
      if (appends === 1) {
        erasing = erase(world)
        await listed.promise
      } else {
        goOn.resolve()
        await erasing
      }
      return run()
    }
    await world.addMessage(number, 'Сообщение', 'm', [file])
    world.hook = undefined
    await world.settle()
    expect(appends).toBe(2)
    const { messages } = await world.caseOf(number)
    expect(await textOf(world, messages[0]?.content)).toMatchObject({ text: 'Сообщение' })
    expect(world.people.expiryOf(number, messages[0]?.content ?? '')).toBeUndefined()
    expect(await world.files.keysUnder('cases/')).toEqual([`cases/${number}/${file}`])
  })
})

describe('while it is erased, in any order', () => {
  const busy = (error: unknown) => error instanceof Error && ['Contention', 'Busy'].includes(error.name)
  const retried = async (run: () => Promise<unknown>) => {
    for (;;)
      try {
        return await run()
      } catch (error) {
        if (!busy(error)) throw error
      }
  }
  test('nothing of before is left, and nothing that came after is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, crash) => {
        const world = new World({ mayRetry: busy })
        await world.submit(appeal({ attachments: [await uploaded(world, fileId('a'))] }))
        await world.settle()
        const file = await uploaded(world, fileId('b'))
        const url = world.actUrlFor(chair)
        let left = crash ? 3 : 0
        world.hook = (call, run) =>
          scheduler.schedule(Promise.resolve(), call.name).then(() => {
            if (call.name === 'stored.remove' && left-- === 1) throw new Injected('crash')
            return run()
          })
        const erased = () =>
          erase(world).catch((error) => (error instanceof Injected ? erase(world) : Promise.reject(error)))
        const all = [
          retried(erased),
          retried(() => world.addMessage(number, 'Сообщение', 'm', [file])),
          retried(() => world.act(url, letter)),
          retried(() => withdraw(world.deps, number, { key: 'w', at: world.now })),
        ]
        await scheduler.waitFor(Promise.all(all))
        world.hook = undefined
        await world.settle()

        const log = await world.log.load(number)
        const at = log.findIndex(({ events }) => events.some((e) => e.type === 'PersonalDataErased'))
        const [before, after] = [contentIdsOf(log.slice(0, at)), contentIdsOf(log.slice(at))]
        for (const content of before) expect(await textOf(world, content), content).toBeUndefined()
        for (const content of after) {
          expect(await textOf(world, content), content).toBeDefined()
          // It ends with the case: kept by its own commit, or by the one that closed the case.
          expect(world.people.expiryOf(number, content), content).toBe(
            world.rules.retentionEnds((await world.caseOf(number)).closedOn ?? ''),
          )
        }
        for (const { contentId, content } of contentsOf(world))
          if (!after.includes(contentId) && content.kind !== 'file_verdict')
            expect(content, contentId).toEqual({ kind: 'reason', text: '' })
        const message = after.find((content) => content.startsWith('message-'))
        const kept = [...world.files.objects.keys()].filter((key) => key.startsWith('cases/'))
        expect(kept).toEqual(message ? [`cases/${number}/${fileId('b')}`] : [])
        expect(world.deadLetters).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
