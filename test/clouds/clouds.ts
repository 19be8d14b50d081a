/** The clouds: how each is had and started, and what is held against it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { credentials, region } from '../../infra/deployment/settings.ts'
import { contractTests } from './contract.ts'
import { demo } from './demo.ts'
import { ofCfnLint, ofDemo, ofElasticMq, ofLocalEmu, ofVersityGw } from './differences.ts'
import type { Finding } from './finding.ts'
import { goProgram, jarsOf, pythonWith, type versions } from './install.ts'
import { whileLocalEmuRuns } from './localemu.ts'
import { whileRuns } from './server.ts'
import { lint } from './template.ts'

type Cloud = {
  name: string
  of: keyof typeof versions
  /** What is held against it, for people. */
  holds: string
  run: (signal: AbortSignal) => Promise<Finding>
}

/** By the order of what they take. */
export const clouds: Cloud[] = [
  {
    name: 'cfn-lint',
    of: 'cfn-lint',
    holds: 'the template as it goes to AWS',
    run: async (signal) => lint(await pythonWith('cfn-lint', signal), ofCfnLint, signal),
  },
  {
    name: 'elasticmq',
    of: 'elasticmq',
    holds: 'the contract tests of queues',
    run: async (signal) => {
      const jars = await jarsOf('elasticmq', signal)
      // It names its queues by its own address, which clients then ask.
      const settings = (port: number) => [
        ...[`-Drest-sqs.bind-hostname=127.0.0.1`, `-Drest-sqs.bind-port=${port}`],
        ...['-Dnode-address.host=127.0.0.1', `-Dnode-address.port=${port}`],
        ...['-Drest-sqs.sqs-limits=strict', '-Drest-stats.enabled=false'],
      ]
      return whileRuns(
        {
          name: 'elasticmq',
          command: (port) => ['java', ...settings(port), '-cp', `${jars}/*`, 'org.elasticmq.server.Main'],
        },
        signal,
        (endpoint) =>
          contractTests(
            'elasticmq',
            ['test/contract/queues.test.ts', 'test/contract/work-queue.test.ts'],
            { AWS_ENDPOINT_URL_SQS: endpoint },
            ofElasticMq,
            signal,
          ),
      )
    },
  },
  {
    name: 'versitygw',
    of: 'versitygw',
    holds: 'the contract tests of files and noted hashes',
    run: async (signal) => {
      const module = 'github.com/versity/versitygw/cmd/versitygw'
      const program = await goProgram('versitygw', module, signal)
      const folders = mkdtempSync(join(tmpdir(), 'zhauap-versitygw-'))
      const [kept, former] = ['kept', 'former'].map((name) => join(folders, name)) as [string, string]
      for (const folder of [kept, former]) mkdirSync(folder)
      const { accessKeyId, secretAccessKey } = credentials
      try {
        return await whileRuns(
          {
            name: 'versitygw',
            command: (port) => [
              ...([program, '--port', `127.0.0.1:${port}`, '--region', region] as const),
              ...['posix', '--versioning-dir', former, kept],
            ],
            env: () => ({ ROOT_ACCESS_KEY: accessKeyId, ROOT_SECRET_KEY: secretAccessKey }),
          },
          signal,
          (endpoint) =>
            contractTests(
              'versitygw',
              ['test/contract/files.test.ts', 'test/contract/anchors.test.ts'],
              { AWS_ENDPOINT_URL_S3: endpoint },
              ofVersityGw,
              signal,
            ),
        )
      } finally {
        rmSync(folders, { recursive: true, force: true })
      }
    },
  },
  {
    name: 'localemu',
    of: 'localemu',
    holds: 'all contract tests',
    run: (signal) =>
      whileLocalEmuRuns(signal, (endpoint) =>
        contractTests('localemu', [], { AWS_ENDPOINT_URL: endpoint }, ofLocalEmu, signal),
      ),
  },
  {
    name: 'demo',
    of: 'localemu',
    holds: 'the whole system with the demo, and each role by an IAM engine of its own',
    run: (signal) => demo(ofDemo, signal),
  },
]
