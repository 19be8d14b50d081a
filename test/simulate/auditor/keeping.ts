/** Texts and files: there as long as their case needs them, gone when they should be, and nobody else's. */
import type { Finding } from './audit.ts'
import type { Commit, Event, Facts } from './logs.ts'
import { type Story, storyOf } from './story.ts'

/** The start, in Almaty, of the same day so many years later; UTC seconds. */
export const endOf = (closedOn: string, years: number): number => {
  const [year = '', rest = ''] = [closedOn.slice(0, 4), closedOn.slice(4)]
  const then = `${Number(year) + years}${rest}`
  const real = rest === '-02-29' ? `${Number(year) + years}-02-28` : then
  return Date.parse(`${real}T00:00:00Z`) / 1000 - 5 * 3600
}

/** Texts that an event names: its own, and who signed it. */
const idsIn = ({ content, signatory }: Event): string[] =>
  [content, signatory].filter((id) => typeof id === 'string')
const textsIn = (events: readonly Event[]) =>
  events.flatMap((e, n) =>
    idsIn(e).map(
      (content) =>
        [
          n,
          { type: e.type, content, attachments: content === e.content ? e.attachments : undefined },
        ] as const,
    ),
  )

/** A word by which a case is found, or the list of its words. */
const isWord = (place: string, { logs }: Facts): boolean =>
  place.startsWith('words:') || logs.has(/^words-of:(.*)$/.exec(place)?.[1] ?? '')

