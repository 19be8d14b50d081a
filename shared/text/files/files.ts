/** What is said about attached files, on pages, in errors and in mails. */
import type { ContentOf } from '../../../events/contents.ts'
import type { EventType } from '../../../events/events.ts'
import type { Language } from '../../../events/values.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

export type FileWords = {
  /** Which files are taken: a sentence for hints. */
  which: string
  faults: Record<'file_unknown' | 'file_type' | 'file_empty' | 'file_too_large', string>
  title: string
  /** `1,4 MB` */
  size: (bytes: number) => string
  state: Record<'checking' | 'rejected' | 'erased', string>
  why: Record<NonNullable<ContentOf<'file_verdict'>['why']>, string>
  /** Under what heading a text's files stand: the appeal's, an answer's … */
  from: Partial<Record<EventType, string>> & { other: string }
  page: {
    /** Of the link to the page. */
    link: string
    /** Of an act's page. */
    actLink: string
    title: (number: string) => string
    /** While the appeal has no number yet. */
    unnumbered: string
    lead: string
    choose: string
    /** By the camera of a phone. */
    photo: string
    photoUpload: string
    upload: string
    /** A percentage follows. */
    uploading: string
    failed: string
    ready: string
    full: (max: number) => string
    /** What to write with them. */
    note: { label: string; hint: string }
    send: string
    /** What stands in the message when nothing was written. */
    unsaid: string
    /** Back to the act's page, with what was uploaded. */
    useThem: string
    back: string
    /** Back to the form in which an appeal is entered by hand. */
    toForm: string
    /** On the form, where there are no scripts. */
    later: string
    remove: string
    empty: string
  }
  /** Photographs and documents of an activity; how many photographs are shown, and how large they are together. */
  ofActivity: { title: string; show: (count: number, size: string) => string }
  /** On the act's page: what goes along with the next text. */
  along: string
  /** In mails: how many files wait at the page. */
  inMail: (count: number) => string
}

const words: Record<Language, FileWords> = { kk, ru, en }
export const fileWords = (lang: Language): FileWords => words[lang]
