/** The council's own work: quorum, votes, what follows from them once, its dates, its views, its words, its figures. */
import type { Finding } from './audit.ts'
import { dayAfter, daysOf, localDay } from './calendar.ts'
import { compositionFindings, compositionOf, countedOn } from './composition.ts'
import { effectFindings } from './effects.ts'
import { endOf } from './keeping.ts'
import type { Commit, Deadline, Event, Facts } from './logs.ts'
import type { Replied } from './observed.ts'
import { storyOf } from './story.ts'
import { editionOn, miscount } from './terms.ts'

const meetings = ['general_meeting', 'presidium_meeting', 'commission_meeting']
const controls = ['monitoring', 'hearing', 'hearing_report', 'expertise']
/** Whose document is drawn from the log. */
const minuted = [...meetings, 'hearing', 'hearing_report']
const isOf = (list: readonly string[], form: string) => list.includes(form)

export type Vote = {
  no: number
  at: [version: number, index: number]
  adopted: boolean
  effect?: Event & { kind: string }
  carried: Event[]
}
type Recommended = { no: number; agency: string; on: string; opened: Event[] }

/** An activity, told anew from its events. */
export type Doing = {
  id: string
  form: string
  commission?: unknown
  status: string
  on?: string
  announcedOn?: string
  heldOn?: string
  heldUntil?: string
  present?: number
  total?: number
  documentOn?: string
  documentDue?: string
  publishedOn?: string
  cancelledOn?: string
  waiting: Map<string, { deadline: Deadline; missed: boolean }>
  /** Members without e-mail who wait to be told. */
  toTell: Set<string>
  votes: Vote[]
  recommendations: Recommended[]
  followUps: { recommendation?: number; result: string; checkedOn: string }[]
}

const waits = (a: Doing, key: string, deadline: unknown) => {
  a.waiting.delete(key)
  if (deadline) a.waiting.set(key, { deadline: deadline as Deadline, missed: false })
}

const told: Record<string, (a: Doing, e: Event, at: [number, number]) => void> = {
  ActivityAnnounced: (a, e) => {
    if (a.status === 'planned') a.status = 'announced'
    a.announcedOn = String(e.announcedOn)
    a.waiting.delete('announcement')
  },
  TellingOpened: (a, e) => {
    a.toTell = new Set(e.members as string[])
    waits(a, 'telling', e.deadline)
  },
  MembersTold: (a, e) => {
    for (const member of e.members as string[]) a.toTell.delete(member)
    if (a.toTell.size === 0) a.waiting.delete('telling')
  },
  ActivityMoved: (a, e) => {
    a.status = 'planned'
    delete a.announcedOn
    a.on = String(e.on)
    waits(a, 'announcement', e.announcement)
  },
  ActivityCancelled: (a, e) => {
    a.status = 'cancelled'
    a.cancelledOn = String(e.cancelledOn)
    a.waiting.clear()
    a.toTell.clear()
  },
  ActivityBegun: (a, e) => {
    a.status = 'ongoing'
    a.heldOn = String(e.heldOn)
    a.waiting.delete('announcement')
  },
  ActivityHeld: (a, e) => {
    a.status = 'held'
    a.heldOn = String(e.heldOn)
    if (e.heldUntil) a.heldUntil = String(e.heldUntil)
    const counted = e.attendance as { present: number; total: number } | undefined
    if (counted) Object.assign(a, { present: counted.present, total: counted.total })
    a.waiting.delete('announcement')
    a.waiting.delete('telling')
    a.toTell.clear()
    waits(a, 'document', e.document)
    const due = (e.document as Deadline | undefined)?.due
    if (due) a.documentDue = due
  },
  MeetingDecided: (a, e, at) => {
    const effect = e.effect as Vote['effect']
    a.votes.push({
      no: Number(e.no),
      at,
      adopted: e.adopted === true,
      ...(effect && { effect }),
      carried: [],
    })
    if (e.task) waits(a, `task:${e.no}`, (e.task as { deadline: Deadline }).deadline)
  },
  DecisionCarriedOut: (a, e) => {
    a.votes.find(({ no }) => no === e.no)?.carried.push(e)
  },
  TaskDone: (a, e) => {
    a.waiting.delete(`task:${e.no}`)
  },
  ActivityDocumented: (a, e) => {
    a.documentOn = String(e.documentOn)
    a.waiting.delete('document')
    waits(a, 'publication', e.publication)
  },
  ActivityPublished: (a, e) => {
    const on = String(e.publishedOn)
    a.publishedOn = a.publishedOn && a.publishedOn < on ? a.publishedOn : on
    a.waiting.delete('publication')
  },
  ActivityRecommended: (a, e) => {
    a.recommendations.push({
      ...{ no: Number(e.no), agency: String(e.agency), on: String(e.recommendedOn), opened: [] },
    })
  },
  RecommendationOpened: (a, e) => {
    a.recommendations.find(({ no }) => no === e.no)?.opened.push(e)
  },
  ActivityFollowedUp: (a, e) => {
    a.followUps.push(e as unknown as Doing['followUps'][number])
  },
  DueDatesMoved: (a, e) => {
    for (const { key, deadline } of e.moved as { key: string; deadline: Deadline }[])
      if (a.waiting.has(key)) waits(a, key, deadline)
  },
  DeadlineMissed: (a, e) => {
    const one = a.waiting.get(String(e.deadline))
    if (one) one.missed = true
  },
}

