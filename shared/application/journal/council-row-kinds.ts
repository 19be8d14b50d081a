/** The rows of the registers of the council's own work: activities, members, channels. */
import { type CouncilRow, memberId } from '../../../events/council/council-values.ts'
import type { CouncilRegister } from '../../../events/journal/registers.ts'
import { slug } from '../../../events/values.ts'
import type { Column } from '../../text/journal/import.ts'
import type { RowNames } from './row-kinds.ts'
import type { RowReader } from './row-reader.ts'
import { councilValues, plain } from './row-values.ts'

/** Optional values that are absent are left out, so that rows compare by what they say. */
const given = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== '')) as never

const countOf = (r: RowReader, column: Column): number | undefined => {
  const typed = r.text(column).replace(/\s/g, '')
  if (!typed) return undefined
  return /^\d{1,9}$/.test(typed) ? Number(typed) : r.fault(column, { code: 'count' })
}

const listOf = (r: RowReader, column: Column): string[] =>
  r
    .text(column)
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)

/** Each once, in their order; absent for none. */
const some = (list: readonly string[]) => (list.length ? [...new Set(list)] : undefined)

const isYes = (r: RowReader, column: Column): true | undefined =>
  r.value(column, councilValues.yesNo) === 'yes' ? true : undefined

const activityRow = (r: RowReader, { names }: RowNames): CouncilRow => {
  const form = r.required('form', r.value('form', councilValues.form))
  const status = r.required('status', r.value('status', councilValues.status))
  const isAhead = status === 'planned' || status === 'cancelled'
  const heldOn = r.day('held_on', { future: isAhead })
  const heldUntil = r.day('held_until', { future: status === 'ongoing' })
  const [documentOn, publishedOn] = [r.day('document_on'), r.day('published_on')]
  if (status === 'held' || status === 'ongoing') r.when(true, 'held_on', status)
  if (status && status !== 'held') r.when(false, 'document_on', status)
  if (form === 'commission_meeting') r.when(true, 'commission', form)
  r.together('present', 'total')
  const [present, total] = [countOf(r, 'present'), countOf(r, 'total')]
  if (present !== undefined && total !== undefined && present > total) r.fault('present', { code: 'count' })
  r.order(heldOn, 'held_until', heldUntil)
  r.order(heldUntil ?? heldOn, 'document_on', documentOn)
  r.order(documentOn ?? heldOn, 'published_on', publishedOn)
  const districts = listOf(r, 'districts').flatMap((typed) => {
    const known = names.districts.get(plain(typed))
    const ids = [...new Set(names.districts.values())].reverse()
    return (
      known ?? r.fault('districts', { code: 'unknown_value', value: typed.slice(0, 100), known: ids }) ?? []
    )
  })
  const bodies = listOf(r, 'bodies').map((typed) => names.agencies.get(plain(typed)) ?? typed.slice(0, 200))
  const title = r.required('title', r.text('title') || undefined) ?? ''
  const companion = r.text('with')
  return {
    register: 'activities',
    row: given({
      number: r.required('number', r.number('number')),
      form,
      commission: r.value('commission', names.commissions),
      districts: some(districts),
      bodies: some(bodies),
      objects: countOf(r, 'objects'),
      announcedOn: r.day('announced_on'),
      heldOn,
      heldUntil,
      status,
      present,
      total,
      documentOn,
      publishedOn,
    }),
    words: { title: title.slice(0, 500), ...(companion && { with: companion.slice(0, 500) }) },
  }
}

const memberRow = (r: RowReader, { names }: RowNames): CouncilRow => {
  const id = r.text('member')
  if (id && !memberId.safeParse(id).success) r.fault('member', { code: 'number' })
  const admittedOn = r.required('admitted_on', r.day('admitted_on'))
  const leftOn = r.day('left_on')
  r.together('left_on', 'ground')
  r.order(admittedOn, 'left_on', leftOn)
  const organisation = r.text('organisation')
  return {
    register: 'members',
    row: given({
      number: r.required('member', id || undefined),
      seat: r.required('seat', r.value('seat', councilValues.seat)),
      ethnocultural: isYes(r, 'ethnocultural'),
      commission: r.value('commission', names.commissions),
      role: r.value('role', councilValues.role) ?? 'member',
      admittedOn,
      fromReserve: isYes(r, 'from_reserve'),
      leftOn,
      ground: r.value('ground', councilValues.ground),
    }),
    words: {
      name: (r.required('name', r.text('name') || undefined) ?? '').slice(0, 200),
      ...(organisation && { organisation: organisation.slice(0, 200) }),
    },
  }
}

const channelRow = (r: RowReader): CouncilRow => {
  const channel = r.required('channel', r.text('channel').toLowerCase() || undefined) ?? ''
  if (channel && !slug.safeParse(channel).success) r.fault('channel', { code: 'number' })
  const [from, to] = [r.required('from', r.day('from')), r.required('to', r.day('to', { future: true }))]
  r.order(from, 'to', to)
  return {
    register: 'channels',
    row: given({
      number: `${channel} ${from} ${to}`,
      channel,
      from,
      to,
      publications: countOf(r, 'publications'),
      views: countOf(r, 'views'),
    }),
    words: {},
  }
}

export const councilRowOf: Record<CouncilRegister, (r: RowReader, names: RowNames) => CouncilRow> = {
  activities: activityRow,
  members: memberRow,
  channels: channelRow,
}
