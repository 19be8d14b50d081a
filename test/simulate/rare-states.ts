/** What happens rarely and must not be missing from a long run: each state by its name, and how it is known. */
import { localDay } from './auditor/calendar.ts'
import { type Doing, doingOf } from './auditor/council.ts'
import { type Commit, type Event, type Facts, factsOf } from './auditor/logs.ts'
import type { Observed } from './auditor/observed.ts'
import { type Story, storyOf } from './auditor/story.ts'

type OfCase = (events: readonly Event[], story: Story, log: readonly Commit[]) => boolean

const types = (events: readonly Event[]) => events.map(({ type }) => type)
/** Whether these come in this order, others between them. */
const follows = (events: readonly Event[], ...order: string[]): boolean => {
  let at = 0
  for (const { type } of events) if (type === order[at]) at++
  return at >= order.length
}
const times = (events: readonly Event[], type: string) => types(events).filter((one) => one === type).length
const has = (events: readonly Event[], type: string, field: string, value: unknown) =>
  events.some((e) => e.type === type && e[field] === value)
/** Whether an event came while this waited. */
const while_ = (log: readonly Commit[], type: string, key: string): boolean =>
  log.some(
    ({ version, events }) =>
      events.some((e) => e.type === type) && storyOf(log.slice(0, version - 1))?.waiting.has(key),
  )

