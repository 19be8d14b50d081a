/**
 * What can happen to a case: one closed schema per event and version. Events carry ids, codes and dates only;
 * every text, name and contact lives in the store of personal data under the `content` id that the event names.
 */
import * as z from 'zod/mini'
import { appealEvents } from './appeals/appeal-events.ts'
import { caseEvents } from './case-events.ts'
import { councilEvents } from './council/council-events.ts'
import { draftEvents } from './drafts/draft-events.ts'
import { recordEvents } from './journal/record-events.ts'
import { letterEvents } from './letters/letter-events.ts'

export const catalogue = {
  ...appealEvents,
  ...draftEvents,
  ...letterEvents,
  ...caseEvents,
  ...recordEvents,
  ...councilEvents,
}

type Catalogue = typeof catalogue
export type EventType = keyof Catalogue

export const schemas = Object.fromEntries(
  Object.entries(catalogue).map(([type, { schema }]) => [type, schema]),
) as { [T in EventType]: Catalogue[T]['schema'] }

export type EventOf<T extends EventType> = z.infer<(typeof schemas)[T]>
export type CaseEvent = { [T in EventType]: EventOf<T> }[EventType]

const { AppealRegistered, ...others } = schemas
export const caseEvent = z.discriminatedUnion('type', [AppealRegistered, ...Object.values(others)])
