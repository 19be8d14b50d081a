/** The table of transitions is what the domain does, and `docs/lifecycles.md` shows it; `UPDATE_DOCS=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../../events/events.ts'
import { type CaseKind, caseKinds, type Status } from '../../../events/values.ts'
import {
  activityKey,
  activityRoads,
  activitySection,
  documentedActivities,
  exploreActivities,
} from './activities/lifecycle.ts'
import { explore, type Step } from './explored.ts'
import { type Road, roads } from './lifecycles.ts'

const steps = explore()
const ofActivities = exploreActivities()

const keyOf = ({ kind, from, action, role, to }: Pick<Step, 'kind' | 'from' | 'action' | 'role' | 'to'>) =>
  `${kind}: ${from} -> ${to} by ${role}, ${action}`

const targets = ({ to }: Road, from: Road['from'][number]) => (to === 'stays' ? [from as Status] : to)
const documented = caseKinds.flatMap((kind) =>
  roads[kind].flatMap((road) =>
    road.from.flatMap((from) =>
      targets(road, from).flatMap((to) =>
        road.by.map((role) => keyOf({ kind, from, action: road.action, role, to })),
      ),
    ),
  ),
)

describe('the table of transitions', () => {
  test('has what the domain does, whoever tries, and nothing else', () => {
    expect(documented.toSorted()).toEqual([...new Set(steps.map(keyOf))].sort())
  })

  test('has what may be done with an activity of each form, whoever tries, and nothing else', () => {
    expect(documentedActivities().toSorted()).toEqual([...new Set(ofActivities.map(activityKey))].sort())
  })

  test('tells the check of files wherever a case ends or opens again: its files follow', () => {
    const ends = new Set(steps.filter((step) => step.ended).map(({ kind, to }) => `${kind} ${to}`))
    const turning = steps.filter(
      ({ kind, from, to }) => from !== 'none' && ends.has(`${kind} ${from}`) !== ends.has(`${kind} ${to}`),
    )
    expect(turning.length).toBeGreaterThan(10)
    for (const step of turning)
      expect(
        step.events.flatMap((type) => catalogue[type].queues),
        keyOf(step),
      ).toContain('files')
  })

  test('names tests that are there', () => {
    const named = [
      ...Object.values(roads).flatMap((list) => list.map((road) => road.test)),
      ...activityRoads.map(({ test: [file, title] }) => [`activities/${file}`, title] as const),
    ]
    for (const [file, title] of named) {
      const source = readFileSync(new URL(file, import.meta.url), 'utf8')
      expect([...source.matchAll(/\btest\(\s*'(.+)',/g)].map(([, there]) => there)).toContain(title)
    }
  })
})

const titles: Record<CaseKind, string> = {
  appeal: 'An appeal (өтініш, обращение)',
  draft_act: 'A draft act (НҚА жобасы, проект НПА)',
  initiative: 'An initiative (бастама, инициатива)',
}

/** What leads out of every open status is drawn once, out of all of them; what opens a case again leads into them. */
const diagram = (kind: CaseKind) => {
  const of = steps.filter((s) => s.kind === kind)
  const ended = new Set<string>(of.filter((s) => s.ended).map((s) => s.to))
  const open = [...new Set<string>(of.filter((s) => !s.ended).map((s) => s.to))]
  const inside = new Map<string, Set<string>>()
  const outside = new Map<string, Set<string>>()
  for (const road of roads[kind]) {
    if (road.to === 'stays') continue
    const fromAll = open.length > 1 && open.every((status) => road.from.some((from) => from === status))
    for (const from of fromAll ? ['open'] : road.from)
      for (const to of road.to) {
        const again = ended.has(from) && open.includes(to)
        const edge = `${from === 'none' ? '[*]' : from} --> ${again ? 'open' : to}`
        const edges = open.includes(to) && open.includes(from) ? inside : outside
        edges.set(edge, (edges.get(edge) ?? new Set()).add(road.action))
      }
  }
  const drawn = (edges: Map<string, Set<string>>) =>
    [...edges].map(([edge, actions]) => `${edge}: ${[...actions].join(', ')}`)
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...(inside.size ? ['  state open {', ...drawn(inside).map((line) => `    ${line}`), '  }'] : []),
    ...drawn(outside).map((line) => `  ${line}`),
    ...[...ended].map((status) => `  ${status} --> [*]`),
    '```',
  ].join('\n')
}