const ofCases: Record<string, OfCase> = {
  'an answer disputed, and answered again': (e) =>
    follows(e, 'AppealAnswered', 'AnswerDisputed', 'AppealAnswered'),
  'a disputed appeal withdrawn': (e) => follows(e, 'AnswerDisputed', 'AppealWithdrawn'),
  'an appeal withdrawn while the head was to decide': (_, __, log) =>
    while_(log, 'AppealWithdrawn', 'extension'),
  'an appeal withdrawn while a question waited': (_, __, log) =>
    while_(log, 'AppealWithdrawn', 'clarification'),
  'an answer while a question waited': (_, __, log) => while_(log, 'AppealAnswered', 'clarification'),
  'an answer while the head was to decide': (_, __, log) => while_(log, 'AppealAnswered', 'extension'),
  'an answer to an appeal under control': (_, __, log) => while_(log, 'AppealAnswered', 'control'),
  'a chair replaced while a question waited': (_, __, log) => while_(log, 'ChairReplaced', 'clarification'),
  'a case given back while a letter waited': (e, s) =>
    follows(e, 'LetterSent', 'CaseReturned') && s.letters.size > 0,
  'a case given back and assigned again': (e) => follows(e, 'CaseReturned', 'CaseAssigned'),
  'a case given back three times': (e) => times(e, 'CaseReturned') >= 3,
  'forwarded in part, and then wholly': (e) =>
    has(e, 'AppealForwarded', 'part', true) && has(e, 'AppealForwarded', 'part', false),
  'forwarded late': (e) => has(e, 'AppealForwarded', 'late', true),
  'a question lapsed': (e) => follows(e, 'ClarificationLapsed'),
  'a reply after its question had lapsed': (e) => follows(e, 'ClarificationLapsed', 'MessageReceived'),
  'a second question': (e) => times(e, 'ClarificationAsked') >= 2,
  'a message after the end': (e) => has(e, 'MessageReceived', 'late', true),
  'eleven messages to one case': (e) => times(e, 'MessageReceived') > 10,
  'a receipt that waited for others': (e) => has(e, 'AppealRegistered', 'receipt', 'later'),
  'asked to complete, and completed': (e) => follows(e, 'CompletionAsked', 'CompletionReceived'),
  'not completed in time, and returned for it': (e) => has(e, 'AppealReturned', 'ground', 'not_completed'),
  'not completed, and not returned in time': (e) => has(e, 'DeadlineMissed', 'deadline', 'returning'),
  'asked to complete again after the time was over': (e) => follows(e, 'CompletionLapsed', 'CompletionAsked'),
  'an answer while a completion waited': (_, __, log) => while_(log, 'AppealAnswered', 'completion'),
  'returned as repeating what was answered': (e) => has(e, 'AppealReturned', 'ground', 'repeated'),
  'a message after a return or a termination': (e) =>
    follows(e, 'AppealReturned', 'MessageReceived') || follows(e, 'AppealTerminated', 'MessageReceived'),
  'terminated while a letter waited': (e, s) =>
    follows(e, 'LetterSent', 'AppealTerminated') && s.letters.size > 0,
  'terminated, for nobody is named': (e) => has(e, 'AppealTerminated', 'ground', 'anonymous'),
  'a repeat linked': (e) => has(e, 'RepeatLinked', 'filed', false),
  'a repeat filed with what was returned': (e) => has(e, 'RepeatLinked', 'filed', true),
  'dangerous without a name, and assigned for it': (e) =>
    has(e, 'AppealRegistered', 'anonymous', true) && follows(e, 'DangerMarked', 'CaseAssigned'),
  'a letter handed over': (e) => follows(e, 'LetterHandedOver'),
  'a letter handed over after its term': (e) =>
    e.some(({ type, deadline }) => type === 'DeadlineMissed' && String(deadline).startsWith('handover:')),
  'a response to what nobody had handed over': (e) =>
    e.some(({ type, handover, letter }, n) => {
      const later = e.slice(n).filter((one) => one.letter === letter)
      const [, next] = later
      return type === 'LetterSent' && handover !== undefined && next?.type === 'ResponseRecorded'
    }),
  'a body outside responded by its link': (e, s) =>
    e.some(
      ({ type, via, letter }) =>
        type === 'ResponseRecorded' && via === 'page' && s.letters.get(String(letter))?.agency === 'outside',
    ),
  'an answer on the page alone': (e, s) => s.followsByCode && follows(e, 'AppealAnswered'),
  'said in person, for another, by many': (e) =>
    e.some(
      ({ oral, represented, signatories }) => oral === true && represented === true && Boolean(signatories),
    ),
  'an extension refused, and asked again': (e) => follows(e, 'ExtensionRefused', 'ExtensionRequested'),
  'an extension granted and told': (e) => follows(e, 'ExtensionGranted', 'ExtensionTold'),
  'an extension granted and a dispute after it': (e) =>
    follows(e, 'ExtensionGranted', 'AppealAnswered', 'AnswerDisputed'),
  'another date of control': (e) => follows(e, 'NextControlSet'),
  'a clock stopped, and set going': (e) => follows(e, 'ClockPaused', 'ClockResumed'),
  'a case that ended while its clock stood': (e, s) =>
    follows(e, 'ClockPaused') && !follows(e, 'ClockResumed') && s.closedOn !== undefined,
  'a date moved by a calendar': (e) => follows(e, 'DueDatesMoved'),
  'a response after the end of its appeal': (_, s, log) =>
    s.kind === 'appeal' &&
    log.some(
      ({ version, events }) =>
        events.some(({ type }) => type === 'ResponseRecorded') &&
        storyOf(log.slice(0, version - 1))?.closedOn !== undefined,
    ),
  'a response amended': (e) => has(e, 'ResponseRecorded', 'effect', 'amended'),
  'a response older than what was known': (e) => has(e, 'ResponseRecorded', 'effect', 'superseded'),
  'a response on paper': (e) => has(e, 'ResponseRecorded', 'via', 'secretariat'),
  'a response by webhook': (e) => has(e, 'ResponseRecorded', 'via', 'webhook'),
  'a late response': (e) => has(e, 'ResponseRecorded', 'late', true),
  'three letters of one case': (_, s) => s.letters.size >= 3,
  'an initiative ended by its response': (_, s) => s.kind === 'initiative' && s.closedOn !== undefined,
  'a draft in three versions': (e) => times(e, 'DraftVersionReceived') >= 2,
  'a draft opened again by a version': (_, __, log) =>
    log.some(
      ({ version, events }) =>
        events.some(({ type }) => type === 'DraftVersionReceived') &&
        storyOf(log.slice(0, version - 1))?.closedOn !== undefined,
    ),
  'a version while its letter waited': (e) => follows(e, 'RecommendationGiven', 'DraftVersionReceived'),
  'remarks carried over': (e) =>
    e.some(({ type, carried }) => type === 'RecommendationGiven' && carried !== undefined),
  'a draft withdrawn': (e) => follows(e, 'DraftWithdrawn'),
  'a draft given back as incomplete': (e) => follows(e, 'DraftReturned'),
  'a draft not considered': (e) => follows(e, 'DraftNotConsidered'),
  'erased while open': (_, s) => s.erased && s.closedOn === undefined,
  'erased after its end': (e, s) =>
    s.erased && s.closedOn !== undefined && !follows(e, 'PersonalDataErased', 'AppealAnswered'),
  'words after an erasure': (e) =>
    follows(e, 'PersonalDataErased', 'MessageReceived') || follows(e, 'PersonalDataErased', 'LetterSent'),
  'erased twice': (e) => times(e, 'PersonalDataErased') >= 2,
  'received on a day off': (_, s) => s.receivedOn !== s.registeredOn,
  'a date in the next year': (_, s) => (s.main?.due ?? '').slice(0, 4) > s.receivedOn.slice(0, 4),
  'a date of a provisional year': (_, s) => s.main?.provisional === true,
  'no date, for a year is missing': (_, s) => s.main !== undefined && s.main.due === null,
  'the head reminded': (e) => has(e, 'ReminderSent', 'to', 'head'),
  'the applicant reminded': (e) => has(e, 'ReminderSent', 'to', 'applicant'),
  'five working weeks overdue': (e) =>
    e.some(({ type, stage }) => type === 'ReminderSent' && Number(stage) >= 25),
  'a commit dated before the one before it': (_, __, log) =>
    log.some(({ at }, i) => at < (log[i - 1]?.at ?? '')),
  'two commits within fifty milliseconds': (_, __, log) =>
    log.some(({ at }, i) => i > 0 && Math.abs(Date.parse(at) - Date.parse(log[i - 1]?.at ?? '')) < 50),
  'thirty commits of one case': (_, __, log) => log.length >= 30,
  'a field of a newer version in the log': (e) => e.some(({ since }) => since !== undefined),
  'missed and done on the same day': (_, __, log) =>
    log.some(
      ({ at, events }) =>
        events.length > 1 && events[0]?.type === 'DeadlineMissed' && localDay(at) > String(events[0].due),
    ),
}