/** Undefined for a log that is no activity's, or came from an old register. */
export const doingOf = (log: readonly Commit[]): Doing | undefined => {
  let a: Doing | undefined
  for (const { caseId, version, events } of log)
    for (const [index, e] of events.entries()) {
      if (a) told[e.type]?.(a, e, [version, index])
      else if (e.type === 'ActivityPlanned') {
        a = { id: caseId, form: String(e.form), status: 'planned', waiting: new Map() } as Doing
        a.commission = e.commission
        Object.assign(a, {
          votes: [],
          recommendations: [],
          followUps: [],
          toTell: new Set(),
          ...(e.on ? { on: e.on } : {}),
        })
        waits(a, 'announcement', e.announcement)
      } else return undefined
    }
  return a
}

export const councilFindings = (facts: Facts): Finding[] => {
  const findings: Finding[] = []
  for (const [id, log] of facts.works) {
    const a = doingOf(log)
    if (!a) continue
    const say = (kind: string, text = '') => findings.push({ kind, text: `${id} ${text}` })
    ruleFindings(log, a, say)
    termFindings(facts, log, say)
    effectFindings(facts, log, a, say)
    quorumFindings(facts, log, a, say)
    waitingFindings(facts, a, say)
    viewFindings(facts, a, say)
    textFindings(facts, log, a, say)
    protocolFindings(facts, log, a, say)
    photographFindings(facts, log, a, say)
  }
  return [...findings, ...promiseFindings(facts), ...figureFindings(facts), ...compositionFindings(facts)]
}

type Say = (kind: string, text?: string) => void

/** What the law lets nobody do (Law on Public Councils, art. 13). */
const ruleFindings = (log: readonly Commit[], a: Doing, say: Say) => {
  for (const { version, events } of log) {
    const before = doingOf(log.slice(0, version - 1))
    let { present } = before ?? {}
    for (const e of events) {
      const counted = e.attendance as { present: number; total: number } | undefined
      if (counted) present = counted.present
      if (e.type === 'ActivityHeld' && isOf(meetings, a.form) && !counted) say('held without a count')
      if (e.type === 'MeetingDecided') {
        const { for: inFavour, against, abstained } = e.votes as Record<string, number>
        const of = present ?? (inFavour ?? 0) + (against ?? 0) + (abstained ?? 0)
        const isAdopted = (inFavour ?? 0) * 2 > of
        if (isAdopted !== e.adopted) say('adopted by another count', `${inFavour} of ${of}`)
        if (!isAdopted && (e.effect || e.task)) say('something follows from what was not adopted', `${e.no}`)
      }
      if (e.type === 'ActivityRecommended' && !before?.documentOn)
        say('recommended without a document', `${e.no}`)
    }
  }
}

/** How far apart, in milliseconds, two clocks and a read and its write may be. */
const apart = 180_000

/** What the secretariat asked for in this commit, as it was sent; undefined for what a decision or an import did. */
const sentFor = ({ replied }: Facts, { caseId, commandId }: Commit): Record<string, unknown> | undefined => {
  const asked = replied.find(
    ({ path, key }) => path.endsWith(`/${caseId}`) && key !== '' && commandId.endsWith(`:${key}`),
  )
  return asked && (JSON.parse(asked.sent) as Record<string, unknown>)
}

/**
 * Two thirds of all members, as many as the register had on that day when it was entered, or as were typed where it names
 * none; and as many there as were typed.
 */
