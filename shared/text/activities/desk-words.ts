/** The words of the council's own work at the desk: its activities, its members, its channels. */
import type { ActivityActionName, MemberActionName } from '../../../events/council/council-inputs.ts'
import type { FollowUpResult, TellingWay } from '../../../events/council/council-values.ts'
import type { Language, TermKey } from '../../../events/values.ts'
import type { PlanCounts } from '../../domain/activities/plan.ts'
import type { Labelled } from '../pages/page-words.ts'
import { en } from './desk.en.ts'
import { kk } from './desk.kk.ts'
import { ru } from './desk.ru.ts'

type ActionWords = { title: string; explain: string; button: string; done: string }

/** Days come as readers write them. */
export type CouncilDeskWords = {
  activities: {
    title: string
    lead: string
    enter: string
    /** `2026`, `1` or `2`. */
    half: (year: string, half: string) => string
    halves: string
    /** Of the approved plan of the half-year. */
    plan: (counts: PlanCounts) => string
    before: string
    after: string
    due: string
    nothingDue: string
    upcoming: string
    nothingUpcoming: string
    held: string
    nothingHeld: string
    /** Before the day of what is overdue. */
    overdue: string
    columns: Record<'day' | 'title' | 'form' | 'status' | 'until' | 'what', string>
    composition: string
    /** What is due, by its term; `task` is one of a decision. */
    duties: Partial<Record<TermKey, string>>
  }
  plan: { title: string; lead: string; button: string; done: string }
  activity: {
    facts: Record<
      | 'form'
      | 'status'
      | 'commission'
      | 'day'
      | 'moved'
      | 'announced'
      | 'announceBy'
      | 'held'
      | 'present'
      | 'objects'
      | 'with'
      | 'place'
      | 'districts'
      | 'bodies'
      | 'origin'
      | 'document'
      | 'documentBy',
      string
    >
    presentOf: (present: number, total: number, needed: number) => string
    /** Planned on a day for which it is too late to announce it. */
    lateAnnouncement: (by: string) => string
    agenda: string
    suggested: Labelled
    decisions: string
    votes: (inFavour: number, against: number, abstained: number) => string
    adopted: string
    rejected: string
    task: (owner: string, until: string) => string
    taskDone: (on: string) => string
    published: string
    followUps: string
    findings: string
    /** Members without e-mail who wait to be told. */
    toTell: string
    /** Of a file: who sees it. */
    everybody: string
    ours: string
    recommendations: string
    log: string
    actions: string
    back: string
    result: string
    items: string
    pointOf: (no: number) => string
  }
  result: {
    title: string
    lead: string
    counted: (members: number, needed: number) => string
    decision: Labelled
    unanimous: string
    noAgenda: string
    more: string
    button: string
    done: string
  }
  members: {
    title: string
    lead: string
    term: (from: string, until: string, seats: number) => string
    noTerm: string
    current: (count: number) => string
    reserve: string
    noReserve: string
    former: string
    columns: Record<
      'member' | 'seat' | 'role' | 'commission' | 'since' | 'email' | 'absences' | 'left',
      string
    >
    ethnocultural: string
    fewCivil: (there: number, needed: number) => string
    fewEthnocultural: (there: number, needed: number) => string
    oftenAbsent: (names: string) => string
    forming: (by: string) => string
  }
  channels: {
    title: string
    lead: string
    button: string
    done: string
    none: string
    columns: Record<'channel' | 'period' | 'publications' | 'views', string>
  }
  actions: Record<ActivityActionName, ActionWords>
  memberActions: Record<MemberActionName, ActionWords>
  /** By `action.field`, or by field. */
  fields: Record<string, Labelled>
  /** What follows from a decision by itself, as a choice and as what is done. */
  effects: {
    letter: (body: string) => string
    recommendation: (draft: string, outcome: string) => string
    control: (form: string) => string
    plan: (half: string, count: number) => string
    member: (name: string) => string
    underWay: string
    done: string
    refused: (why: string) => string
  }
  protocol: { title: string; languages: Record<'kk' | 'ru', string> }
  results: Record<FollowUpResult, string>
  tellingWays: Record<TellingWay, string>
  owners: Record<'secretary' | 'head' | 'chair', string>
  confirm: { title: string; final: string; yes: string; change: string }
  /** A form that was sent before with other words. */
  failed: string
}

const all: Record<Language, CouncilDeskWords> = { kk, ru, en }

export const councilDeskWords = (lang: Language): CouncilDeskWords => all[lang]
