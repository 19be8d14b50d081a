/** How every command begins and ends: `--help`, a clear line for each failure, an exit code that tells. */
import { CasesFailed, type FailedCase } from '../../../shared/application/each-case.ts'
import { Trouble } from '../../deployment/settings.ts'

/** A mistake in the options: names the place and what was expected. */
export class UsageError extends Error {}

const reasonOf = ({ caseId, error }: FailedCase) =>
  error instanceof Error ? `${caseId}: ${error.name}: ${error.message.split('\n')[0]}` : caseId

/** What is typed to run a command: `npm run -s sweep`. */
const nameIn = (usage: string) => /npm run (-s )?[\w-]+/.exec(usage)?.[0]

/** Runs a command. Exit code 0 only on success, 2 for a mistake in its options, 1 for everything else. */
export const run = async (usage: string, command: () => Promise<void>): Promise<void> => {
  if (process.argv.includes('--help') || process.argv.includes('-h')) return console.log(usage)
  try {
    await command()
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    const misused = error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS')
    console.error(error instanceof Trouble ? `${message} ${error.advice}` : message.split('\n')[0])
    if (error instanceof CasesFailed)
      for (const failed of error.failed) console.error(`  ${reasonOf(failed)}`)
    if (misused) console.error(`See: ${nameIn(usage)} -- --help`)
    process.exitCode = misused ? 2 : 1
  }
}
