/** What a log amounts to, told anew from the law's side: who waits for whom until when, and how it stood when. */
import { told } from './happenings.ts'
import type { Commit } from './logs.ts'
import { type E, follow, type Story, waits } from './story-parts.ts'

export type { Letter, Story } from './story-parts.ts'

const begun = (caseId: string, at: string, e: E): Story | undefined => {
  const kinds = {
    AppealRegistered: 'appeal',
    DraftActRegistered: 'draft_act',
    InitiativeOpened: 'initiative',
  } as const
  const kind = kinds[e.type as keyof typeof kinds]
  if (!kind) return undefined
  const story: Story = {
    caseId,
    kind,
    openedAt: at,
    content: e.content,
    ...(e.topic && { topic: e.topic }),
    ...(e.agency && { agency: e.agency }),
    ...(kind === 'appeal' && { applicant: e.entityForm ?? e.applicantKind }),
    ...(kind === 'appeal' && { language: e.language, channel: e.channel }),
    reachable: Boolean(e.reachable),
    followsByCode: Boolean(e.followsByCode),
    anonymous: Boolean(e.anonymous),
    returnable: false,
    danger: false,
    linked: [],
    receivedOn: e.receivedOn,
    registeredOn: e.registeredOn,
    hasBeenAsked: false,
    assignments: 0,
    accepted: false,
    waiting: new Map(),
    letters: new Map(),
    pauses: [],
    disputed: false,
    answers: [],
    answered: false,
    questions: [],
    extensions: 0,
    draftVersion: e.draftVersion,
    recommendations: [],
    erased: false,
    standings: [['', 'in_review']],
    commissions: [],
    dues: [],
    // A letter of an activity is no initiative of its own.
    ...(e.origin && !e.activity && { origin: e.origin }),
  }
  if (kind === 'appeal') {
    waits(story, 'answer', e.answer, 'secretary')
    waits(story, 'triage', e.triage, 'secretary')
    story.main = e.answer
    story.forwarding = e.triage
  } else if (kind === 'draft_act') {
    waits(story, 'recommendation', e.recommendation, 'secretary')
    waits(story, 'triage', e.triage, 'secretary')
    story.main = e.recommendation
  }
  return story
}

/** An appeal that was returned or terminated ended without an answer, as one that was withdrawn. */
const endedAs = ({ kind }: Story, ended: string): string => {
  if (ended === 'forwarded') return 'out_of_competence'
  return kind === 'appeal' ? 'withdrawn' : ended
}

const remembers = (s: Story, at: string) => {
  const since = at <= s.openedAt ? '' : at
  // What is disputed on a day off is open at once, and registered on the next working day.
  const reopened = s.disputedOn ?? s.main?.from ?? s.receivedOn
  const [on, standing] = ((): [string, string] => {
    if (s.kind === 'initiative') return [s.receivedOn, 'in_review']
    if (s.ended) return [s.closedOn ?? reopened, endedAs(s, s.ended)]
    if (s.kind === 'draft_act') return [s.versionOn ?? reopened, 'in_review']
    if (s.closedOn) return [s.closedOn, 'answered']
    return s.longTermOn ? [s.longTermOn, 'long_term'] : [reopened, 'in_review']
  })()
  follow(s.standings, on, standing)
  if (s.commission || s.commissions.length) follow(s.commissions, since, s.commission ?? null)
  if (s.kind === 'appeal') follow(s.dues, since, s.main?.due ?? null)
  if (s.extensions > 0) s.extendedAt ??= since
  for (const letter of s.letters.values()) follow(letter.dues, letter.dues.length ? at : '', letter.due)
}

/** The story after each commit; undefined for a log that begins with a register's row. */
export const storyOf = (
  log: readonly Commit[],
  after?: (s: Story, commit: Commit) => void,
): Story | undefined => {
  let story: Story | undefined
  for (const commit of log) {
    for (const event of commit.events) {
      const e = event as E
      if (story) told[e.type]?.(story, e, commit.at)
      else story = begun(commit.caseId, commit.at, e)
      if (!story) return undefined
      remembers(story, commit.at)
    }
    if (story) after?.(story, commit)
  }
  return story
}
