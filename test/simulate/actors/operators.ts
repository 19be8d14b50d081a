/** The operator: what is run by hand, with the operator's own credentials, while the council works. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Register } from '../../../events/journal/registers.ts'
import { queues } from '../../../events/queues.ts'
import { dynamoCaseLog } from '../../../shared/adapters/dynamo/case-log.ts'
import { dynamoClaims } from '../../../shared/adapters/dynamo/claims.ts'
import {
  caseIds,
  caseIdsOf,
  commitsSince,
  storedPeople,
  storedViews,
} from '../../../shared/adapters/dynamo/operator.ts'
import { dynamoPeople } from '../../../shared/adapters/dynamo/people.ts'
import { dynamoViews } from '../../../shared/adapters/dynamo/views.ts'
import { s3Anchors } from '../../../shared/adapters/s3/anchors.ts'
import { s3Files } from '../../../shared/adapters/s3/files.ts'
import { sqsQueues } from '../../../shared/adapters/sqs/queues.ts'
import { allDone } from '../../../shared/application/each-case.ts'
import { activateImported } from '../../../shared/application/journal/activate-journal.ts'
import { importRegister } from '../../../shared/application/journal/import-journal.ts'
import { eraseCase } from '../../../shared/application/upkeep/erase-case.ts'
import { eraseCouncil } from '../../../shared/application/upkeep/erase-council.ts'
import { rebuildClaims } from '../../../shared/application/upkeep/rebuild-claims.ts'
import { rebuildViews } from '../../../shared/application/upkeep/rebuild-views.ts'
import { recompute } from '../../../shared/application/upkeep/recompute.ts'
import { relaySince } from '../../../shared/application/upkeep/relay-since.ts'
import { currentCouncil } from '../../../shared/council/current.ts'
import { linksWith } from '../../../shared/runtime/links.ts'
import { linesOf, open, unanswered } from '../../builders/registers.ts'
import { between, whole } from '../world/clock.ts'
import { calendarOf, setCalendar } from '../world/functions.ts'
import { linkSecretsOf } from '../world/services.ts'
import type { Actor, Life, Turn } from './life.ts'

const dynamo = new DynamoDBClient({})
const links = linksWith(linkSecretsOf)
const stores = (life: Life) => ({
  rules: life.world.rules,
  links,
  log: dynamoCaseLog(dynamo, 'Cases'),
  views: dynamoViews(dynamo, 'Views'),
  claims: dynamoClaims(dynamo, 'Claims'),
  people: dynamoPeople(dynamo, 'People'),
  storedViews: storedViews(dynamo, 'Views'),
  storedPeople: storedPeople(dynamo, 'People'),
  files: { ...s3Files(new S3Client({}), 'files'), origin: '' },
  anchors: s3Anchors(new S3Client({}), 'anchors'),
  queues: sqsQueues(new SQSClient({}), Object.fromEntries(queues.map((name) => [name, name]))),
})

const everyCase = () => caseIds(dynamo, 'Cases')
const later = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

export const erase: Actor = {
  name: 'operator erases',
  weight: 0.7,
  act: async (life, { id, chance }) => {
    const numbers = [...new Set(life.world.tables.Cases.items().map(({ caseId }) => caseId?.S ?? ''))].filter(
      (one) => /^ALM-[ANM]-/.test(one),
    )
    if (numbers.length === 0) return
    const number = chance.of(numbers)
    const again = chance.happens(0.3)
    for (let times = chance.happens(0.2) ? 2 : 1; times > 0; times--) {
      if (!(await erasedNow(life, number, `${id} ${times}`, again))) continue
      life.meet(times === 1 ? 'a case was erased' : 'a case was erased twice')
      await life.world.clock.sleep(between(chance, 0, 86_400_000))
    }
  },
}

const erasedNow = async (life: Life, number: string, id: string, again: boolean): Promise<boolean> => {
  const at = life.world.clock.iso()
  const erased = await life.world.operate(
    `erases ${number} ${id}`,
    (): Promise<{ outcome: string }> =>
      number.startsWith('ALM-M-')
        ? eraseCouncil(stores(life), { activity: number }, 'по заявлению', at)
        : eraseCase(stores(life), number, 'по заявлению', at, { again }),
  )
  if (erased) life.halfErased.delete(number)
  else life.halfErased.add(number)
  if (erased?.outcome !== 'erased') return false
  life.erased.push(number)
  return true
}

/** The command said that it failed: who runs it knows that it is not done. */
export const erasedAtLast = async (life: Life): Promise<void> => {
  for (const number of life.halfErased) await erasedNow(life, number, 'at the end', false)
}