const quorumFindings = (facts: Facts, log: readonly Commit[], a: Doing, say: Say) => {
  if (!isOf(meetings, a.form)) return
  const register = facts.others.get('members') ?? []
  for (const commit of log)
    for (const e of commit.events) {
      const sent = e.type === 'ActivityHeld' ? sentFor(facts, commit) : undefined
      if (!sent) continue
      const { total } = e.attendance as { total: number }
      const at = Date.parse(commit.at)
      const when = (one: Commit | undefined, otherwise: number) => (one ? Date.parse(one.at) : otherwise)
      const totals = [...register.keys(), register.length]
        .filter(
          (n) =>
            when(register[n - 1], 0) - apart <= at &&
            at <= when(register[n], Number.POSITIVE_INFINITY) + apart,
        )
        .map((n) => countedOn(compositionOf(register.slice(0, n)), String(e.heldOn), a.form, a.commission))
        .map((counted) => counted ?? sent.total)
      if (!totals.includes(total)) say('counted by another number', `${total}, not ${totals}`)
      const [least = total] = totals.map(Number).sort((one, other) => one - other)
      if (Number(sent.present) * 3 < least * 2) say('held without a quorum', `${sent.present} of ${least}`)
      const { present } = e.attendance as { present: number }
      if (present !== sent.present) say('counted by another number', `${present}, not ${sent.present}`)
    }
}

/** An announcement so many days before, a document so many working days after its end. */
const termFindings = ({ council, law, calendar, calendars }: Facts, log: readonly Commit[], say: Say) => {
  const counts = new Map(calendars.map(({ hash, off }) => [hash, daysOf(calendar, off)]))
  for (const { events } of log)
    for (const e of events) {
      const announced = e.announcement as Deadline | undefined
      const on = String(e.on ?? '')
      if (announced && announced.due !== dayAfter(on, -10))
        say('date counted wrong', `announcement ${announced.due} of ${on}`)
      const document = e.document as Deadline | undefined
      if (!document || document.mode === 'chosen') continue
      const ended = String(e.heldUntil ?? e.heldOn)
      if (document.from !== ended) say('term from another day', `${document.from}, not ${ended}`)
      const counted = counts.get(document.calendar) ?? daysOf(calendar)
      const wrong = miscount(document, editionOn(council, law, document.term, document.from), counted, [])
      if (wrong) say('date counted wrong', wrong)
    }
}

const waitingFindings = ({ quietSweeps }: Facts, a: Doing, say: Say) => {
  const last = quietSweeps.at(-1) ?? ''
  for (const [key, { deadline, missed }] of a.waiting)
    if (deadline.due && deadline.due < last && !missed) say('missed and unsaid', `${key} ${deadline.due}`)
}

const viewFindings = ({ views }: Facts, a: Doing, say: Say) => {
  const row = views.find(({ caseId, part }) => caseId === a.id && part === 'activity')
  if (!row) return say('view missing', 'activity')
  const dues = [...a.waiting.values()].map(({ deadline }) => deadline.due ?? '0000-00-00').sort()
  const expected: Record<string, unknown> = {
    ...{ form: a.form, status: a.status, on: a.on, announcedOn: a.announcedOn, heldOn: a.heldOn },
    ...{ heldUntil: a.heldUntil, present: a.present, total: a.total, documentOn: a.documentOn },
    ...{ documentDue: a.documentDue, publishedOn: a.publishedOn, cancelledOn: a.cancelledOn },
    nextDue: dues[0],
    recommended: a.recommendations.length || undefined,
  }
  const told: Record<string, unknown> = {
    ...row,
    recommended: (row.recommendations as unknown[] | undefined)?.length,
  }
  for (const [field, value] of Object.entries(expected))
    if (value !== told[field]) say('view differs', `${field} is ${told[field]}, not ${value}`)
}

/** There until it was erased; without an end while something is owed, else with the retention after the last work. */
const textFindings = ({ people, council, erased }: Facts, log: readonly Commit[], a: Doing, say: Say) => {
  const rows = new Map(people.flatMap((row) => (row.caseId === a.id ? [[row.contentId, row] as const] : [])))
  const erasure = log.findLastIndex(({ events }) => events.some(({ type }) => type === 'PersonalDataErased'))
  const isOver = (a.status === 'held' || a.status === 'cancelled') && a.waiting.size === 0
  const ends = isOver ? endOf(localDay(log.at(-1)?.at ?? ''), council.retentionYears) : undefined
  const named = new Set<string>()
  for (const [i, { events }] of log.entries())
    for (const { type, content, erasedOn, file } of events) {
      if (typeof content !== 'string') continue
      named.add(content)
      if (typeof file === 'string') named.add(file)
      const row = rows.get(content)
      const removed = removedAt(log, file)
      if (removed !== undefined && (!row || row.expiresAt === removed)) continue
      const isReason = type === 'PersonalDataErased'
      if (i < erasure && !isReason) {
        if (row && erased.includes(a.id)) say('erased and still there', `${type} ${content}`)
        continue
      }
      const own = isReason ? endOf(String(erasedOn), council.retentionYears) : ends
      if (!row) say('text lost', `${type} ${content}`)
      else if (row.expiresAt !== own)
        say('text ends at another time', `${type} ${content}: ${row.expiresAt}, not ${own}`)
    }
  for (const [id, { expiresAt }] of rows)
    if (!named.has(id) && expiresAt === undefined) say('kept for ever', id)
}

