/** Who is told of a change of the directory, of what, and that it is each once and not in a flood. */
import { describe, expect, test } from 'vitest'
import type { Held } from '../../../../events/content-parts.ts'
import { heldOf, rulesNow } from '../../../../shared/application/desk/directory/directory.ts'
import { addEntry, endEntry } from '../../../../shared/application/desk/directory/directory-entries.ts'
import { mailLimits } from '../../../../shared/application/limits.ts'
import { relay } from '../../../../shared/application/upkeep/relay.ts'
import { rules } from '../../../builders/council.ts'
import { bySecretary, fourMembers } from '../../../builders/members.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const { council } = rules
const agency = 'agency:tazalyk'
const newAddress = 'office@tazalyk.example.kz'
const moved: Held = { of: 'agency', email: newAddress, language: 'kk' }
const oldAddress = 'tazalyk@example.kz'
const secretariat = 'secretariat@example.kz'
const office = [council.head.email, secretariat, ...council.secretariat.members.map(({ email }) => email)]

const worldOf = () => new World({ mayRetry: (error) => error instanceof Injected })

const withMembers = () => fourMembers(worldOf())

const told = (world: World) => {
  const mails = world.directoryMails()
  return Object.fromEntries(mails.map((mail) => [mail.to, { ...mail, text: mail.text.replace(/\s+/g, ' ') }]))
}
const change = async (world: World, entry: string, held: Held, key?: string) => {
  expect(await world.changeDirectory({ entry, held }, key)).toBe('done')
  await world.settle()
}
const sorted = (addresses: Iterable<string>) => [...new Set(addresses)].sort()

describe('Given a state body that is written to elsewhere,', () => {
  test('then both addresses, the head, the secretariat and its members are told, each once', async () => {
    const world = await withMembers()
    await change(world, agency, moved)
    const mails = world.directoryMails()
    expect(mails.map(({ to }) => to).sort()).toEqual(sorted([oldAddress, newAddress, ...office]))
    await world.deliverAllAgain()
    await world.streamAgain()
    expect(world.directoryMails()).toHaveLength(mails.length)
  })

  test('then the office sees from where to where, the addresses only whether mail comes to them', async () => {
    const world = await withMembers()
    await change(world, agency, moved)
    const mails = told(world)
    expect(mails[secretariat]?.text).toContain(`было: ${oldAddress}; стало: ${newAddress}`)
    expect(mails[secretariat]?.text).toContain('Кем: Аппарат совета')
    expect(mails[secretariat]?.text).toContain('Когда: 2 февраля 2026 года, 10:00')
    expect(mails[oldAddress]?.text).toContain('больше не приходят')
    expect(mails[newAddress]?.text).toContain('енді Сіздің мекенжайыңызға келеді')
    for (const to of [oldAddress, newAddress])
      for (const address of [oldAddress, newAddress]) expect(mails[to]?.text).not.toContain(address)
    for (const mail of world.directoryMails()) {
      expect(mail.text).not.toMatch(/\/act\/|\/work\/|\/desk|code=/)
      expect(mail.replyTo).toBe(secretariat)
    }
  })

  test('when its telephone or language alone is another, then nobody is told', async () => {
    const world = worldOf()
    const same = heldOf(council, agency) as Extract<Held, { of: 'agency' }>
    const language = same.language === 'kk' ? 'ru' : 'kk'
    await change(world, agency, { ...same, phone: '+7 727 123 45 67', language })
    expect(await world.log.load('directory')).toHaveLength(1)
    expect(world.directoryMails()).toEqual([])
  })

  test('when it is put back, then the address of between is told as the former', async () => {
    const world = worldOf()
    await change(world, agency, moved, 'd1')
    world.mailer.mails.splice(0)
    await change(world, agency, heldOf(council, agency) as Held, 'd2')
    expect(told(world)[newAddress]?.text).toContain('енді Сіздің мекенжайыңызға келмейді')
    expect(told(world)[oldAddress]?.text).toContain('теперь приходят')
  })
})

