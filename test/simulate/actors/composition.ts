/** The secretariat enters who the council is, and how much its channels publish. */
import { localDay } from '../auditor/calendar.ts'
import { whole } from '../world/clock.ts'
import { daysAfter, post } from './council.ts'
import type { Actor, Life, Turn } from './life.ts'

const commissions = ['housing', 'social']
const grounds = ['own_request', 'rotation', 'absence', 'law']

/** So many names go round that some are taken in who are there, and some who have left. */
const mostNames = 9

type Body = { action: string; member?: string; [field: string]: unknown }

/** A term of office of few seats, so that they are taken; what is sent is sometimes refused. */
const bodyOf = (life: Life, turn: Turn, first: Partial<Body> = {}): Body => {
  const { chance } = turn
  const today = localDay(life.world.clock.now)
  const on = daysAfter(today, -chance.below(40))
  const drawn = chance.weighed({
    ...{ begin_term: 0.6, reserve: 4, admit: 5, leave: 1.5, place: 1, absent: 1, set_email: 3 },
  })
  const { action = drawn, member = `m-${whole(chance, 1, mostNames)}` } = first
  const somebody = {
    name: `Член ${life.word(turn, 'secretary', 'name')}`,
    seat: chance.of(['state', 'ngo', 'citizen']),
    ...(chance.happens(0.2) && { ethnocultural: true }),
  }
  const placed = chance.happens(0.7) ? { commission: chance.of(commissions) } : {}
  switch (action) {
    case 'begin_term':
      return { action, ...{ from: daysAfter(today, -chance.below(1095)), seats: whole(chance, 3, 5) } }
    case 'reserve':
      return { action, member, ...somebody }
    case 'admit':
      return {
        ...{ action, member, on },
        ...((first.member !== undefined || chance.happens(0.6)) && somebody),
        ...placed,
        ...(chance.happens(0.3) && { role: 'presidium' }),
      }
    case 'leave':
      return { action, member, ...{ on: today, ground: chance.of(grounds) } }
    case 'place':
      return { action, member, ...{ on, role: chance.of(['presidium', 'member']) }, ...placed }
    case 'set_email': {
      const email = `${life.word(turn, 'contact', 'email')}@member.example`
      return { action, member, ...(chance.happens(0.9) && { email }), language: chance.of(['kk', 'ru']) }
    }
    default:
      return { action, member, ...{ on, excused: chance.happens(0.3) } }
  }
}

export const composes: Actor = {
  name: 'secretariat changes the composition',
  weight: 3,
  act: async (life, turn) => {
    const enter = async (body: Body) => {
      for (const answer of await post(life, turn, '/api/desk/members', body)) {
        if (answer?.status !== 200) continue
        if (body.member !== undefined && !life.named.includes(body.member)) life.named.push(body.member)
        if (body.action === 'reserve' && body.member !== undefined) life.reserved.push(body.member)
      }
    }
    // Who enters the register first enters a term, and more members than it has seats.
    if (life.named.length === 0) {
      await enter(bodyOf(life, turn, { action: 'begin_term' }))
      for (let n = 1; n <= 6; n++) await enter(bodyOf(life, turn, { action: 'admit', member: `m-${n}` }))
      for (let n = 1; n <= 6; n++) await enter(bodyOf(life, turn, { action: 'set_email', member: `m-${n}` }))
    }
    for (let left = whole(turn.chance, 1, 3); left > 0; left--) await enter(bodyOf(life, turn))
  },
}

/** Month by month; now and then a month once more, with other figures. */
export const counts: Actor = {
  name: 'secretariat enters figures of a channel',
  weight: 1,
  act: async (life, turn) => {
    const { chance } = turn
    const month = localDay(life.world.clock.now).slice(0, 7)
    const from = `${daysAfter(`${month}-01`, -15).slice(0, 7)}-01`
    const of = { channel: chance.of(['site', 'telegram']), from, to: daysAfter(`${month}-01`, -1) }
    for (let times = whole(chance, 1, 2); times > 0; times--) {
      const body = {
        ...of,
        ...(chance.happens(0.8) && { publications: chance.below(300) }),
        ...(chance.happens(0.8) && { views: chance.below(9000) }),
      }
      await post(life, turn, '/api/desk/channels', body)
    }
  },
}
