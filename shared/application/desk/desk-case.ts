/** A case as the secretariat sees it: everything there is, and what its member may do now. */
import { type Commit, eventId } from '../../../events/commit.ts'
import type { CaseEvent } from '../../../events/events.ts'
import { pauseTold } from '../../council/council.ts'
import { ratingsOf } from '../../domain/appeals/rating.ts'
import type { Case, CaseState, Grant } from '../../domain/case.ts'
import { handoversOf } from '../../domain/desk/handover.ts'
import { applyCommit } from '../../domain/fold.ts'
import { type Recipient, toldAs } from '../../domain/notices/notice.ts'
import { noticesOf } from '../../domain/notices/notices.ts'
import { papersOf } from '../../domain/papers/papers.ts'
import { workingDaysLeft } from '../../domain/terms.ts'
import { timelineOf } from '../../domain/timeline.ts'
import { memberOfCommand } from '../actions/grants.ts'
import { viewFor } from '../actions/link-view.ts'
import type { CouncilRules } from '../council-rules.ts'
import { erasedFiles } from '../files/attachments.ts'
import { staffReader } from '../notices/readers.ts'
import type { CaseLog, Claims, Links, People } from '../ports.ts'
import { appealTextOf, readingOnce, textOf } from '../texts-of-case.ts'
import type { DeskCase, LogEntry } from './models.ts'

type Deps = { people: People; claims: Claims; rules: CouncilRules; links: Links; log: CaseLog }

const secretary: Grant = { role: 'secretary', open: true }

/** `today` is the local day. What was erased is left out. */
export const deskCase = async (
  stored: Deps,
  { case: c, log }: { case: Case; log: readonly Commit[] },
  today: string,
): Promise<DeskCase> => {
  const deps = { ...stored, people: readingOnce(stored.people) }
  const { people, rules } = deps
  const [view, appeal, draft, ratings, mails, returned, erased, notes] = await Promise.all([
    viewFor(deps, c, secretary, today),
    appealTextOf(people, c),
    textOf(people, c.caseId, c.content, 'draft_act'),
    ratingsIn(people, c),
    mailsOf(deps, log),
    people.list(c.caseId, 'delivery-'),
    erasedFiles(people, c),
    notesOf(deps, c, log),
  ])
  const applicant = appeal?.applicant
  return {
    view,
    receivedAt: c.receivedAt,
    registeredOn: c.registeredOn,
    ...(applicant && { applicant }),
    ...(appeal?.representative && { representative: appeal.representative }),
    ...(appeal?.acceptedBy && { acceptedBy: appeal.acceptedBy.name }),
    ...(c.kind === 'appeal' && c.signatories && { signatories: c.signatories }),
    ...(c.kind === 'appeal' && c.oral && { oral: true }),
    ...(c.kind === 'appeal' && c.anonymous && { anonymous: true }),
    ...(draft && { contact: draft.contact }),
    ...(c.kind === 'appeal' && { language: c.language, channel: c.channel, reachable: c.reachable }),
    dates: Object.entries(c.pending)
      .map(([key, { deadline, owner }]) => ({
        ...toHand(c, log, key),
        deadline,
        owner,
        next: {
          term: deadline.term,
          dueOn: deadline.due,
          workingDaysLeft: deadline.due ? workingDaysLeft(rules.calendar, today, deadline.due) : null,
        },
      }))
      .sort((a, b) => ((a.deadline.due ?? '') < (b.deadline.due ?? '') ? -1 : 1)),
    ...(c.stopped && { stopped: pauseTold(rules.council, c.stopped) }),
    pauses: c.pauses.map((pause) => pauseTold(rules.council, pause)),
    ratings,
    mails,
    returned: [...returned.values()].flatMap((found) =>
      found.kind === 'delivery' && found.address ? [found] : [],
    ),
    notes,
    log: await Promise.all(
      timelineOf(log).map(async ({ at, by, commandId, event }): Promise<LogEntry> => {
        const member = memberOfCommand(deps, commandId)
        const handed = await handedIn(people, c, event)
        return {
          at,
          type: event.type,
          by,
          ...(member && { member: member.name }),
          ...detailsOf(event),
          ...handed,
        }
      }),
    ),
    erasedFiles: erased.map(({ from, letter }) => ({ from, ...(letter && { letter }) })),
    ...(c.erased && { erasedOn: c.erased.on }),
  }
}

