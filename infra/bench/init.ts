/**
 * How long each deployed function takes to start, against only the AWS clients that it loads until its first request is
 * answered, bundled in the same way: minified, from the packages' ES sources. A web function starts with a request of its
 * own; beside it the clients do as much: they read each secret once, and then ask the tables as often.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildSync } from 'esbuild'
import { queues } from '../../events/queues.ts'
import { httpFunctions } from '../../events/routes.ts'
import { linkSecrets } from '../../shared/runtime/links.ts'
import type { FunctionName } from '../../shared/wiring/env.ts'
import { access, functionNames } from '../constructs/access.ts'
import { bundleFunctions, commonJsWords } from '../constructs/bundle.ts'
import { readCouncil } from '../constructs/council.ts'
import { projectFolder } from '../deployment/settings.ts'
import { withEmptyCloud } from './empty-cloud.ts'

export type Init = {
  name: string
  kilobytes: number
  milliseconds: number
  /** The bundle of its clients alone; absent where it loads none. */
  baseline?: number
}

/** The clients that load with a function, and that of secrets, where its first request reads one. */
const clientsOf = (name: FunctionName): string[] => {
  const { metafile } = buildSync({
    entryPoints: [join(projectFolder, 'functions', name, 'handler.ts')],
    outdir: tmpdir(),
    ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'] },
    ...{ write: false, metafile: true, logLevel: 'silent' },
  })
  const { outputs } = metafile
  const atStart = new Set(
    Object.keys(outputs).filter((path) => outputs[path]?.entryPoint?.endsWith('handler.ts')),
  )
  for (const path of atStart)
    for (const { path: next, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && outputs[next]) atStart.add(next)
  const sources = [...atStart].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}))
  const packages = sources.map((path) => /(@aws-sdk\/client-[\w-]+)\//.exec(path)?.[1])
  const secrets = access[name].secrets ? ['@aws-sdk/client-secrets-manager'] : []
  return [...new Set([...packages.filter((found) => found !== undefined), ...secrets])]
}

const clientNames: Record<string, string> = {
  '@aws-sdk/client-dynamodb': 'DynamoDBClient',
  '@aws-sdk/client-s3': 'S3Client',
  '@aws-sdk/client-secrets-manager': 'SecretsManagerClient',
  '@aws-sdk/client-ses': 'SESClient',
  '@aws-sdk/client-sqs': 'SQSClient',
}

const isWeb = (name: string) => (httpFunctions as readonly string[]).includes(name)

/**
 * What a web function asks of its clients before its first page is there, so many questions of the tables at once; the
 * others ask nothing until they are called.
 */
const firstUse = (name: FunctionName, clients: readonly string[], questions: number): string[] => {
  if (!isWeb(name)) return []
  const secrets = (access[name].secrets ?? []).map(
    () => "secrets.send(new GetSecretValueCommand({ SecretId: 's' }))",
  )
  const query =
    "{ TableName: 't', KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': { S: '-' } } }"
  return [
    ...(secrets.length
      ? [
          "import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'",
          'const secrets = clients.find(({ config }) => config.serviceId === "Secrets Manager")',
          `await Promise.all([${secrets}])`,
        ]
      : []),
    ...(clients.includes('@aws-sdk/client-dynamodb')
      ? [
          "import { QueryCommand } from '@aws-sdk/client-dynamodb'",
          'const tables = clients.find(({ config }) => config.serviceId === "DynamoDB")',
          `await Promise.all(Array.from({ length: ${questions} }, () => tables.send(new QueryCommand(${query}))))`,
        ]
      : []),
  ]
}

