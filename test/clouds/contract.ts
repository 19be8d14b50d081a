/** The adapters' contract tests, run against a cloud that the environment names. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder, Trouble } from '../../infra/deployment/settings.ts'
import { run } from '../../infra/local/processes.ts'
import { childEnvironment } from '../../infra/local/settings.ts'
import type { Difference, Finding } from './finding.ts'
import { home } from './install.ts'

/** As vitest's JSON reporter writes it. */
type Report = {
  testResults: {
    name: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

/** Those that ask the stores in memory or dynalite say nothing of a cloud. */
const ofClouds = '^(?!.*(in memory|on dynalite))'

export const contractTests = async (
  name: string,
  files: string[],
  env: Record<string, string>,
  differences: Difference[],
  signal: AbortSignal,
): Promise<Finding> => {
  const report = join(home, `${name}.tests.json`)
  const log = join(home, `${name}.tests.log`)
  for (const file of [report, log]) rmSync(file, { force: true })
  const vitest = join(projectFolder, 'node_modules/vitest/vitest.mjs')
  const args = ['run', '--project', 'contract', '-t', ofClouds, '--reporter=default', '--reporter=json']
  try {
    await run(process.execPath, [vitest, ...args, `--outputFile.json=${report}`, ...files], {
      cwd: projectFolder,
      env: childEnvironment(env),
      log,
      signal,
      advice: `All it said is in ${log}`,
    })
  } catch (error) {
    // Tests that failed are in the report.
    if (!(error instanceof Trouble && existsSync(report))) throw error
  }
  const finding = findingOf(JSON.parse(readFileSync(report, 'utf8')), differences)
  if (!finding.of) throw new Trouble('No test ran.', `All it said is in ${log}`)
  return finding
}

const findingOf = ({ testResults }: Report, differences: Difference[]): Finding => {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const ran = tests.filter(({ status }) => status === 'passed' || status === 'failed')
  const failed = ran.filter(({ status }) => status === 'failed')
  const unread = testResults.filter(({ message, assertionResults }) => message && !assertionResults.length)
  const isKnown = (name: string) => differences.some(({ what }) => what.test(name))
  return {
    passed: ran.length - failed.length,
    of: ran.length,
    seen: differences.filter(({ what }) => failed.some(({ fullName }) => what.test(fullName))),
    unseen: differences.filter(({ what }) => !failed.some(({ fullName }) => what.test(fullName))),
    unknown: [
      ...failed
        .filter(({ fullName }) => !isKnown(fullName))
        .map(({ fullName, failureMessages: [message = ''] }) => `${fullName}: ${message.split('\n')[0]}`),
      ...unread.map(({ name, message }) => `${name}: ${message.split('\n')[0]}`),
    ],
  }
}
