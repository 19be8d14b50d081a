/** Who the council is and how much it publishes, told anew from its logs: seats, the reserve, terms of office, its figures. */
import type { Finding } from './audit.ts'
import { dayAfter, localDay } from './calendar.ts'
import { endOf } from './keeping.ts'
import { type Commit, canonical, type Deadline, type Event, type Facts } from './logs.ts'

type Member = Record<string, unknown> & { admittedOn: string; leftOn?: string }

type Composition = {
  term?: { from: string; until: string; seats: number }
  forming?: { due: string; missed: boolean }
  members: Map<string, Member>
  /** Who is on it, with the place. */
  reserve: Map<string, number>
  /** Since when it is known that somebody has their seat and commission, and where they are written to: ids of texts, UTC. */
  since: Map<string, string>
  contacts: Map<string, { content: string; at: string }>
  /** Under which texts somebody is named. */
  contents: Map<string, Set<string>>
}

/** From the day of admission until the day before they left. */
const isThere = (day: string, { admittedOn, leftOn }: Member) =>
  admittedOn <= day && (leftOn === undefined || day < leftOn)

/** The same day so many months later, or the last of that month. */
const monthsLater = (day: string, months: number): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

type Say = (kind: string, text?: string) => void

const told: Record<string, (c: Composition, e: Event, today: string, say: Say) => void> = {
  /** Three years, and the next council is formed from two months before their end on (Law on Public Councils, art. 9). */
  TermOfOfficeBegun: (c, e, _, say) => {
    const [from, until] = [String(e.from), String(e.until)]
    const forming = e.forming as Deadline
    const next = monthsLater(from, 36)
    if (until !== dayAfter(next, -1)) say('date counted wrong', `term of office ${from} until ${until}`)
    if (forming.due !== monthsLater(next, -2)) say('date counted wrong', `forming ${forming.due} of ${from}`)
    if (c.term && from <= c.term.from) say('a term before the one before it', from)
    c.term = { from, until, seats: Number(e.seats) }
    c.forming = { due: String(forming.due), missed: false }
  },
  MemberReserved: (c, e, today, say) => {
    const [member, place] = [String(e.member), Number(e.place)]
    const there = c.members.get(member)
    if (c.reserve.has(member) || (there && isThere(today, there))) say('reserved who is there', member)
    if ([...c.reserve.values()].includes(place)) say('one place of the reserve, two people', String(place))
    c.reserve.set(member, place)
  },
  MemberAdmitted: (c, e, _, say) => {
    const { type: __, v: ___, content: ____, decision: _____, member: id, ...membership } = e
    const member = String(id)
    const admitted = membership as unknown as Member
    const before = c.members.get(member)
    if (before && isThere(admitted.admittedOn, before)) say('admitted who is there', member)
    const taken = [...c.members.values()].filter((one) => isThere(admitted.admittedOn, one)).length
    if (c.term && taken >= c.term.seats) say('more members than seats', `${taken + 1} of ${c.term.seats}`)
    if ((e.fromReserve === true) !== c.reserve.has(member)) say('from the reserve otherwise', member)
    c.members.delete(member)
    c.members.set(member, admitted)
    c.reserve.delete(member)
  },
  MemberLeft: (c, e, _, say) => {
    const there = c.members.get(String(e.member))
    const leftOn = String(e.leftOn)
    if (!there || !isThere(leftOn, there)) return say('left who was not there', String(e.member))
    Object.assign(there, { leftOn, ground: e.ground })
  },
  MemberPlaced: (c, e, _, say) => {
    const there = c.members.get(String(e.member))
    if (!there || !isThere(String(e.from), there)) return say('placed who was not there', String(e.member))
    Object.assign(there, {
      ...(e.role !== undefined && { role: e.role }),
      ...(e.commission !== undefined && { commission: e.commission }),
    })
  },
  MemberAbsent: (c, e, today, say) => {
    const there = c.members.get(String(e.member))
    if (!there || !isThere(String(e.on), there)) say('absent who was not there', String(e.member))
    if (String(e.on) > today) say('absent on a day to come', String(e.member))
  },
  DeadlineMissed: (c) => {
    if (c.forming) c.forming.missed = true
  },
}