describe('Given a commission with another chair,', () => {
  const { chair: former } = council.commissions.find(({ id }) => id === 'housing') ?? { chair: council.head }
  const chair = { name: 'Жанна Әлімқызы', email: 'zhanna@example.kz', language: 'kk' as const }

  test('then its members with an address are told, without any address', async () => {
    const world = await withMembers()
    await change(world, 'commission:housing', { of: 'commission', chair, acting: 'chair' })
    const mails = told(world)
    const deputy = council.commissions.find(({ id }) => id === 'housing')?.deputy?.email ?? []
    expect(Object.keys(mails).sort()).toEqual(
      sorted([former.email, chair.email, 'm-1@example.kz', 'm-3@example.kz', ...office].concat(deputy)),
    )
    expect(mails['m-3@example.kz']?.text).toContain(`было: ${former.name}; стало: ${chair.name}`)
    expect(mails['m-3@example.kz']?.text).not.toContain(chair.email)
    expect(mails[former.email]?.text).toContain('больше не приходят')
    expect(mails[former.email]?.text).not.toContain(chair.email)
  })

  test('who keeps the post under another address, then members are told of an address, and of none', async () => {
    const world = await withMembers()
    const { deputy } = council.commissions.find(({ id }) => id === 'housing') ?? {}
    await change(world, 'commission:housing', {
      of: 'commission',
      chair: { ...former, email: 'other@example.kz' },
      ...(deputy && { deputy }),
      acting: 'chair',
    })
    expect(told(world)['m-3@example.kz']?.text).toContain('Председатель: изменён адрес')
    expect(told(world)['m-3@example.kz']?.text).not.toContain('other@example.kz')
  })
})

describe('Given the secretariat with another member and address,', () => {
  const stranger = { name: 'Незнакомец', email: 'evil@evil.example.com' }
  const taken = {
    of: 'secretariat',
    email: 'evil-office@evil.example.com',
    language: 'ru',
    members: [...council.secretariat.members, stranger],
  } as const

  test('then the presidium is told too, and replies go to the address of before', async () => {
    const world = await withMembers()
    await change(world, 'secretariat', { ...taken, members: [...taken.members] })
    const mails = told(world)
    expect(Object.keys(mails).sort()).toEqual(
      sorted([...office, taken.email, stranger.email, 'm-1@example.kz', 'm-2@example.kz']),
    )
    for (const mail of world.directoryMails()) expect(mail.replyTo).toBe(secretariat)
    expect(mails[secretariat]?.text).toContain(`внесено: ${stranger.name}, ${stranger.email}`)
    expect(mails['m-2@example.kz']?.text).toContain('Сотрудник: изменён адрес')
    expect(mails['m-2@example.kz']?.text).not.toContain(stranger.name)
  })
})

describe('Given who stands in for the head,', () => {
  test('then they are told, with the days', async () => {
    const world = worldOf()
    const acting = {
      name: 'Асель',
      email: 'asel@example.kz',
      language: 'ru' as const,
      from: '2026-02-09',
      until: '2026-02-20',
    }
    await change(world, 'acting_head', { of: 'acting_head', acting })
    expect(told(world)['asel@example.kz']?.text).toContain('Срок: 9–20 февраля 2026 года')
  })
})

