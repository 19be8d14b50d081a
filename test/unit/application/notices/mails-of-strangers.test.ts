/** Mails that anybody can have sent to anybody: how many go at once, and that what waits is told all the same. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { AppealInput } from '../../../../events/appeals/appeal-inputs.ts'
import { perform } from '../../../../functions/act/api.ts'
import { send as press } from '../../../../functions/act/pages.ts'
import { act } from '../../../../functions/follow-appeal/api.ts'
import { write as posted, show } from '../../../../functions/follow-appeal/pages.ts'
import { offer } from '../../../../functions/submit-appeal/attachments.ts'
import { requestFreshLink } from '../../../../shared/application/actions/take-action.ts'
import { dispute } from '../../../../shared/application/appeals/applicant-actions.ts'
import { registerAppeal } from '../../../../shared/application/appeals/register-appeal.ts'
import {
  mailLimits,
  messagesOfCase,
  TooOften,
  uploadsOffered,
} from '../../../../shared/application/limits.ts'
import type { Mail } from '../../../../shared/application/notices/ports.ts'
import { Busy } from '../../../../shared/application/ports.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import type { Request } from '../../../../shared/http/request.ts'
import { monday } from '../../../builders/council.ts'
import { iin } from '../../../builders/identity.ts'
import { appeal, person } from '../../../builders/inputs.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { tokenIn, World } from '../../../fakes/world.ts'

const victim = 'victim@example.kz'
let world: World
beforeEach(() => {
  world = new World()
})
const minutes = (n: number, of = world) => {
  of.now = new Date(Date.parse(of.now) + n * 60_000).toISOString()
}
/** Lets time pass as a queue does that holds messages back for a quarter of an hour. */
const anHourLater = async (of = world) => {
  for (let quarter = 0; quarter < 4; quarter++) {
    minutes(15, of)
    await of.settle()
  }
}
const toVictim = (n: number, more: Partial<AppealInput> = {}) =>
  appeal({ applicant: person({ email: victim, iin: iin(n) }), ...more })
const submitMany = async (count: number, of = world, more: Partial<AppealInput> = {}) => {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) numbers.push(await of.submit(toVictim(n, more), `submit-${n}`))
  await of.settle()
  return numbers
}
const numbersIn = ({ text }: Mail) => [...new Set(text.match(/ALM-A-2026-\d{6}/g))].sort()
const request = (more: Partial<Request>): Request => ({
  route: '',
  path: '/',
  params: {},
  query: {},
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: '',
  raw: Buffer.alloc(0),
  at: monday,
  from: '192.0.2.1',
  requestId: 'request-1',
  ...more,
})
const { most } = mailLimits.receiptsToRecipient

