/** The secretariat keeps the directory: adds, renames and ends bodies, commissions and topics, and says how the council is reached. */
import { localDay } from '../auditor/calendar.ts'
import { configuration } from '../boot.ts'
import { whole } from '../world/clock.ts'
import { daysAfter } from './council.ts'
import { signedIn } from './desk.ts'
import type { Actor, Life, Turn } from './life.ts'

/** So few ids and names go round that some are taken, of entries that are there and of those that have ended. */
const most = 6
const kinds = ['agency', 'agency', 'commission', 'topic'] as const

const named = (name: string) => ({ 'names.kk': `${name} (kk)`, 'names.ru': name, 'names.en': `${name} (en)` })

const addition = (life: Life, turn: Turn, kind: string, no: number): Record<string, string> => {
  const { chance } = turn
  const email = (of: string) => `${of}-${life.word(turn, 'chair', 'email')}@example.kz`
  switch (kind) {
    case 'agency':
      return { email: email('body'), language: chance.of(['kk', 'ru']) }
    case 'commission':
      return {
        'chair.name': `Председатель ${life.word(turn, 'chair', 'name')}`,
        'chair.email': email('chair'),
        'chair.language': chance.of(['kk', 'ru']),
      }
    default:
      return {
        ...{ 'examples.kk': `мысал ${no}`, 'examples.ru': `пример ${no}`, 'examples.en': `example ${no}` },
        commission: chance.of(['housing', 'social', `fresh-${whole(chance, 1, most)}`]),
      }
  }
}

type Typed = { path: string; fields: Record<string, string>; state: string }

const drawn = (life: Life, turn: Turn): Typed => {
  const { chance } = turn
  const kind = chance.of(kinds)
  const no = whole(chance, 1, most)
  const entry = `/desk/directory/${kind}/fresh-${no}`
  const today = localDay(life.world.clock.now)
  switch (chance.weighed({ add: 4, rename: 3, end: 1.5, keep: 1, reach: 1 })) {
    case 'add': {
      const fields = { ...named(`Запись ${no}`), id: `fresh-${no}`, ...addition(life, turn, kind, no) }
      return { path: `/desk/directory/${kind}`, fields, state: 'an entry was added' }
    }
    case 'rename': {
      const name = named(`Запись ${whole(chance, 1, most)}, новая`)
      const from = daysAfter(today, -chance.below(4))
      return { path: entry, fields: { rename: 'from', ...name, from }, state: 'an entry was renamed' }
    }
    case 'end': {
      const from = daysAfter(today, chance.below(10))
      return { path: entry, fields: { end: 'from', from }, state: 'an entry ended' }
    }
    case 'keep':
      return { path: entry, fields: { end: 'keep' }, state: 'an end was taken back' }
    default: {
      // The hours are those of the file, by which the auditor counts.
      const { from, to } = configuration().council.workingHours
      const address = `Улица ${no}`
      const where = { 'address.kk': address, 'address.ru': address, 'address.en': address }
      const fields = { ...where, phone: `+7 727 000-00-0${no}`, 'hours.from': from, 'hours.to': to }
      return { path: '/desk/directory/contacts', fields, state: 'the council has another telephone' }
    }
  }
}

export const keepsDirectory: Actor = {
  name: 'secretariat keeps the directory',
  weight: 1.2,
  act: async (life, turn) => {
    const session = await signedIn(life, turn)
    if (!session) return
    const { cookie, csrf } = session
    for (let left = whole(turn.chance, 1, 4); left > 0; left--) {
      const { path, fields, state } = drawn(life, turn)
      const form = { csrf, idempotencyKey: life.key(turn), ...fields }
      const send = () => life.request(life.form(path, form, { cookie }), turn)
      for (const answer of await life.oftenTwice(turn, send)) if (answer?.status === 303) life.meet(state)
    }
  },
}
