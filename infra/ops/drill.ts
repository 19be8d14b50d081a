/** `npm run drill -- WHAT`: loses the last minutes of a table of the local cloud, puts it right, and says what people see of it. */
import { parseArgs } from 'node:util'
import {
  type AttributeValue,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb'
import { releaseLog, storedLog, storedLogs } from '../../shared/adapters/dynamo/operator.ts'
import { evidenceOf } from '../../shared/application/upkeep/anchors.ts'
import { checkRestored, type Finding, findings } from '../../shared/application/upkeep/restore-check.ts'
import { commissionOf } from '../../shared/council/council.ts'
import { type Deployment, findDeployment } from '../deployment/deployment.ts'
import { Trouble } from '../deployment/settings.ts'
import { run, UsageError } from './common/run.ts'
import { operatorStores } from './common/stores.ts'
import { tokenIn, until, visitor } from './common/visitor.ts'

const tables = ['cases', 'claims', 'views', 'people'] as const
type Lost = (typeof tables)[number]

const usage = `Usage: npm run drill -- ${tables.join('|')}|all

A rehearsal on the running local cloud (npm start) of docs/runbook.md, "A table is lost". Submits two appeals, remembers
the table, goes on for some minutes' work, sets the table back to what it was, and does what the page says: restore-check,
with --repair, and once more. Prints at each step what the applicants see. What was lost stays lost: begin anew with
npm stop and npm start. The exit code is 1 where somebody gets another's number, code or case, where an appeal of before
the lost minutes is gone, or where what is gone is not named.`

type Item = Record<string, AttributeValue>
type Receipt = { number: string; code: string }
type Stores = ReturnType<typeof operatorStores>

/** The items of a table, each by its key. */
const itemsOf = async (dynamo: DynamoDBClient, table: string): Promise<Map<string, Item>> => {
  const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: table }))
  const names = (Table?.KeySchema ?? []).map(({ AttributeName = '' }) => AttributeName)
  const found = new Map<string, Item>()
  for await (const { Items = [] } of paginateScan(
    { client: dynamo },
    { TableName: table, ConsistentRead: true },
  ))
    for (const item of Items) {
      const key = Object.fromEntries(names.map((name) => [name, item[name] as AttributeValue]))
      found.set(JSON.stringify(key), item)
    }
  return found
}

/** Writes what was, removes what is new; gives the keys of both. */
const setBack = async (dynamo: DynamoDBClient, TableName: string, was: Map<string, Item>) => {
  const now = await itemsOf(dynamo, TableName)
  const removed = [...now.keys()].filter((key) => !was.has(key)).map((key) => JSON.parse(key) as Item)
  const written = [...was].filter(([key, item]) => JSON.stringify(now.get(key)) !== JSON.stringify(item))
  for (const Key of removed) await dynamo.send(new DeleteItemCommand({ TableName, Key }))
  for (const [, Item] of written) await dynamo.send(new PutItemCommand({ TableName, Item }))
  return { removed, written: written.length }
}

/** So long after, nothing counts as under way any more. */
const later = 2 * 3_600_000

const checked = (stores: Stores, { tables: { cases } }: Deployment, at: number, repair = false) => {
  const release = (caseId: string) => releaseLog(stores.dynamo, cases, caseId)
  const logs = storedLogs(stores.dynamo, cases)
  return checkRestored({ ...stores, release }, logs, { at: new Date(at).toISOString(), repair })
}

/** Until all that follows from these appeals is done: noted, in the views, and told. */
const settled = (stores: Stores, deployment: Deployment, numbers: readonly string[]) =>
  until(
    'what follows from the appeals',
    async () => {
      const evidence = await evidenceOf(stores.anchors)
      for (const number of numbers) {
        const log = await storedLog(stores.dynamo, deployment.tables.cases, number)
        const commits = log?.commits() ?? []
        // Received, and assigned.
        if (commits.length < 2 || evidence.hashes.get(number)?.size !== commits.length) return undefined
      }
      const found = await checked(stores, deployment, Date.now() + later)
      return found.some(({ id }) => numbers.some((number) => id.includes(number))) ? undefined : true
    },
    240_000,
  )

/** A commit that is removed marks its log, a moment later. */
const marked = ({ dynamo }: Stores, { tables: { cases } }: Deployment, removed: readonly Item[]) =>
  until(
    'marks of the logs that were set back',
    async () => {
      for (const { caseId } of removed)
        if (!(await storedLog(dynamo, cases, caseId?.S ?? ''))?.marked) return undefined
      return true
    },
    120_000,
  )

const told = (found: readonly Finding[]) =>
  findings
    .map((kind) => [kind, found.filter((one) => one.kind === kind)] as const)
    .flatMap(([kind, of]) => {
      const repaired = of.filter((one) => one.repaired).length
      return of.length ? `${kind} ${of.length}${repaired ? ` (${repaired} put right)` : ''}` : []
    })
    .join(', ') || 'everything agrees'

const appealOf = (nth: number, email: string) => ({
  applicant: { kind: 'person', name: 'Айгүл Серікқызы', iin: '900101401202', email },
  language: 'kk',
  topic: 'ecology-transport',
  subject: `Қоқыс, ${nth}`,
  text: 'Үйдің артындағы қоқысты шығаруды сұраймын.',
  consent: true,
})

