/** Cases in every state that a page can show, each made on the running system by whoever would make it. */
import { randomUUID } from 'node:crypto'
import { type Mail, tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { furthest } from '../builders/council.ts'
import { files, program } from '../builders/files.ts'
import { iin } from '../builders/identity.ts'
import { appeal, person } from '../builders/inputs.ts'
import { inBoth } from '../builders/written.ts'
import { assigned, drafted, emailOfChair, lettered } from '../end-to-end/scenes.ts'
import { about, atOnce, council, type System } from '../end-to-end/system.ts'

export const longText = `${'ұзақ мәтін '.repeat(80)}\n\n`.repeat(11)
const longName = `Ә’${'ұ'.repeat(198)}`
const longSubject = 'Ж'.repeat(200)

const fresh = (system: System) => assigned(system, 'housing')

const draft = (system: System) => drafted(system)

const busy = async (system: System) => {
  const { v } = system
  const attachments = await Promise.all([
    attached(system, `${'ұ'.repeat(190)}.pdf`, files.pdf),
    attached(system, 'x.pdf', program),
  ])
  const contacts = { email: `${randomUUID()}@example.kz`, phone: '+7 701 000 00 01', address: longSubject }
  const applicant = person({ name: longName, ...contacts })
  const full = { applicant, subject: longSubject, text: longText, attachments }
  const given = await assigned(system, 'social', full)
  const { token: agency } = await lettered(system, given.token, 'tazalyk')
  await v.act(given.token, { action: 'ask', text: longText })
  const latest = furthest(given.receivedAt)
  await v.act(given.token, { action: 'extension', until: latest, reason: longText })
  const head = tokenIn(await v.mail(council.head.email, about(given.number)))
  await until('checks of files', async () => {
    const { body } = await v.read(given.token)
    return body.case.files.every(({ state }: { state: string }) => state !== 'checking') || undefined
  })
  return { ...given, agency, head }
}

const attached = async ({ v }: System, name: string, bytes: Uint8Array) => {
  const asked = { name, type: 'application/pdf', size: bytes.length }
  const offer = await v.json('POST', '/api/attachments', asked)
  const body = new FormData()
  for (const [field, value] of Object.entries(offer.body.upload.fields)) body.append(field, String(value))
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  await fetch(offer.body.upload.url, { method: 'POST', body })
  return offer.body.id as string
}

const answered = async (system: System) => {
  const given = await assigned(system, 'social')
  const { token: agency } = await lettered(system, given.token, 'tazalyk')
  await system.v.act(agency, { action: 'respond', decision: 'partly', text: longText })
  await system.v.act(given.token, { action: 'answer', outcome: 'partly', text: longText })
  return { ...given, agency }
}

const longTerm = async (system: System) => {
  const given = await assigned(system, 'social')
  const controlOn = furthest(given.receivedAt)
  await system.v.act(given.token, { action: 'long_term', text: 'Мәтін', controlOn, reason: 'Себеп' })
  return given
}

const returned = async (system: System) => {
  const given = await assigned(system, 'social')
  await system.v.act(given.token, { action: 'return', reason: 'Біздікі емес.' })
  return given
}

const recommended = async (system: System) => {
  const { v } = system
  const given = await drafted(system)
  const remarks = [1, 2, 3].map((no) => ({
    clause: `${no}-тармақ`,
    quote: longSubject,
    text: inBoth('Нақтылау.'),
  }))
  const text = inBoth(longText)
  await v.act(given.token, { action: 'recommend', outcome: 'with_remarks', text, remarks })
  const letter = (mail: Mail) => /-L-\d/.test(mail.subject) && mail.text.includes(given.reference)
  return { ...given, agency: tokenIn(await v.mail('public-spaces-department@example.kz', letter)) }
}

const triage = async ({ v, submitted }: System) => {
  const { number } = await submitted({ topic: 'other' })
  return tokenIn(await v.mail(council.secretariat.email, about(number)))
}

/** What the secretariat enters by the API. */
const entering = async ({ v, npm }: System) => {
  const pass = (await npm('staff-token', council.secretariat.email)).out.trim()
  return (path: string, body: object) =>
    v.json('POST', `/api/desk/${path}`, body, {
      authorization: `Bearer ${pass}`,
      'idempotency-key': randomUUID(),
    })
}

/** On paper, two months ago. */
const late = async (system: System) => {
  const { applicant, consent: _, ...matter } = appeal({ topic: 'social' })
  const { email: __, ...named } = applicant
  const receivedAt = new Date(Date.now() - 60 * 86_400_000).toISOString()
  const enter = await entering(system)
  const { body } = await enter('appeals', { ...matter, applicant: named, channel: 'paper', receivedAt })
  const number: string = body.number
  return { number, token: tokenIn(await system.v.mail(emailOfChair('social'), about(number))) }
}

/** A meeting with an agenda that waits to be held, and one that was held and decided; the composition and a channel. */
const meetings = async (system: System) => {
  const enter = await entering(system)
  const on = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const planned = async () => {
    const { body } = await enter('activities', { form: 'general_meeting', title: longSubject, on })
    await enter(`activities/${body.number}`, { action: 'set_agenda', items: 'О школах\nО дорогах' })
    return body.number as string
  }
  const [waiting, held] = [await planned(), await planned()]
  const decisions = [{ item: 1, text: longText, owner: 'secretary', due: '2099-01-12' }]
  await enter(`activities/${held}`, { action: 'hold', on, present: 27, total: 40, decisions })
  await enter('members', { action: 'reserve', member: 'm-1', name: longName, seat: 'ngo' })
  await enter('channels', { channel: 'site', from: on, to: on, views: 21_400 })
  return { waiting, held }
}

/** More than a list's page holds. */
const many = ({ submitted }: System) =>
  atOnce(4, 30, () =>
    submitted({ topic: 'other', subject: longSubject, applicant: person({ iin: iin(4200) }) }),
  )

const scenes = {
  fresh,
  draft,
  busy,
  answered,
  longTerm,
  returned,
  recommended,
  triage,
  late,
  meetings,
  many,
}
type Scenes = typeof scenes
export type Scene = keyof Scenes
export type Stage<S extends Scene> = { [Name in S]: Awaited<ReturnType<Scenes[Name]>> }

/** Those of them that are asked for, all at once; the many after the others, whose mails would wait behind theirs. */
export const staged = async <S extends Scene>(system: System, names: readonly S[]): Promise<Stage<S>> => {
  const make = (some: readonly S[]) =>
    Promise.all(some.map(async (name) => [name, await scenes[name](system)] as const))
  const few = await make(names.filter((name) => name !== 'many'))
  return Object.fromEntries([...few, ...(await make(names.filter((name) => name === 'many')))]) as Stage<S>
}
