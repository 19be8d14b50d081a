/** What the operator's commands say when they cannot do what was asked: one line on stderr, and an exit code. */
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../infra/deployment/settings.ts'

const nowhere = join(tmpdir(), 'no-cloud-here')
const { AWS_REGION: _, AWS_DEFAULT_REGION: __, ...environment } = process.env

const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectFolder, 'infra/ops', `${command}.ts`), ...args],
    {
      encoding: 'utf8',
      env: {
        ...environment,
        ZHAUAP_LOCAL_DIR: nowhere,
        AWS_CONFIG_FILE: nowhere,
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    },
  )
  return { status, stdout, lines: stderr.trimEnd().split('\n') }
}

test.each([['sweep'], ['erase', 'ALM-A-2026-000001', '--reason', 'x'], ['trace', 'ALM-A-2026-000001']])(
  '%s without a running local cloud says so in one line',
  (command, ...args) => {
    const line = 'No local cloud runs, and no --stack was given. npm start, or --stack NAME for one in AWS.'
    expect(run(command, ...args)).toEqual({ status: 1, stdout: '', lines: [line] })
  },
)

test('a stack without a region to look for it in is told which setting is missing', () => {
  const line = '--stack: no AWS region is set. Set AWS_REGION, or a region in the AWS profile.'
  expect(run('sweep', '--stack', 'Zhauap-almaty')).toEqual({ status: 1, stdout: '', lines: [line] })
})

test.each([
  ['relay', [], '--since is missing: expected YYYY-MM-DD'],
  [
    'relay',
    ['--since', '2026-02-02', 'ALM-A-2026-000001', 'ALM-A-2026-000002'],
    'ALM-A-2026-000002: expected one number of a case at most',
  ],
  ['redrive', ['letters'], /^letters: expected one of assignment, dispatch/],
  [
    'import',
    ['old.csv'],
    '--kind is missing: expected appeals, letters, draft-acts, activities, members, or channels',
  ],
  [
    'import',
    ['--kind', 'letter', 'old.csv'],
    '--kind letter: expected appeals, letters, draft-acts, activities, members, or channels',
  ],
  ['import', ['--kind', 'letters'], 'FILE.csv: missing'],
  ['trace', [], 'NUMBER: expected one number of a case or letter'],
  ['verify-log', ['A-1', 'A-2'], 'A-1 A-2: expected one number, or none for all logs'],
  ['verify-log', ['--release'], '--release: expected the NUMBER of the log'],
  ['restore-check', ['--now'], /^Unknown option '--now'/],
  ['rebuild-views', ['--now'], /^Unknown option '--now'/],
])('%s %j: the mistake in one line, and where to read on', (command, args, mistake) => {
  const { status, stdout, lines } = run(command, ...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(lines).toEqual([
    typeof mistake === 'string' ? mistake : expect.stringMatching(mistake),
    `See: npm run -s ${command} -- --help`,
  ])
})