/** What an applicant meets, by the answer of the case's page. */
const met = (status: number) =>
  ({ 200: 'is shown', 404: 'is not known' })[status] ?? `cannot be shown now (${status})`

/** What nobody can put right: it is gone, or it is not known. */
const staysOpen: readonly string[] = ['untold', 'text', 'orphan', 'file'] satisfies Finding['kind'][]

const drill = async (lost: readonly Lost[]): Promise<void> => {
  const deployment = await findDeployment()
  const { portal, mailbox } = deployment
  if (!mailbox) throw new Trouble('A drill loses what is in the tables: for a local cloud only.', 'npm start')
  const stores = operatorStores(deployment)
  const { dynamo, rules } = stores
  const v = visitor({ portal, mailbox, secrets: {} })
  const email = `drill.${Date.now()}@example.kz`
  const mistakes: string[] = []
  let [step, submitted] = [0, 0]
  const say = (what: string) => console.log(`${++step}. ${what}`)

  const submit = async (): Promise<Receipt> => {
    const { status, body, text } = await v.submit(appealOf(++submitted, email))
    if (status !== 201) throw new Error(`an appeal was not taken: ${status}\n${text}`)
    return body as Receipt
  }
  const shows = async ({ number, code }: Receipt): Promise<number> =>
    (await v.json('GET', `/api/appeals/${number}?code=${code}`)).status
  const see = async (receipts: readonly Receipt[], which: string) => {
    for (const receipt of receipts)
      console.log(`   ${receipt.number}, ${which}, ${met(await shows(receipt))}`)
  }
  const check = async (repair = false) => {
    const found = await checked(stores, deployment, Date.now() + later, repair)
    console.log(`   ${told(found)}`)
    return found
  }

  say('Two appeals are submitted and assigned, and their chair is told.')
  const before = [await submit(), await submit()]
  const [first] = before
  const chair = commissionOf(rules.council, 'ecology-transport')?.chair.email ?? ''
  const mail = await v.mail(chair, ({ subject }) => subject.includes(first?.number ?? ''), 240_000)
  await settled(
    stores,
    deployment,
    before.map(({ number }) => number),
  )

  say(`The moment that comes back: ${lost.join(', ')} as now.`)
  const moment = new Map<Lost, Map<string, Item>>()
  for (const name of lost) moment.set(name, await itemsOf(dynamo, deployment.tables[name]))

  say('The minutes that are lost: the chair accepts the first, two more appeals are acknowledged.')
  const accept = async () => (await v.act(tokenIn(mail), { action: 'accept' })).status
  const accepted = await accept()
  if (accepted !== 200) throw new Error(`the chair could not accept: ${accepted}`)
  const within = [await submit(), await submit()]
  await settled(
    stores,
    deployment,
    [...before, ...within].map(({ number }) => number),
  )

  for (const [name, was] of moment) {
    const { removed, written } = await setBack(dynamo, deployment.tables[name], was)
    say(`${name} is set back: ${removed.length} items are gone, ${written} as they were.`)
    if (name === 'cases') await marked(stores, deployment, removed)
  }
  await see(before, 'of before')
  await see(within, 'of the lost minutes')

  say('restore-check says what does not agree:')
  const named = await check()
  for (const { number } of within)
    if (lost.includes('cases') && !named.some(({ kind, id }) => kind === 'lost' && id === `${number}:1`))
      mistakes.push(`${number} is gone, and is not named`)
  say('restore-check --repair:')
  await check(true)
  say('restore-check once more:')
  for (const { kind, id } of await check())
    if (!staysOpen.includes(kind)) mistakes.push(`not put right: ${kind} ${id}`)
  await see(before, 'of before')
  await see(within, 'of the lost minutes')
  for (const receipt of before)
    if ((await shows(receipt)) !== 200) mistakes.push(`${receipt.number} of before is gone`)

  say('The chair accepts the first once more:')
  const again = await accept()
  console.log(`   ${{ 200: 'it is accepted', 409: 'it was accepted before' }[again] ?? `answered ${again}`}`)
  if (again !== (lost.includes('cases') ? 200 : 409)) mistakes.push(`the chair was answered ${again}`)

  say('The next two appeals:')
  const after = [await submit(), await submit()]
  await see(after, 'new')
  const given = new Set([...before, ...within].map(({ number }) => number))
  for (const { number, code } of after) {
    if (given.has(number)) mistakes.push(`${number} was given twice`)
    for (const old of within)
      if ((await shows({ number, code: old.code })) === 200)
        mistakes.push(`the code of ${old.number} opens ${number}, which is another's`)
    if ((await shows({ number, code })) !== 200) mistakes.push(`${number} is not shown to its applicant`)
  }
  if (mistakes.length) throw new Error(mistakes.join('; '))
  console.log(
    'Nobody got another’s number, code or case; what was there before is there; what is gone is named.',
  )
}

await run(usage, async () => {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} })
  const [what, ...more] = positionals
  const one = tables.find((name) => name === what)
  if (more.length || (!one && what !== 'all'))
    throw new UsageError(`${positionals.join(' ') || 'WHAT'}: expected one of ${tables.join(', ')}, all`)
  await drill(one ? [one] : tables)
})
