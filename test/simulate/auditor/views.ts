/** Each view is what its log amounts to. */
import type { Finding } from './audit.ts'
import { canonical, type Facts, type ViewRow } from './logs.ts'
import { type Letter, type Story, storyOf } from './story.ts'
import { matterOf } from './story-parts.ts'

const defined = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))

const statusOf = (s: Story): string => {
  if (s.ended) return s.ended
  if (s.closedOn) return s.kind === 'appeal' ? 'answered' : 'responded'
  if (s.longTermOn) return 'long_term'
  if (s.question || s.completion) return 'awaiting_applicant'
  if ([...s.letters.values()].some(({ decision }) => decision === undefined)) return 'awaiting_agency'
  if (s.kind === 'draft_act' && s.recommendations.at(-1)?.version === s.draftVersion) return 'recommended'
  if (s.accepted) return 'in_review'
  return s.commission ? 'assigned' : 'registered'
}

const caseRow = (s: Story) => {
  const [next] = [...s.waiting.values()]
    .map(({ deadline: { due, term }, role, as }) => ({
      due: due ?? '0000-00-00',
      term,
      owner: as ? `${role}:${as}` : role,
    }))
    .sort((a, b) => (`${a.due}${a.term}` < `${b.due}${b.term}` ? -1 : 1))
  const headOwes = [...s.waiting.values()].flatMap(({ deadline, role }) =>
    role === 'head' ? deadline.term : [],
  )
  const byHand = [...s.waiting].filter(([key]) => key.startsWith('handover:'))
  const given = s.recommendations.at(-1)
  const [letter] = s.letters.values()
  const due = s.kind === 'initiative' ? (letter?.due ?? null) : (s.main?.due ?? null)
  const pauses = [
    ...s.pauses.map(({ from, to }) => [from, to]),
    ...(s.stoppedOn ? [[s.stoppedOn, '9999-12-31']] : []),
  ]
  return defined({
    caseId: s.caseId,
    part: 'case',
    kind: s.kind,
    status: statusOf(s),
    content: s.content,
    topic: s.topic,
    commission: s.commission,
    agency: s.agency,
    applicant: s.applicant,
    language: s.language,
    channel: s.channel,
    unreachable: s.kind === 'appeal' && !s.reachable ? true : undefined,
    byHand: byHand.length ? [...new Set(byHand.map(([key]) => matterOf(key)))] : undefined,
    undelivered: byHand.some(([, { undelivered }]) => undelivered) || undefined,
    saidAt: s.saidAt,
    receivedOn: s.receivedOn,
    registeredOn: s.registeredOn,
    dueOn: s.firstAnswer ? s.firstAnswer.due : due,
    nextDue: next?.due,
    nextTerm: next?.term,
    nextOwner: next?.owner,
    headOwes: headOwes.length ? headOwes.sort() : undefined,
    firstAnswerOn: s.firstAnswer?.on,
    handing: s.handing,
    disputed: s.disputed || undefined,
    extended: s.extensions > 0 || undefined,
    pausedDays: pauses.length ? pauses : undefined,
    longTermOn: s.longTermOn,
    origin: s.origin,
    outcome: s.kind === 'appeal' ? (s.answered ? s.answers.at(-1)?.outcome : undefined) : given?.outcome,
    recommendedOn: given?.on,
    agreedAt: s.agreedAt,
    remarks: given?.remarks,
    closedOn: s.closedOn,
    standings: s.standings.length > 1 ? s.standings.slice(1) : undefined,
    commissions: s.commissions.length ? s.commissions : undefined,
    dues: s.dues.length > 1 ? s.dues : undefined,
    extendedAt: s.extendedAt,
    recommended:
      s.recommendations.length > 1
        ? s.recommendations.slice(0, -1).map(({ on, outcome, remarks }) => [on, { outcome, remarks }])
        : undefined,
  })
}

