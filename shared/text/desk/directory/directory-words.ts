/** The words of the council's directory on the desk, one interface for all languages. */
import type { Language } from '../../../../events/values.ts'
import type { Labelled } from '../../pages/page-words.ts'
import { en } from './directory.en.ts'
import { kk } from './directory.kk.ts'
import { ru } from './directory.ru.ts'

export type DirectoryWords = {
  title: string
  lead: string
  head: string
  /** Who stands in for the head. */
  actingHead: string
  nobodyActs: string
  secretariat: string
  chair: string
  deputy: string
  change: string
  /** Beside a commission whose deputy gets its mail. */
  deputyActs: string
  saved: string
  form: {
    name: string
    email: string
    language: string
    acting: { legend: string; chair: string; deputy: string }
    deputy: Labelled
    actingHead: Labelled
    from: Labelled
    until: Labelled
    /** The last day that somebody acts is before the first. */
    untilBeforeFrom: string
    members: Labelled
    member: (no: number) => string
    save: string
    /** What follows from another address, before it is saved. */
    handover: string
    /** A deputy acts, and none is named. */
    noDeputy: string
    /** The secretariat would lose the one who is writing. */
    yourself: string
  }
}

const all: Record<Language, DirectoryWords> = { kk, ru, en }

export const directoryWords = (lang: Language): DirectoryWords => all[lang]