export const keepingFindings = (facts: Facts): Finding[] => {
  const { logs, people, objects, council, dead, expired, waiting } = facts
  const findings: Finding[] = []
  const say = (kind: string, text: string) => findings.push({ kind, text })
  const rows = new Map(people.map((row) => [`${row.caseId}\n${row.contentId}`, row]))
  const files = new Map<string, string>()
  for (const [id, log] of logs) {
    const events = log.flatMap((commit) => commit.events)
    const story = storyOf(log)
    const ends = story?.closedOn ? endOf(story.closedOn, council.retentionYears) : undefined
    const erasure = events.findLastIndex(({ type }) => type === 'PersonalDataErased')
    const reasons = new Set(
      events.filter(({ type }) => type === 'PersonalDataErased').map(({ content }) => content),
    )
    const early = new Set(events.slice(0, Math.max(0, erasure)).flatMap(idsIn))
    const named = new Set<unknown>()
    for (const [n, { type, content, attachments }] of textsIn(events)) {
      named.add(content)
      const row = rows.get(`${id}\n${content}`)
      if (n < erasure && !reasons.has(content)) {
        const again = events.slice(erasure + 1).some((e) => idsIn(e).includes(content))
        if (row && facts.erased.includes(id) && !again)
          say('erased and still there', `${id} ${type} ${content}`)
        continue
      }
      if (!row) {
        if (!early.has(content)) say('text lost', `${id} ${type} ${content}`)
        continue
      }
      if (story && row.expiresAt !== ends)
        say('text ends at another time', `${id} ${type} ${content}: ${row.expiresAt}, not ${ends}`)
      const own = (row.content.files as { id: string }[] | undefined) ?? []
      if (typeof attachments === 'number' && attachments !== own.length)
        say('files counted wrong', `${id} ${type}`)
      for (const { id: file } of own) {
        const other = files.get(file)
        if (other && other !== `${id} ${content}`)
          say('one file, two texts', `${file}: ${other} and ${id} ${content}`)
        files.set(file, `${id} ${content}`)
        const verdict = rows.get(`${id}\n${file}`)?.content.verdict
        const kept = objects.get(`cases/${encodeURIComponent(id)}/${file}`)
        if (!verdict) say('file never looked at', `${id} ${file}`)
        if (verdict === 'accepted' && !kept) say('file lost', `${id} ${file}`)
        const scan = facts.scanned.get(file)
        if (kept && (kept.begins !== '%PDF' || (scan !== undefined && scan !== 'NO_THREATS_FOUND')))
          say('dangerous file can be opened', `${id} ${file}: ${kept.begins} ${scan}`)
        if (verdict === 'rejected' && kept) say('refused file can be opened', `${id} ${file}`)
        if (verdict === 'accepted' && kept && story && kept.closedOn !== story.closedOn)
          say('file ends at another time', `${id} ${file}: ${kept.closedOn}, not ${story.closedOn}`)
      }
    }
    for (const { caseId, contentId, content, expiresAt } of people) {
      if (caseId !== id || named.has(contentId)) continue
      if (expiresAt === undefined && !['file_verdict', 'lookup', 'signature_verdict'].includes(content.kind))
        say('kept for ever', `${id} ${contentId} ${content.kind}`)
    }
  }
  for (const { caseId, contentId, content, expiresAt } of people) {
    if (expiresAt !== undefined || logs.has(caseId) || facts.works.has(caseId)) continue
    const isNamed = facts.others
      .get(caseId)
      ?.some(({ events }) => events.some((e) => e.content === contentId))
    const isPointer = content.kind === 'pointer' && logs.has(contentId)
    if (!isPointer && !isWord(caseId, facts) && !isNamed)
      say('kept for ever', `${caseId} ${contentId} ${content.kind}`)
  }
  for (const key of objects.keys()) {
    const [root, caseId = '', file = ''] = key.split('/')
    if (root === 'cases' && !files.has(file) && !facts.works.has(decodeURIComponent(caseId)))
      say('file of nothing', `${decodeURIComponent(caseId)} ${file}`)
  }
  for (const { key, expiresAt } of facts.claims)
    if (expiresAt === undefined && !/^(number|letter|draft)#/.test(key)) say('claim for ever', key)
  for (const [queue, messages] of Object.entries(dead))
    for (const { body, reason } of messages)
      say('dead letter', `${queue}: ${reason ?? ''} ${body.slice(0, 160)}`)
  for (const [queue, messages] of Object.entries(waiting))
    if (messages.length) say('message left', `${queue}: ${messages.length}`)
  if (expired) say('message expired', String(expired))
  return [...findings, ...wordFindings(facts), ...paperFindings(facts), ...signatureFindings(facts)]
}

/** Each case is found by the words of its subject as long as they are kept, and by no word longer. */
const wordFindings = ({ logs, people, peopleWritten, marks, council }: Facts): Finding[] => {
  const findings: Finding[] = []
  const stored = new Map(people.map((row) => [`${row.caseId}\n${row.contentId}`, row]))
  const ends = new Map<string, number | undefined>()
  const found = new Map<string, Set<string>>()
  for (const [id, log] of logs) {
    const story = storyOf(log)
    if (story) ends.set(id, story.closedOn ? endOf(story.closedOn, council.retentionYears) : undefined)
  }
  for (const { caseId, contentId, content, expiresAt } of people) {
    if (!caseId.startsWith('words:')) continue
    const id = String(content.caseId)
    const [word = ''] = contentId.split('#')
    found.set(id, (found.get(id) ?? new Set()).add(word))
    const isThere = ends.has(id) && !isErased(logs.get(id))
    if (isThere && expiresAt !== ends.get(id))
      findings.push({
        kind: 'word ends at another time',
        text: `${id} ${word}: ${expiresAt}, not ${ends.get(id)}`,
      })
    if (!logs.has(id)) findings.push({ kind: 'word of nothing', text: `${id} ${word}` })
  }
  for (const [mark, places] of peopleWritten) {
    if (marks.get(mark)?.kind !== 'subject') continue
    for (const place of places) {
      const [id = '', content = ''] = place.split('\n')
      const row = stored.get(place)
      const isSubject = ends.has(id) && ['appeal', 'draft_act', 'letter'].includes(String(row?.content.kind))
      const isNamed = logs.get(id)?.some(({ events }) => events.some((e) => e.content === content))
      // Of a draft's versions the last one is looked for.
      const isLast = !content.startsWith('draft') || storyOf(logs.get(id) ?? [])?.content === content
      if (isSubject && isNamed && isLast && !found.get(id)?.has(mark))
        findings.push({ kind: 'not found by its words', text: `${id} ${content}: ${mark}` })
    }
  }
  return findings
}

const isErased = (log: readonly Commit[] = []) =>
  log.some(({ events }) => events.some(({ type }) => type === 'PersonalDataErased'))

/** What was attached as a signature has been looked into, and the verdict ends with it; its paper is the signatory's. */
const signatureFindings = ({ logs, people, council }: Facts): Finding[] => {
  const findings: Finding[] = []
  for (const [id, log] of logs) {
    const story = storyOf(log)
    const ends = story?.closedOn ? endOf(story.closedOn, council.retentionYears) : undefined
    for (const { version, actor, events } of log)
      for (const { type, content, paper } of events) {
        if (type !== 'SignatureAttached') continue
        const [of = 0, n = 0] = String(paper).split('-').map(Number)
        const yielded = log[of - 1]
        const isChairs = yielded?.actor.role === 'chair'
        const say = (kind: string, text = '') =>
          findings.push({ kind, text: `${id} at ${version}: ${paper} ${text}` })
        if (!yielded?.events[n]) say('signature of nothing')
        if (isChairs ? actor.role !== 'chair' : !['secretary', 'head'].includes(actor.role))
          say('signed by another', actor.role)
        const verdict = people.find((row) => row.caseId === id && row.contentId === `${content}-verdict`)
        if (isErased(log)) continue
        if (!verdict) say('signature never looked into')
        else if (story && verdict.expiresAt !== ends)
          say('verdict ends at another time', `${verdict.expiresAt}, not ${ends}`)
      }
  }
  return findings
}

/** Each paper is there in both formats, ends with its case, and nothing is left of what was erased. */
const paperFindings = ({ logs, works, objects }: Facts): Finding[] => {
  const findings: Finding[] = []
  const owed = new Map<string, { story: Story | undefined; mayLack: boolean }>()
  for (const [id, log] of logs) {
    const story = storyOf(log)
    const erasure = log.findLastIndex(({ events }) =>
      events.some(({ type }) => type === 'PersonalDataErased'),
    )
    const isReceipt = ({ type, code }: Event) =>
      type === 'AppealRegistered' || (type === 'ContactCorrected' && code === true)
    const receipt = log.findLast(({ events }) => events.some(isReceipt))
    for (const { version, events } of log.slice(erasure + 1))
      for (const [n, e] of events.entries())
        if (isReceipt(e) || ['AppealAnswered', 'AppealForwarded', 'LetterSent'].includes(e.type))
          for (const format of ['pdf', 'docx'])
            owed.set(`papers/${encodeURIComponent(id)}/${version}-${n}.${format}`, {
              story,
              // What tells of a text that was erased cannot be drawn any more, and a code that opens nothing need not be.
              mayLack: erasure >= 0 || (isReceipt(e) && version !== receipt?.version),
            })
  }
  for (const [key, { story, mayLack }] of owed) {
    const kept = objects.get(key)
    if (!kept && !mayLack) findings.push({ kind: 'paper never drawn', text: key })
    if (kept && story && kept.closedOn !== story.closedOn)
      findings.push({
        kind: 'paper ends at another time',
        text: `${key}: ${kept.closedOn}, not ${story.closedOn}`,
      })
  }
  for (const key of objects.keys())
    if (
      key.startsWith('papers/') &&
      !owed.has(key) &&
      !works.has(decodeURIComponent(key.split('/')[1] ?? ''))
    )
      findings.push({ kind: 'paper of nothing', text: key })
  return findings
}