const letterRow = (s: Story, letter: Letter) =>
  defined({
    caseId: s.caseId,
    part: letter.number,
    content: letter.remarks === undefined ? letter.content : s.content,
    letterKind: letter.kind,
    signedBy: letter.signedBy,
    agency: letter.agency,
    about: s.kind,
    commission: s.commission,
    sentOn: letter.sentOn,
    dueOn: letter.due,
    answeredOn: letter.first,
    decision: letter.decision,
    decisions: letter.decisions.length > 1 ? letter.decisions : undefined,
    remarks: letter.answered,
    dues: letter.dues.length > 1 ? letter.dues : undefined,
    remarksBy: letter.answeredBy.length > 1 ? letter.answeredBy : undefined,
  })

const factRows = (s: Story) => {
  const fact = (name: string, which: string | number, on: string) => ({
    caseId: s.caseId,
    part: `${name}:${which}`,
    fact: name,
    on,
  })
  return [
    ...s.standings
      .filter(([, standing]) => standing === 'answered')
      .map(([on], i) => fact('answered', i + 1, on)),
    ...s.recommendations.map(({ on }, i) => fact('recommended', i + 1, on)),
    ...[...s.letters.values()].flatMap(({ number, first }) =>
      first ? [fact('lettersAnswered', number, first)] : [],
    ),
  ]
}

/** Of what was handed over only its name is left. */
const handoverRows = (s: Story, before: Iterable<string>) =>
  [...new Set([...before, ...s.waiting.keys()])].flatMap((key) => {
    if (!key.startsWith('handover:')) return []
    const waiting = s.waiting.get(key)
    const { from, due } = waiting?.deadline ?? {}
    return [
      defined({
        caseId: s.caseId,
        part: key,
        handover: matterOf(key),
        since: from,
        dueOn: due,
        undelivered: waiting?.undelivered,
      }),
    ]
  })

/** A row as it is, without the keys that lists are found by. */
const plain = (row: ViewRow): Record<string, unknown> => {
  const keys = ['dueShard', 'dueKey', 'commissionKey', 'agencyKey', 'monthKey', 'listKey']
  return Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)))
}

export const viewFindings = ({ logs, works, others, views }: Facts): Finding[] => {
  const findings: Finding[] = []
  const stored = new Map(views.map((row) => [`${row.caseId}\n${row.part}`, row]))
  for (const [caseId, log] of logs) {
    const expected = new Map<string, { text: string; version: number }>()
    const story = storyOf(log, (s, { version }) => {
      for (const row of [
        caseRow(s),
        ...[...s.letters.values()].map((letter) => letterRow(s, letter)),
        ...factRows(s),
        ...handoverRows(s, expected.keys()),
      ]) {
        const text = canonical(row)
        if (expected.get(String(row.part))?.text !== text) expected.set(String(row.part), { text, version })
      }
    })
    const own = [...stored].filter(([, row]) => row.caseId === caseId)
    for (const [place] of own) stored.delete(place)
    // What an old register said is folded by its own rules, which are the importer's to test.
    if (!story) continue
    for (const [part, { text, version }] of expected) {
      const row = own.find(([, one]) => one.part === part)?.[1]
      const { version: seen, ...rest } = row ? plain(row) : { version: 0 }
      if (!row) findings.push({ kind: 'view missing', text: `${caseId} ${part}` })
      else if (canonical(rest) !== text)
        findings.push({
          kind: 'view differs',
          text: `${caseId} ${part}: ${differenceOf(JSON.parse(text), rest)}`,
        })
      else if (seen !== version)
        findings.push({ kind: 'view of another version', text: `${caseId} ${part}: ${seen} for ${version}` })
    }
    for (const [, { part }] of own)
      if (!expected.has(part)) findings.push({ kind: 'view of nothing', text: `${caseId} ${part}` })
  }
  for (const { caseId, part } of stored.values())
    if (!(works.has(caseId) && part === 'activity') && !(others.has(caseId) && part === caseId))
      findings.push({ kind: 'view of no case', text: `${caseId} ${part}` })
  return findings
}

const differenceOf = (expected: Record<string, unknown>, row: Record<string, unknown>): string =>
  [...new Set([...Object.keys(expected), ...Object.keys(row)])]
    .filter((key) => canonical(expected[key]) !== canonical(row[key]))
    .map((key) => `${key} is ${JSON.stringify(row[key])}, not ${JSON.stringify(expected[key])}`)
    .join('; ')
