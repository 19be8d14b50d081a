/** The secretariat at its desk: signs in by the mail's link, looks, enters what came on paper, changes the directory. */
import { linksWith } from '../../../shared/runtime/links.ts'
import { linkSecretsOf } from '../world/services.ts'
import { onPaper } from './citizens.ts'
import { chosen } from './holders.ts'
import type { Actor, Life, Turn } from './life.ts'

const member = 'secretary@example.kz'
const links = linksWith(linkSecretsOf)
/** A pass to the desk's API, as the operator makes it. */
const pass = ({ world: { clock } }: Life) => links.staffToken(member, clock.now + 86_400_000)

export const entersAppeals: Actor = {
  name: 'secretariat enters an appeal',
  weight: 2,
  opens: true,
  act: onPaper(pass),
}

export const entersInitiatives: Actor = {
  name: 'secretariat opens an initiative',
  opens: true,
  weight: 1.5,
  act: async (life, turn) => {
    const { clock } = life.world
    const { chance } = turn
    const agency = chance.of(['tazalyk', 'almaty-su', 'akimat', 'sports-department'])
    const outside = {
      name: `Орган ${life.word(turn, 'body', 'name')}`,
      ...(chance.happens(0.5) && { email: `${life.word(turn, 'body', 'email')}@body.example` }),
      ...(chance.happens(0.5) && { address: `Улица ${life.word(turn, 'body', 'address')}` }),
    }
    const body = {
      ...(chance.happens(0.3) ? { to: outside } : { agency }),
      ...(chance.happens(0.5) && { kind: chance.of(['recommendation', 'budget', 'information', 'request']) }),
      subject: `Инициатива ${life.word(turn, 'secretary', 'subject')}`,
      text: life.text(turn, 'secretary'),
      origin: { kind: 'meeting', title: 'Заседание', on: clock.iso().slice(0, 10) },
    }
    const headers = { authorization: `Bearer ${pass(life)}`, 'idempotency-key': life.key(turn) }
    await life.oftenTwice(turn, () =>
      life.request(life.json('POST', '/api/desk/initiatives', body, headers), turn),
    )
  },
}

/** A session of a browser; undefined where no mail came in time. */
export const signedIn = async (
  life: Life,
  turn: Turn,
): Promise<{ cookie: string; csrf: string } | undefined> => {
  const { clock } = life.world
  const since = clock.now
  await life.request(life.form('/desk/sign-in', { email: member, to: '/desk' }), turn, 3)
  for (let looks = 0; looks < 20; looks++) {
    await clock.sleep(30_000)
    const mail = life.inbox.findLast(
      ({ to, at, mail }) => to === member && at >= since && mail.text.includes('/desk/sign-in/'),
    )
    const link = /\/desk\/sign-in\/[\w.-]+/.exec(mail?.mail.text ?? '')?.[0]
    if (!link) continue
    const answer = await life.request(life.form(link, { to: '/desk' }), turn, 1)
    const cookie = answer?.headers['set-cookie']?.split(';')[0]
    if (!cookie) return undefined
    const page = await life.request(life.json('GET', '/desk', undefined, { cookie }), turn, 2)
    const csrf = /name="csrf" value="([^"]+)"/.exec(page?.body ?? '')?.[1]
    if (csrf) life.meet('a member signed in')
    return csrf ? { cookie, csrf } : undefined
  }
  return undefined
}

type Typed = string | number | boolean | Typed[] | { [field: string]: Typed }

/** A body of the API as a form has it: each of a list and each part under a name of its own. */
const formOf = (body: Record<string, Typed>): Record<string, string> => {
  const into: Record<string, string> = {}
  const put = (name: string, value: Typed) => {
    if (typeof value !== 'object') into[name] = String(value)
    else if (name === 'missing' && Array.isArray(value))
      for (const part of value) into[`missing.${String(part)}`] = 'on'
    else for (const [key, one] of Object.entries(value)) put(`${name}.${key}`, one)
  }
  for (const [name, value] of Object.entries(body)) put(name, value)
  return into
}