const listed = (values: Iterable<string>) => [...new Set(values)].map((value) => `\`${value}\``).join(', ')

const row = (kind: CaseKind, road: Road) => {
  const taken = steps.filter((s) => s.kind === kind && s.action === road.action && road.from.includes(s.from))
  const [file, title] = road.test
  return `| ${[
    road.from.map((from) => (from === 'none' ? '-' : from)).join(', '),
    ...(road.to === 'stays' ? [] : [road.to.join(', ')]),
    road.action,
    listed(taken.flatMap((s) => s.events)),
    road.by.join(', '),
    road.rule,
    listed(taken.flatMap((s) => s.terms)),
    `[${title}](../test/unit/domain/${file})`,
  ].join(' | ')} |`
}

const table = (kind: CaseKind, stays: boolean) => {
  const columns = [
    stays ? 'status' : 'from',
    ...(stays ? [] : ['to']),
    'action',
    'events',
    'by',
    'rule',
    'terms set',
    'test',
  ]
  return [
    `| ${columns.join(' | ')} |`,
    `|${'---|'.repeat(columns.length)}`,
    ...roads[kind].filter((road) => (road.to === 'stays') === stays).map((road) => row(kind, road)),
  ].join('\n')
}

const page = () => `# Lifecycles
Every status of every kind of case, and of what the council does, and all that can happen in it. The tables are \`test/unit/domain/lifecycles.ts\` and \`activities/lifecycle.ts\`; a test tries every command by every role in every reachable state, and fails when a transition is missing here or cannot happen. This page is written by \`UPDATE_DOCS=1 npx vitest run test/unit/domain/lifecycles.test.ts\`.

The status shown is the first that holds: the end; \`long_term\`; \`awaiting_applicant\` (an open question); \`awaiting_agency\` (an open letter); \`recommended\` (a recommendation without a letter that waits, which only an imported draft has; nobody owes anything on it); \`in_review\`; \`assigned\`; \`registered\`. So one action can lead to several: where a case stood shows again when what it waited for has come.

АППК is the Administrative Procedural and Process Code of 29 June 2020 No. 350-VI, Law 383-V the Law on Public Councils of 2 November 2015. A chair is always the one of the case's commission, an agency the one that the letter went to or the draft came from; \`system\` is the router, the sweep, the mails and the operator's commands. Who decides an extension is the setting \`extension.decidedBy\`, by default the head; a deputy (\`deputy_head\`) and the head of the apparatus (\`apparatus_head\`) have links of their own, as has who stands in (\`actingHead\`). Who signs letters is the setting \`signing\`: \`delegated\`, the default, has commissions' letters signed by their chairs under the head's standing delegation (Law 383-V art. 12), and they leave at once; with \`head\` every letter waits (\`LetterProposed\`, \`letter.signing\`) until the head or who stands in signs it (\`sign\`: \`LetterSent\`) or gives it back with a reason (\`refuse_signature\`: \`SignatureRefused\`); the tables below are of \`delegated\`. How long a term is and by what basis stands in the council's configuration under its key.
${caseKinds
  .map(
    (kind) => `
## ${titles[kind]}
${diagram(kind)}

### Transitions
${table(kind, false)}

### What leaves the status as it is
${table(kind, true)}
`,
  )
  .join('')}${activitySection(ofActivities)}`

test('docs/lifecycles.md shows it', () => {
  const path = new URL('../../../docs/lifecycles.md', import.meta.url)
  if (process.env.UPDATE_DOCS) writeFileSync(path, page())
  expect(readFileSync(path, 'utf8')).toBe(page())
})
