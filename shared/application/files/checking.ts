/**
 * Files that are looked into before anybody opens them: by their content here, and by a scanner where one is awaited. What
 * may be opened is kept apart from what came, a photograph without its place. Every step can be repeated.
 */
import { createHash } from 'node:crypto'
import { type Envelope, envelopes } from '../../../events/commit.ts'
import type { File } from '../../../events/content-parts.ts'
import type { ContentOf } from '../../../events/contents.ts'
import { limits } from '../../../events/limits.ts'
import type { Case } from '../../domain/case.ts'
import { isOfFiles } from '../../domain/files/files.ts'
import { withoutPlace } from '../../domain/files/place.ts'
import { fold } from '../../domain/fold.ts'
import type { CouncilRules } from '../council-rules.ts'
import { orphanEnds } from '../execute-command.ts'
import type { CaseLog, Files, Inspect, People, Queues } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import { councilFiles } from '../upkeep/council-texts.ts'
import { filesOfText, filesOfTexts } from './attachments.ts'
import { keptKey, looked, readUncheckedKey, scan, uncheckedKey } from './file-keys.ts'

export type Checking = {
  log: CaseLog
  people: People
  files: Files
  queues: Queues
  rules: CouncilRules
  inspect: Inspect
  /** Whether a file opens only after a scanner has found nothing in it. */
  scanned: boolean
}

/**
 * Looks into every file that came with this event's text, and has its sender told of those that were not taken; those of
 * a case that it closed or opened again follow it. `at` is when the message was sent, UTC.
 */
export const checkFiles = async (deps: Checking, event: Envelope, at = event.time): Promise<void> => {
  const { subject: caseId, data } = event
  const content = 'content' in data ? data.content : undefined
  const files = content ? await filesOfText(deps.people, caseId, content) : []
  for (const file of files) await check(deps, caseId, file, at)
  await retainFiles(deps, caseId)
  if ((await refusedOf(deps.people, caseId, files)).length) await haveToldOf(deps, event)
}

/** By who writes to people: nobody who looks into strangers' files can make a link or send a mail. */
const haveToldOf = ({ queues }: Checking, event: Envelope) =>
  queues.send('notices', [{ ...event, about: 'files' } satisfies Envelope])

/** Of these files of a case those that were not taken, and why. */
export const refusedOf = async (
  people: People,
  caseId: string,
  files: readonly File[],
): Promise<{ id: string; name: string; why: NonNullable<Verdict['why']> }[]> => {
  const verdicts = await Promise.all(files.map(({ id }) => textOf(people, caseId, id, 'file_verdict')))
  return files.flatMap(({ id, name }, i) => {
    const { verdict, why = 'content' } = verdicts[i] ?? {}
    return verdict === 'rejected' ? [{ id, name, why }] : []
  })
}

/**
 * A case's or an activity's files and what was said of them end when its texts do: by the log as it is now, so that messages
 * may come late or in any order.
 */
const retainFiles = async (deps: Checking, caseId: string): Promise<void> => {
  const log = await deps.log.load(caseId)
  const c = fold(log)
  for (const { id, over, ends } of c ? await filesOfCase(deps, c) : councilFiles(log, deps.rules)) {
    await deps.files.retain(keptKey(caseId, id), over)
    await deps.people.expire(caseId, id, ends)
  }
}

