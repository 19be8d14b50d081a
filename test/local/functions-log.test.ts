/** What functions print on the local cloud is in one file, as it comes. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmulatorOnly, startEmulator } from '../../infra/local/cloud.ts'

const dir = mkdtempSync(join(tmpdir(), 'zhauap-log-'))
let emulator: EmulatorOnly
let lambda: LambdaClient
beforeAll(async () => {
  emulator = await startEmulator({ dir })
  lambda = new LambdaClient(emulator.client)
})
afterAll(async () => {
  await emulator?.stop()
  rmSync(dir, { recursive: true, force: true })
})

const talker = `exports.handler = async ({ say }) => {
  console.log(JSON.stringify({ level: 'INFO', message: 'said', say }))
  console.error('әуре\\nof two lines')
  if (say === 'fail') throw new TypeError('as asked')
}`

const lines = () =>
  readFileSync(join(dir, 'functions.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

test('a line of JSON for each line printed, with the name of its function, also of a call that fails', async () => {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'talker',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/talker',
      Code: { ZipFile: zipSync({ 'index.js': Buffer.from(talker) }) },
    }),
  )
  const call = (say: string) =>
    lambda.send(new InvokeCommand({ FunctionName: 'talker', Payload: Buffer.from(JSON.stringify({ say })) }))
  await call('once')
  expect(lines()).toEqual(
    expect.arrayContaining([
      { function: 'talker', level: 'INFO', message: 'said', say: 'once' },
      {
        function: 'talker',
        timestamp: expect.stringMatching(/^20\d\d-/),
        message: expect.stringContaining('әуре'),
      },
      expect.objectContaining({ function: 'talker', message: 'of two lines' }),
    ]),
  )
  await call('fail')
  expect(lines()).toContainEqual({ function: 'talker', level: 'INFO', message: 'said', say: 'fail' })
  await Promise.all(Array.from({ length: 5 }, (_, i) => call(`at once ${i}`)))
  expect(lines().filter(({ say }) => say?.startsWith('at once'))).toHaveLength(5)
})