const ofWorks: Record<string, (a: Doing, events: readonly Event[]) => boolean> = {
  'an activity announced late': (_, e) => has(e, 'ActivityAnnounced', 'late', true),
  'an activity moved, and held': (_, e) => follows(e, 'ActivityMoved', 'ActivityHeld'),
  'an activity that went on over days': (_, e) => follows(e, 'ActivityBegun', 'ActivityHeld'),
  'an activity cancelled': (_, e) => follows(e, 'ActivityCancelled'),
  'a decision that was not adopted': (_, e) => has(e, 'MeetingDecided', 'adopted', false),
  'a letter by decision': ({ votes }) =>
    votes.some(({ effect, carried }) => effect?.kind === 'letter' && carried.length > 0),
  'a control opened by decision': ({ votes }) =>
    votes.some(({ effect, carried }) => effect?.kind === 'control' && carried.length > 0),
  'a recommendation on a draft by decision': ({ votes }) =>
    votes.some(({ effect, carried }) => effect?.kind === 'recommendation' && carried[0]?.results),
  'a member taken in by decision': ({ votes }) =>
    votes.some(
      ({ effect, carried }) => effect?.kind === 'member' && carried[0] && carried[0].refused === undefined,
    ),
  'an activity approved as part of a plan': (_, e) => follows(e, 'ActivityApproved'),
  'a task of a decision done': (_, e) => follows(e, 'TaskDone'),
  'a final document that was missed': (_, e) => has(e, 'DeadlineMissed', 'deadline', 'document'),
  'two bodies recommended the same': ({ recommendations }) => recommendations.length >= 2,
  'a recommendation followed up': (_, e) => follows(e, 'ActivityRecommended', 'ActivityFollowedUp'),
  'the words of an activity erased': (_, e) => follows(e, 'PersonalDataErased'),
}

type OfAll = (facts: Facts, faults: ReadonlyMap<string, number>) => boolean
const fault =
  (...names: string[]): OfAll =>
  (_, faults) =>
    names.every((name) => faults.has(name))