describe('Given entries that are added and end,', () => {
  const names = { kk: 'Балық инспекциясы', ru: 'Рыбная инспекция', en: 'Fishery Inspection' }
  const email = 'fish@example.kz'

  test('then a new body’s address is told of both, and of an end that is taken back', async () => {
    const world = worldOf()
    const held = { of: 'agency', email, language: 'ru' } as const
    await addEntry(world.deps, { entry: 'agency:fishery', names, held }, bySecretary(world, 'add-1'))
    await world.settle()
    expect(told(world)[email]?.text).toContain('теперь приходят')
    expect(told(world)[email]?.text).not.toContain(`внесено: ${email}`)
    expect(told(world)[secretariat]?.text).toContain(`внесено: ${email}`)
    for (const [from, words] of [
      ['2026-03-02', 'запись не действует с 2 марта 2026 года'],
      [undefined, 'запись действует и дальше'],
    ] as const) {
      world.mailer.mails.splice(0)
      await endEntry(world.deps, { entry: 'agency:fishery', from }, bySecretary(world, `end-${from}`))
      await world.settle()
      expect(Object.keys(told(world)).sort()).toEqual(sorted([email, ...office]))
      expect(told(world)[email]?.text).toContain(words)
      expect(told(world)[email]?.text).toContain('Рыбная инспекция')
    }
  })

  test('then the office sees who is the chair of a new commission, and where to', async () => {
    const world = worldOf()
    const chair = { name: 'Гүлнәр Сейітова', email, language: 'kk' } as const
    const held: Held = { of: 'commission', chair, acting: 'chair' }
    await addEntry(world.deps, { entry: 'commission:fishery', names, held }, bySecretary(world, 'add-1'))
    await world.settle()
    expect(told(world)[secretariat]?.text).toContain(`внесено: Гүлнәр Сейітова, ${email}`)
    expect(Object.keys(told(world)).sort()).toEqual(sorted([email, ...office]))
  })

  test('then of a topic the chair is told whose commission takes it', async () => {
    const world = worldOf()
    const topic = { entry: 'topic:ponds', names, examples: names, commission: 'social' }
    await addEntry(world.deps, topic, bySecretary(world, 'add-1'))
    await world.settle()
    const chair = council.commissions.find(({ id }) => id === 'social')?.chair.email ?? ''
    expect(Object.keys(told(world)).sort()).toEqual(sorted([chair, ...office]))
  })
})

describe('Given many changes in an hour,', () => {
  const { most } = mailLimits.directoryToRecipient
  const change10 = async (world: World) => {
    for (let n = 1; n <= 10; n++)
      await change(world, agency, { of: 'agency', email: `a${n}@example.kz`, language: 'ru' }, `d${n}`)
  }

  test('then each reader gets so many mails at once, and the others in one when the hour is over', async () => {
    const world = worldOf()
    await change10(world)
    const toOffice = () => world.directoryMails().filter(({ to }) => to === secretariat)
    expect(toOffice()).toHaveLength(most)
    // Each address is its own reader: both of every change were told.
    expect(world.directoryMails().filter(({ to }) => to === 'a10@example.kz')).toHaveLength(1)
    expect(world.directoryMails().filter(({ to }) => to === 'a9@example.kz')).toHaveLength(2)
    for (let minutes = 15; minutes <= 90; minutes += 15) {
      world.goTo('2026-02-02', `${10 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`)
      await world.settle()
    }
    expect(toOffice()).toHaveLength(most + 1)
    const last = toOffice().at(-1)
    expect(last?.subject).toBe('5 изменений в справочнике совета')
    for (let n = most + 1; n <= 10; n++)
      expect(last?.text).toContain(`было: a${n - 1}@example.kz; стало: a${n}@example.kz`)
    expect(last?.text).not.toContain(`стало: a${most}@example.kz`)
    const all = world.directoryMails().length
    await world.deliverAllAgain()
    await world.streamAgain()
    expect(world.directoryMails()).toHaveLength(all)
  })
})

test('when a mail fails, then the others go out, and it goes out later, once', async () => {
  const world = worldOf()
  world.hook = failing('mailer.send', 'before')
  await change(world, agency, moved)
  expect(
    world
      .directoryMails()
      .map(({ to }) => to)
      .sort(),
  ).toEqual(sorted([oldAddress, newAddress, ...office]))
})

test('what is published again after a month is told to nobody; claims and logs hold no address', async () => {
  const world = worldOf()
  await world.changeDirectory({ entry: agency, held: moved })
  world.goTo('2026-03-20')
  await relay(world.deps, { caseId: 'directory', version: 1 })
  await world.settle()
  expect(world.directoryMails()).toEqual([])
  await change(world, agency, { ...moved, email: 'third@example.kz' }, 'd2')
  expect(world.directoryMails()).not.toEqual([])
  expect(JSON.stringify([world.log.stream, world.queues.sent, world.claims])).not.toContain('@example.kz')
  expect((await rulesNow(world.deps)).council.agencies.find(({ id }) => id === 'tazalyk')?.email).toBe(
    'third@example.kz',
  )
})
