/** The template as it goes to AWS, read by cfn-lint, which has the schemas of CloudFormation's resources by region. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder, Trouble } from '../../infra/deployment/settings.ts'
import { run } from '../../infra/local/processes.ts'
import { childEnvironment } from '../../infra/local/settings.ts'
import type { Difference, Finding } from './finding.ts'
import { home } from './install.ts'

const regions = ['us-east-1', 'eu-central-1', 'eu-north-1', 'me-central-1']

/** What the app's context can make of it. */
const variants: Record<string, Record<string, string>> = {
  plain: {},
  whole: {
    ...{ identity: 'true', portal: 'https://council.example.kz', alarms: 'alarms@example.kz' },
    ...{ repository: 'https://github.com/example/zhauap' },
  },
}

type Match = { Rule: { Id: string }; Level: string; Message: string; Location: { Path?: unknown[] } }

/** A template passes that has nothing but what is known. */
export const lint = async (
  python: string,
  differences: Difference[],
  signal: AbortSignal,
): Promise<Finding> => {
  const matches: { variant: string; match: Match }[] = []
  const { context: flags } = JSON.parse(readFileSync(join(projectFolder, 'cdk.json'), 'utf8'))
  for (const [variant, context] of Object.entries(variants)) {
    const outdir = join(home, 'cdk.out', variant)
    rmSync(outdir, { recursive: true, force: true })
    const log = join(home, 'cfn-lint.log')
    const running = { log, signal, advice: `All it said is in ${log}` }
    await run(process.execPath, [join(projectFolder, 'infra/app.ts')], {
      ...{ ...running, cwd: projectFolder },
      env: childEnvironment({
        CDK_OUTDIR: outdir,
        CDK_CONTEXT_JSON: JSON.stringify({ ...flags, ...context }),
      }),
    })
    const template = join(outdir, 'Zhauap-almaty.template.json')
    const report = join(home, `${variant}.lint.json`)
    rmSync(report, { force: true })
    const program = ['-c', 'from cfnlint.runner import main; main()']
    const asked = ['-f', 'json', '--output-file', report, '-c', 'I', '-e', '-r', ...regions, '-t', template]
    try {
      await run(python, [...program, ...asked], { ...running, env: childEnvironment() })
    } catch (error) {
      // It fails where it has anything to say, which is in the report.
      if (!(error instanceof Trouble && existsSync(report))) throw error
    }
    for (const match of JSON.parse(readFileSync(report, 'utf8')) as Match[]) matches.push({ variant, match })
  }
  const isKnown = ({ Rule }: Match) => differences.some(({ what }) => what.test(Rule.Id))
  const unknown = matches.filter(({ match }) => !isKnown(match))
  const ofRule = ({ what }: Difference) => matches.some(({ match }) => what.test(match.Rule.Id))
  const all = Object.keys(variants)
  return {
    passed: all.filter((variant) => !unknown.some((one) => one.variant === variant)).length,
    of: all.length,
    seen: differences.filter(ofRule),
    unseen: differences.filter((difference) => !ofRule(difference)),
    unknown: [...new Set(unknown.map(({ match }) => match.Rule.Id))].map((id) => {
      const found = unknown.filter(({ match }) => match.Rule.Id === id)
      const { Level, Message, Location } = (found[0] as (typeof found)[number]).match
      return `${Level} ${id}, ${found.length} times: ${Message.slice(0, 200)} (${Location.Path?.join('/') ?? ''})`
    }),
  }
}