const ofAll: Record<string, OfAll> = {
  'a number given after its counter was set back': ({ logs }, faults) =>
    faults.has('counters set back') && logs.size > 3,
  'a number left out': ({ logs }) => {
    const numbers = [...logs.keys()]
      .flatMap((id) => /^ALM-A-(\d{4})-(\d{6})$/.exec(id)?.slice(1).join('') ?? [])
      .map(Number)
    return Math.max(0, ...numbers) % 1_000_000 > new Set(numbers).size && numbers.length > 0
  },
  'a race for a version lost': fault('race lost'),
  'a claim found taken': fault('claim taken'),
  'a commit set aside': fault('commit set aside'),
  'records of the stream given up': fault('stream records given up'),
  'a function killed': fault('crash'),
  'a function out of time': fault('timeout'),
  'a service away': fault('outage'),
  'an address refused': fault('address refused'),
  'mail that came back': fault('bounce'),
  'a case that the running code cannot read': fault('unreadable commit'),
  'views lost': fault('views lost'),
  'a sweep left out, and one twice': fault('sweep left out', 'sweep twice'),
  'an agency that hangs': fault('webhook hangs'),
  'a letter mailed after its webhook had failed for a day': ({ mailed }) =>
    mailed.some(({ to, raw }) => to === 'tazalyk@example.kz' && /to=agency/.test(raw)),
  'a file refused by its scanner': fault('scanFinds'),
  'a client told to come later': ({ replied }) =>
    replied.some(({ status }) => status === 429 || status === 503),
  'a client that gave up': fault('client gave up'),
  'somebody came from the reserve': ({ others }) =>
    (others.get('members') ?? []).some(({ events }) => events.some((e) => e.fromReserve === true)),
  'figures of a channel entered again': ({ others }) => {
    const periods = (others.get('channels') ?? []).flatMap(({ events }) =>
      events.map((e) => {
        const { channel, from } = e.figures as { channel: string; from: string }
        return `${channel} ${from}`
      }),
    )
    return new Set(periods).size < periods.length
  },
  'a body answered a recommendation of an activity': ({ logs }) =>
    [...logs.values()].some(
      (log) =>
        log[0]?.events[0]?.activity !== undefined &&
        log.some(({ events }) => events.some(({ type }) => type === 'ResponseRecorded')),
    ),
}

/** What actors notice themselves. */
const noticed = [
  'a request came twice at once',
  'a webhook came again',
  'a webhook was refused at the door',
  'a member signed in',
  'another chair',
  'a deputy acts',
  'an entry was added',
  'an entry was renamed',
  'an entry ended',
  'an end was taken back',
  'the council has another telephone',
  'an action was refused that had been offered',
  'an ended link of chair',
  'dead letters were moved back',
  'the log was published again',
  'an old register was loaded',
  'counters were set back',
  'a file was attached',
  'an action at the desk',
  'several assigned from a list',
  'a paper was opened',
  'a paper was signed',
  'the same person wrote the same again',
  'a meeting without its quorum was not held',
]

export const rareStates: readonly string[] = [
  ...Object.keys(ofCases),
  ...Object.keys(ofWorks),
  ...Object.keys(ofAll),
  ...noticed,
]

export const rareIn = (
  observed: Observed,
  met: ReadonlySet<string>,
  faults: ReadonlyMap<string, number>,
): ReadonlySet<string> => {
  const facts = factsOf(observed)
  const found = new Set([...met].filter((state) => noticed.includes(state)))
  for (const log of facts.logs.values()) {
    const story = storyOf(log)
    if (!story) continue
    const events = log.flatMap((commit) => commit.events)
    for (const [name, isMet] of Object.entries(ofCases))
      if (!found.has(name) && isMet(events, story, log)) found.add(name)
  }
  for (const log of facts.works.values()) {
    const a = doingOf(log)
    const events = log.flatMap((commit) => commit.events)
    for (const [name, isMet] of Object.entries(ofWorks)) if (a && isMet(a, events)) found.add(name)
  }
  for (const [name, isMet] of Object.entries(ofAll)) if (isMet(facts, faults)) found.add(name)
  return found
}
