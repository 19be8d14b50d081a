/**
 * What follows from a row of an old register, and from bringing alive what was loaded. Rows are past facts: they are
 * decided like commands, so a row loaded twice has no second effect, and a corrected one says what it corrects.
 */
import type { EventOf } from '../../../events/events.ts'
import type { LoadedRow, Row } from '../../../events/journal/registers.ts'
import type { Deadline, Language, Localized } from '../../../events/values.ts'
import { system } from '../actions/doers.ts'
import type { Case, CaseState } from '../case.ts'
import { recommendationTerm } from '../drafts/draft.ts'
import { responsesTo } from '../letters/letter.ts'
import type { Rejection } from '../refusals.ts'
import { startOf, triageByCouncil } from '../registration.ts'
import { type Context, type Decision, refuse, rule } from '../rule.ts'
import { chosenDeadline } from '../terms/count.ts'
import { changedByRow, isOpenRow } from './rows.ts'

export type Refusals = 'row_fixed' | 'worked_on' | 'about_differs'

/** `content`: the id of its subject or title, another one when the wording changed. `language`: the council's. */
export type LoadRow = { type: 'load_row'; content: string; language: Language } & Row

const givenInRegister: Localized = {
  kk: 'мерзім журналда көрсетілген',
  ru: 'срок указан в журнале',
  en: 'the date given in the register',
}

/** A date that the register gives is kept as it is; where it gives none there is none. */
const letterDeadline = (from: string, due: string | undefined): Deadline => ({
  ...chosenDeadline('letter.response', from, due ?? from),
  due: due ?? null,
  basis: givenInRegister,
})

const counted = (command: LoadRow, context: Context): LoadedRow => {
  if (command.register === 'letters') {
    const { row } = command
    return { register: 'letters', row, response: letterDeadline(row.sentOn, row.dueOn) }
  }
  const { begins, days } = startOf(context, command.row.receivedAt)
  if (command.register === 'draft-acts') {
    const recommendation = context.deadline(recommendationTerm(command.row.actType), begins)
    return { register: 'draft-acts', row: command.row, ...days, recommendation }
  }
  const { row, language } = command
  const { status, closedOn } = row
  return {
    register: 'appeals',
    row,
    language,
    ...days,
    // An old register gives appeals no due date: theirs is the law's, by the edition of their day.
    answer: context.deadline('appeal.answer', begins),
    triage: context.deadline('appeal.triage', begins),
    ...(status === 'answered' && closedOn && { dispute: context.deadline('appeal.dispute', closedOn) }),
    ...(status === 'long_term' && { control: controlOf(closedOn, days.receivedOn, context) }),
  }
}

/** A long-term appeal without a date is controlled a term from today. */
const controlOf = (chosen: string | undefined, from: string, context: Context): Deadline =>
  chosen ? context.chosenDeadline('control', from, chosen) : context.deadline('control', context.today)

/** What a row already loaded stands as, whether it waits to be activated, and whether somebody has worked on it since. */
type Known = { row: Row['row']; content: string; asleep: boolean; worked: boolean }

const knownRow = (state: CaseState, { register, row }: LoadRow): Known | Rejection | undefined => {
  if (register === 'letters') {
    const letter = state && Object.hasOwn(state.letters, row.number) ? state.letters[row.number] : undefined
    if (letter)
      return letter.loaded
        ? {
            row: letter.loaded.row,
            content: letter.content,
            asleep: letter.dormant === true,
            worked: responsesTo(letter).some(({ content }) => content !== undefined),
          }
        : refuse('number_taken', 'number')
    if (!row.caseNumber) return state && refuse('number_taken', 'number')
    if (!state) return refuse('case_unknown', 'caseNumber')
    return state.kind === row.about ? undefined : refuse('about_differs', 'about')
  }
  if (!state) return undefined
  const { kind, loaded, content, dormant: asleep = false, worked = false } = state
  const same = kind === (register === 'appeals' ? 'appeal' : 'draft_act')
  return loaded && same ? { row: loaded.row, content, asleep, worked } : refuse('number_taken', 'number')
}

