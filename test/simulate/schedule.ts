/** One schedule: what happens and goes wrong between a start and an end, all of it drawn from one seed; then the audit. */
import type { FunctionName } from '../../shared/wiring/env.ts'
import { Chance } from '../builders/chance.ts'
import { actors } from './actors/actors.ts'
import { Life } from './actors/life.ts'
import { erasedAtLast, rebuiltViews, relayed, restored } from './actors/operators.ts'
import { audit, type Finding } from './auditor/audit.ts'
import type { Observed } from './auditor/observed.ts'
import { configuration } from './boot.ts'
import { rareIn } from './rare-states.ts'
import './world/clients.ts'
import { between, whole } from './world/clock.ts'
import { sweepsAt } from './world/deployment.ts'
import { weather } from './world/faults.ts'
import { calendarOf, type Deployed, setCalendar } from './world/functions.ts'
import { everyMorning, spoil } from './world/spells.ts'
import { World } from './world/world.ts'

export type Functions = Record<FunctionName, Deployed>

/** `at` is milliseconds after the start. */
export type Action = { index: number; actor: string; at: number }
export type Outcome = {
  seed: number
  findings: Finding[]
  hash: string
  faults: ReadonlyMap<string, number>
  met: ReadonlySet<string>
  steps: number
  commits: number
  mails: number
  answers: number
  plan: readonly Action[]
  lines: readonly string[]
}

const day = 86_400_000
/** Around a long holiday, two ends of years, a spring, and a year that is provisional. */
const starts = [
  '2026-02-02',
  '2026-03-13',
  '2026-06-24',
  '2026-12-14',
  '2027-03-15',
  '2027-12-13',
  '2025-12-26',
]

/** How long a schedule is, and how crowded. */
const shapes = {
  minutes: { moments: 6, gap: [50, 120_000], crowd: [4, 12] },
  days: { moments: 10, gap: [60_000, day], crowd: [2, 9] },
  weeks: { moments: 16, gap: [3_600_000, 3 * day], crowd: [1, 7] },
  year: { moments: 45, gap: [day, 14 * day], crowd: [2, 6] },
} as const

const chanceOf = (seed: number) => new Chance(Math.imul(seed, 2_654_435_761) + 97)

/** Who does what when. */
export const planOf = (seed: number): { start: number; plan: Action[]; shape: keyof typeof shapes } => {
  const chance = chanceOf(seed)
  const shape = chance.weighed({ minutes: 6, days: 6, weeks: 6, year: 1 })
  const { moments, gap, crowd } = shapes[shape]
  const start = Date.parse(`${shape === 'year' ? '2026-01-05' : chance.of(starts)}T04:00:00Z`)
  // In a year most of what is done is done to what there is: a case that nobody works on is swept every day.
  const share = (opens: boolean | undefined) => (shape === 'year' && opens ? 0.3 : 1)
  const weights = Object.fromEntries(actors.map(({ name, weight, opens }) => [name, weight * share(opens)]))
  const plan: Action[] = []
  let at = 0
  for (let moment = 0; moment < moments; moment++) {
    for (let left = whole(chance, crowd[0], crowd[1]); left > 0; left--) {
      // The first ones are those who make something for the others to do.
      const actor = moment === 0 && chance.happens(0.6) ? 'submits' : chance.weighed(weights)
      const wait = chance.happens(0.6) ? between(chance, 0, 80) : between(chance, 0, 20_000)
      plan.push({ index: plan.length, actor, at: at + wait })
    }
    at += between(chance, gap[0], gap[1])
  }
  return { start, plan, shape }
}

/** Lives through a schedule, or through some of its actions, and audits what came of it. */
export const live = async (
  seed: number,
  functions: Functions,
  { only, keepsLines = false }: { only?: ReadonlySet<number>; keepsLines?: boolean } = {},
): Promise<Outcome> => {
  const { start, plan, shape } = planOf(seed)
  for (const { rules } of Object.values(functions)) setCalendar(rules, calendarOf([]))
  const world = new World(seed, start, weather(new Chance(seed + 7)), functions)
  world.keepsLines = keepsLines
  world.enter()
  const life = new Life(world)
  let outcome: { findings: Finding[]; observed: Observed } | undefined
  const whole = async () => {
    spoil(world, Math.max(...plan.map(({ at }) => at)))
    let ending = false
    const isLong = shape === 'year'
    void everyMorning(world, start, { always: isLong, likely: isLong ? 0.5 : 0.15 }, () => ending)
    await Promise.all(
      plan.filter(({ index }) => only?.has(index) ?? true).map((action) => acts(life, start, action)),
    )
    ending = true
    outcome = await ends(life, start)
  }
  let failure: unknown
  whole().catch((error: unknown) => {
    failure = error
  })
  const ended = await world.clock.run(
    () => outcome !== undefined || failure !== undefined || world.mistakes.length > 0,
  )
  const [mistake = failure] = world.mistakes
  if (mistake) throw mistake
  if (!outcome) throw new Error(`seed ${seed}: ${ended} before its end`)
  return {
    seed,
    findings: outcome.findings,
    hash: world.digest(),
    faults: world.faults,
    met: rareIn(outcome.observed, life.met, new Map([...world.faults, ...world.noted])),
    steps: world.clock.steps,
    commits: outcome.observed.rows.Cases.length,
    mails: world.mailed.length,
    answers: world.replied.filter(({ status }) => status > 0).length,
    plan,
    lines: world.lines,
  }
}