/** What the secretariat may do by its links, done on the case's page at the desk. */
export const actsAtDesk: Actor = {
  name: 'secretariat acts at the desk',
  weight: 2,
  act: async (life, turn) => {
    const token = life.link(turn, 'secretary')?.token
    const session = token && (await signedIn(life, turn))
    if (!session) return
    const read = await life.request(life.json('GET', `/api/act/${token}`), turn, 3)
    const doing = read?.status === 200 && (await chosen(life, turn, 'secretary', JSON.parse(read.body)))
    if (!doing) return
    const { attachments: _, ...body } = doing.body
    const fields = {
      ...formOf(body as Record<string, Typed>),
      csrf: session.csrf,
      idempotencyKey: life.key(turn),
      // What cannot be undone is shown once more first; whoever sends this has seen it.
      confirmed: 'true',
    }
    const path = `/desk/cases/${encodeURIComponent(doing.number)}`
    const send = () => life.request(life.form(path, fields, { cookie: session.cookie }), turn)
    for (const answer of await life.oftenTwice(turn, send))
      if (answer?.status === 303) life.meet('an action at the desk')
  },
}

/** Several of the list at once to one commission, some of which others may have given away meanwhile. */
export const assignsMany: Actor = {
  name: 'secretariat assigns from the list',
  weight: 1.2,
  act: async (life, turn) => {
    const session = await signedIn(life, turn)
    if (!session) return
    const { chance } = turn
    const { cookie, csrf } = session
    const list = await life.request(life.json('GET', '/desk?list=unassigned', undefined, { cookie }), turn, 2)
    const rows = [
      ...new Set([...(list?.body ?? '').matchAll(/name="pick\.([^"]+)"/g)].map(([, id = '']) => id)),
    ]
    const picked = rows.filter(() => chance.happens(0.7))
    if (picked.length === 0) return
    if (chance.happens(0.3)) await life.world.clock.sleep(chance.below(600_000))
    const fields = {
      csrf,
      idempotencyKey: life.key(turn),
      do: 'assign',
      commission: chance.of(commissions),
      ...Object.fromEntries(picked.map((number) => [`pick.${number}`, 'on'])),
    }
    const send = () => life.request(life.form('/desk/cases?list=unassigned', fields, { cookie }), turn)
    for (const answer of await life.oftenTwice(turn, send))
      if (answer?.status === 303 && picked.length > 1) life.meet('several assigned from a list')
  },
}

const commissions = ['housing', 'social', 'urban-planning', 'ecology-transport']

/** Somebody else chairs a commission, or its deputy acts; an agency is written to elsewhere. */
export const changesDirectory: Actor = {
  name: 'secretariat changes the directory',
  weight: 1.2,
  act: async (life, turn) => {
    const session = await signedIn(life, turn)
    if (!session) return
    const { chance } = turn
    const { cookie, csrf } = session
    const headers = { cookie }
    const person = (post: string) => ({
      name: `Председатель ${life.word(turn, 'chair', 'name')}`,
      email: `${post}-${life.word(turn, 'chair', 'email')}@example.kz`,
      language: chance.of(['kk', 'ru']),
    })
    const id = chance.of(commissions)
    const [chair, deputy] = [person('chair'), person('deputy')]
    const acting = chance.happens(0.3) ? 'deputy' : 'chair'
    const fields = {
      csrf,
      idempotencyKey: life.key(turn),
      acting,
      ...Object.fromEntries(Object.entries(chair).map(([key, value]) => [`chair.${key}`, value])),
      ...Object.fromEntries(Object.entries(deputy).map(([key, value]) => [`deputy.${key}`, value])),
    }
    const saved = await life.request(life.form(`/desk/directory/commission/${id}`, fields, headers), turn)
    if (saved?.status === 303) life.meet(acting === 'deputy' ? 'a deputy acts' : 'another chair')
  },
}

export const looksAround: Actor = {
  name: 'secretariat looks',
  weight: 0.8,
  act: async (life, turn) => {
    const session = await signedIn(life, turn)
    if (!session) return
    const { cookie } = session
    const receipt = life.receipts.at(-1)
    const lists = ['open', 'late', 'week', 'unassigned', 'letters'].map((list) => `/desk?list=${list}`)
    for (const page of [...lists, ...(receipt ? [`/desk/cases/${receipt.number}`] : [])])
      await life.request(life.json('GET', page, undefined, { cookie }), turn, 1)
    const subjects = [...life.marks].flatMap(([mark, { kind }]) => (kind === 'subject' ? [mark] : []))
    const q = subjects.length ? turn.chance.of(subjects) : 'zq'
    await life.request(life.form('/desk/search', { csrf: session.csrf, q }, { cookie }), turn, 1)
  },
}
