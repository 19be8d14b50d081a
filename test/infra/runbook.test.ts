import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Json, makeStack, Resources, target } from './stacks.ts'

const resources = new Resources(makeStack().stack)
const alarms = resources.ofType('AWS::CloudWatch::Alarm')
const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8')
const sections = runbook
  .split(/^## /m)
  .slice(1)
  .map((section) => ({ anchor: section.split('\n')[0]?.toLowerCase().replaceAll(' ', '-'), text: section }))
const known = sections.map(({ anchor }) => anchor)

/** A description as its reader gets it; what the deployment fills in stands in braces: `{AWS::Region}`. */
const told = (description: Json): string =>
  typeof description === 'string'
    ? description
    : description['Fn::Join'][1]
        .map((part: Json) => (typeof part === 'string' ? part : `{${target(part)}}`))
        .join('')
const anchorIn = (description: Json) => /docs\/runbook\.md#([\w-]+) /.exec(told(description))?.[1]
const anchors = alarms.map(({ properties }) => anchorIn(properties.AlarmDescription))

test('every alarm leads to a heading of the runbook', () => {
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

describe('the address of the repository', () => {
  test.each(['https://github.com/council/zhauap', 'https://github.com/council/zhauap/'])(
    '%s makes each alarm’s heading a link',
    (repository) => {
      const given = new Resources(makeStack({ repository }).stack).ofType('AWS::CloudWatch::Alarm')
      expect(given).toHaveLength(alarms.length)
      for (const { id, properties } of given) {
        const [link = ''] = /https:\S+runbook\.md#\S+/.exec(told(properties.AlarmDescription)) ?? []
        const [file, anchor] = link.split('#')
        expect(file, id).toBe('https://github.com/council/zhauap/blob/HEAD/docs/runbook.md')
        expect(known, id).toContain(anchor)
      }
    },
  )
  test('is one', () => {
    expect(() => makeStack({ repository: 'council/zhauap' })).toThrow('repository: not an http(s) address')
  })
})

test('every alarm leads to a log in the console of its region, which is that of the function it rings for', () => {
  const logOf = (description: Json) =>
    /https:\/\/\{AWS::Region\}\.console\.aws\.amazon\.com\/cloudwatch\/home\?region=\{AWS::Region\}#logsV2:log-groups\/log-group\/\{(\w+)\}$/.exec(
      told(description),
    )?.[1] ?? ''
  const logs = Object.fromEntries(
    alarms.map(({ id, properties }) => [id, logOf(properties.AlarmDescription)]),
  )
  for (const [id, log] of Object.entries(logs))
    expect(resources.all[log]?.Type, id).toBe('AWS::Logs::LogGroup')
  const rung = (part: string) => Object.keys(logs).filter((id) => id.startsWith(`Alarms${part}`))
  const alarmsOf = {
    AssignCommission: ['Assignment'],
    SendLetter: ['Dispatch'],
    RecordResponse: ['Responses'],
    SendReminders: ['Reminders'],
    SendNotice: ['Notices', 'MailFlood'],
    CheckFile: ['FilesDlq', 'FilesStuck', 'FilesFailing'],
    DrawPaper: ['Papers'],
    CarryOut: ['Decisions'],
    Relay: ['Commits', 'CaseStream', 'Relay', 'LogAltered'],
    SweepDeadlines: ['DailySweep', 'SweepSilent'],
    RecordDelivery: ['MailReturns', 'MailBounces', 'MailComplaints'],
    ApiAccess: ['ApiFails', 'RequestsDenied'],
  }
  const found = Object.entries(alarmsOf).flatMap(([owner, parts]) =>
    parts.flatMap(rung).map((id) => {
      expect(logs[id], id).toMatch(new RegExp(`^${owner}Logs`))
      return id
    }),
  )
  expect(found.sort()).toEqual(Object.keys(logs).sort())
})

test('a description is as long as CloudWatch takes (1024 characters), with the longest names', () => {
  const repository = `https://github.com/${'o'.repeat(39)}/${'r'.repeat(100)}`
  for (const { id, properties } of new Resources(makeStack({ repository }).stack).ofType(
    'AWS::CloudWatch::Alarm',
  )) {
    const filled = told(properties.AlarmDescription)
      .replaceAll('{AWS::Region}', 'ap-southeast-1')
      .replace(/\{\w+\}$/, 'g'.repeat(255))
    expect(filled.length, id).toBeLessThanOrEqual(1024)
  }
})
