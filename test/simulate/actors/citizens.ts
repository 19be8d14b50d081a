/** Applicants: they submit, look, write, dispute, withdraw, lose their link; on paper too, by the secretariat's hand. */
import { whole } from '../world/clock.ts'
import type { Actor, Life, Turn } from './life.ts'

const topics = ['housing', 'ecology-transport', 'social', 'other', 'urban-planning', 'education-health']

const applicantOf = (life: Life, turn: Turn, email: string | undefined) => ({
  kind: 'person',
  name: `Гражданин ${life.word(turn, 'applicant', 'name')}`,
  iin: life.iin(),
  ...(email && { email }),
  ...(turn.chance.happens(0.3) && { phone: '+77001234567' }),
  ...(turn.chance.happens(0.3) && { address: `Дом ${life.word(turn, 'applicant', 'address')}` }),
})

/** For whom somebody speaks: for another, for many. */
const others = (life: Life, turn: Turn) => ({
  ...(turn.chance.happens(0.3) && {
    representative: {
      name: `Представитель ${life.word(turn, 'applicant', 'name')}`,
      authority: 'доверенность',
    },
  }),
  ...(turn.chance.happens(0.3) && { collective: { signatories: whole(turn.chance, 2, 40) } }),
})

/** On the web: without an IIN, or without any contact. */
const onWeb = (life: Life, turn: Turn, email: string) => {
  const { iin, ...applicant } = applicantOf(life, turn, email)
  const known = turn.chance.happens(0.15) ? { ...applicant, noIin: true } : { ...applicant, iin }
  if (!turn.chance.happens(0.15)) return known
  const { email: _, phone: __, ...unreachable } = known
  return { ...unreachable, followByCode: true }
}

/** On paper whatever is there; of some nothing. */
const asWritten = (life: Life, turn: Turn, email: string | undefined) => {
  const { name, iin, ...rest } = applicantOf(life, turn, email)
  if (turn.chance.happens(0.25)) return { kind: 'person' }
  return {
    ...rest,
    ...(turn.chance.happens(0.8) && { name }),
    ...(turn.chance.happens(0.7) && { iin }),
  }
}

const keepReceipt = (life: Life, turn: Turn, body: string) => {
  const { number, code } = JSON.parse(body) as { number: string; code?: string }
  if (code && !life.receipts.some((one) => one.number === number))
    life.receipts.push({ number, code, by: turn.id })
}

export const submits: Actor = {
  name: 'submits',
  opens: true,
  weight: 10,
  act: async (life, turn) => {
    const { chance } = turn
    // A family shares an address, and gets more receipts than go out at once.
    const shared = chance.happens(0.25)
    const email = shared ? 'family@example.net' : `${life.word(turn, 'applicant', 'email')}@example.net`
    const attachments = await life.attachments(turn, 0.25)
    const written = {
      applicant: onWeb(life, turn, email),
      ...others(life, turn),
      language: chance.of(['kk', 'ru', 'en']),
      topic: chance.of(topics),
      subject: `Обращение ${life.word(turn, 'applicant', 'subject')}`,
      text: life.text(turn, 'applicant'),
      consent: true,
    }
    // Some write the very same again.
    const before = chance.happens(0.25) && life.written.length ? chance.of(life.written.slice(-6)) : undefined
    if (before) life.meet('the same person wrote the same again')
    else life.written.push(written)
    const body = { ...(before ?? written), ...(attachments.length && { attachments }) }
    const asked = life.json('POST', '/api/appeals', body, { 'idempotency-key': life.key(turn) })
    const from = `198.51.100.${chance.below(250)}`
    for (const answer of await life.oftenTwice(turn, () => life.request({ ...asked, from }, turn)))
      if (answer?.status === 201) keepReceipt(life, turn, answer.body)
  },
}

/** What an applicant does by number and code. */
export const writes: Actor = {
  name: 'writes',
  weight: 10,
  act: async (life, turn) => {
    const { chance } = turn
    if (life.receipts.length === 0) return
    const { number, code } = chance.of(chance.happens(0.3) ? life.receipts : life.receipts.slice(-8))
    const path = `/api/appeals/${number}`
    const what = chance.weighed({ read: 3, messages: 4, withdraw: 0.7, dispute: 3, link: 1.5 })
    if (what === 'read') {
      await life.request(life.json('GET', `${path}?code=${code}`), turn, 2)
      if (chance.happens(0.3))
        await life.request(life.json('GET', `/appeals/${number}?code=${code}`), turn, 2)
      return
    }
    const key = { 'idempotency-key': life.key(turn) }
    if (what === 'link') return void (await life.request(life.json('POST', `${path}/link`, {}, key), turn))
    const attachments = what === 'withdraw' ? [] : await life.attachments(turn, 0.2)
    const body =
      what === 'withdraw'
        ? {}
        : { text: life.text(turn, 'applicant'), ...(attachments.length && { attachments }) }
    await life.oftenTwice(turn, () =>
      life.request(life.json('POST', `${path}/${what}?code=${code}`, body, key), turn),
    )
  },
}

/** Many messages to one case within minutes. */
export const insists: Actor = {
  name: 'insists',
  weight: 0.4,
  act: async (life, turn) => {
    const receipt = life.receipts.at(-1)
    if (!receipt) return
    for (let left = 12; left > 0; left--) {
      const key = { 'idempotency-key': `${life.key(turn)}-${left}` }
      const body = { text: life.text(turn, 'applicant') }
      await life.request(
        life.json('POST', `/api/appeals/${receipt.number}/messages?code=${receipt.code}`, body, key),
        turn,
      )
    }
  },
}

/** Somebody guesses numbers and codes. */
export const guesses: Actor = {
  name: 'guesses',
  weight: 0.4,
  act: async (life, turn) => {
    const receipt = life.receipts.at(-1)
    for (let left = 3; left > 0; left--)
      await life.request(
        life.json('GET', `/api/appeals/${receipt?.number ?? 'ALM-A-2026-000001'}?code=000000000${left}`),
        turn,
        1,
      )
  },
}

/** What came on paper or in person, entered with a pass to the desk's API. */
export const onPaper =
  (pass: (life: Life) => string): Actor['act'] =>
  async (life, turn) => {
    const { chance } = turn
    const email = chance.happens(0.4) ? `${life.word(turn, 'applicant', 'email')}@example.net` : undefined
    const { clock } = life.world
    const channel = chance.of(['paper', 'person'])
    const received = clock.iso(clock.now - chance.below(3) * 86_400_000 - 600_000)
    const body = {
      applicant: asWritten(life, turn, email),
      ...others(life, turn),
      language: 'ru',
      topic: chance.of(topics),
      subject: `Бумага ${life.word(turn, 'applicant', 'subject')}`,
      text: life.text(turn, 'applicant'),
      channel,
      ...(channel === 'person' && chance.happens(0.4) && { oral: true }),
      receivedAt: chance.happens(0.3) ? received.slice(0, 10) : received,
    }
    const headers = { authorization: `Bearer ${pass(life)}`, 'idempotency-key': life.key(turn) }
    for (const answer of await life.oftenTwice(turn, () =>
      life.request(life.json('POST', '/api/desk/appeals', body, headers), turn),
    ))
      if (answer?.status === 201) keepReceipt(life, turn, answer.body)
  }