/** When a file was taken away, UTC seconds. */
const removedAt = (log: readonly Commit[], file: unknown): number | undefined => {
  const removal = log.find(({ events }) =>
    events.some((e) => e.type === 'ActivityFileRemoved' && e.file === file),
  )
  return removal && Math.floor(Date.parse(removal.at) / 1000)
}

/** Each was looked into, ends with its activity, or soon after it was removed; none is left of what was erased. */
const photographFindings = (
  { people, objects, council, erased }: Facts,
  log: readonly Commit[],
  a: Doing,
  say: Say,
) => {
  const erasure = log.findLastIndex(({ events }) => events.some(({ type }) => type === 'PersonalDataErased'))
  const isOver = (a.status === 'held' || a.status === 'cancelled') && a.waiting.size === 0
  const over = isOver ? localDay(log.at(-1)?.at ?? '') : undefined
  const folder = `cases/${encodeURIComponent(a.id)}/`
  const added = new Set<string>()
  for (const [i, { events }] of log.entries())
    for (const { type, file } of events) {
      if (type !== 'ActivityFileAdded') continue
      added.add(String(file))
      const kept = objects.get(`${folder}${file}`)
      const row = people.find(({ caseId, contentId }) => caseId === a.id && contentId === file)
      if (i < erasure) {
        if (kept && erased.includes(a.id)) say('erased and still there', `${file}`)
        continue
      }
      if (removedAt(log, file) !== undefined) {
        if (kept && kept.closedOn !== 'removed')
          say('file ends at another time', `${file}: ${kept.closedOn}, removed`)
        continue
      }
      const verdict = row?.content.verdict
      if (!verdict) say('file never looked at', `${file}`)
      if (verdict === 'accepted' && !kept) say('file lost', `${file}`)
      if (kept && (verdict !== 'accepted' || kept.begins !== '%PDF'))
        say('dangerous file can be opened', `${file}`)
      if (verdict === 'accepted' && kept && kept.closedOn !== over)
        say('file ends at another time', `${file}: ${kept.closedOn}, not ${over}`)
      const ends = over && endOf(over, council.retentionYears)
      if (row && row.expiresAt !== ends)
        say('text ends at another time', `${file}: ${row.expiresAt}, not ${ends}`)
    }
  for (const key of objects.keys())
    if (key.startsWith(folder) && !added.has(key.slice(folder.length))) say('file of nothing', key)
}

/** The last one is there in both languages; none of what was erased. */
const protocolFindings = ({ objects }: Facts, log: readonly Commit[], a: Doing, say: Say) => {
  const erasure = log.findLastIndex(({ events }) => events.some(({ type }) => type === 'PersonalDataErased'))
  const drawn = log.slice(erasure + 1).flatMap(({ version, events }) => {
    const index = events.findLastIndex(({ type }) => type === 'ActivityHeld' || type === 'MeetingDecided')
    return index < 0 || !isOf(minuted, a.form) ? [] : [`protocol-${version}-${index}`]
  })
  const folder = `papers/${encodeURIComponent(a.id)}/`
  const last = drawn.at(-1)
  for (const lang of ['kk', 'ru'])
    if (last && erasure < 0 && !objects.has(`${folder}${last}-${lang}.docx`))
      say('paper never drawn', `${last} ${lang}`)
  for (const key of objects.keys())
    if (key.startsWith(folder) && !drawn.some((one) => key.startsWith(`${folder}${one}-`)))
      say('paper of nothing', key)
}

const events: Record<string, string> = {
  ...{ announce: 'ActivityAnnounced', set_agenda: 'AgendaSet', begin: 'ActivityBegun', hold: 'ActivityHeld' },
  ...{ take_vote: 'MeetingDecided', task_done: 'TaskDone', finding: 'FindingRecorded' },
  ...{ document: 'ActivityDocumented', publish: 'ActivityPublished', recommend: 'ActivityRecommended' },
  told: 'MembersTold',
  ...{ add_files: 'ActivityFileAdded', show_files: 'ActivityFilesShown', remove_file: 'ActivityFileRemoved' },
  ...{ follow_up: 'ActivityFollowedUp', move: 'ActivityMoved', cancel: 'ActivityCancelled' },
}