describe('receipts to one address', () => {
  test('are mailed singly up to five in an hour; all others of it come in one mail, each once, with date and link', async () => {
    const numbers = await submitMany(40)
    expect(world.mailsTo(victim).map(numbersIn)).toEqual(numbers.slice(0, most).map((number) => [number]))
    await anHourLater()
    const [together, ...more] = world.mailsTo(victim).slice(most)
    expect(more).toEqual([])
    expect(together && numbersIn(together)).toEqual(numbers.slice(most))
    for (const number of numbers.slice(most))
      expect(together?.text).toContain(world.links.statusUrl(world.keyed(number), 'ru'))
    expect(together?.text.match(/Срок ответа: 23 февраля 2026 года/g)).toHaveLength(40 - most)
    await world.deliverAllAgain()
    await world.streamAgain()
    await anHourLater()
    expect(world.mailsTo(victim)).toHaveLength(most + 1)
    expect(world.deadLetters).toEqual([])
  })
  test('begin anew with the next hour', async () => {
    await submitMany(most + 1)
    await anHourLater()
    await world.submit(toVictim(99), 'submit-99')
    await world.settle()
    expect(world.mailsTo(victim)).toHaveLength(most + 2)
  })
  test('more than one mail holds come in several, each once', async () => {
    const numbers = await submitMany(most + 105)
    await anHourLater()
    const together = world.mailsTo(victim).slice(most).map(numbersIn)
    expect(together.map(({ length }) => length)).toEqual([100, 5])
    expect(together.flat()).toEqual(numbers.slice(most))
  })
  test('of an address in other letters count together, other addresses for themselves', async () => {
    for (let n = 0; n < most; n++) await world.submit(toVictim(n), `submit-${n}`)
    await world.submit(appeal({ applicant: person({ email: 'Victim@Example.KZ' }) }), 'other-letters')
    await world.submit(appeal({ applicant: person({ email: 'other@example.kz' }) }), 'other')
    await world.settle()
    expect(world.mailsTo('Victim@Example.KZ')).toEqual([])
    expect(world.mailsTo('other@example.kz')).toHaveLength(1)
  })
  test('do not count for a repeat of the same submission', async () => {
    for (let i = 0; i < 10; i++) await world.submit(toVictim(50), 'again')
    await submitMany(most - 1)
    expect(world.mailsTo(victim)).toHaveLength(most)
  })
  test('are taken on paper without being counted, and mailed at once', async () => {
    await submitMany(most)
    const { consent: _, ...input } = toVictim(50)
    const onPaper = { channel: 'paper' as const, receivedAt: '2026-02-02' }
    await registerAppeal(world.deps, input, { door: 'desk:secretary', key: 'paper', at: world.now }, onPaper)
    await world.settle()
    expect(world.mailsTo(victim)).toHaveLength(most + 1)
  })
  test('leave out an appeal that was erased meanwhile', async () => {
    const numbers = await submitMany(most + 3)
    const erased = numbers.at(-1) ?? ''
    await eraseCase({ ...world.deps, storedPeople: world.people.stored }, erased, 'По запросу', world.now)
    await anHourLater()
    const [together] = world.mailsTo(victim).slice(most)
    expect(together && numbersIn(together)).toEqual(numbers.slice(most, -1))
  })
  test('wait under names that tell nobody, and that end', async () => {
    await submitMany(most + 1)
    const [waiting, ...more] = world.people.all().filter(({ caseId }) => caseId.startsWith('together-'))
    expect(more).toEqual([])
    expect(JSON.stringify(waiting)).not.toMatch(/victim|example/)
    expect(waiting?.expiresAt).toBeGreaterThan(Date.parse(world.now) / 1000 + 3600)
    const queued = world.queues.sent.filter(({ body }) => JSON.parse(body).attempt).map(({ body }) => body)
    expect(JSON.stringify(queued)).not.toMatch(/victim|Жүнісова/)
  })
  test('that wait come again at most every quarter of an hour, and no longer than their hour', async () => {
    await submitMany(most + 1)
    await anHourLater()
    const times = world.queues.sent.flatMap(({ body, at, visibleAt }) =>
      JSON.parse(body).attempt ? [(visibleAt - Date.parse(at)) / 60_000] : [],
    )
    expect(times).toEqual([15, 15, 15, 15])
  })
  test('near the end of their hour wait for the rest of it', async () => {
    world.now = new Date(Date.parse(monday) + 57 * 60_000).toISOString()
    await submitMany(most + 2)
    minutes(3)
    await world.settle()
    expect(world.mailsTo(victim)).toHaveLength(most + 1)
  })

  describe('though their messages are lost', () => {
    test('all but one: it tells of the others', async () => {
      const numbers = await submitMany(most + 4)
      world.loseDelayed(3)
      await anHourLater()
      const [together] = world.mailsTo(victim).slice(most)
      expect(together && numbersIn(together)).toEqual(numbers.slice(most))
    })
    test('every one: publishing the log again brings them back, once', async () => {
      const numbers = await submitMany(most + 4)
      world.loseDelayed(4)
      await anHourLater()
      expect(world.mailsTo(victim)).toHaveLength(most)
      await world.streamAgain()
      await anHourLater()
      expect(world.mailsTo(victim).slice(most).flatMap(numbersIn)).toEqual(numbers.slice(most))
    })
  })

  test.each([
    ['kk', 'бұл талон қазір жіберілген жоқ', 'мекенжайына жіберілді'],
    ['ru', 'этот талон сейчас не отправлен', 'Талон отправлен на'],
    ['en', 'this one has not been mailed now', 'The receipt is on its way to'],
  ])('the page says truly whether one is on its way, in %s', async (lang, later, sent) => {
    const numbers = await submitMany(most + 1)
    const shown = async (number = '') => {
      const query = { code: world.links.code(world.keyed(number)), registered: '1', lang }
      const { body = '' } = await show(world.deps, request({ params: { number }, query, at: world.now }))
      return [body.includes(later), body.includes(sent)]
    }
    expect(await shown(numbers[most - 1])).toEqual([false, true])
    expect(await shown(numbers[most])).toEqual([true, false])
  })

  const steps = [
    'people.putNew',
    'queues.send',
    'people.list',
    'mailer.send',
    'claims.complete',
    'claims.lease',
  ]
  const cuts = steps.flatMap((step) => (['before', 'after'] as const).map((when) => [when, step] as const))
  test.each(cuts)('cut off %s %s: every receipt comes all the same', async (when, step) => {
    const cut = new World({ mayRetry: (e) => e instanceof Injected || e instanceof Busy })
    const numbers = await submitMany(most, cut)
    for (let n = most; n < most + 4; n++) numbers.push(await cut.submit(toVictim(n), `submit-${n}`))
    for (let quarter = 0; quarter <= 5; quarter++) {
      cut.hook = failing(step, when, 2)
      await cut.settle()
      minutes(15, cut)
    }
    cut.hook = undefined
    await cut.settle()
    const told = cut.mailsTo(victim).flatMap(numbersIn)
    expect([...new Set(told)].sort()).toEqual(numbers)
    // Between sending and completing a claim a mail may be repeated.
    expect(cut.mailsTo(victim).length).toBeLessThanOrEqual(most + 3)
    expect(cut.deadLetters).toEqual([])
  })
})