/** The columns that say something else now; `subject` stands for the wording. */
const changes = (known: Known, { row, content }: LoadRow): string[] => {
  const [before, after] = [known.row, row] as Record<string, unknown>[]
  const columns = new Set([...Object.keys(known.row), ...Object.keys(row)])
  const changed = [...columns].filter((column) => before?.[column] !== after?.[column])
  return known.content === content ? changed : [...changed, 'subject']
}

/** A letter's link and its number's pointer are bound to these. */
const fixed = ['agency', 'about', 'caseNumber']

/** A row of a register: loaded, corrected, or nothing where it is known as it is. */
const loadRow = (state: CaseState, command: LoadRow, context: Context): Decision => {
  const known = knownRow(state, command)
  if (known && 'refused' in known) return known
  const { content } = command
  const loaded = counted(command, context)
  if (!known) return [{ type: 'RegisterRowLoaded', v: 1, content, loaded }]
  const changed = changes(known, command)
  if (changed.length === 0) return []
  const unchangeable = command.register === 'letters' && changed.find((column) => fixed.includes(column))
  if (unchangeable) return refuse('row_fixed', unchangeable)
  if (known.worked) return refuse('worked_on', changed[0] ?? 'number')
  const corrected: EventOf<'RegisterRowCorrected'> = {
    ...{ type: 'RegisterRowCorrected', v: 1, content, loaded, changed },
  }
  return [corrected, ...awakeStill(state, known, corrected, context)]
}

/** What was brought alive before a correction, and is open after it, does not fall asleep by it. */
const awakeStill = (
  state: CaseState,
  { row, asleep }: Known,
  corrected: EventOf<'RegisterRowCorrected'>,
  context: Context,
): EventOf<'CaseActivated'>[] => {
  const before = { ...corrected.loaded, row } as Row
  const wasAwake = !asleep && isOpenRow(before)
  return state && wasAwake && isOpenRow(corrected.loaded)
    ? activate(changedByRow(state, corrected), context)
    : []
}

const sleepingLetters = (c: Case) => Object.values(c.letters).filter((l) => l.dormant && !l.response)

/** Whether something loaded from a register is open and waits on nobody yet. */
export const isAsleep = (c: Case): boolean => c.dormant === true || sleepingLetters(c).length > 0

/** From now on everything open has its owner and due date, and the chair a link. Twice changes nothing. */
const activate = (c: Case, context: Context): EventOf<'CaseActivated'>[] => {
  if (!isAsleep(c)) return []
  const letters = sleepingLetters(c)
    .filter(({ deadline }) => deadline.due !== null)
    .map(({ number, deadline }) => ({ key: `letter:${number}`, deadline }))
  const grant = c.dormant && c.commission ? { grant: `chair-${c.assignments + 1}` } : {}
  return [{ type: 'CaseActivated', v: 1, waiting: [...ownDates(c, context), ...letters], ...grant }]
}

const ownDates = (c: Case, context: Context): EventOf<'CaseActivated'>['waiting'] => {
  if (!c.dormant || c.kind === 'initiative') return []
  const chosen = c.loaded && 'closedOn' in c.loaded.row ? c.loaded.row.closedOn : undefined
  return [
    { key: c.kind === 'appeal' ? 'answer' : 'recommendation', deadline: context.recount(c.main, []) },
    ...(c.kind === 'appeal' && c.longTerm
      ? [{ key: 'control', deadline: controlOf(chosen, c.receivedOn, context) }]
      : []),
    ...(c.commission ? [] : [{ key: 'triage', deadline: triageByCouncil(context, context.today) }]),
  ]
}

export const openings = { load_row: { by: system, decide: loadRow } }

export const rules = {
  activate: rule('any', { by: system, decide: (c, _, context) => activate(c, context) }),
}