/** Erased ones are left out. */
const notesOf = async (deps: Deps, c: Case, log: readonly Commit[]): Promise<DeskCase['notes']> => {
  const added = timelineOf(log).flatMap(({ at, commandId, event }) =>
    event.type === 'NoteAdded'
      ? [{ at, content: event.content, by: memberOfCommand(deps, commandId)?.name }]
      : [],
  )
  const notes = await Promise.all(
    added.map(async ({ at, content, by }) => {
      const note = await textOf(deps.people, c.caseId, content, 'note')
      return note ? [{ at, ...(by && { by }), text: note.text }] : []
    }),
  )
  return notes.flat().reverse()
}

/** What of it is to be handed over, and its paper. */
const toHand = (
  c: Case,
  log: readonly Commit[],
  key: string,
): Pick<DeskCase['dates'][number], 'handover'> => {
  const found = handoversOf(c).find((one) => one.key === key)
  if (!found) return {}
  const { what, of } = found
  const paper = papersOf(log).findLast(({ kind, letter, event }) => {
    if (what === 'letter') return letter === of
    return kind === what && (what !== 'forwarding' || ('content' in event && event.content === of))
  })
  return {
    handover: { what, ...(what === 'letter' && of && { letter: of }), ...(paper && { paper: paper.id }) },
  }
}

const ratingsIn = (people: People, c: Case): Promise<DeskCase['ratings']> =>
  Promise.all(
    (c.kind === 'appeal' ? ratingsOf(c) : []).map(async ({ rating, on, content }) => {
      const comment = (await textOf(people, c.caseId, content, 'message'))?.text
      return { rating, on, ...(comment && { comment }) }
    }),
  )

/** The mails that the log's events asked for, each with whether its claim was completed. */
const mailsOf = async ({ claims, rules }: Deps, log: readonly Commit[]): Promise<DeskCase['mails']> => {
  const asked: (DeskCase['mails'][number] & { key: string })[] = []
  let state: CaseState
  for (const commit of log) {
    state = applyCommit(state, commit)
    if (!state) continue
    for (const [index, e] of commit.events.entries())
      for (const notice of noticesOf(e, state).filter(({ to }) => isRead(rules, to, commit.at)))
        asked.push({
          key: `mail#${eventId(commit, index)}#${toldAs(notice)}`,
          at: commit.at,
          type: e.type,
          to: notice.to.role,
          sent: false,
        })
  }
  const completed = await claims.completedOf(asked.map(({ key }) => key))
  return asked.map(({ key, ...mail }) => ({ ...mail, sent: completed.has(key) }))
}

/** Whether somebody reads it: what the head is asked goes to who stands in too, where there is anybody. */
const isRead = (rules: CouncilRules, to: Recipient, at: string): boolean =>
  to.role !== 'head' || staffReader(rules, to, rules.dayOf(at)) !== undefined

/** What is to be handed over, or was, how, and by which number it can be traced. */
const handedIn = async (people: People, c: Case, e: CaseEvent): Promise<Pick<LogEntry, 'handed'>> => {
  if (e.type === 'HandoverOpened') return { handed: { what: e.what } }
  if (e.type !== 'HandedOver' && e.type !== 'LetterHandedOver') return {}
  const said = e.content ? await textOf(people, c.caseId, e.content, 'handover') : undefined
  const how = said?.how === undefined ? e.how : { said: said.how }
  return {
    handed: {
      ...(e.type === 'HandedOver' && { what: e.what }),
      ...(how && { how }),
      ...(said?.reference && { reference: said.reference }),
    },
  }
}

/** What of an event tells it from others of its type. */
const detailsOf = (e: CaseEvent): Omit<LogEntry, 'at' | 'type' | 'by' | 'member'> => {
  switch (e.type) {
    case 'CaseAssigned':
    case 'CaseReturned':
      return { commission: e.commission }
    case 'LetterSent':
      return { number: e.letter, agency: e.agency }
    case 'ResponseRecorded':
    case 'LetterReminded':
      return { number: e.letter }
    case 'AppealForwarded':
      return { part: e.part, ...(e.to && { agency: e.to }) }
    case 'HandedOver':
    case 'LetterHandedOver':
      return { on: e.handedOn, ...(e.type === 'LetterHandedOver' && { number: e.letter }) }
    case 'ExtensionRequested':
      return { on: e.until }
    case 'ExtensionGranted':
      return e.answer.due ? { on: e.answer.due } : {}
    case 'LongTermSet':
      return e.control.due ? { on: e.control.due } : {}
    case 'ReminderSent':
      return { role: e.to, on: e.due }
    case 'DeadlineMissed':
      return { term: e.term, on: e.due }
    default:
      return {}
  }
}