describe('a receipt to an address that nobody has confirmed', () => {
  const lure = 'ВНИМАНИЕ! Ваш счёт заблокирован, войдите http://evil.example/login!'
  const hostile = {
    applicant: person({ email: victim, name: lure, address: 'http://evil.example/address' }),
    subject: 'Срочно подтвердите данные: http://evil.example/kaspi',
    text: 'http://evil.example/text',
  }
  test.each(['kk', 'ru', 'en'] as const)(
    'repeats nothing that was typed, in %s; its subject is the number',
    async (language) => {
      for (let n = 0; n < most + 1; n++) await world.submit(appeal({ ...hostile, language }), `submit-${n}`)
      await world.settle()
      await anHourLater()
      expect(world.mailsTo(victim)).toHaveLength(most + 1)
      for (const mail of world.mailsTo(victim))
        expect(JSON.stringify(mail)).not.toMatch(/evil|ВНИМАНИЕ|Срочно/)
      expect(world.mailsTo(victim)[0]?.subject).toMatch(/^ALM-A-2026-000001: [^:/]+$/)
    },
  )
  test('on paper it was entered by the secretariat: the reader is addressed by name, the subject is there', async () => {
    const { consent: _, ...input } = appeal({ applicant: person({ email: victim }) })
    const onPaper = { channel: 'person' as const, receivedAt: '2026-02-02' }
    await registerAppeal(world.deps, input, { door: 'desk:secretary', key: 'paper', at: world.now }, onPaper)
    await world.settle()
    expect(world.mailsTo(victim)[0]?.text).toContain(`Здравствуйте, ${input.applicant.name}!`)
    expect(world.mailsTo(victim)[0]?.text).toContain(`Тема: ${input.subject}`)
  })
})

