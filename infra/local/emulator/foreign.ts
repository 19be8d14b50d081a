/** An emulator that the user names by `AWS_ENDPOINT_URL`: what it is, and what of the system it has no place for. */

export type Foreign = {
  /** What it is, for people. */
  title: string
  isMiniStack: boolean
  /** A sentence for each thing that is missing there. */
  lacks: string[]
}

/** Where LocalStack and its fork tell of themselves: `{ services, version, edition }`. */
const healths = { '/_localstack/health': 'LocalStack', '/_localemu/health': 'LocalEmu' }

/** What the stack is made of, by the names that these two have for it. */
const needed = [
  ...['cloudformation', 'dynamodb', 'dynamodbstreams', 'events', 'kms', 'lambda', 'logs', 's3', 'scheduler'],
  ...['secretsmanager', 'ses', 'sns', 'sqs'],
]

/** Of an emulator that says nothing of itself nothing is said either. */
export async function aboutForeign(endpoint: string): Promise<Foreign> {
  // Ours answers at the others' addresses too.
  if (await isThere(`${endpoint}/_ministack/health`))
    return { title: 'MiniStack', isMiniStack: true, lacks: [] }
  for (const [path, name] of Object.entries(healths)) {
    const health = await told(endpoint + path)
    if (health)
      return {
        title: [name, health.version, health.edition].filter(Boolean).join(' '),
        isMiniStack: false,
        lacks: lacksOf(health, name),
      }
  }
  return { title: 'The emulator of AWS_ENDPOINT_URL', isMiniStack: false, lacks: [] }
}

const isThere = (address: string): Promise<boolean> =>
  fetch(address, { signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => ok,
    () => false,
  )

type Health = { services: Record<string, string>; version?: string; edition?: string }

async function told(address: string): Promise<Health | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) })
    const health = response.ok ? ((await response.json()) as Partial<Health>) : {}
    return typeof health.services === 'object' ? (health as Health) : undefined
  } catch {
    return undefined
  }
}

const lacksOf = ({ services }: Health, name: string): string[] => {
  const has = (name: string) => ['available', 'running'].includes(services[name] ?? '')
  const missing = needed.filter((name) => !has(name))
  return [
    ...missing.map((name) => `It has no ${name}, which the stack is made of.`),
    // LocalEmu has it, but its CloudFormation makes none.
    ...(has('apigatewayv2') && name !== 'LocalEmu'
      ? []
      : ['It has no HTTP API (apigatewayv2): the portal has no address there, and pages cannot be opened.']),
  ]
}
