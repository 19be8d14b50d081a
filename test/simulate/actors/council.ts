/** The secretariat enters the council's own work: it is planned, announced, held, decided at, written down, followed up. */
import { linksWith } from '../../../shared/runtime/links.ts'
import { localDay } from '../auditor/calendar.ts'
import { whole } from '../world/clock.ts'
import { secretOf } from '../world/services.ts'
import type { Actor, Known, Life, Turn } from './life.ts'

const member = 'secretary@example.kz'
const links = linksWith(secretOf('links'))
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
const inDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

const post = (life: Life, turn: Turn, path: string, body: object) => {
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
      ...(chance.happens(0.7) && { on: inDays(todayOf(life), whole(chance, -2, 25)) }),
      ...(chance.happens(0.4) && { districts: ['medeu'], objects: chance.below(9) }),
    }
    for (const answer of await post(life, turn, '/api/desk/activities', body)) {
      if (answer?.status !== 201) continue
      const { number } = JSON.parse(answer.body) as { number: string }
      if (life.activities.every((one) => one.number !== number))
        life.activities.push({ number, form, actions: ['announce', 'begin', 'hold'], decided: 0 })
    }
  },
}

/** What may follow from a decision by itself. */
const effectOf = (life: Life, { chance }: Turn, of: Known): object | undefined => {
  const kind = chance.weighed({ none: 4, letter: 3, control: 1.5, plan: 1.5 })
  if (kind === 'letter') return { kind, agency: chance.of(agencies) }
  if (kind === 'control') return { kind, form: 'monitoring' }
  const others = life.activities.filter(({ number }) => number !== of.number).map(({ number }) => number)
  return kind === 'plan' && others.length ? { kind, activities: others.slice(-3) } : undefined
}

const decision = (life: Life, turn: Turn, of: Known) => {
  const { chance } = turn
  const effect = effectOf(life, turn, of)
  const task = chance.happens(0.3) && { owner: 'secretary', due: inDays(todayOf(life), whole(chance, 1, 20)) }
  return { text: life.text(turn, 'secretary'), ...task, ...(effect && { effect }) }
}

const votes = ({ chance }: Turn) => {
  const against = chance.below(9)
  return { for: 14 - against, against, abstained: 0 }
}

/** The body of an action, filled in without a fault but now and then. */
const bodyOf = (life: Life, turn: Turn, of: Known, action: string): object => {
  const { chance } = turn
  const on = todayOf(life)
  const text = () => life.text(turn, 'secretary')
  const maybe = () => (chance.happens(0.5) ? { text: text() } : {})
  const meets = meetings.includes(of.form)
  switch (action) {
    case 'set_agenda':
      return { action, items: `${text()}\n${text()}` }
    case 'hold': {
      const present = chance.happens(0.2) ? 13 : 14
      const decisions = Array.from({ length: chance.below(4) }, () => decision(life, turn, of))
      if (meets) return { action, on, present, total: 20, ...(decisions.length && { decisions }) }
      return { action, on, ...(chance.happens(0.3) && { present: 14, total: 20 }) }
    }
    case 'take_vote':
      return { action, ...decision(life, turn, of), ...votes(turn) }
    case 'task_done':
      return { action, no: whole(chance, 1, Math.max(1, of.decided)), on, ...maybe() }
    case 'finding':
      return { action, on, text: text() }
    case 'publish':
      return { action, on, channel: 'site' }
    case 'recommend':
      return { action, bodies: agencies.slice(0, whole(chance, 1, 3)), text: text() }
    case 'follow_up':
      return { action, on, result: chance.of(['carried_out', 'partly', 'not']), ...maybe() }
    case 'move':
      return { action, to: inDays(on, whole(chance, 0, 20)), text: text() }
    case 'cancel':
      return { action, text: text() }
    default:
      return { action, on, ...(action === 'begin' ? {} : maybe()) }
  }
}

/** Nobody moves or cancels most of what was planned. */
const likely: Record<string, number> = {
  ...{ move: 0.3, cancel: 0.1, set_agenda: 0.6, announce: 0.8, publish: 0.6, follow_up: 1 },
  ...{ hold: 3, document: 2, recommend: 3, finding: 0.8, task_done: 1.5, take_vote: 1 },
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
      const body = bodyOf(life, turn, of, action)
      for (const answer of await post(life, turn, `/api/desk/activities/${of.number}`, body)) {
        if (answer?.body.includes('no_quorum') || (answer?.status === 422 && action === 'hold'))
          life.meet('a meeting without its quorum was not held')
        if (answer?.status !== 200) continue
        of.actions = (JSON.parse(answer.body) as { actions: string[] }).actions
        if (action === 'take_vote') of.decided++
        if (action === 'hold') of.decided += (body as { decisions?: object[] }).decisions?.length ?? 0
      }
      await life.world.clock.sleep(chance.happens(0.3) ? 3_600_000 : 1000)
    }
  },
}
