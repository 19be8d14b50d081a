/**
 * Personal data end: whatever is written to their store has an end of its own until a commit names it, then it ends with
 * its case; what the directory no longer names ends too.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Held } from '../../../../events/content-parts.ts'
import type { Content } from '../../../../events/contents.ts'
import { keepUnsent } from '../../../../shared/application/actions/keep-unsent.ts'
import { enterActivity } from '../../../../shared/application/activities/activities.ts'
import { dispute, withdraw } from '../../../../shared/application/appeals/applicant-actions.ts'
import { rulesNow } from '../../../../shared/application/desk/directory/directory.ts'
import { forgetViews, saveView } from '../../../../shared/application/desk/lists/saved-views.ts'
import { membersOf } from '../../../../shared/application/desk/members.ts'
import { Contention } from '../../../../shared/application/execute-command.ts'
import { offerUpload } from '../../../../shared/application/files/attachments.ts'
import { recordScan } from '../../../../shared/application/files/checking.ts'
import { uncheckedKey } from '../../../../shared/application/files/file-keys.ts'
import { importCouncilRegister } from '../../../../shared/application/journal/import-council.ts'
import { importRegister } from '../../../../shared/application/journal/import-journal.ts'
import { recordDelivery } from '../../../../shared/application/notices/record-delivery.ts'
import { attachSignature } from '../../../../shared/application/papers/signatures.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import { directoryId } from '../../../../shared/domain/desk/directory.ts'
import { papersOf } from '../../../../shared/domain/papers/papers.ts'
import { rules } from '../../../builders/council.ts'
import { files } from '../../../builders/files.ts'
import { iin } from '../../../builders/identity.ts'
import { appeal, draftSubmitted, person, responseSubmitted } from '../../../builders/inputs.ts'
import { linesOf, sampleLines } from '../../../builders/registers.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const retention = (closedOn: string) => rules.retentionEnds(closedOn)

const uploaded = async (world: World, letter: string, bytes = files.pdf) => {
  const id = `file-${letter.repeat(24)}`
  const file = { name: 'Двор.pdf', type: '', size: bytes.length }
  const offered = await offerUpload(world.deps, file, { id, at: world.now })
  if ('upload' in offered) world.files.upload(offered.upload, bytes)
  return id
}
const held = (name: string): Held => ({
  of: 'commission',
  chair: { name, email: `${name.toLowerCase()}@example.kz`, language: 'kk' },
  acting: 'chair',
})
const entry = 'commission:housing'

/** Whose words these are, where they are some; they are written of texts that the log names. */
const caseOf = (caseId: string, content: Content) =>
  content.kind === 'word' ? content.caseId : caseId.replace(/^words-of:/, '')

/** Notes every write that has no end, and whether the log named it by then. */
const watchWrites = (world: World) => {
  const endless: string[] = []
  let writes = 0
  world.hook = async (call, run) => {
    if (call.name === 'people.change') {
      writes++
      const [caseId, contentId, , expiresAt] = call.args
      if (expiresAt === undefined) endless.push(`${caseId} ${contentId}`)
    }
    if (call.name === 'people.put' || call.name === 'people.putNew') {
      writes++
      const [caseId, contentId, content, expiresAt] = call.args as [
        string,
        string,
        Content,
        number | undefined,
      ]
      const log = await world.log.load(caseOf(caseId, content))
      const named = log.some(({ events }) =>
        events.some((e) => 'content' in e && (e.content === contentId || caseId.startsWith('words'))),
      )
      if (expiresAt === undefined && !named) endless.push(`${caseId} ${contentId}`)
    }
    return run()
  }
  return { endless, count: () => writes }
}

/** Everything that writes personal data, done once at least. */
const life = async (world: World) => {
  const [member] = membersOf(rules)
  if (!member) throw new Error('nobody in the secretariat')
  await saveView(world.deps, member, { key: 'v', name: 'Тұрғын үй', query: 'list=open' }, world.now)
  await forgetViews(world.deps, member, world.now)
  await world.submit(
    appeal({ attachments: [await uploaded(world, 'a')], applicant: person({ phone: '+7 701 000 00 00' }) }),
  )
  // More than are mailed singly to one address: the last ones wait.
  for (const n of [2, 3, 4, 5, 6, 7])
    await world.submit(appeal({ applicant: person({ iin: iin(n) }) }), `submit-${n}`)
  await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
  await world.settle()
  await world.addMessage(number, 'Вот снимок', 'm', [await uploaded(world, 'b', files.png)])
  await world.act(world.actUrlFor(chair), { action: 'accept' })
  const letter = { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим' } as const
  await world.act(world.actUrlFor(chair), letter)
  await world.settle()
  await signed(world)
  const link = await world.open(world.actUrlFor(chair))
  if (link.outcome !== 'open') throw new Error(`link ${link.outcome}`)
  const begun = { action: 'answer', text: 'Құрметті Әсел!' }
  await keepUnsent(world.deps, link, 'answer', begun, { kept: 'k', at: world.now })
  await world.webhook('tazalyk', 'msg_2', responseSubmitted('ALM-L-2026-000001'))
  await world.changeDirectory({ entry, held: held('Aibek') }, 'd1')
  await world.changeDirectory({ entry, held: held('Saule') }, 'd2')
  await world.settle()
  await recordDelivery(world.deps, {
    eventType: 'Bounce',
    mail: {
      messageId: 'ses-1',
      tags: { case: [Buffer.from(number).toString('base64url')], to: ['applicant'] },
    },
    bounce: {
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'asel@example.kz' }],
      timestamp: world.now,
    },
  })
  const row = {
    number: '17',
    received_at: '2025-06-02',
    applicant_kind: 'person',
    topic: 'housing',
    subject: 'О крыше',
    status: 'withdrawn',
  }
  await published(world)
  await importRegister({ ...world.deps }, 'appeals', linesOf('appeals', row), { at: world.now })
  await importCouncilRegister(world.deps, 'activities', sampleLines('activities').slice(0, 3), {
    at: world.now,
  })
  const entering = { actor: { role: 'secretary', as: '' } as const, at: world.now, commandId: 'plan-1' }
  await enterActivity(world.deps, { form: 'visit', title: 'Выезд' }, entering)
  await world.settle()
}

