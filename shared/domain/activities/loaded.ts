/** An activity as the row of an old register tells it. */
import type { CouncilEventOf } from '../../../events/council/council-events.ts'
import type { ActivityRow } from '../../../events/council/council-values.ts'
import type { Deadline } from '../../../events/values.ts'
import type { Activity } from './activity.ts'

/** Whether something of it is still to come, or owed. */
export const isOpenRow = (
  { status, documentOn, publishedOn }: ActivityRow,
  document: Deadline | undefined,
  publication: Deadline | undefined,
): boolean => {
  if (status === 'planned' || status === 'ongoing') return true
  return (document !== undefined && !documentOn) || (publication !== undefined && !publishedOn)
}

/** Where a register's published document stood is not in it. */
const somewhere = 'register'

/** What a row says; a row loaded again replaces what its earlier wording said. */
export const asLoaded = (
  number: string,
  { content, row, announcement, document, publication }: CouncilEventOf<'ActivityLoaded'>,
  before: Activity | undefined,
): Activity => {
  const { present, total, heldOn, heldUntil, announcedOn, documentOn, publishedOn, commission, objects } = row
  return {
    kind: 'activity',
    number,
    version: 0,
    content,
    form: row.form,
    status: row.status === 'planned' && announcedOn ? 'announced' : row.status,
    ...(commission && { commission }),
    districts: row.districts ?? [],
    bodies: row.bodies ?? [],
    ...(objects !== undefined && { objects }),
    ...(heldOn && (row.status === 'planned' || row.status === 'cancelled' ? { on: heldOn } : { heldOn })),
    ...(heldUntil && { heldUntil }),
    ...(announcedOn && { announcedOn }),
    ...(announcement && { announcement }),
    ...(present !== undefined && total !== undefined && { attendance: { present, total } }),
    ...(document && { document }),
    ...(documentOn && { documentOn }),
    toTell: [],
    votes: [],
    publications: publishedOn ? [{ channel: somewhere, publishedOn }] : [],
    findings: [],
    files: [],
    recommendations: [],
    followUps: [],
    pending: {},
    ...(isOpenRow(row, document, publication) && { dormant: true as const }),
    loaded: { row, revision: (before?.loaded?.revision ?? 0) + 1, ...(publication && { publication }) },
  }
}
