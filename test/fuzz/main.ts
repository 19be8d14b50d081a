/** `npm run -s fuzz`: many strange requests to all HTTP functions, in one process. */
import { parseArgs } from 'node:util'

const usage = `Usage: npm run -s fuzz -- [--inputs N] [--seed N]

  --inputs N  how many requests (default 10000)
  --seed N    the first world's; each takes 400 requests, and the next one the next seed (default 1)

Prints how they were answered, the request with the most calls of stores and the slowest one. A finding prints its seed, and
the exit code is 1. docs/security.md says what is looked at.`

const { values } = parseArgs({
  options: { inputs: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

// Functions' own log would be a million lines; it is set when the logger is loaded.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { fuzz } = await import('./fuzz.ts')

const began = Date.now()
const { inputs, statuses, findings, calls, slowest } = await fuzz(
  Number(values.inputs ?? 10_000),
  Number(values.seed ?? 1),
)
console.log(`${inputs} requests in ${Math.round((Date.now() - began) / 1000)} s`)
console.log(
  Object.entries(statuses)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', '),
)
console.log(`most calls: ${calls.most}, ${calls.by}`)
console.log(`slowest: ${Math.round(slowest.ms)} ms, ${slowest.by}`)
console.log(`findings: ${findings.length}`)
for (const { seed, no, asked, what } of findings.slice(0, 40)) {
  const { method, address, headers, body = '' } = asked
  console.log(`\nseed ${seed}, request ${no}: ${what}\n  ${method} ${address.slice(0, 300)}`)
  console.log(`  ${JSON.stringify(headers).slice(0, 300)}\n  ${String(body).slice(0, 600)}`)
}
process.exitCode = findings.length ? 1 : 0