const acts = async (life: Life, start: number, { index, actor: name, at }: Action): Promise<void> => {
  const { world } = life
  const { clock } = world
  const actor = actors.find((one) => one.name === name)
  await clock.sleep(start + at - clock.now)
  const turn = { id: `a${index}`, chance: clock.chanceOf('turn', index), words: 0 }
  world.trace(`a${index} ${name}`)
  await actor?.act(life, turn)
}

/** Nothing fails any more; what was broken is mended, and what lies about is moved back. Then it must be right. */
const ends = async (life: Life, start: number) => {
  const { world } = life
  const { clock } = world
  const stuck: string[] = []
  const rest = async (when: string) => {
    if (!(await world.settle())) stuck.push(when)
  }
  await clock.sleep(1000)
  world.stillAll()
  await rest('after the last action')
  // First what was never handed on: a dead letter may have waited for it.
  if (world.shards.some(({ givenUp }) => givenUp.length > 0)) {
    await relayed(life, clock.iso(start - day), 'at the end')
    await rest('after publishing the log again')
  }
  for (let times = 0; times < 3; times++) {
    const moved = Object.values(world.queues).map((queue) => queue.redrive())
    if (moved.every((n) => n === 0)) break
    life.meet('dead letters were moved back')
    await rest('after moving dead letters back')
  }
  const turn = { id: 'end', chance: clock.chanceOf('end'), words: 0 }
  if (life.setBack) await restored(life, turn)
  await erasedAtLast(life)
  if (world.faults.has('views lost')) await rebuiltViews(life, 'at the end')
  const quietSweeps: string[] = []
  while (quietSweeps.length < 2) {
    const on = nextMorning(world)
    await clock.sleep(on - clock.now)
    world.expire()
    await world.hand('sweep-deadlines', { time: clock.iso(on) }, `quiet ${clock.iso(on)}`)
    await rest('after a quiet sweep')
    quietSweeps.push(clock.iso(on + 5 * 3_600_000).slice(0, 10))
  }
  const [from, to] = [clock.iso(start - 40 * day).slice(0, 10), clock.iso().slice(0, 10)]
  const statistics = await world.http(
    { method: 'GET', url: `/api/statistics?from=${from}&to=${to}` },
    'the end',
  )
  const observed = observe(life, {
    start,
    quietSweeps,
    statistics: statistics && { from, to, body: statistics.body },
  })
  return {
    observed,
    findings: [...stuck.map((when) => ({ kind: 'never still', text: when })), ...audit(observed)],
  }
}

const nextMorning = (world: World): number => {
  const { clock } = world
  const today = Date.parse(`${clock.iso().slice(0, 10)}T${sweepsAt}`)
  let at = today > clock.now ? today : today + day
  while (!world.isWorked(clock.iso(at).slice(0, 10))) at += day
  return at
}

const observe = (
  { world, marks, calendars, erased, setBack, relayed }: Life,
  given: { start: number; quietSweeps: string[]; statistics: Observed['statistics'] },
): Observed => {
  const { Cases, Views, People, Claims } = world.tables
  return {
    ...configuration(),
    began: given.start,
    ended: world.clock.now,
    rows: { Cases: Cases.items(), Views: Views.items(), People: People.items(), Claims: Claims.items() },
    mailed: world.mailed,
    posted: world.posted,
    replied: world.replied,
    waiting: Object.fromEntries(
      Object.entries(world.queues).map(([name, { messages }]) => [name, messages.map(({ body }) => body)]),
    ),
    dead: Object.fromEntries(
      Object.entries(world.queues).map(([name, { dead }]) => [
        name,
        dead.map(({ body, reason }) => ({ body, ...(reason !== undefined && { reason }) })),
      ]),
    ),
    expired: Object.values(world.queues).reduce((sum, { expired }) => sum + expired, 0),
    objects: new Map(
      [...world.files.objects].map(([key, { bytes, metadata }]) => [
        key,
        {
          begins: Buffer.from(bytes.subarray(0, 4)).toString('latin1'),
          ...(metadata['closed-on'] && { closedOn: metadata['closed-on'] }),
        },
      ]),
    ),
    scanned: world.scanned,
    queuedWords: world.queuedWords,
    broken: world.broken,
    refused: world.refusedAddresses,
    peopleWritten: world.peopleWritten,
    marks,
    calendars,
    erased,
    quietSweeps: given.quietSweeps,
    setBack,
    relayed,
    statistics: given.statistics,
  }
}
