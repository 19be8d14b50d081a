import { parseArgs } from 'node:util'
import { prepare } from './boot.ts'
prepare()
const { values } = parseArgs({ options: { seed: { type: 'string' }, schedules: { type: 'string' } , lines: {type:'boolean'}} })
const { deployed } = await import('./world/functions.ts')
const { live } = await import('./schedule.ts')
const { World } = await import('./world/world.ts')
const { calm } = await import('./world/faults.ts')
let t = performance.now()
const boot = new World(0, 0, calm, {} as never)
boot.enter()
const functions = await deployed()
console.log('boot', performance.now() - t)
for (let seed = Number(values.seed ?? 1), n = Number(values.schedules ?? 1); n > 0; n--, seed++) {
  t = performance.now()
  const o = await live(seed, functions, { keepsLines: values.lines ?? false })
  if (values.lines) console.log(o.lines.join('\n'))
  console.log(seed, o.hash, Math.round(performance.now() - t), 'ms', o.plan.length, 'actions', o.steps, 'steps', o.commits, 'commits', o.mails, 'mails', o.answers, [...o.met].length, JSON.stringify(Object.fromEntries(o.faults)), o.findings)
}
