/** The secretariat enters the council's own work: it is planned, announced, held, decided at, written down, followed up. */
import { linksWith } from '../../../shared/runtime/links.ts'
import { localDay } from '../auditor/calendar.ts'
import { whole } from '../world/clock.ts'
import { linkSecretsOf } from '../world/services.ts'
import type { Actor, Known, Life, Turn } from './life.ts'

const member = 'secretary@example.kz'
const links = linksWith(linkSecretsOf)
const pass = ({ world: { clock } }: Life) => links.staffToken(member, clock.now + 86_400_000)

const agencies = ['tazalyk', 'almaty-su', 'akimat', 'sports-department']
const forms = {
  general_meeting: 4,
  presidium_meeting: 1,
  commission_meeting: 3,
  hearing: 2,
  hearing_report: 2,
  monitoring: 5,
  expertise: 1,
  dialogue: 1,
  round_table: 1,
  visit: 1,
}
const meetings = ['general_meeting', 'presidium_meeting', 'commission_meeting']

const todayOf = ({ world: { clock } }: Life) => localDay(clock.now)
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

export const post = (life: Life, turn: Turn, path: string, body: object) => {
  const headers = { authorization: `Bearer ${pass(life)}`, 'idempotency-key': life.key(turn) }
  return life.oftenTwice(turn, () => life.request(life.json('POST', path, body, headers), turn))
}

export const plans: Actor = {
  name: 'secretariat plans an activity',
  opens: true,
  weight: 2.5,
  act: async (life, turn) => {
    const { chance } = turn
    const form = chance.weighed(forms)
    const body = {
      form,
      title: `Мероприятие ${life.word(turn, 'secretary', 'name')}`,
      ...((form === 'commission_meeting' || chance.happens(0.3)) && {
        commission: chance.of(['housing', 'social']),
      }),
      ...(chance.happens(0.7) && { on: daysAfter(todayOf(life), whole(chance, -2, 25)) }),
      ...(chance.happens(0.4) && { districts: ['medeu'], objects: chance.below(9) }),
    }
    for (const answer of await post(life, turn, '/api/desk/activities', body)) {
      if (answer?.status !== 201) continue
      const { number } = JSON.parse(answer.body) as { number: string }
      if (life.activities.some((one) => one.number === number)) continue
      const of = { number, form, actions: ['announce', 'begin', 'hold'], decided: 0, files: [] }
      life.activities.push(of)
      // A meeting that has its day is mostly announced at once.
      if (meetings.includes(form) && 'on' in body && chance.happens(0.6))
        await does(life, turn, of, { action: 'announce', on: todayOf(life) })
    }
  },
}

/** Drafts that the secretariat has read of. */
const draftsKnown = (life: Life): string[] => [
  ...new Set(life.inbox.slice(-200).flatMap(({ mail }) => mail.text.match(/ALM-N-\d{4}-\d{6}/g) ?? [])),
]

/** A body that the configuration does not know, with or without an address. */
const bodyOutside = (life: Life, turn: Turn) => ({
  name: `Орган ${life.word(turn, 'body', 'name')}`,
  ...(turn.chance.happens(0.5) && { email: `${life.word(turn, 'body', 'email')}@body.example` }),
})

/** What may follow from a decision by itself. */
const effectOf = (life: Life, { chance }: Turn, of: Known): object | undefined => {
  const kind = chance.weighed({ none: 4, letter: 3, control: 1.5, plan: 1.5, recommendation: 3, member: 2 })
  if (kind === 'letter') return { kind, agency: chance.of(agencies) }
  if (kind === 'control') return { kind, form: 'monitoring' }
  if (kind === 'recommendation') {
    const drafts = draftsKnown(life)
    const outcome = chance.of(['supported', 'not_supported'])
    return drafts.length ? { kind, draft: chance.of(drafts.slice(-5)), outcome } : undefined
  }
  if (kind === 'member') {
    const last = life.reserved.at(-1)
    const member = last && chance.happens(0.7) ? last : life.named.length && chance.of(life.named)
    return member ? { kind, member } : undefined
  }
  const others = life.activities.filter(({ number }) => number !== of.number).map(({ number }) => number)
  return kind === 'plan' && others.length ? { kind, activities: others.slice(-3) } : undefined
}

const decision = (life: Life, turn: Turn, of: Known) => {
  const { chance } = turn
  const effect = effectOf(life, turn, of)
  const task = chance.happens(0.3) && {
    owner: 'secretary',
    due: daysAfter(todayOf(life), whole(chance, 1, 20)),
  }
  return { text: life.text(turn, 'secretary'), ...task, ...(effect && { effect }) }
}

/** Often by one vote more or less than half of those present. */
const votes = ({ chance }: Turn, { present = 14 }: Known) => {
  const inFavour = Math.floor(present / 2) + (chance.happens(0.7) ? chance.below(2) : chance.below(present))
  const given = Math.min(inFavour, present)
  const against = chance.below(present - given + 1)
  return { for: given, against, abstained: chance.happens(0.5) ? present - given - against : 0 }
}

/** As many as are needed or one fewer, half of them, all. */
const presentOf = ({ chance }: Turn, all: number): number => {
  const needed = all - Math.floor(all / 3)
  const come = { short: needed - 1, half: Math.ceil(all / 2), needed, all }
  return Math.max(0, come[chance.weighed({ short: 3, half: 1, needed: 4, all: 2 })])
}