describe('an applicant’s messages', () => {
  const number = 'ALM-A-2026-000001'
  const chair = 'chair-ecology-transport@example.kz'
  const atOnce = mailLimits.messagesOfCase.most
  const aboutMessages = (address = chair) =>
    world.mailsTo(address).filter(({ subject }) => subject.includes('заявитель дополнил'))
  const write = async (count: number, from = 0) => {
    for (let n = from; n < from + count; n++) await world.addMessage(number, `Сообщение ${n}`, `message-${n}`)
    await world.settle()
  }
  beforeEach(async () => {
    await world.submit(appeal())
    await world.settle()
  })

  test('are told singly up to ten in an hour, all others of it in one mail; every one is kept', async () => {
    await write(60)
    expect(aboutMessages()).toHaveLength(atOnce)
    await anHourLater()
    expect(aboutMessages()).toHaveLength(atOnce + 1)
    expect(aboutMessages().at(-1)?.text).toContain('Заявитель прислал ещё 50 сообщений.')
    expect(await world.open(world.actUrlFor(chair))).toMatchObject({ outcome: 'open' })
    expect((await world.caseOf(number)).messages).toHaveLength(60)
    await world.deliverAllAgain()
    await world.streamAgain()
    await anHourLater()
    expect(aboutMessages()).toHaveLength(atOnce + 1)
  })
  test('of another case, and of the next hour, are told singly again', async () => {
    await write(atOnce + 2)
    const other = await world.submit(appeal(), 'other')
    await world.settle()
    await world.addMessage(other, 'О другом')
    await world.settle()
    expect(aboutMessages()).toHaveLength(atOnce + 1)
    await anHourLater()
    await write(1, 100)
    expect(aboutMessages()).toHaveLength(atOnce + 3)
  })
  test('that wait are told to whoever chairs when their hour is over', async () => {
    await write(atOnce + 2)
    const post = { name: 'Новая Председательница', email: 'new-chair@example.kz', language: 'ru' as const }
    const held = { of: 'commission' as const, chair: post, acting: 'chair' as const }
    await world.changeDirectory({ entry: 'commission:ecology-transport', held })
    await world.settle()
    await anHourLater()
    expect(aboutMessages()).toHaveLength(atOnce)
    expect(aboutMessages(post.email)).toHaveLength(1)
  })
  test('after closing are the secretariat’s, by the same count', async () => {
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'explained', text: 'Ответ' })
    await write(atOnce + 5)
    await anHourLater()
    expect(aboutMessages('secretariat@example.kz')).toHaveLength(atOnce + 1)
  })
  test('never hold back a reply or a dispute', async () => {
    await write(atOnce + 2)
    await world.act(world.actUrlFor(chair), { action: 'ask', text: 'Где?' })
    await world.addMessage(number, 'Во дворе', 'reply')
    await world.settle()
    expect(world.mailsTo(chair).at(-1)?.subject).toContain('заявитель ответил')
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'explained', text: 'Ответ' })
    await dispute(world.deps, number, 'Не согласна', { key: 'dispute', at: world.now })
    await world.settle()
    expect(world.mailsTo(chair).at(-1)?.subject).toContain('не согласен с ответом')
  })

  describe('more than a case takes in a day', () => {
    const { most: taken } = messagesOfCase
    const code = () => world.links.code(world.keyed(number))
    const params = { number, action: 'messages' }
    test('are not taken: 429, in words, with when to try again; what was typed is kept', async () => {
      for (let n = 0; n < taken; n++) await world.addMessage(number, `Сообщение ${n}`, `message-${n}`)
      const query = { code: code(), lang: 'ru' }
      const body = JSON.stringify({ text: 'Ещё одно' })
      const refused = await act(world.deps, request({ params, query, body })).catch((error: unknown) => error)
      expect(refused).toMatchObject({
        status: 429,
        detail: { detail: expect.stringContaining('не более 200 сообщений в день') },
        headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
      })
      const page = await posted(world.deps, request({ params, query, body: 'text=Ещё+одно' }))
      expect([page.status, page.headers?.['retry-after']]).toEqual([429, expect.stringMatching(/^\d+$/)])
      expect(page.body).toContain('не более 200 сообщений в день')
      expect(page.body).toContain('Ещё одно')
      expect((await world.caseOf(number)).messages).toHaveLength(taken)
    })
    test('a repeat is none more, and the next day has its own', async () => {
      for (let n = 0; n < taken; n++) await world.addMessage(number, `Сообщение ${n}`, `message-${n}`)
      expect(await world.addMessage(number, 'Сообщение 0', 'message-0')).toMatchObject({ repeated: true })
      await expect(world.addMessage(number, 'Ещё', 'more')).rejects.toBeInstanceOf(TooOften)
      world.goTo('2026-02-04')
      expect(await world.addMessage(number, 'Ещё', 'more')).toMatchObject({ outcome: 'done' })
    })
  })
})

