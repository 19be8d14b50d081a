/** Photographs of a visit through the stores: uploaded, looked into, shown, removed, kept, erased. */
import { describe, expect, test } from 'vitest'
import type { ActivityInput, PlanInput } from '../../../../events/council/council-inputs.ts'
import { actOnActivity, enterActivity } from '../../../../shared/application/activities/activities.ts'
import { filesIn, openActivityFile, publicFilesIn } from '../../../../shared/application/activities/files.ts'
import { activityShown } from '../../../../shared/application/activities/shown.ts'
import { offerUpload, uploadsOf } from '../../../../shared/application/files/attachments.ts'
import { keptKey, uncheckedKey } from '../../../../shared/application/files/file-keys.ts'
import { eraseCouncil } from '../../../../shared/application/upkeep/erase-council.ts'
import { checkRestored } from '../../../../shared/application/upkeep/restore-check.ts'
import { activityOf } from '../../../../shared/domain/activities/activity.ts'
import { by } from '../../../builders/council.ts'
import { program } from '../../../builders/files.ts'
import { latitude, photo } from '../../../builders/photos.ts'
import { failing } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const day = '2026-02-02'
const first = `file-${'a'.repeat(24)}`
const second = `file-${'b'.repeat(24)}`

class Council extends World {
  number = ''
  private commands = 0

  async does(input: ActivityInput, commandId = `c-${++this.commands}`) {
    const ids = input.action === 'add_files' ? input.attachments : []
    const { uploads, faults } = await uploadsOf(this.deps, ids, commandId)
    if (faults.length) return { outcome: 'invalid' as const, faults }
    const entering = { actor: by.secretary, at: this.now, commandId }
    return actOnActivity(this.deps, this.number, input, entering, uploads)
  }

  async upload(id = first, name = 'Ахметова.jpg', bytes: Uint8Array = photo()) {
    const offered = await offerUpload(this.deps, { name, type: '', size: bytes.length }, { id, at: this.now })
    if ('faults' in offered) throw new Error(JSON.stringify(offered.faults))
    this.files.upload(offered.upload, bytes)
    return id
  }

  async add(text = 'Вход: пандуса нет', ...attachments: string[]) {
    await this.does({ action: 'add_files', attachments: attachments.length ? attachments : [first], text })
    await this.settle()
  }

  async seen() {
    const a = activityOf(await this.log.load(this.number))
    return a ? filesIn(a, await this.people.list(this.number, '')) : []
  }

  opens(id = first, as = filesIn) {
    return openActivityFile(this.deps, { number: this.number, id }, as)
  }

  erase() {
    const what = { activity: this.number }
    return eraseCouncil({ ...this.deps, storedPeople: this.people.stored }, what, 'По заявлению', this.now)
  }
}

/** A visit, or another activity, that was held on the world's Monday. */
const held = async (form: PlanInput['form'] = 'visit') => {
  const c = new Council()
  const entering = { actor: by.secretary, at: c.now, commandId: 'plan-1' }
  c.number = (await enterActivity(c.deps, { form, title: 'В школе № 12' }, entering)).number
  await c.does({ action: 'hold', on: day })
  await c.settle()
  return c
}

