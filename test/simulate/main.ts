/** `npm run -s simulate`: lives through schedules and audits each. */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { prepare } from './boot.ts'
import { plantedBugs } from './planted/planted.ts'

const usage = `Usage: npm run -s simulate -- [--seed N] [--seconds S | --schedules N] [--planted [NAME]] [--plant NAME] [--hashes] [--trace]

  --seed N       the first schedule (default 1); the same seed of the same commit is the same schedule, to its hash
  --seconds S    as many as there is time for
  --schedules N  how many (default 20)
  --planted      puts each planted bug into the product, one after the other, and says which the auditor finds
  --plant NAME   puts this one into the product, and stops when it is found
  --hashes       prints each schedule's own hash
  --trace        prints all that happens in the first schedule

Prints schedules, faults by kind and rare states. A failure prints its seed and the shortest plan that still fails, and the
exit code is 1.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    schedules: { type: 'string' },
    seconds: { type: 'string' },
    planted: { type: 'boolean' },
    plant: { type: 'string' },
    trace: { type: 'boolean' },
    hashes: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const wholeNumber = (option: 'seed' | 'seconds' | 'schedules', otherwise: number): number => {
  const typed = values[option] ?? String(otherwise)
  if (/^\d{1,9}$/.test(typed)) return Number(typed)
  console.error(`--${option} ${typed}: expected a whole number\n\n${usage}`)
  process.exit(2)
}
const seed = wholeNumber('seed', 1)
/** Schedules within which a planted bug must be found. */
const within = wholeNumber('schedules', 100)

if (values.planted) {
  const names = plantedBugs
    .map(({ name }) => name)
    .filter((name) => positionals.length === 0 || positionals.includes(name))
  const missed: string[] = []
  for (const name of names) {
    const given = [
      import.meta.filename,
      '--plant',
      name,
      '--seed',
      String(seed),
      '--schedules',
      String(within),
    ]
    const { status, stdout, stderr } = spawnSync(process.execPath, given, { encoding: 'utf8' })
    if (status !== 0) missed.push(name)
    console.log(
      `${status === 0 ? 'found ' : 'MISSED'} ${name}: ${(status === 0 ? stdout : stdout + stderr).trim()}`,
    )
  }
  console.log(`Planted bugs: ${names.length}, found: ${names.length - missed.length}.`)
  process.exit(missed.length ? 1 : 0)
}

const bug = plantedBugs.find(({ name }) => name === values.plant)
if (values.plant !== undefined && !bug) throw new Error(`${values.plant}: no such bug`)
prepare(bug)
const { findPlanted, simulate } = await import('./run.ts')
const isWell = bug
  ? await findPlanted(bug, seed, within)
  : await simulate({
      seed,
      ...(values.seconds === undefined
        ? { schedules: wholeNumber('schedules', 20) }
        : { seconds: wholeNumber('seconds', 0) }),
      trace: values.trace ?? false,
      hashes: values.hashes ?? false,
    })
process.exit(isWell ? 0 : 1)