describe('links that are sent again', () => {
  const number = 'ALM-A-2026-000001'
  const chair = 'chair-ecology-transport@example.kz'
  const applicant = 'asel@example.kz'
  const commits = async () => (await world.log.load(number)).length
  beforeEach(async () => {
    await world.submit(appeal())
    await world.settle()
  })

  describe('to who has the office of an ended link', () => {
    const ended = async () => {
      const url = world.actUrlFor(chair)
      await world.act(url, { action: 'return', reason: 'Не наше' })
      await world.settle()
      return tokenIn(url)
    }
    const body = new URLSearchParams({ action: 'fresh_link' }).toString()
    const asked = (token: string, n: number, more: Partial<Request> = {}) =>
      request({ params: { token }, at: world.now, requestId: `request-${n}`, ...more })
    /** What 180 posts to the page and the API are answered. */
    const flood = async (token: string, first: number) => {
      const answers = new Set<number>()
      for (let n = 0; n < 90; n++) {
        answers.add((await press(world.deps, asked(token, first + n, { body }))).status)
        const json = JSON.stringify({ action: 'fresh_link' })
        answers.add((await perform(world.deps, asked(token, first + 90 + n, { body: json }))).status)
      }
      await world.settle()
      return [...answers]
    }
    test('go once in ten minutes, by page and program together; all are answered alike, the first is in the log', async () => {
      const token = await ended()
      const [before, mails] = [await commits(), world.mailsTo(chair).length]
      expect(await flood(token, 0)).toEqual([202])
      expect(world.mailsTo(chair).length - mails).toBe(1)
      expect((await commits()) - before).toBe(1)
      minutes(10)
      expect(await flood(token, 180)).toEqual([202])
      expect(world.mailsTo(chair).length - mails).toBe(2)
    })
    test('go ten times a day at most, and from one address to sixty offices in ten minutes', async () => {
      const grant = { caseId: number, grantId: 'chair-1' }
      const mails = world.mailsTo(chair).length
      for (let n = 0; n < 30; n++) {
        await requestFreshLink(world.deps, grant, { key: `key-${n}`, at: world.now })
        minutes(11)
      }
      await world.settle()
      expect(world.mailsTo(chair).length - mails).toBe(10)
      world.goTo('2026-02-04')
      const ask = (n: number, from: string) =>
        requestFreshLink(world.deps, { ...grant, grantId: `chair-${n}` }, { key: 'key', at: world.now, from })
      for (let n = 2; n < 62; n++) expect(await ask(n, '192.0.2.7')).toBeDefined()
      expect(await ask(62, '192.0.2.7')).toBeUndefined()
      expect(await ask(63, '192.0.2.8')).toBeDefined()
    })
  })

  describe('to the applicant', () => {
    const links = () => world.mailsTo(applicant).filter(({ subject }) => subject.includes('ссылка на Ваше'))
    test('go once in ten minutes and five times a day; what is asked beyond leaves no commit', async () => {
      const before = await commits()
      for (let n = 0; n < 20; n++) {
        for (let again = 0; again < 5; again++) await world.requestLink(number, `link-${n}-${again}`)
        minutes(11)
      }
      await world.settle()
      expect(links()).toHaveLength(5)
      expect((await commits()) - before).toBe(5)
      world.goTo('2026-02-04')
      await world.requestLink(number, 'next-day')
      await world.settle()
      expect(links()).toHaveLength(6)
    })
    test('of several cases with one address count together', async () => {
      const numbers = [number]
      for (let n = 1; n < 8; n++) numbers.push(await world.submit(appeal(), `submit-${n}`))
      await world.settle()
      for (const one of numbers) await world.requestLink(one, `link-${one}`)
      await world.settle()
      expect(links()).toHaveLength(5)
    })
    test('are asked for in vain where there is no address: nothing is counted by it, nothing written', async () => {
      const { consent: _, ...input } = appeal()
      const { email: __, ...unreachable } = input.applicant
      const onPaper = { channel: 'paper' as const, receivedAt: '2026-02-02' }
      const paper = { ...input, applicant: unreachable }
      const registered = await registerAppeal(
        world.deps,
        paper,
        { door: 'desk:secretary', key: 'paper', at: world.now },
        onPaper,
      )
      const { caseId } = 'case' in registered ? registered.case : { caseId: '' }
      await world.settle()
      const log = await world.log.load(caseId)
      await world.requestLink(caseId)
      expect(await world.log.load(caseId)).toEqual(log)
    })
  })
})

test('files are offered to one network address up to a limit, to others all the same', async () => {
  const body = JSON.stringify({ name: 'Хат.pdf', type: 'application/pdf', size: 1000 })
  const ask = (from: string) =>
    offer(world.deps, request({ body, from })).then(
      ({ status }) => status,
      (error: unknown) => (error instanceof TooOften ? 429 : error),
    )
  for (let n = 0; n < uploadsOffered.most; n++) expect(await ask('192.0.2.1')).toBe(201)
  expect(await ask('192.0.2.1')).toBe(429)
  expect(await ask('192.0.2.2')).toBe(201)
  expect(world.people.all()).toHaveLength(uploadsOffered.most + 1)
})
