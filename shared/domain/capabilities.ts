/** Everything that may happen to a case, by capability: one entry for each command, one evolver for each event. */
import type { ActionInput } from '../../events/action-inputs.ts'
import * as appeal from './appeals/appeal.ts'
import * as completion from './appeals/completion.ts'
import * as contact from './appeals/contact.ts'
import * as control from './appeals/control.ts'
import * as ending from './appeals/ending.ts'
import * as extension from './appeals/extension.ts'
import * as fileAccess from './appeals/file-access.ts'
import * as messages from './appeals/messages.ts'
import * as paper from './appeals/paper.ts'
import * as publication from './appeals/publication.ts'
import * as rating from './appeals/rating.ts'
import * as repeats from './appeals/repeats.ts'
import { type Evolvers, ofNoCase } from './changes.ts'
import * as assignment from './desk/assignment.ts'
import * as clock from './desk/clock.ts'
import * as handover from './desk/handover.ts'
import * as notes from './desk/notes.ts'
import * as draft from './drafts/draft.ts'
import * as recommendation from './drafts/recommendation.ts'
import * as journal from './journal/import.ts'
import * as rows from './journal/rows.ts'
import * as letters from './letters/letters.ts'
import * as proposals from './letters/proposals.ts'
import * as reminding from './letters/reminding.ts'
import * as responses from './letters/responses.ts'
import * as signing from './letters/signing.ts'
import * as signatures from './papers/signatures.ts'
import * as missed from './reminders/missed.ts'
import type { Action, InputOf, Opening, Rule } from './rule.ts'
import * as records from './upkeep/records.ts'

/** What the holders of links do. Pages and the API offer exactly those that `refusalOf` has nothing against. */
const actionEntries = {
  ...assignment.actions,
  ...appeal.actions,
  ...messages.actions,
  ...completion.actions,
  ...paper.actions,
  ...contact.actions,
  ...ending.actions,
  ...repeats.actions,
  ...control.actions,
  ...extension.actions,
  ...fileAccess.actions,
  ...publication.actions,
  ...recommendation.actions,
  ...letters.actions,
  ...signing.actions,
  ...responses.actions,
  ...reminding.actions,
  ...notes.actions,
  ...clock.actions,
  ...handover.actions,
}

const ruleEntries = {
  ...actionEntries,
  ...assignment.rules,
  ...messages.rules,
  ...rating.rules,
  ...draft.rules,
  ...clock.rules,
  ...handover.rules,
  ...missed.rules,
  ...records.rules,
  ...journal.rules,
  ...signatures.rules,
}

/** What opens a case, or adds a row of an old journal to one. */
const openingEntries = {
  ...appeal.openings,
  ...draft.openings,
  ...letters.openings,
  ...journal.openings,
}

export const evolvers: Evolvers = {
  ...assignment.evolvers,
  ...appeal.evolvers,
  ...messages.evolvers,
  ...completion.evolvers,
  ...contact.evolvers,
  ...ending.evolvers,
  ...repeats.evolvers,
  ...control.evolvers,
  ...extension.evolvers,
  ...fileAccess.evolvers,
  ...publication.evolvers,
  ...rating.evolvers,
  ...draft.evolvers,
  ...recommendation.evolvers,
  ...letters.evolvers,
  ...proposals.evolvers,
  ...responses.evolvers,
  ...reminding.evolvers,
  ...notes.evolvers,
  ...clock.evolvers,
  ...handover.evolvers,
  ...missed.evolvers,
  ...records.evolvers,
  ...rows.evolvers,
  ...signatures.evolvers,
  ...ofNoCase,
}

export const openers = { ...appeal.openers, ...draft.openers, ...letters.openers, ...rows.openers }

/** What each capability alone refuses with. */
export type OwnRefusals =
  | assignment.Refusals
  | appeal.Refusals
  | messages.Refusals
  | completion.Refusals
  | paper.Refusals
  | contact.Refusals
  | control.Refusals
  | ending.Refusals
  | repeats.Refusals
  | extension.Refusals
  | fileAccess.Refusals
  | publication.Refusals
  | rating.Refusals
  | draft.Refusals
  | recommendation.Refusals
  | letters.Refusals
  | signing.Refusals
  | responses.Refusals
  | reminding.Refusals
  | clock.Refusals
  | journal.Refusals

type Entries = typeof ruleEntries
export type RuleName = keyof Entries
/** What each command says beside its name. */
export type Payloads = { [T in RuleName]: Entries[T] extends Rule<infer K> ? K : never }
type Openings = typeof openingEntries
export type OpeningName = keyof Openings
export type OpeningPayloads = { [T in OpeningName]: Parameters<Openings[T]['decide']>[1] }

export type ActionName = keyof typeof actionEntries

export const openings: { [T in OpeningName]: Opening<OpeningPayloads[T]> } = openingEntries

export const rules: { [T in RuleName]: Rule<Payloads[T]> } = ruleEntries

/** An input without an entry does not compile, nor an entry without an input. */
export const actions: { [A in ActionName | ActionInput['action']]: Action<Payloads[A], InputOf<A>> } =
  actionEntries

export const actionNames = Object.keys(actions) as ActionName[]