const baselineOf = (name: FunctionName, folder: string, questions: number): string | undefined => {
  const packages = clientsOf(name)
  const clients = packages.map((from) => ({ from, client: clientNames[from] ?? '' }))
  if (clients.length === 0) return undefined
  const source = [
    ...clients.map(({ from, client }) => `import { ${client} } from '${from}'`),
    `export const clients = [${clients.map(({ client }) => `new ${client}({})`)}]`,
    'export const handler = async () => clients.length',
    ...firstUse(name, packages, questions),
  ].join('\n')
  const outfile = join(folder, 'baseline', name, 'index.mjs')
  buildSync({
    stdin: { contents: source, resolveDir: projectFolder },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: commonJsWords },
    minify: true,
    logLevel: 'silent',
  })
  return outfile
}

/** What functions read when they start. */
export const environment = (name: string) => ({
  PATH: process.env.PATH,
  AWS_REGION: 'eu-central-1',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  ...Object.fromEntries(
    [
      ...['CASES_TABLE', 'VIEWS_TABLE', 'PEOPLE_TABLE', 'CLAIMS_TABLE'],
      ...['FILES_BUCKET', 'ANCHORS_BUCKET', 'SES_CONFIGURATION_SET'],
    ].map((key) => [key, key]),
  ),
  ...Object.fromEntries(
    queues.map((queue) => [
      `${queue.toUpperCase()}_QUEUE_URL`,
      `https://sqs.eu-central-1.amazonaws.com/0/${queue}`,
    ]),
  ),
  DEAD_LETTER_QUEUE_URLS: '{}',
  WORK_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/0/work',
  DEAD_LETTERS_URL: 'https://sqs.eu-central-1.amazonaws.com/0/dead-letters',
  MALWARE_SCAN: 'none',
  ...Object.fromEntries(
    linkSecrets.map((name) => [
      `${name.toUpperCase()}_SECRET_ARN`,
      `arn:aws:secretsmanager:eu-central-1:0:secret:${name}`,
    ]),
  ),
  WEBHOOKS_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:0:secret:webhooks',
  PORTAL_URL: 'https://council.example.kz',
})

const stopwatch = `
const since = performance.now()
await import(process.argv[1])
process.stdout.write('\\n' + (performance.now() - since))
process.exit()`

/** Milliseconds of starting a bundle in a new process. */
const start = async (file: string, name: string, endpoint: string): Promise<number> => {
  const env = { ...environment(name), AWS_ENDPOINT_URL: endpoint }
  const args = ['--input-type=module', '-e', stopwatch, file]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  return Number(stdout.split('\n').at(-1))
}

export const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** All functions as they are deployed, in a folder that is there while `work` goes on; `of` gives a function's file. */
export const withBundles = async <T>(
  work: (of: (name: FunctionName) => string, folder: string) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'zhauap-bench-'))
  try {
    const { councilFile, calendarFile } = readCouncil('almaty')
    const [entryFolder, outputFolder] = [join(projectFolder, 'functions'), join(folder, 'deployed')]
    bundleFunctions({ entryFolder, names: functionNames, outputFolder, councilFile, calendarFile })
    return await work((name) => join(outputFolder, name, 'index.mjs'), folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Both bundles of every function, started in turns, so that a busy moment of the machine meets both. */
export const measureInit = (
  rounds: number,
  bundleOf: (name: FunctionName) => string,
  folder: string,
): Promise<Init[]> =>
  withEmptyCloud(async (endpoint, questions) => {
    const measured: Init[] = []
    for (const name of functionNames) {
      const deployed = bundleOf(name)
      const before = questions()
      await start(deployed, name, endpoint)
      const baseline = baselineOf(name, folder, questions() - before)
      const times: { deployed: number[]; baseline: number[] } = { deployed: [], baseline: [] }
      for (let round = 0; round < rounds; round++) {
        times.deployed.push(await start(deployed, name, endpoint))
        if (baseline) times.baseline.push(await start(baseline, name, endpoint))
      }
      measured.push({
        name,
        kilobytes: Math.round(statSync(deployed).size / 1024),
        milliseconds: median(times.deployed),
        ...(baseline && { baseline: median(times.baseline) }),
      })
    }
    return measured
  })