/** A day off is decreed: deployed function by function, then counted anew. */
export const decree: Actor = {
  name: 'operator deploys a calendar',
  weight: 0.4,
  act: async (life, turn) => {
    const { world, off, calendars } = life
    if (!world.weather.spells.has('deploys') || life.deploying) return
    const today = world.clock.iso().slice(0, 10)
    let day = later(today, whole(turn.chance, 3, 20))
    while (!world.isWorked(day)) day = later(day, 1)
    // A year that the calendar lacks has no days off.
    if (!currentCouncil().calendar.years[Number(day.slice(0, 4))]) return
    off.push(day)
    life.deploying = true
    const calendar = calendarOf(off)
    calendars.push({ hash: calendar.hash, off: [...off] })
    for (const { rules } of Object.values(world.functions))
      world.clock.after(between(turn.chance, 0, 600_000), () => setCalendar(rules, calendar))
    await world.clock.sleep(700_000)
    life.deploying = false
    life.meet('a calendar was deployed')
    const at = world.clock.iso()
    await world.operate(`recomputes ${turn.id}`, async () => {
      for await (const _ of recompute(stores(life), everyCase(), at))
        life.meet('a date was moved by a calendar')
    })
  },
}

export const rebuildsViews: Actor = {
  name: 'operator rebuilds views',
  weight: 0.5,
  act: async (life, turn) => {
    const { world } = life
    if (world.weather.spells.has('lostViews') && turn.chance.happens(0.5)) {
      for (const item of world.tables.Views.items())
        if (turn.chance.happens(0.5)) world.tables.Views.remove(item)
      world.count('views lost')
      life.meet('views were lost')
    }
    await rebuiltViews(life, turn.id)
  },
}
export const rebuiltViews = (life: Life, id: string) =>
  life.world.operate(`rebuilds views ${id}`, async () => {
    const { log, storedViews } = stores(life)
    const { cases, failed = [] } = await rebuildViews({ log, views: storedViews }, everyCase())
    allDone({ looked: cases, failed })
  })

/** The counters are behind the log, as after a recovery of their table. */
export const setsBack: Actor = {
  name: 'operator recovers claims',
  weight: 0.5,
  act: async (life, turn) => {
    const { world } = life
    if (!world.weather.spells.has('setbacks')) return
    for (const item of world.tables.Claims.items()) {
      if (!item.key?.S?.startsWith('number#') || turn.chance.happens(0.4)) continue
      const n = Math.max(0, Number(item.n?.N) - turn.chance.below(6))
      world.tables.Claims.put({ TableName: 'Claims', Item: { ...item, n: { N: String(n) } } })
    }
    life.setBack = true
    life.meet('counters were set back')
    world.count('counters set back')
    if (turn.chance.happens(0.5)) await rebuiltClaims(life, turn.id)
  },
}
const rebuiltClaims = (life: Life, id: string) => {
  const at = life.world.clock.iso()
  return life.world.operate(`rebuilds claims ${id}`, async () => {
    const { cases, failed = [] } = await rebuildClaims(stores(life), everyCase(), { at })
    allDone({ looked: cases, failed })
  })
}

export const relays: Actor = {
  name: 'operator relays',
  weight: 0.4,
  act: async (life, turn) => {
    const { clock } = life.world
    await relayed(life, clock.iso(clock.now - 3 * 86_400_000), turn.id)
  },
}
export const relayed = async (life: Life, since: string, id: string): Promise<void> => {
  life.relayed = true
  life.meet('the log was published again')
  await life.world.operate(`relays ${id}`, async () => {
    const { failed, cases } = await relaySince(stores(life), commitsSince(dynamo, 'Cases', since))
    allDone({ looked: cases, failed })
  })
}

export const redrives: Actor = {
  name: 'operator redrives',
  weight: 0.4,
  act: async (life) => {
    for (const queue of Object.values(life.world.queues))
      if (queue.redrive()) life.meet('dead letters were moved back')
  },
}

export const imports: Actor = {
  name: 'operator imports',
  opens: true,
  weight: 0.25,
  act: async (life, turn) => {
    const { world } = life
    const at = world.clock.iso()
    const today = at.slice(0, 10)
    const from = later(today, -20)
    const prefix = `Ж${turn.id.replaceAll(/\D/g, '')}-`
    const load = (register: Register, ...rows: Record<string, string>[]) =>
      world.operate(`imports ${register} ${turn.id}`, () =>
        importRegister(stores(life), register, linesOf(register, ...rows), { at }),
      )
    const words = () => `Старое ${life.word(turn, 'applicant', 'subject')}`
    const closed = { number: `${prefix}1`, received_at: from, closed_on: later(from, 5), subject: words() }
    await load('appeals', closed, { number: `${prefix}2`, received_at: from, subject: words(), ...open })
    await load(
      'letters',
      {
        number: `${prefix}И1`,
        sent_on: later(from, 2),
        about: 'appeal',
        case_number: `${prefix}2`,
        due_on: later(today, 10),
        ...unanswered,
      },
      { number: `${prefix}И2`, sent_on: from, due_on: later(from, 10), answered_on: later(from, 9) },
    )
    life.meet('an old register was loaded')
    await world.clock.sleep(between(turn.chance, 0, 3_600_000))
    const wakes = world.clock.iso()
    await world.operate(`activates ${turn.id}`, async () =>
      activateImported(stores(life), await caseIdsOf(dynamo, 'Cases', 'import'), { at: wakes }),
    )
  },
}

/** What a schedule ends with, said by its own name. */
export const restored = async (life: Life, turn: Turn): Promise<void> => {
  await rebuiltClaims(life, turn.id)
}