/** Whatever was acknowledged is in its log, once for each key. */
const promiseFindings = ({ replied, works }: Facts): Finding[] => {
  const findings: Finding[] = []
  const numbers = new Map<string, string>()
  const acknowledged = new Map<string, Replied>()
  for (const one of replied) {
    if (one.path === '/api/desk/activities' && one.status === 201) {
      const { number } = JSON.parse(one.body) as { number: string }
      if (!works.has(number)) findings.push({ kind: 'receipt for nothing', text: number })
      const before = numbers.get(one.key)
      if (before && before !== number)
        findings.push({ kind: 'one key, two numbers', text: `${before} and ${number}` })
      numbers.set(one.key, number)
    }
    if (/^\/api\/desk\/activities\/[^/]+$/.test(one.path) && one.status === 200)
      acknowledged.set(`${one.path} ${one.key}`, one)
  }
  const wanted = new Map<string, number>()
  for (const { path, sent } of acknowledged.values()) {
    const { action, files } = JSON.parse(sent) as { action: string; files?: string[] }
    const what = `${path.split('/').at(-1)} ${events[action]}`
    // The same choice once more changes nothing.
    if (files) wanted.set(what, Math.max(wanted.get(what) ?? 0, Math.min(1, files.length)))
    else wanted.set(what, (wanted.get(what) ?? 0) + 1)
  }
  for (const [what, times] of wanted) {
    const [number = '', type = ''] = what.split(' ')
    const there = (works.get(number) ?? []).filter((commit) => commit.events.some((e) => e.type === type))
    if (there.length < times)
      findings.push({ kind: 'acknowledged and not done', text: `${what}: ${there.length} of ${times}` })
  }
  return findings
}

type Said = {
  council: {
    meetings: { general: number; presidium: number; quorate: number }
    control: {
      byForm: Record<string, number>
      ongoing: number
      published: number
      recommendations: Record<string, number>
    }
  }
}

const figureFindings = ({ statistics, works, logs }: Facts): Finding[] => {
  if (!statistics) return []
  const { from, to } = statistics
  const said = (JSON.parse(statistics.body) as Said).council
  const held = [...works.values()].flatMap((log) => {
    const a = doingOf(log)
    const isHeld = a && (a.status === 'held' || a.status === 'ongoing')
    return isHeld && from <= (a.heldOn ?? '') && (a.heldOn ?? '') <= to ? [a] : []
  })
  const of = (...forms: string[]) => held.filter(({ form }) => forms.includes(form))
  const control = of(...controls)
  const made = control.flatMap((a) =>
    a.recommendations.filter(({ on }) => on <= to).map((one) => ({ a, one })),
  )
  const answer = (id: unknown) => {
    const [letter] = storyOf(logs.get(String(id)) ?? [])?.letters.values() ?? []
    const { decision = 'information' } = letter ?? {}
    return decision === 'information' ? 'open' : decision
  }
  const found = ({ a, one }: (typeof made)[number]) =>
    a.followUps
      .filter((f) => (f.recommendation ?? one.no) === one.no && one.on <= f.checkedOn && f.checkedOn <= to)
      .toSorted((x, y) => x.checkedOn.localeCompare(y.checkedOn))
      .at(-1)?.result
  const answers = made.map(({ one }) => answer(one.opened[0]?.case))
  const expected: Record<string, [unknown, unknown]> = {
    general: [of('general_meeting').length, said.meetings.general],
    presidium: [of('presidium_meeting').length, said.meetings.presidium],
    quorate: [of(...meetings).length, said.meetings.quorate],
    ongoing: [control.filter(({ status }) => status === 'ongoing').length, said.control.ongoing],
    published: [control.filter(({ publishedOn }) => publishedOn).length, said.control.published],
    'recommendations.made': [made.length, said.control.recommendations.made],
    'recommendations.carriedOut': [
      made.filter((one) => found(one) === 'carried_out').length,
      said.control.recommendations.carriedOut,
    ],
  }
  for (const form of controls) expected[form] = [of(form).length, said.control.byForm[form]]
  for (const one of ['accepted', 'partly', 'declined', 'open'])
    expected[`recommendations.${one}`] = [
      answers.filter((given) => given === one).length,
      said.control.recommendations[one],
    ]
  return Object.entries(expected).flatMap(([what, [right, told]]) =>
    right === told ? [] : [{ kind: 'figure is wrong', text: `council ${what}: ${told}, not ${right}` }],
  )
}