export const compositionOf = (log: readonly Commit[], say: Say = () => {}): Composition => {
  const c: Composition = {
    ...{ members: new Map(), reserve: new Map(), contents: new Map() },
    ...{ since: new Map(), contacts: new Map() },
  }
  for (const { version, at, events } of log)
    for (const e of events) {
      told[e.type]?.(c, e, localDay(at), (kind, text = '') => say(kind, `members at ${version}: ${text}`))
      const member = String(e.member)
      if (e.type === 'MemberAdmitted' || e.type === 'MemberPlaced') c.since.set(member, at)
      if (typeof e.content !== 'string') continue
      if (e.type === 'MemberAdmitted') c.contacts.delete(member)
      if (e.type === 'MemberContactSet') c.contacts.set(member, { content: e.content, at })
      c.contents.set(member, (c.contents.get(member) ?? new Set()).add(e.content))
    }
  return c
}

/** Of whose meeting it is: how many members there are on a day; undefined where the register names none. */
export const countedOn = (...given: Parameters<typeof circleOn>): number | undefined =>
  circleOn(...given).length || undefined

/** Who meets on a day: all members, the presidium, a commission. */
export const circleOn = (
  { members }: Composition,
  day: string,
  form: string,
  commission: unknown,
): string[] => {
  const isOf: Record<string, (m: Member) => boolean> = {
    presidium_meeting: ({ role }) => role !== 'member',
    commission_meeting: (m) => m.commission === commission,
  }
  return [...members].flatMap(([id, m]) => (isThere(day, m) && (isOf[form]?.(m) ?? true) ? [id] : []))
}

type Figures = { channel: string; from: string; to: string; publications?: number; views?: number }
const figuresOf = (log: readonly Commit[]): Figures[] => {
  const last = new Map<string, Figures>()
  for (const { events } of log)
    for (const e of events) {
      const figures = e.figures as Figures | undefined
      if (figures) last.set(`${figures.channel} ${figures.from} ${figures.to}`, figures)
    }
  return [...last.values()]
}

export const compositionFindings = (facts: Facts): Finding[] => {
  const findings: Finding[] = []
  const say: Say = (kind, text = '') => findings.push({ kind, text })
  const log = facts.others.get('members') ?? []
  const c = compositionOf(log, say)
  const figures = figuresOf(facts.others.get('channels') ?? [])
  const last = facts.quietSweeps.at(-1) ?? ''
  if (c.forming && c.forming.due < last && !c.forming.missed)
    say('missed and unsaid', `forming ${c.forming.due}`)
  viewFindings(facts, c, figures, say)
  nameFindings(facts, c, say)
  promiseFindings(facts, say)
  figureFindings(facts, c, figures, say)
  return findings
}

const viewFindings = ({ views, others }: Facts, c: Composition, figures: Figures[], say: Say) => {
  const expected: Record<string, Record<string, unknown>> = {
    members: { seats: c.term?.seats, nextDue: c.forming?.due, members: [...c.members.values()] },
    channels: { figures },
  }
  for (const [id, fields] of Object.entries(expected)) {
    if (!others.has(id)) continue
    const row = views.find(({ caseId, part }) => caseId === id && part === id)
    if (!row) say('view missing', id)
    for (const [field, value] of Object.entries(row ? fields : {}))
      if (canonical(row?.[field] ?? null) !== canonical(value ?? null))
        say('view differs', `${id} ${field} is ${canonical(row?.[field])}, not ${canonical(value)}`)
  }
}