/** An answer that is published, with its index. */
const published = async (world: World) => {
  const agreed = await world.submit(appeal({ applicant: person({ iin: iin(8) }), publish: true }), 'submit-8')
  await world.settle()
  await world.act(world.actUrlIn(agreed, chair), { action: 'answer', outcome: 'explained', text: 'т' })
  await world.settle()
  const secretary = world.staffUrl(agreed)
  const words = { subject: 'Мусор', question: 'Когда?', answer: 'Завтра.' }
  const done = await world.act(secretary, { action: 'publish_answer', ...words })
  expect(done).toMatchObject({ outcome: 'done' })
  await world.settle()
}

/** The chair's signature on their letter, which is the last paper there is. */
const signed = async (world: World) => {
  const link = await world.open(world.actUrlFor(chair))
  if (link.outcome !== 'open') throw new Error(`link ${link.outcome}`)
  const [letter] = papersOf(link.log).filter(({ kind }) => kind === 'letter')
  const cms = Buffer.from('308006092a864886f70d010702', 'hex')
  await attachSignature(world.deps, link, letter?.id ?? '', cms, world.now)
  await world.settle()
}

describe('whatever is written', () => {
  test('has an end, unless a commit names it', async () => {
    const world = new World()
    const { endless, count } = watchWrites(world)
    await life(world)
    const scan = { key: uncheckedKey(number, 'file-x'), mark: 'x', status: 'NO_THREATS_FOUND' }
    await recordScan(world.checking, scan, world.now)
    expect(endless).toEqual([])
    expect(count()).toBeGreaterThan(20)
    expect(world.people.all().some(({ caseId }) => caseId.startsWith('together-'))).toBe(true)
  })
  test('and is without one later only while its case is open, or the directory names it', async () => {
    const world = new World()
    await life(world)
    for (const { caseId, contentId, content, expiresAt } of world.people.all()) {
      if (expiresAt !== undefined) continue
      const of = content.kind === 'pointer' ? contentId : caseOf(caseId, content)
      // What the council did stays.
      if (of === directoryId || content.kind === 'activity') continue
      expect((await world.caseOf(of)).closedOn, `${caseId} ${contentId}`).toBeUndefined()
    }
  })
  test('ends with its case: texts, files’ verdicts, hashes', async () => {
    const world = new World()
    await life(world)
    await withdraw(world.deps, number, { key: 'w', at: world.now })
    await world.settle()
    const ofCase = world.people.all().filter(({ caseId }) => caseId === number)
    expect(ofCase.length).toBeGreaterThan(6)
    for (const { contentId, content, expiresAt } of ofCase) {
      expect(expiresAt, contentId).toBeLessThanOrEqual(retention('2026-02-02'))
      // What was typed and not sent ends before.
      if (!['file_verdict', 'unsent'].includes(content.kind))
        expect(expiresAt, contentId).toBe(retention('2026-02-02'))
    }
    for (const letter of ['a', 'b'])
      expect(world.people.expiryOf(number, `file-${letter.repeat(24)}`)).toBe(retention('2026-02-02'))
  })
  test('a verdict comes back with a case that is opened again, and one that is given later ends too', async () => {
    const world = new World()
    const id = await uploaded(world, 'a')
    await world.submit(appeal({ attachments: [id] }))
    await world.settle()
    expect(world.people.expiryOf(number, id)).toBeUndefined()
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'explained', text: 'т' })
    await world.settle()
    expect(world.people.expiryOf(number, id)).toBe(retention('2026-02-02'))
    const late = await uploaded(world, 'b')
    await world.addMessage(number, 'Ещё', 'm', [late])
    await world.settle()
    expect(world.people.expiryOf(number, late)).toBe(retention('2026-02-02'))
    await dispute(world.deps, number, 'Нет', { key: 'd', at: world.now })
    await world.settle()
    for (const file of [id, late]) expect(world.people.expiryOf(number, file)).toBeUndefined()
  })
  test('is written in these places, each of which is in this life', () => {
    const root = join(import.meta.dirname, '../../../..')
    const sources = ['shared', 'functions', 'infra'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(folder, file)),
    )
    const writers = sources.filter((file) =>
      /people\.(put(New)?|change)\(/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(writers.map((file) => file.replace('shared/application/', '')).sort()).toEqual([
      'actions/keep-unsent.ts',
      'actions/unsent.ts',
      'activities/council-log.ts',
      'answers/published.ts',
      'desk/directory/directory.ts',
      'desk/lists/case-words.ts',
      'desk/lists/find-case.ts',
      'desk/lists/saved-views.ts',
      'execute-command.ts',
      'files/attachments.ts',
      'files/checking.ts',
      'journal/import-council.ts',
      'journal/import-journal.ts',
      'notices/send-mail.ts',
      'notices/tell-together.ts',
      'papers/signatures.ts',
      'upkeep/erase-case.ts',
      'webhooks/webhooks.ts',
    ])
  })
})