/** The body of an action, filled in without a fault but now and then. */
const bodyOf = async (life: Life, turn: Turn, of: Known, action: string): Promise<object> => {
  const { chance } = turn
  const on = todayOf(life)
  const text = () => life.text(turn, 'secretary')
  const maybe = () => (chance.happens(0.5) ? { text: text() } : {})
  const meets = meetings.includes(of.form)
  switch (action) {
    case 'set_agenda':
      return { action, items: `${text()}\n${text()}` }
    case 'hold': {
      const total = chance.of([40, 20, 9, 7])
      const decisions = Array.from({ length: chance.below(4) }, () => decision(life, turn, of))
      if (meets)
        return {
          ...{ action, on, present: presentOf(turn, total), total },
          ...(decisions.length && { decisions }),
        }
      return { action, on, ...(chance.happens(0.3) && { present: 14, total: 20 }) }
    }
    case 'take_vote':
      return { action, ...decision(life, turn, of), ...votes(turn, of) }
    case 'task_done':
      return { action, no: whole(chance, 1, Math.max(1, of.decided)), on, ...maybe() }
    case 'finding':
      return { action, on, text: text() }
    case 'add_files': {
      const attachments = await life.attachments(turn, 1)
      return {
        action,
        attachments,
        ...(chance.happens(0.5) && { text: life.word(turn, 'secretary', 'name') }),
      }
    }
    case 'told': {
      const members = life.named.length ? [chance.of(life.named)] : ['m-1']
      return { action, members, on, how: chance.of(['phone', 'post']), ...maybe() }
    }
    case 'show_files':
      return { action, files: of.files.filter(() => chance.happens(0.5)) }
    case 'remove_file':
      return { action, file: chance.of(of.files) }
    case 'publish':
      return { action, on, channel: 'site' }
    case 'recommend':
      return {
        ...{ action, bodies: agencies.slice(0, whole(chance, 1, 3)), text: text() },
        ...(chance.happens(0.4) && { to: bodyOutside(life, turn) }),
      }
    case 'follow_up':
      return { action, on, result: chance.of(['carried_out', 'partly', 'not']), ...maybe() }
    case 'move':
      return { action, to: daysAfter(on, whole(chance, 0, 20)), text: text() }
    case 'cancel':
      return { action, text: text() }
    default:
      return { action, on, ...(action === 'begin' ? {} : maybe()) }
  }
}

/** Nobody moves or cancels most of what was planned. */
const likely: Record<string, number> = {
  ...{ move: 0.3, cancel: 0.1, set_agenda: 0.6, announce: 0.8, publish: 0.6, follow_up: 1 },
  ...{ add_files: 2, show_files: 0.5, remove_file: 0.3 },
  ...{ hold: 3, document: 2, recommend: 3, finding: 0.8, task_done: 1.5, take_vote: 1 },
}

type Refused = { errors?: { path: string; message: string }[] }

/** Sends it, and keeps what it is told: what may be done next, or how many members there are. */
const does = async (life: Life, turn: Turn, of: Known, body: object): Promise<boolean> => {
  const {
    action,
    present,
    decisions = [],
    attachments = [],
  } = body as {
    action: string
    present?: number
    decisions?: object[]
    attachments?: string[]
  }
  let isDone = false
  for (const answer of await post(life, turn, `/api/desk/activities/${of.number}`, body)) {
    const refused = answer?.status === 422 ? (JSON.parse(answer.body) as Refused) : undefined
    const said = refused?.errors?.find(({ path }) => path === 'present')?.message ?? ''
    const other = (said.match(/\d+/g) ?? [])
      .slice(0, 2)
      .map(Number)
      .find((n) => n !== present)
    if (action === 'hold' && present !== undefined && other !== undefined) {
      // More than there are: then it says how many. Fewer than needed otherwise.
      if (present > other) of.members = other
      else life.meet('a meeting without its quorum was not held')
    }
    if (answer?.status !== 200) continue
    isDone = true
    of.actions = (JSON.parse(answer.body) as { actions: string[] }).actions
    if (action === 'take_vote') of.decided++
    if (action === 'add_files') of.files.push(...attachments)
    if (action !== 'hold') continue
    if (present !== undefined) of.present = present
    of.decided += decisions.length
  }
  return isDone
}

export const worksOn: Actor = {
  name: 'secretariat works on an activity',
  weight: 7,
  act: async (life, turn) => {
    const { chance } = turn
    for (let left = whole(chance, 1, 4); left > 0; left--) {
      const of = life.activities.length ? chance.of(life.activities.slice(-6)) : undefined
      if (!of?.actions.length) return
      const action = chance.weighed(Object.fromEntries(of.actions.map((one) => [one, likely[one] ?? 1])))
      if (action === 'remove_file' && of.files.length === 0) continue
      const body = await bodyOf(life, turn, of, action)
      const isDone = await does(life, turn, of, body)
      // Who was told how many members there are, or how many must come, counts again.
      const counted = isDone ? undefined : of.members
      if (action === 'hold' && counted !== undefined)
        await does(life, turn, of, { ...body, present: presentOf(turn, counted) })
      await life.world.clock.sleep(chance.happens(0.3) ? 3_600_000 : 1000)
    }
  },
}
