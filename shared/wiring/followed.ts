/** Ports that tell the hop in which they are used what came to pass: cases read, events committed, mails sent. */
import { type Commit, eventId } from '../../events/commit.ts'
import type { EventType } from '../../events/events.ts'
import { AlteredLog } from '../application/commits.ts'
import {
  AddressRefused,
  type Chat,
  type Mail,
  type Mailer,
  NumberRefused,
  type Sms,
} from '../application/notices/ports.ts'
import type { CaseLog, LogMarks } from '../application/ports.ts'
import { hopNow } from '../runtime/hop.ts'
import { log } from '../runtime/logger.ts'
import { countOf } from '../runtime/metrics.ts'

export const followedLog = (caseLog: CaseLog & LogMarks): CaseLog & LogMarks => ({
  load: async (caseId) => {
    const commits = await loadTold(caseLog, caseId)
    if (isCase(commits)) noteRead(caseId, commits)
    return commits
  },
  markAltered: (...given) => caseLog.markAltered(...given),
  append: async (commit) => {
    const written = await caseLog.append(commit)
    if (written === 'done') tellCommit(commit)
    return written
  },
})

const loadTold = async (caseLog: CaseLog, caseId: string): Promise<Commit[]> => {
  try {
    return await caseLog.load(caseId)
  } catch (error) {
    if (error instanceof AlteredLog)
      log.failure('log altered', error, { case: caseId }, countOf('AlteredLogs'))
    throw error
  }
}

/** Logs of pointers, of the directory and of templates are about no case. */
const ofNoCase = new Set<EventType>([
  'PointerWritten',
  'DirectoryChanged',
  'DirectoryEntryAdded',
  'DirectoryEndSet',
  'DirectoryEntryRenamed',
  'CouncilContactsSet',
  'TemplateSet',
])

const isCase = ([first]: readonly Commit[]) =>
  first !== undefined && !first.events.some(({ type }) => ofNoCase.has(type))

const noteRead = (caseId: string, commits: readonly Commit[]): void => {
  const hop = hopNow()
  if (!hop) return
  hop.read.add(caseId)
  // A stream record, or a message about a commit, says where it stands and not what it holds.
  const { version, eventType } = { ...hop.learnt, ...hop.known }
  const commit = version ? commits[version - 1] : undefined
  if (!eventType && commit) Object.assign(hop.learnt, eventsOf(commit))
}

const tellCommit = (commit: Commit): void => {
  const hop = hopNow()
  if (!hop || !commit.events.some(({ type }) => type !== 'PointerWritten')) return
  const { caseId, version, events } = commit
  hop.written.add(caseId)
  for (const [index, { type: eventType }] of events.entries())
    log.info(
      'committed',
      { case: caseId, version, eventId: eventId(commit, index), eventType },
      countOf('Events', 'eventType'),
    )
  const { eventType } = { ...hop.learnt, ...hop.known }
  if (!eventType) Object.assign(hop.learnt, eventsOf(commit))
}

const eventsOf = (commit: Commit) => ({
  eventId: commit.events.map((_, index) => eventId(commit, index)).join(' '),
  eventType: commit.events.map(({ type }) => type).join(' '),
})

export const followedMailer = (mailer: Mailer): Mailer => ({
  send: async (mail) => {
    try {
      await mailer.send(mail)
      tellMail(mail, 'sent')
    } catch (error) {
      if (error instanceof AddressRefused) tellMail(mail, 'refused')
      throw error
    }
  },
})

const tellMail = ({ kind, tags }: Mail, outcome: 'sent' | 'refused'): void =>
  log.info(
    'mail',
    { ...(tags.case && { case: tags.case }), kind, to: tags.to, outcome },
    countOf('Mails', 'kind'),
  )

/** Neither the number nor the words are told. */
export const followedSms = (sms: Sms): Sms => ({
  send: async (message) => {
    try {
      await sms.send(message)
      log.info('sms', { outcome: 'sent' })
    } catch (error) {
      if (error instanceof NumberRefused) log.info('sms', { outcome: 'refused' })
      throw error
    }
  },
})

export const followedChat = (chat: Chat): Chat => ({
  post: async (text) => {
    const outcome = await chat.post(text)
    log.info('chat', { outcome })
    return outcome
  },
})