describe('Given a visit that was held, when a photograph is added,', () => {
  test('then it is looked into and opens for the secretariat, without its place; its name is in no event', async () => {
    const c = await held()
    await c.upload()
    await c.does({ action: 'add_files', attachments: [first], text: 'Вход: пандуса нет' })
    const said = { name: 'Ахметова.jpg', type: 'image/jpeg', caption: 'Вход: пандуса нет', shown: false }
    expect(await c.seen()).toMatchObject([{ ...said, state: 'checking' }])
    expect(await c.opens()).toEqual({ state: 'checking' })
    await c.settle()
    expect(await c.seen()).toMatchObject([{ ...said, state: 'accepted' }])
    expect(await c.opens()).toMatchObject({ url: expect.stringContaining(keptKey(c.number, first)) })
    const kept = Buffer.from(c.files.objects.get(keptKey(c.number, first)) ?? [])
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.includes(latitude)).toBe(false)
    const told = JSON.stringify([c.log.stream, c.views.all(), c.queues.sent])
    for (const word of ['Ахметова', 'пандуса']) expect(told).not.toContain(word)
  })

  test('then nobody else sees it until it is shown, and then under a name that names nobody', async () => {
    const c = await held()
    await c.upload()
    await c.upload(second, 'Акт.jpg')
    await c.add('Вход', first, second)
    expect((await activityShown(c, c.number))?.files).toEqual([])
    expect(await c.opens(first, publicFilesIn)).toBeUndefined()
    await c.does({ action: 'show_files', files: [second] })
    await c.settle()
    expect((await activityShown(c, c.number))?.files).toMatchObject([
      { id: second, name: 'ALM-M-2026-000001-2.jpg', caption: 'Вход', shown: true, state: 'accepted' },
    ])
    expect(await c.opens(first, publicFilesIn)).toBeUndefined()
    expect(await c.opens(second, publicFilesIn)).toMatchObject({
      url: expect.stringContaining('name=ALM-M-2026-000001-2.jpg'),
    })
    await c.does({ action: 'show_files', files: [] })
    expect(await c.opens(second, publicFilesIn)).toBeUndefined()
  })

  test('then the same command twice adds it once, and another command finds it gone', async () => {
    const c = await held()
    await c.upload()
    const add = { action: 'add_files', attachments: [first] } as ActivityInput
    await c.does(add, 'again')
    expect(await c.does(add, 'again')).toMatchObject({ outcome: 'done', repeated: true })
    expect(await c.does(add, 'other')).toMatchObject({
      outcome: 'invalid',
      faults: [{ path: 'attachments.0' }],
    })
    expect(await c.seen()).toHaveLength(1)
  })

  test('what is refused brings nothing', async () => {
    const c = await held('dialogue')
    await c.upload()
    expect(await c.does({ action: 'add_files', attachments: [first] })).toMatchObject({ refused: 'no_files' })
    expect(c.files.objects.has(uncheckedKey(c.number, first))).toBe(false)
  })

  test.each(['files.copy', 'people.putNew', 'log.append'])(
    'and %s fails, then the same command finishes it',
    async (call) => {
      for (const when of ['before', 'after'] as const) {
        const c = await held()
        await c.upload()
        c.hook = failing(call, when)
        await c.does({ action: 'add_files', attachments: [first] }, 'add').catch(() => undefined)
        c.hook = undefined
        await c.does({ action: 'add_files', attachments: [first] }, 'add')
        await c.settle()
        expect(await c.seen(), `${call} ${when}`).toMatchObject([{ state: 'accepted' }])
      }
    },
  )

  test('that is none, then the secretariat is told of it once, and it never opens', async () => {
    const c = await held()
    await c.upload(first, 'Снимок.jpg', program)
    await c.add()
    await c.deliverAllAgain()
    expect(await c.opens()).toEqual({ state: 'rejected' })
    const mails = c.mailsTo('secretariat@example.kz').filter(({ text }) => text.includes('Снимок.jpg'))
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain('/desk/activities/ALM-M-2026-000001')
    expect(mails[0]?.tags).toEqual({ case: c.number, to: 'secretary' })
    await c.does({ action: 'show_files', files: [first] })
    expect((await activityShown(c, c.number))?.files).toEqual([])
  })
})