describe('the directory', () => {
  const day = 86_400
  const kept = (world: World) =>
    world.people
      .all()
      .filter(({ caseId }) => caseId === directoryId)
      .map(({ content, expiresAt }) => [
        content.kind === 'directory' && content.held.of === 'commission' ? content.held.chair.name : '',
        expiresAt,
      ])
  const now = (world: World) => Date.parse(world.now) / 1000

  test('keeps what it names, and for a month what it named before', async () => {
    const world = new World()
    await world.changeDirectory({ entry, held: held('Aibek') }, 'd1')
    await world.settle()
    expect(kept(world)).toEqual([['Aibek', undefined]])
    world.goTo('2026-03-02')
    await world.changeDirectory({ entry, held: held('Saule') }, 'd2')
    await world.changeDirectory({ entry: 'commission:social', held: held('Marat') }, 'd3')
    await world.settle()
    const ends = now(world) + 30 * day
    expect(kept(world).sort()).toEqual([
      ['Aibek', ends],
      ['Marat', undefined],
      ['Saule', undefined],
    ])
    await world.streamAgain()
    expect(kept(world)).toContainEqual(['Aibek', ends])
    expect((await rulesNow(world)).council.commissions.find(({ id }) => id === 'housing')?.chair.name).toBe(
      'Saule',
    )
  })
  test.each(['before', 'after'] as const)(
    'a change that broke off %s its words were written ends by itself',
    async (when) => {
      const world = new World()
      world.hook = failing(when === 'before' ? 'people.putNew' : 'log.append', 'before')
      await expect(world.changeDirectory({ entry, held: held('Aibek') })).rejects.toBeInstanceOf(Injected)
      world.hook = undefined
      await world.settle()
      expect(kept(world)).toEqual(when === 'before' ? [] : [['Aibek', now(world) + 90 * day]])
      await world.changeDirectory({ entry, held: held('Aibek') })
      await world.settle()
      expect(kept(world)).toEqual([['Aibek', undefined]])
    },
  )
  test('the words of a repeat are its own, though its first try wrote others', async () => {
    const world = new World()
    world.hook = failing('log.append', 'before')
    await expect(world.changeDirectory({ entry, held: held('Aibek') })).rejects.toBeInstanceOf(Injected)
    world.hook = undefined
    await world.changeDirectory({ entry, held: held('Saule') })
    await world.settle()
    expect((await rulesNow(world)).council.commissions.find(({ id }) => id === 'housing')?.chair.name).toBe(
      'Saule',
    )
    expect(kept(world).filter(([, expiresAt]) => expiresAt === undefined)).toEqual([['Saule', undefined]])
  })
  test('lost races leave nothing for ever', async () => {
    const world = new World()
    let n = 0
    world.hook = async (call, run) => {
      if (call.name !== 'log.append') return run()
      const { hook } = world
      world.hook = undefined
      await world.changeDirectory({ entry: 'commission:social', held: held(`Marat${++n}`) }, `other-${n}`)
      world.hook = hook
      return run()
    }
    await expect(world.changeDirectory({ entry, held: held('Aibek') })).rejects.toBeInstanceOf(Contention)
    world.hook = undefined
    await world.settle()
    expect(kept(world).filter(([, expiresAt]) => expiresAt === undefined)).toEqual([['Marat3', undefined]])
  })
  test.each([
    'head:x',
    'secretariat:x',
    'commission:',
    'commission:Housing',
    'agency:a:b',
    'toString',
    '',
    '__proto__',
  ])('has no entry "%s": nothing is written', async (unknown) => {
    const world = new World()
    expect(await world.changeDirectory({ entry: unknown, held: held('Aibek') })).toBe('unknown')
    expect(kept(world)).toEqual([])
  })
})

test('what is left of an erased case, its reasons, ends with it', async () => {
  const world = new World()
  await life(world)
  await eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'По заявлению', world.now)
  await withdraw(world.deps, number, { key: 'w', at: world.now })
  await world.settle()
  const left = world.people.all().filter(({ caseId }) => caseId === number)
  expect(left.map(({ content, expiresAt }) => [content.kind, expiresAt])).toEqual([
    ['reason', retention('2026-02-02')],
  ])
})
