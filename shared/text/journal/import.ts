/** Words for loading old registers: other names of columns and values that a file may use, problems, and what was done. */
import type { AnyRegister, RegisterStatus } from '../../../events/journal/registers.ts'
import type { actTypes, CaseKind, Language } from '../../../events/values.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { texts } from '../texts.ts'
import { importEn } from './en.ts'
import { importKk } from './kk.ts'
import { importRu } from './ru.ts'

export const columns = {
  appeals: [
    'number',
    'received_at',
    'applicant_kind',
    'entity_form',
    'topic',
    'commission',
    'subject',
    'status',
    'closed_on',
    'outcome',
  ],
  letters: [
    'number',
    'sent_on',
    'agency',
    'about',
    'case_number',
    'subject',
    'due_on',
    'answered_on',
    'decision',
  ],
  'draft-acts': [
    'number',
    'received_at',
    'agency',
    'title',
    'act_type',
    'commission',
    'recommended_on',
    'outcome',
    'remarks',
  ],
  activities: [
    'number',
    'form',
    'commission',
    'title',
    'with',
    'districts',
    'bodies',
    'objects',
    'announced_on',
    'held_on',
    'held_until',
    'status',
    'present',
    'total',
    'document_on',
    'published_on',
  ],
  members: [
    'member',
    'name',
    'seat',
    'organisation',
    'ethnocultural',
    'commission',
    'role',
    'admitted_on',
    'from_reserve',
    'left_on',
    'ground',
  ],
  channels: ['channel', 'from', 'to', 'publications', 'views'],
} as const satisfies Record<AnyRegister, readonly string[]>
export type Column = (typeof columns)[AnyRegister][number]

/** What is wrong at a place of a file. */
export type RowFault =
  | {
      code:
        | 'empty_file'
        | 'no_table'
        | 'code_page'
        | 'not_csv'
        | 'required'
        | 'number'
        | 'day'
        | 'in_future'
        | 'count'
        | 'own_series'
    }
  | { code: 'missing_column' | 'unknown_column'; column: string; known: readonly string[] }
  | { code: 'column_twice'; column: string }
  | { code: 'unnumbered' | 'spoilt_number' | 'lost_letters'; value: string }
  | { code: 'foreign_letters'; value: string; letters: string }
  | { code: 'other_register'; other: AnyRegister; asked: AnyRegister }
  | { code: 'fields'; expected: number; found: number }
  /** `rows`: how many it has made part of a cell; 0 where their number is not known. */
  | { code: 'open_quote'; rows: number }
  | { code: 'not_expected'; because: string }
  | { code: 'without'; column: string }
  | { code: 'needed'; because: string }
  | { code: 'unknown_value'; value: string; known: readonly string[] }
  | { code: 'earlier'; than: string }
  | { code: 'too_long'; max: number }
  | { code: 'number_twice'; line: number }
  | { code: 'number_taken' }
  | { code: 'loaded_as'; number: string; as: string }
  /** `on`: the day with which the loaded row begins; `day`: that of this one. */
  | {
      code: 'other_year' | 'other_matter'
      number: string
      on: string
      day: string
      columns: readonly string[]
    }
  | { code: 'refused'; why: Refusal }

type FaultOf<C> = RowFault extends infer F
  ? F extends { code: infer D }
    ? C extends D
      ? F
      : never
    : never
  : never

/** Other spellings, each in small letters; the English names of the format are always understood. */
type Spellings<K extends string> = Partial<Record<K, readonly string[]>>

export type ImportWords = {
  columns: Spellings<Column>
  statuses: Spellings<RegisterStatus>
  applicantKinds: Spellings<'person' | 'entity'>
  entityForms: Spellings<'АО' | 'ТОО' | 'ОФ' | 'ИП' | 'other'>
  about: Spellings<CaseKind>
  answerOutcomes: Spellings<'satisfied' | 'partly' | 'explained' | 'declined'>
  recommendationOutcomes: Spellings<'supported' | 'with_remarks' | 'not_supported'>
  decisions: Spellings<'accepted' | 'partly' | 'declined' | 'information'>
  actTypes: Spellings<(typeof actTypes)[number]>
  place(line: number, column?: string): string
  faults: { [C in Exclude<RowFault['code'], 'refused'>]: (fault: FaultOf<C>) => string }
  said: {
    noFile(file: string): string
    noPlainFile(file: string): string
    noRows: string
    passedOver(columns: readonly string[]): string
    /** Of a file that is in no Unicode. */
    codePage(name: string): string
    nothingLoaded(problems: number): string
    checked(counts: Counts): string
    loaded(counts: Counts): string
    asleep(count: number): string
    /** Of a dry run. */
    corrects(columns: readonly string[]): string
    lettersNext: string
    viewsThere: string
    activated(count: { cases: number; waiting: number }): string
    nothingAsleep: string
    alive: string
    interrupted: string
    checking: string
    loading: string
    activating: string
  }
}
type Counts = { fresh: number; corrected: number; unchanged: number }

const all: Record<Language, ImportWords> = { kk: importKk, ru: importRu, en: importEn }

export const importWords = (lang: Language): ImportWords => all[lang]

/** What is wrong, in the reader's language. */
export const faultText = (fault: RowFault, lang: Language): string =>
  fault.code === 'refused'
    ? texts(lang).refusals[fault.why]([])
    : (all[lang].faults[fault.code] as (fault: RowFault) => string)(fault)