describe('Given a photograph of an activity,', () => {
  const withPhoto = async (form?: PlanInput['form']) => {
    const c = await held(form)
    await c.upload()
    await c.add()
    return c
  }
  const ends = (c: Council, id = first) => c.people.expiryOf(c.number, id)
  const over = (c: Council) => c.files.closed.get(keptKey(c.number, first))?.day

  test('when nothing is owed any more, then it ends when the words do, and whoever works on it later moves its end', async () => {
    const c = await withPhoto('monitoring')
    expect([over(c), ends(c)]).toEqual([undefined, undefined])
    await c.does({ action: 'document', on: day })
    await c.settle()
    expect(over(c)).toBe(day)
    const { content = '' } = activityOf(await c.log.load(c.number)) ?? {}
    expect(ends(c)).toBe(c.people.expiryOf(c.number, content))
    expect(ends(c)).toBe(c.rules.retentionEnds(day))
    c.goTo('2026-03-02')
    await c.does({ action: 'follow_up', on: '2026-03-02', result: 'partly' })
    await c.settle()
    expect(over(c)).toBe('2026-03-02')
    expect(ends(c)).toBe(c.rules.retentionEnds('2026-03-02'))
  })

  test('when it is removed, then nobody opens it, and its words end at once', async () => {
    const c = await withPhoto()
    const [{ content = '' } = {}] = activityOf(await c.log.load(c.number))?.files ?? []
    await c.does({ action: 'show_files', files: [first] })
    await c.does({ action: 'remove_file', file: first })
    await c.settle()
    for (const as of [filesIn, publicFilesIn]) expect(await c.opens(first, as)).toBeUndefined()
    expect(over(c)).toBe('removed')
    const now = Math.floor(Date.parse(c.now) / 1000)
    expect([ends(c), ends(c, content)]).toEqual([now, now])
    await c.streamAgain()
    await c.deliverAllAgain()
    expect(over(c)).toBe('removed')
  })

  test('when the activity is erased, then file, name, caption and verdicts are gone; one of later stays until the next', async () => {
    const c = await withPhoto()
    expect(await c.erase()).toMatchObject({ outcome: 'erased' })
    await c.deliverAllAgain()
    expect([...c.files.objects.keys()].filter((key) => key.includes(first))).toEqual([])
    expect(c.people.all().filter(({ caseId }) => caseId === c.number || caseId === 'uploads')).toMatchObject([
      { content: { kind: 'reason' } },
    ])
    expect(await c.seen()).toEqual([])
    await c.upload(second)
    await c.add('Позже', second)
    expect(await c.opens(second)).toMatchObject({ url: expect.any(String) })
  })

  test('and one that comes while the activity is erased, then it stays whole', async () => {
    const c = await withPhoto()
    await c.upload(second)
    let isFirst = true
    c.hook = async (call, run) => {
      const done = await run()
      if (call.name === 'log.append' && isFirst) {
        isFirst = false
        await c.does({ action: 'add_files', attachments: [second] }, 'meanwhile')
      }
      return done
    }
    await c.erase()
    c.hook = undefined
    await c.settle()
    expect((await c.seen()).map(({ id, state }) => [id, state])).toEqual([[second, 'accepted']])
    expect(c.files.objects.has(keptKey(c.number, first))).toBe(false)
  })

  test('when the store has lost it, then the check after a restore names it; not one that was removed', async () => {
    const check = async (c: Council) => {
      const at = new Date(Date.parse(c.now) + 2 * 3_600_000).toISOString()
      const { log, people, claims, views, files, anchors, rules } = c
      const restored = {
        ...{ log, claims, people, files, anchors, rules, storedViews: views },
        ...{ storedClaims: claims.stored, storedPeople: people.stored },
        release: async (caseId: string) => log.release(caseId),
      }
      return checkRestored(restored, log.storedLogs(), { at })
    }
    const c = await withPhoto()
    expect(await check(c)).toEqual([])
    for (const key of [...c.files.objects.keys()]) c.files.objects.delete(key)
    expect(await check(c)).toEqual([{ kind: 'file', id: `${c.number} ${first}` }])
    await c.does({ action: 'remove_file', file: first })
    await c.settle()
    expect(await check(c)).toEqual([])
  })
})
