/** Bodies that the directory adds to the council's file, and what ends: for letters, reports, imports and webhooks. */
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { receive } from '../../../../functions/receive-webhook/receive.ts'
import { councilFaults } from '../../../../shared/application/appeals/register-appeal.ts'
import { entriesNow, rulesNow } from '../../../../shared/application/desk/directory/directory.ts'
import {
  addEntry,
  endEntry,
  renameEntry,
  setContacts,
} from '../../../../shared/application/desk/directory/directory-entries.ts'
import { importRegister } from '../../../../shared/application/journal/import-journal.ts'
import { paperModel } from '../../../../shared/application/papers/paper-model.ts'
import { listedRules } from '../../../../shared/application/reports/listed-rules.ts'
import { readReport, reportNames } from '../../../../shared/application/reports/report.ts'
import { agencyOf, commissionOf, topicOf } from '../../../../shared/council/council.ts'
import { papersOf } from '../../../../shared/domain/papers/papers.ts'
import type { HttpProblem } from '../../../../shared/http/problem.ts'
import type { Request } from '../../../../shared/http/request.ts'
import { webhookSecrets } from '../../../../shared/runtime/webhook-secrets.ts'
import { by, rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { linesOf } from '../../../builders/registers.ts'
import { World } from '../../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'
const email = 'fish@example.kz'
const names = { kk: 'Балық инспекциясы', ru: 'Рыбная инспекция', en: 'Fishery Inspection' }
const held = { of: 'agency', email, language: 'kk' } as const
const entry = 'agency:fishery'
const letter = { action: 'letter', agency: 'fishery', subject: 'Балық', text: 'Просим проверить' } as const
const given = (world: World, commandId: string) => ({ actor: by.secretary, at: world.now, commandId })
const add = (world: World, more: Partial<Parameters<typeof addEntry>[1]> = {}, commandId = 'add-1') =>
  addEntry(world.deps, { entry, names, held, ...more }, given(world, commandId))
const end = (world: World, from: string | undefined, commandId = 'end-1', of = entry) =>
  endEntry(world.deps, { entry: of, from }, given(world, commandId))
const now = (world: World) => rulesNow(world.deps)

const assigned = async () => {
  const world = new World()
  const number = await world.submit(appeal())
  await world.settle()
  return { world, number, url: world.actUrlFor(chair) }
}
const offered = async (world: World, url: string) => {
  const opened = await world.open(url)
  if (opened.outcome !== 'open') throw new Error('the link is not open')
  const { actionsOf } = await import('../../../../shared/application/actions/offered.ts')
  const own = await now(world)
  const actions = actionsOf(opened.case, opened.grant, own, own.dayOf(world.now))
  const fields = actions.find(({ name }) => name === 'letter')?.fields ?? []
  return fields.flatMap((field) => ('options' in field ? field.options.map(({ value }) => value) : []))
}

describe('Given a body that is added', () => {
  test('then a letter is offered to it and goes to its address, in its language', async () => {
    const { world, url } = await assigned()
    expect(await world.act(url, letter)).toMatchObject({ outcome: 'refused', refused: 'agency_unknown' })
    expect(await offered(world, url)).not.toContain('fishery')

    expect(await add(world)).toMatchObject({ outcome: 'done', repeated: false })
    await world.settle()
    expect(await offered(world, url)).toContain('fishery')
    expect((await world.act(url, letter, 'letter-2')).outcome).toBe('done')
    await world.settle()
    expect(world.mailsTo(email)).toHaveLength(1)
    expect(world.mailsTo(email)[0]?.html).toContain('<html lang="kk"')
  })
  test('then its names and address are kept for good, and what it says is read once', async () => {
    const world = new World()
    await add(world, { held: { ...held, phone: '+7 727 123 45 67' } })
    await world.settle()
    expect(world.people.all().map(({ caseId, expiresAt }) => [caseId, expiresAt])).toEqual([
      ['directory', undefined],
    ])
    let reads = 0
    world.hook = (call, run) => {
      if (call.name === 'people.get') reads++
      return run()
    }
    // A function of its own, which has read nothing yet.
    const log = { load: (id: string) => world.deps.log.load(id), append: world.deps.log.append }
    for (const _twice of [1, 2])
      expect(agencyOf((await rulesNow({ ...world.deps, log })).council, 'fishery')).toEqual({
        ...{ id: 'fishery', names, email, language: 'kk', phone: '+7 727 123 45 67' },
        ...{ addedOn: '2026-02-02', webhookKeys: [] },
      })
    expect(reads).toBe(1)
  })
  test('then another address replaces the one that it was added with', async () => {
    const world = new World()
    await add(world)
    const moved = { ...held, email: 'new@example.kz' }
    expect(await world.changeDirectory({ entry, held: moved })).toBe('done')
    await world.settle()
    expect(agencyOf((await now(world)).council, 'fishery')?.email).toBe('new@example.kz')
    const kept = world.people.all()
    const endOf = (address: string) =>
      kept.find(({ content }) => JSON.stringify(content).includes(address))?.expiresAt
    expect([kept.length, typeof endOf(email), endOf('new@example.kz')]).toEqual([2, 'number', undefined])
  })
  test('then the same command adds it once, and of two for one id one wins and the other hears of it', async () => {
    const world = new World()
    await add(world)
    expect(await add(world)).toMatchObject({ outcome: 'done', repeated: true })
    expect(await world.log.load('directory')).toHaveLength(1)

    const other = new World()
    const both = await Promise.all([
      add(other, {}, 'one'),
      add(other, { names: { kk: 'Б', ru: 'В', en: 'C' } }, 'two'),
    ])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused'])
    expect(both.find(({ outcome }) => outcome === 'refused')).toMatchObject({ refused: 'id_taken' })
    expect(await other.log.load('directory')).toHaveLength(1)
  })
  test('then reports have a line for it, also by who sees views alone', async () => {
    const world = new World()
    expect(await listedRules(world.deps)).toBe(rules)
    await add(world)
    await world.settle()
    for (const own of [await now(world), await listedRules(world.deps)]) {
      const report = await readReport(
        { views: world.views, rules: own },
        { from: '2026-01-01', to: '2026-12-31' },
      )
      expect(report.letters.byAgency.fishery).toMatchObject({ sent: 0, answered: 0, overdue: 0 })
      expect(report.draftActs.byAgency.fishery).toEqual({ received: 0, recommended: 0 })
      expect(Object.keys(report.letters.byAgency)).toEqual(
        expect.arrayContaining(rules.council.agencies.map(({ id }) => id)),
      )
      expect(reportNames(own).agencies.fishery).toEqual(names)
    }
    expect(agencyOf((await listedRules(world.deps)).council, 'fishery')?.email).toBe('')
  })
  test.each(['fishery', names.kk, names.ru.toUpperCase(), names.en])(
    'then a register’s row names it as %s',
    async (agency) => {
      const world = new World()
      await add(world)
      const rows = linesOf('letters', { agency, case_number: '', about: 'initiative' })
      const load = async (deps: typeof world.deps) =>
        (await importRegister(deps, 'letters', rows, { at: world.now, dryRun: true })).outcome
      expect(await load(world.deps)).toBe('problems')
      expect(await load({ ...world.deps, rules: await now(world) })).toBe('checked')
    },
  )
  test('then its webhooks are refused like a stranger’s until the council’s file has it', async () => {
    const world = new World()
    await add(world)
    const master = 'a-secret-for-tests-only-long-enough'
    const deps = { ...world.deps, rules: await entriesNow(world.deps), webhookMaster: () => master }
    const sent = async (agencyId: string) => {
      const [secret = ''] = webhookSecrets(master, { id: agencyId })
      const [id, body, signedAt] = ['msg_1', '{}', new Date()]
      const asked: Request = {
        ...{ route: 'POST /webhooks/agencies/{agencyId}', path: `/webhooks/agencies/${agencyId}` },
        ...{ params: { agencyId }, query: {}, requestId: 'r', from: '', at: world.now },
        ...{ body, raw: Buffer.from(body) },
        headers: {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(signedAt.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(id, signedAt, body),
        },
      }
      return receive(deps, asked).catch((error: HttpProblem) => error)
    }
    expect(await sent('tazalyk')).toMatchObject({ status: 422 })
    expect(await sent('fishery')).toMatchObject({ status: 401 })
    expect(await sent('nobody')).toMatchObject({ status: 401 })
  })
})

describe('Given a body that ends', () => {
  const written = async () => {
    const { world, number, url } = await assigned()
    await add(world)
    await world.act(url, letter)
    await world.settle()
    return { world, number, url }
  }
  test('then from that day on it gets no new letter, and until then it does', async () => {
    const { world, url } = await written()
    expect(await end(world, '2026-02-04')).toMatchObject({ outcome: 'done' })
    await world.settle()
    world.goTo('2026-02-03')
    expect((await world.act(url, letter, 'letter-2')).outcome).toBe('done')
    world.goTo('2026-02-04')
    expect(await offered(world, url)).not.toContain('fishery')
    expect(await world.act(url, letter, 'letter-3')).toMatchObject({ refused: 'agency_unknown' })
    expect(await end(world, undefined, 'keep-1')).toMatchObject({ outcome: 'done' })
    expect((await world.act(url, letter, 'letter-4')).outcome).toBe('done')
  })
  test('then its letters keep its name and their reminders, and it can answer them', async () => {
    const { world, number } = await written()
    await end(world, '2026-02-03')
    await world.settle()
    const own = await now(world)
    expect(reportNames(own).agencies.fishery).toEqual(names)
    const due = (await world.caseOf(number)).letters['ALM-L-2026-000001']?.deadline.due ?? ''
    world.goTo(due)
    await world.sweep()
    await world.settle()
    expect(world.mailsTo(email).length).toBeGreaterThan(1)
    const answer = { action: 'respond', decision: 'accepted', text: 'Принято' } as const
    expect((await world.act(world.actUrlFor(email), answer)).outcome).toBe('done')
  })
  test('then one of the council’s file ends alike, and reports go on having its line', async () => {
    const { world, url } = await assigned()
    await end(world, '2026-02-02', 'end-1', 'agency:tazalyk')
    expect(await world.act(url, { ...letter, agency: 'tazalyk' })).toMatchObject({
      refused: 'agency_unknown',
    })
    const report = await readReport(
      { views: world.views, rules: await now(world) },
      { from: '2026-01-01', to: '2026-12-31' },
    )
    expect(report.letters.byAgency.tazalyk).toBeDefined()
  })
})

const person = (name: string, address: string) => ({ name, email: address, language: 'kk' as const })
const commission = {
  entry: 'commission:water',
  names: { kk: 'Су комиссиясы', ru: 'Комиссия по воде', en: 'Commission on Water' },
  held: { of: 'commission', chair: person('Айгүл', 'aigul@example.kz'), acting: 'chair' },
} as const
const topic = {
  entry: 'topic:ponds',
  names: { kk: 'Тоғандар', ru: 'Пруды', en: 'Ponds' },
  examples: { kk: 'тоғандар', ru: 'пруды, каналы', en: 'ponds, canals' },
  commission: 'water',
} as const
/** The rules of the functions that ask for entries alone have the commission too. */
const withBoth = async () => {
  const world = new World()
  expect(await addEntry(world.deps, commission, given(world, 'add-c'))).toMatchObject({ outcome: 'done' })
  const deps = { ...world.deps, rules: await now(world) }
  expect(await addEntry(deps, topic, given(world, 'add-t'))).toMatchObject({ outcome: 'done' })
  await world.settle()
  return world
}
const submitted = async (world: World, key: string, asked = 'ponds') => {
  const own = await entriesNow(world.deps)
  const input = appeal({ topic: asked })
  const faults = councilFaults(own.council, input, own.dayOf(world.now))
  if (faults.length) return faults
  const { registerAppeal } = await import('../../../../shared/application/appeals/register-appeal.ts')
  const deps = { ...world.deps, rules: own }
  const registered = await registerAppeal(deps, input, { door: 'form', key, at: world.now })
  await world.settle()
  return 'case' in registered ? registered.case.caseId : undefined
}

describe('Given a commission and a topic that are added', () => {
  test('then the topic is offered before “something else”, and its appeals go to that commission’s chair', async () => {
    const world = await withBoth()
    const { council } = await entriesNow(world.deps)
    expect(council.topics.map(({ id }) => id).slice(-2)).toEqual(['ponds', 'other'])
    expect(commissionOf(council, 'water')?.topics).toEqual(['ponds'])
    const number = await submitted(world, 'one')
    expect(await world.caseOf(String(number))).toMatchObject({ commission: 'water', topic: 'ponds' })
    expect(world.mailsTo('aigul@example.kz')).toHaveLength(1)
    expect((await world.act(world.actUrlFor('aigul@example.kz'), { action: 'accept' })).outcome).toBe('done')
  })
  test('then its chair is changed like any other, and its open cases go over', async () => {
    const world = await withBoth()
    await submitted(world, 'one')
    const other = { ...commission.held, chair: person('Марат', 'marat@example.kz') }
    expect(await world.changeDirectory({ entry: commission.entry, held: other })).toBe('done')
    await world.settle()
    expect(world.mailsTo('marat@example.kz')).toHaveLength(1)
  })
  test('then reports have their lines, also by who sees views alone', async () => {
    const world = await withBoth()
    for (const own of [await now(world), await listedRules(world.deps)]) {
      const period = { from: '2026-01-01', to: '2026-12-31' }
      const report = await readReport({ views: world.views, rules: own }, period)
      expect(report.appeals.byCommission.water).toEqual({ received: 0, answered: 0 })
      expect(report.appeals.byTopic.ponds).toEqual({ received: 0, answered: 0 })
      expect(reportNames(own)).toMatchObject({
        commissions: { water: commission.names },
        topics: { ponds: topic.names },
      })
    }
  })
  test('then a topic needs a commission that takes cases', async () => {
    const world = new World()
    const unknown = { refused: 'commission_unknown', path: 'commission' }
    expect(await addEntry(world.deps, topic, given(world, 'add-t'))).toMatchObject(unknown)
  })
})

describe('Given a commission or a topic that ends', () => {
  test('then a topic is offered no more, and its cases keep it', async () => {
    const world = await withBoth()
    const number = await submitted(world, 'one')
    await end(world, '2026-02-03', 'end-t', topic.entry)
    expect(typeof (await submitted(world, 'two'))).toBe('string')
    world.goTo('2026-02-03')
    expect(await submitted(world, 'three')).toEqual([{ path: 'topic', code: 'unknown_value' }])
    expect((await world.caseOf(String(number))).topic).toBe('ponds')
    expect(topicOf((await now(world)).council, 'ponds')?.names).toEqual(topic.names)
  })
  test('then a commission is given no new case, its topics’ go to the secretariat, and it finishes its own', async () => {
    const world = await withBoth()
    await submitted(world, 'one')
    await end(world, '2026-02-03', 'end-c', commission.entry)
    world.goTo('2026-02-03')
    const number = String(await submitted(world, 'two'))
    expect((await world.caseOf(number)).commission).toBeUndefined()
    const url = world.actUrlFor('secretariat@example.kz')
    expect(await world.act(url, { action: 'assign', commission: 'water' })).toMatchObject({
      refused: 'commission_unknown',
    })
    const chairs = world.actUrlFor('aigul@example.kz')
    const answer = { action: 'answer', outcome: 'explained', text: 'Түсіндірілді' } as const
    expect((await world.act(chairs, answer)).outcome).toBe('done')
  })
  test('then the last one of its kind has no end', async () => {
    const world = new World()
    const { commissions } = rules.council
    const outcomes = await commissions.reduce(
      async (before, { id }) => [
        ...(await before),
        await end(world, '2026-12-31', `end-${id}`, `commission:${id}`),
      ],
      Promise.resolve<unknown[]>([]),
    )
    expect(outcomes.slice(0, -1)).toEqual(
      outcomes.slice(0, -1).map(() => expect.objectContaining({ outcome: 'done' })),
    )
    expect(outcomes.at(-1)).toMatchObject({ refused: 'last_one', path: 'from' })
  })
})

describe('Given an entry that is renamed', () => {
  const tazalyk = 'agency:tazalyk'
  const fresh = { kk: 'Қала тазалығы', ru: 'Чистый город', en: 'City Care' }
  const rename = (world: World, from: string) =>
    renameEntry(world.deps, { entry: tazalyk, names: fresh, from }, given(world, 'rename-1'))

  test('then what is written from then on bears the new name, what was drawn for a day before it the old one', async () => {
    const { world, number, url } = await assigned()
    await world.act(url, { ...letter, agency: 'tazalyk' })
    await world.settle()
    world.goTo('2026-02-04')
    expect(await rename(world, '2026-02-03')).toMatchObject({ outcome: 'done', repeated: false })
    await world.settle()
    expect((await world.act(url, { ...letter, agency: 'tazalyk' }, 'letter-2')).outcome).toBe('done')
    const log = await world.log.load(number)
    const deps = { ...world.deps, rules: await now(world) }
    const models = await Promise.all(
      papersOf(log)
        .filter(({ kind }) => kind === 'letter')
        .map((paper) => paperModel(deps, log, paper)),
    )
    const before = agencyOf(rules.council, 'tazalyk')?.names.ru
    expect(models.map((model) => JSON.stringify(model))).toEqual([
      expect.stringContaining(JSON.stringify(before).slice(1, -1)),
      expect.stringContaining('Чистый город'),
    ])
  })
  test('then reports have its new name, also by who sees views alone', async () => {
    const world = new World()
    await rename(world, '2026-02-02')
    await world.settle()
    for (const own of [await now(world), await entriesNow(world.deps), await listedRules(world.deps)])
      expect(reportNames(own).agencies.tazalyk).toEqual(fresh)
  })
  test('then a register is read by either name, and no other body is given one of them', async () => {
    const world = new World()
    await rename(world, '2026-02-02')
    const old = agencyOf(rules.council, 'tazalyk')?.names.ru
    const own = await now(world)
    for (const agency of [old ?? '', fresh.ru, 'tazalyk']) {
      const rows = linesOf('letters', { agency, case_number: '', about: 'initiative' })
      const deps = { ...world.deps, rules: own }
      const loaded = await importRegister(deps, 'letters', rows, { at: world.now, dryRun: true })
      expect(loaded.outcome).toBe('checked')
    }
    const taken = { refused: 'name_taken' }
    const other = {
      entry: 'agency:other',
      names: { ...fresh, ru: old ?? '', kk: 'Басқа', en: 'Other' },
      held,
    }
    const deps = { ...world.deps, rules: own }
    expect(await addEntry(deps, other, given(world, 'add-1'))).toMatchObject(taken)
  })
})

describe('Given another telephone and other hours', () => {
  const reached = {
    address: { kk: 'Абай даңғылы, 1', ru: 'Проспект Абая, 1', en: '1 Abai Avenue' },
    phone: '+7 (727) 123-45-67',
    hours: { from: '09:00', to: '18:00' },
  }
  test('then mails have the address, and appeals are registered by the hours of their day', async () => {
    const world = new World()
    expect(await setContacts(world.deps, reached, given(world, 'set-1'))).toMatchObject({ outcome: 'done' })
    await world.settle()
    world.goTo('2026-02-03', '18:15')
    const number = await submitted(world, 'one', 'housing')
    const { registeredOn } = (await world.caseOf(String(number))) as { registeredOn?: string }
    expect(registeredOn).toBe('2026-02-04')
    expect(world.mails.at(-1)?.text).toContain('Проспект Абая, 1')
    for (const own of [await now(world), await entriesNow(world.deps), await listedRules(world.deps)])
      expect([own.council.phone, own.council.address]).toEqual([reached.phone, reached.address])
  })
})
