import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeStack, Resources, target } from './stacks.ts'

const alarms = new Resources(makeStack().stack).ofType('AWS::CloudWatch::Alarm')
const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8')
const sections = runbook
  .split(/^## /m)
  .slice(1)
  .map((section) => ({ anchor: section.split('\n')[0]?.toLowerCase().replaceAll(' ', '-'), text: section }))
const anchors = alarms.map(
  ({ properties }) => /docs\/runbook\.md#(.+)$/.exec(properties.AlarmDescription)?.[1],
)

test('every alarm leads to a heading of the runbook', () => {
  const known = sections.map(({ anchor }) => anchor)
  for (const anchor of anchors) expect(known).toContain(anchor)
})

test('every heading of the runbook has an alarm, and says what it means, what to look at and what to do', () => {
  for (const { anchor, text } of sections) {
    expect(anchors, anchor).toContain(anchor)
    for (const part of ['Meaning', 'Look at', 'Do']) expect(text, anchor).toContain(`- **${part}**: `)
  }
})

test('every alarm reaches people', () => {
  for (const { properties } of alarms)
    expect(properties.AlarmActions.map(target)).toEqual([expect.stringContaining('Topic')])
})
