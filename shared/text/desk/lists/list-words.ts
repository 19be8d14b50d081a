/** The words of the desk's lists: filters, order, groups, and what is done with rows. One interface for all languages. */
import type { Language, Role, TermKey } from '../../../../events/values.ts'
import { en } from './list.en.ts'
import { kk } from './list.kk.ts'
import { ru } from './list.ru.ts'

export type ListWords = {
  /** `1–25 of 63`; `more` where not all were counted. */
  range: (first: number, last: number, total: number, more: boolean) => string
  /** None of the rows that were looked at is what is asked for, and there are more. */
  noneYet: string
  /** Columns beside those of every list; `due` says in what the figure beside the day is counted. */
  columns: { name: string; owner: string; assign: string; due: string; received: string }
  /** What two columns of a list of letters are: to whom it went, and when. */
  letters: { name: string; received: string }
  /** After a column's name, for those who hear it read. */
  sorted: { up: string; down: string }
  filter: {
    title: string
    list: string
    all: string
    kind: string
    language: string
    channel: string
    late: string
    from: string
    to: string
    any: string
    apply: string
    reset: string
  }
  /** Of those late by the council, ahead, late by others, under long-term control: a head over the rows. */
  groups: Record<'ours' | 'ahead' | 'theirs' | 'control', string>
  owners: Record<Role, string>
  /** Beside a day, in few words; counted in working days. */
  due: {
    days: (n: number) => string
    today: string
    passed: string
    none: string
    closed: (day: string) => string
  }
  /** What is due, in a word or two; a case's own answer or recommendation needs none. */
  terms: Partial<Record<TermKey, string>>
  marks: { disputed: string; unreachable: string; said: string }
  assign: { commission: (number: string) => string; choose: string; button: string }
  /** What is done with the rows that are ticked. */
  picked: { title: string; assign: string; commission: string; remind: string; print: string }
  done: {
    assigned: (number: string, commission: string) => string
    assignedMany: (count: number, commission: string) => string
    /** How many letters' addressees were reminded, and by mail. */
    reminded: (count: number) => string
    nothingPicked: string
    chooseCommission: string
    /** A row that was refused, with why. */
    refused: (number: string, why: string) => string
  }
  keys: { title: string; on: string; off: string; list: readonly (readonly [key: string, does: string])[] }
  /** Cases on sheets of their own. */
  sheets: string
  next: string
  back: string
  place: (no: number, total: string) => string
}

const all: Record<Language, ListWords> = { kk, ru, en }

export const listWords = (lang: Language): ListWords => all[lang]