const filesOfCase = async ({ people, rules }: Checking, { caseId, closedOn, attached }: Case) => {
  const texts = new Set(attached.map(({ content }) => content))
  const ends = closedOn ? rules.retentionEnds(closedOn) : undefined
  return (await filesOfTexts(people, caseId, texts)).map(({ id }) => ({ id, over: closedOn, ends }))
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type Verdict = ContentOf<'file_verdict'>
const accepted = (mark?: string, original?: string): Verdict => ({
  kind: 'file_verdict',
  verdict: 'accepted',
  ...(mark && { mark }),
  ...(original && { original }),
})
const rejected = (why: NonNullable<Verdict['why']>): Verdict => ({
  kind: 'file_verdict',
  verdict: 'rejected',
  why,
})
const check = async (deps: Checking, caseId: string, file: File, at: string) => {
  const { people } = deps
  if (await people.get(caseId, file.id)) return
  if (!(await people.get(caseId, looked(file.id))))
    await people.putNew(caseId, looked(file.id), await look(deps, caseId, file), orphanEnds(at))
  await settle(deps, caseId, file.id, at)
}

/** A file's content against what its sender said of it. */
const look = async ({ files, inspect }: Checking, caseId: string, { id, kind, size }: File) => {
  const { bytes, mark } = await files.read(uncheckedKey(caseId, id))
  if (bytes.length !== size || size > limits.fileBytes) return rejected('size')
  const found = await inspect(bytes)
  if (found === kind) return accepted(mark, withoutPlace(bytes) === bytes ? undefined : sha256(bytes))
  return rejected(found === 'protected' && (kind === 'docx' || kind === 'xlsx') ? 'protected' : 'content')
}

/**
 * The last word: a no of either is a no; a yes needs both, where a scanner is awaited, of the very bytes that are kept.
 * Whoever comes last says it. It ends with its case (`retainFiles`); those of each check are done with, and end before.
 */
const settle = async (deps: Checking, caseId: string, id: string, at: string) => {
  const { people, files, scanned } = deps
  const ours = await textOf(people, caseId, looked(id), 'file_verdict')
  const theirs = scanned ? await textOf(people, caseId, scan(id), 'file_verdict') : ours
  const no = [ours, theirs].find((verdict) => verdict?.verdict === 'rejected')
  if (no) await people.putNew(caseId, id, no, orphanEnds(at))
  if (no || !ours || !theirs) return
  const kept = ours.mark === theirs.mark ? await keep(files, caseId, id, ours) : 'changed'
  if (kept === 'missing') throw new Error(`${id}: gone before it was kept`)
  const verdict = kept === 'done' ? accepted(undefined, ours.original) : rejected('content')
  await people.putNew(caseId, id, verdict, orphanEnds(at))
}

/** A photograph is kept without its place, all else as it came. */
const keep = async (
  files: Files,
  caseId: string,
  id: string,
  { mark, original }: Verdict,
): Promise<'done' | 'missing' | 'changed'> => {
  const [from, to] = [uncheckedKey(caseId, id), keptKey(caseId, id)]
  if (!original) return files.copy(from, to, mark)
  const { bytes, mark: now } = await files.read(from)
  if (now !== mark) return 'changed'
  await files.put(to, withoutPlace(bytes))
  return 'done'
}

/** What a malware scanner says of an object's bytes: nothing found, something, or that it cannot tell. */
export type ScanResult = { key: string; mark: string; status: string }

/** Throws when the scan failed, so that a person hears of it; its file stays closed. `at` is when it was told, UTC. */
export const recordScan = async (
  deps: Checking,
  { key, mark, status }: ScanResult,
  at: string,
): Promise<void> => {
  const of = readUncheckedKey(key)
  if (!of) return
  const verdicts: Record<string, Verdict> = {
    NO_THREATS_FOUND: accepted(mark),
    THREATS_FOUND: rejected('malware'),
    UNSUPPORTED: rejected('unscannable'),
  }
  const verdict = verdicts[status]
  if (!verdict) throw new Error(`${of.id}: scan ${status}`)
  await deps.people.putNew(of.caseId, scan(of.id), verdict, orphanEnds(at))
  await settle(deps, of.caseId, of.id, at)
  await retainFiles(deps, of.caseId)
  const event = await eventOf(deps, of.caseId, of.id)
  if (event?.refused) await haveToldOf(deps, event.envelope)
}

/** The event with whose text this file came, and whether the file was not taken. */
const eventOf = async ({ log, people, rules }: Checking, caseId: string, id: string) => {
  for (const commit of await log.load(caseId))
    for (const envelope of envelopes(commit, `/zhauap/${rules.council.id}`)) {
      const { data } = envelope
      if (!isOfFiles(data) || !('content' in data) || !data.content) continue
      const file = (await filesOfText(people, caseId, data.content)).find((one) => one.id === id)
      if (file) return { envelope, refused: (await refusedOf(people, caseId, [file])).length > 0 }
    }
  return undefined
}
