/** Texts and files: there as long as their case needs them, gone when they should be, and nobody else's. */
import type { Finding } from './audit.ts'
import type { Facts } from './logs.ts'
import { storyOf } from './story.ts'

/** The start, in Almaty, of the same day so many years later; UTC seconds. */
const endOf = (closedOn: string, years: number): number => {
  const [year = '', rest = ''] = [closedOn.slice(0, 4), closedOn.slice(4)]
  const then = `${Number(year) + years}${rest}`
  const real = rest === '-02-29' ? `${Number(year) + years}-02-28` : then
  return Date.parse(`${real}T00:00:00Z`) / 1000 - 5 * 3600
}

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
    const early = new Set(events.slice(0, Math.max(0, erasure)).map(({ content }) => content))
    const named = new Set<unknown>()
    for (const [n, { type, content, attachments }] of events.entries()) {
      if (typeof content !== 'string') continue
      named.add(content)
      const row = rows.get(`${id}\n${content}`)
      if (n < erasure && !reasons.has(content)) {
        const again = events.slice(erasure + 1).some((e) => e.content === content)
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
      if (expiresAt === undefined && !['file_verdict', 'lookup'].includes(content.kind))
        say('kept for ever', `${id} ${contentId} ${content.kind}`)
    }
  }
  for (const { caseId, contentId, content, expiresAt } of people) {
    if (expiresAt !== undefined || logs.has(caseId)) continue
    const isNamed = facts.others
      .get('directory')
      ?.some(({ events }) => events.some((e) => e.content === contentId))
    const isPointer = content.kind === 'pointer' && logs.has(contentId)
    if (!isPointer && !(caseId === 'directory' && isNamed))
      say('kept for ever', `${caseId} ${contentId} ${content.kind}`)
  }
  for (const key of objects.keys()) {
    const [root, caseId = '', file = ''] = key.split('/')
    if (root === 'cases' && !files.has(file)) say('file of nothing', `${decodeURIComponent(caseId)} ${file}`)
  }
  for (const { key, expiresAt } of facts.claims)
    if (expiresAt === undefined && !/^(number|letter|draft)#/.test(key)) say('claim for ever', key)
  for (const [queue, messages] of Object.entries(dead))
    for (const { body, reason } of messages)
      say('dead letter', `${queue}: ${reason ?? ''} ${body.slice(0, 160)}`)
  for (const [queue, messages] of Object.entries(waiting))
    if (messages.length) say('message left', `${queue}: ${messages.length}`)
  if (expired) say('message expired', String(expired))
  return findings
}
