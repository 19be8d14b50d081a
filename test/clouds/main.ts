/** `npm run test:clouds`: the project held against implementations of AWS other than the one that `npm test` uses. */
import { mkdirSync } from 'node:fs'
import type { Trouble } from '../../infra/deployment/settings.ts'
import { clouds } from './clouds.ts'
import type { Finding } from './finding.ts'
import { home, versions } from './install.ts'

const usage = `Usage: npm run test:clouds [-- NAME...]

${clouds.map(({ name, of, holds }) => `  ${name.padEnd(10)} ${`${of} ${versions[of]}`.padEnd(16)} ${holds}`).join('\n')}

Without a NAME, all of them, one after another. Each is installed into .local/clouds the first time, in the version that is named
here: that needs Python 3.13 (cfn-lint, localemu, demo), Java 17 and Maven (elasticmq), Go (versitygw), or cmake, make and a C++
compiler (demo), the network, and some minutes.
What a cloud is known to do otherwise than AWS is told with its reason; anything else that fails fails the run.`

const names = process.argv.slice(2)
if (names.includes('--help')) {
  console.log(usage)
  process.exit(0)
}
const stranger = names.find((name) => !clouds.some((cloud) => cloud.name === name))
if (stranger) {
  console.error(`${stranger}: no such cloud\n\n${usage}`)
  process.exit(2)
}

const givenUp = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => givenUp.abort())

const tell = (title: string, { passed, of, seen, unseen, unknown }: Finding) => {
  console.log(`${title}: ${passed} of ${of} passed`)
  for (const { why } of seen) console.log(`  known: ${why}`)
  for (const { why } of unseen) console.log(`  known, and not seen this time: ${why}`)
  for (const failure of unknown) console.log(`  FAILED: ${failure}`)
}

mkdirSync(home, { recursive: true })
for (const { name, of, run } of clouds.filter((cloud) => !names.length || names.includes(cloud.name))) {
  const title = `${name === of ? of : `${name} on ${of}`} ${versions[of]}`
  try {
    const finding = await run(givenUp.signal)
    tell(title, finding)
    if (finding.unknown.length) process.exitCode = 1
  } catch (error) {
    if (givenUp.signal.aborted) process.exit(130)
    const { message, advice = '' } = error as Partial<Trouble>
    console.log(`${title}: FAILED: ${message} ${advice}`)
    process.exitCode = 1
  }
}
