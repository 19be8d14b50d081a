/** The words of the council's public site: what it is, what it does, what it tells of its work. */
import type { followUpResults } from '../../../events/council/council-values.ts'
import type { Language } from '../../../events/values.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

type FollowUpResult = (typeof followUpResults)[number]

type Points = { title: string; points: readonly string[] }

export type SiteWords = {
  home: {
    lead: readonly string[]
    find: { title: string; text: string; button: string }
    can: Points
    cannot: Points
    /** Where something is dealt with faster. */
    elsewhere: Points
    /** `term` is how long an answer may take. */
    road: { title: string; points: (term: string) => readonly string[] }
    figures: {
      title: (year: string) => string
      answered: string
      letters: string
      recommended: string
      meetings: string
      control: string
      all: string
    }
    news: { title: string; none: string; all: string }
    meetings: { title: string; none: string; all: string }
    commissions: { title: string; lead: string }
    contacts: { title: string; address: string; email: string; hours: string; ways: string }
    /** On working days, from and to. */
    hours: (from: string, to: string) => string
  }
  council: {
    title: string
    lead: string
    term: (from: string, until: string) => string
    seats: (seats: number, members: number) => string
    head: string
    presidium: string
    members: string
    commissions: string
    chair: string
    none: string
  }
  /** Lists of activities. */
  activities: {
    next: string
    past: string
    noneNext: string
    nonePast: string
    forms: string
    allForms: string
    years: string
    earlier: string
  }
  meetings: { title: string; lead: string; calendar: string }
  control: { title: string; lead: string }
  drafts: {
    title: string
    lead: string
    none: string
    received: (day: string) => string
    recommended: (day: string, remarks: number) => string
    labels: Record<
      'agency' | 'type' | 'status' | 'version' | 'received' | 'due' | 'agreed' | 'text' | 'number',
      string
    >
    /** No recommendation yet. */
    nothing: string
    response: string
    /** None yet; by when it is due. */
    noResponse: (due: string | undefined) => string
    remarks: string
  }
  activity: {
    labels: Record<
      | 'number'
      | 'form'
      | 'status'
      | 'day'
      | 'moved'
      | 'place'
      | 'with'
      | 'commission'
      | 'districts'
      | 'bodies'
      | 'objects'
      | 'announced'
      | 'held'
      | 'present'
      | 'documentOn'
      | 'documentDue'
      | 'published'
      | 'cancelled',
      string
    >
    present: (present: number, total: number) => string
    quorum: (present: number, total: number, needed: number) => string
    agenda: string
    decisions: string
    item: (no: number) => string
    votes: (inFavour: number, against: number, abstained: number) => string
    adopted: string
    rejected: string
    task: (owner: string, due: string) => string
    done: (day: string) => string
    erased: (day: string) => string
    findings: string
    recommendations: string
    /** Of a body, to a recommendation. */
    response: string
    followUps: string
    results: Record<FollowUpResult, string>
  }
  news: {
    title: string
    lead: string
    none: string
    more: string
    reports: string
    feed: string
  }
  accessibility: {
    title: string
    lead: string
    works: Points
    lacks: Points
    tell: { title: string; text: string }
  }
  privacy: {
    title: string
    lead: string
    site: Points
    rights: { title: string; text: string }
  }
}

const all: Record<Language, SiteWords> = { kk, ru, en }

export const siteWords = (lang: Language): SiteWords => all[lang]