/** A name stays while somebody is a member or on the reserve list, then for the retention. */
const nameFindings = ({ people, council }: Facts, c: Composition, say: Say) => {
  for (const [member, contents] of c.contents) {
    const leftOn = c.reserve.has(member) ? undefined : c.members.get(member)?.leftOn
    const ends = leftOn === undefined ? undefined : endOf(leftOn, council.retentionYears)
    for (const content of contents) {
      const row = people.find(({ caseId, contentId }) => caseId === 'members' && contentId === content)
      if (!row) say('text lost', `members ${content}`)
      else if (row.expiresAt !== ends)
        say('text ends at another time', `${member} ${content}: ${row.expiresAt}, not ${ends}`)
    }
  }
}

const types: Record<string, string> = {
  ...{ begin_term: 'TermOfOfficeBegun', reserve: 'MemberReserved', admit: 'MemberAdmitted' },
  ...{ leave: 'MemberLeft', place: 'MemberPlaced', set_email: 'MemberContactSet' },
}

/** Whatever was acknowledged is there: by its own commit, or, of figures and absences that were known, by an earlier one. */
const promiseFindings = ({ replied, others }: Facts, say: Say) => {
  for (const { path, status, sent, key } of replied) {
    if (status !== 200) continue
    if (path === '/api/desk/members') {
      const { action, member } = JSON.parse(sent) as { action: string; member?: string }
      const isDone = others
        .get('members')
        ?.some(
          ({ commandId, events }) =>
            (action === 'absent' || commandId.endsWith(`:${key}`)) &&
            events.some((e) => e.type === (types[action] ?? 'MemberAbsent') && e.member === member),
        )
      if (!isDone) say('acknowledged and not done', `members ${action} ${member}`)
    }
    if (path === '/api/desk/channels') {
      const figures = canonical(JSON.parse(sent))
      const isThere = others
        .get('channels')
        ?.some(({ events }) => events.some((e) => canonical(e.figures) === figures))
      if (!isThere) say('acknowledged and not done', `channels ${figures}`)
    }
  }
}

type Said = {
  council: {
    members: Record<'seats' | 'start' | 'end' | 'left' | 'admitted' | 'fromReserve', number>
    channels: { channel: string; publications: number | null; views: number | null }[]
  }
}

/** A sum of what was counted; null where nothing was. */
const sumOf = (numbers: readonly (number | undefined)[]): number | null =>
  numbers.some((n) => n !== undefined) ? numbers.reduce<number>((sum, n) => sum + (n ?? 0), 0) : null

const figureFindings = (
  { statistics }: Facts,
  { term, members }: Composition,
  figures: Figures[],
  say: Say,
) => {
  if (!statistics) return
  const { from, to, body } = statistics
  const { council } = JSON.parse(body) as Said
  const all = [...members.values()]
  const within = (day: string | undefined) => day !== undefined && from < day && day <= to
  const admitted = all.filter(({ admittedOn }) => within(admittedOn))
  const start = all.filter((one) => isThere(from, one)).length
  const inside = figures.filter((one) => from <= one.from && one.to <= to)
  const expected = {
    members: {
      ...{ seats: term?.seats ?? start, start, end: all.filter((one) => isThere(to, one)).length },
      ...{ left: all.filter(({ leftOn }) => within(leftOn)).length, admitted: admitted.length },
      fromReserve: admitted.filter(({ fromReserve }) => fromReserve).length,
    },
    channels: [...new Set(inside.map(({ channel }) => channel))].map((channel) => {
      const own = inside.filter((one) => one.channel === channel)
      return {
        channel,
        publications: sumOf(own.map(({ publications }) => publications)),
        views: sumOf(own.map(({ views }) => views)),
      }
    }),
  }
  const { byGround: _, ...counted } = council.members as Record<string, unknown>
  if (canonical(counted) !== canonical(expected.members))
    say('figure is wrong', `members: ${canonical(counted)}, not ${canonical(expected.members)}`)
  if (canonical(council.channels) !== canonical(expected.channels))
    say('figure is wrong', `channels: ${canonical(council.channels)}, not ${canonical(expected.channels)}`)
}
