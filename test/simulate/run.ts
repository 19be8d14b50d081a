/** Many schedules in a row: what they came to, and the shortest plan of one that failed. */
import { createHash } from 'node:crypto'
import type { Finding } from './auditor/audit.ts'
import { rareStates } from './rare-states.ts'
import { type Functions, live, type Outcome, planOf } from './schedule.ts'
import { calm } from './world/faults.ts'
import { deployed } from './world/functions.ts'
import { World } from './world/world.ts'

type Given = { seed: number; schedules?: number; seconds?: number; trace: boolean; hashes: boolean }

/** From how many schedules on every rare state must have been met. */
const manySchedules = 300
/** Runs that are spent on a shorter plan. */
const shrinkRuns = 60

const ready = async (): Promise<Functions> => {
  new World(0, 0, calm, {} as Functions).enter()
  return deployed()
}

/** Real milliseconds: this process' own clock is virtual. */
const elapsed = () => performance.now()

/** Whether all was well. */
export const simulate = async ({
  seed,
  schedules = Number.POSITIVE_INFINITY,
  seconds: limit = Number.POSITIVE_INFINITY,
  trace,
  hashes,
}: Given): Promise<boolean> => {
  const functions = await ready()
  const began = elapsed()
  const faults = new Map<string, number>()
  const met = new Map<string, number>()
  const sums = { actions: 0, steps: 0, commits: 0, mails: 0, answers: 0 }
  const failed: Outcome[] = []
  const hash = createHash('sha256')
  let done = 0
  while (done < schedules && elapsed() - began < limit * 1000) {
    const outcome = await live(seed + done, functions, { keepsLines: trace && done === 0 })
    if (trace && done === 0) for (const line of outcome.lines) console.log(line)
    done++
    hash.update(outcome.hash)
    if (hashes) console.log(`Hash of seed ${outcome.seed}: ${outcome.hash}`)
    for (const [name, n] of outcome.faults) faults.set(name, (faults.get(name) ?? 0) + n)
    for (const state of outcome.met) met.set(state, (met.get(state) ?? 0) + 1)
    sums.actions += outcome.plan.length
    sums.steps += outcome.steps
    sums.commits += outcome.commits
    sums.mails += outcome.mails
    sums.answers += outcome.answers
    if (outcome.findings.length === 0) continue
    failed.push(outcome)
    console.log(`Seed ${outcome.seed} failed:`)
    for (const finding of outcome.findings.slice(0, 10)) console.log(`  ${finding.kind}: ${finding.text}`)
  }
  const seconds = Math.round((elapsed() - began) / 1000)
  const count = (list: Iterable<number>) => [...list].reduce((sum, n) => sum + n, 0)
  console.log(
    `Schedules: ${done} from seed ${seed} in ${seconds} s. Actions ${sums.actions}, steps ${sums.steps}, commits ${sums.commits}, mails ${sums.mails}, answers ${sums.answers}.`,
  )
  console.log(`Faults: ${count(faults.values())}. ${listed(faults)}`)
  const unmet = rareStates.filter((state) => !met.has(state))
  console.log(
    `Rare states: ${rareStates.length - unmet.length} of ${rareStates.length} met.${unmet.length ? ` Not met: ${unmet.join('; ')}.` : ''}`,
  )
  console.log(`Hash: ${hash.digest('hex').slice(0, 16)}`)
  console.log(`Failures: ${failed.length}.`)
  const [first] = failed
  if (first) await tellShortest(first, functions)
  return failed.length === 0 && (done < manySchedules || unmet.length === 0)
}

/** Whether the auditor finds a bug that was planted, within so many schedules. */
export const findPlanted = async (
  { finds }: { finds: readonly string[] },
  seed: number,
  within: number,
): Promise<boolean> => {
  const functions = await ready()
  const others = new Map<string, number>()
  for (let n = 0; n < within; n++) {
    const { findings } = await live(seed + n, functions)
    const found = findings.find(({ kind }) => finds.includes(kind))
    if (found) {
      console.log(`seed ${seed + n}, ${found.kind}: ${found.text.slice(0, 140)}`)
      return true
    }
    for (const { kind } of findings) others.set(kind, (others.get(kind) ?? 0) + 1)
  }
  console.log(`not within ${within} schedules; but ${listed(others) || 'nothing'}`)
  return false
}

const listed = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ')

/** Leaves actions out, half of them first, as long as the same is found. */
const tellShortest = async ({ seed, findings }: Outcome, functions: Functions): Promise<void> => {
  const kinds = new Set(findings.map(({ kind }) => kind))
  const { plan } = planOf(seed)
  let kept = plan.map(({ index }) => index)
  let found: readonly Finding[] = findings
  let runs = 0
  const stillFails = async (only: number[]) => {
    runs++
    const outcome = await live(seed, functions, { only: new Set(only) })
    const same = outcome.findings.filter(({ kind }) => kinds.has(kind))
    if (same.length) found = same
    return same.length > 0
  }
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < kept.length && runs < shrinkRuns; ) {
      const shorter = [...kept.slice(0, at), ...kept.slice(at + size)]
      if (shorter.length && (await stillFails(shorter))) kept = shorter
      else at += size
    }
  console.log(
    `Shortest plan of seed ${seed} found in ${runs} runs, ${kept.length} of ${plan.length} actions:`,
  )
  for (const { index, actor, at } of plan)
    if (kept.includes(index)) console.log(`  a${index} after ${Math.round(at / 1000)} s: ${actor}`)
  for (const { kind, text } of found.slice(0, 5)) console.log(`  ${kind}: ${text}`)
}
