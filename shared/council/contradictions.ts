/** What the schema of a council's file cannot see. */
import { outside } from '../../events/values.ts'
import type { CouncilFile } from './council-file.ts'
import { repeated } from './mistakes.ts'

/** Kazakhstan's; named here because the first question to Intl costs 20 ms, which a function's start can save. */
const ownZones = ['Almaty', 'Aqtau', 'Aqtobe', 'Atyrau', 'Oral', 'Qostanay', 'Qyzylorda'].map(
  (city) => `Asia/${city}`,
)

const isTimeZone = (timeZone: string): boolean => {
  if (ownZones.includes(timeZone)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/** Names that point nowhere, names given twice, stages out of order. */
export const contradictions = (council: CouncilFile): string[] => {
  const ids = (list: readonly { id: string }[]) => list.map((entry) => entry.id)
  const twice = (
    list: 'topics' | 'districts' | 'commissions' | 'agencies' | 'pauseCauses' | 'announcements',
  ) => repeated(ids(council[list]), (i) => `${list}[${i}].id`, 'the id')
  const unknown = (
    path: string,
    what: string,
    named: readonly string[],
    known: readonly { id: string }[],
  ) => [
    ...named.flatMap((name, i) =>
      ids(known).includes(name) ? [] : [`${path}[${i}]: no such ${what}: ${name}`],
    ),
    ...repeated(named, (i) => `${path}[${i}]`, `the ${what}`),
  ]
  const unordered = (path: string, list: readonly number[], sign: 1 | -1) =>
    list.some((n, i) => i > 0 && (n - (list[i - 1] ?? n)) * sign <= 0)
      ? [`reminders.${path}: expected ${sign > 0 ? 'rising' : 'falling'} numbers`]
      : []
  const { topics, districts, commissions, agencies, reminders } = council
  return [
    ...(isTimeZone(council.timeZone) ? [] : [`timeZone: no such time zone: ${council.timeZone}`]),
    ...(council.workingHours.from < council.workingHours.to
      ? []
      : ['workingHours: the day ends before it begins']),
    ...(council.actingHead && council.actingHead.until < council.actingHead.from
      ? ['actingHead.until: is before `from`']
      : []),
    ...unordered('before', reminders.before, -1),
    ...unordered('after', reminders.after, 1),
    ...unordered('applicant.before', reminders.applicant.before, -1),
    ...(council.extension.decidedBy.includes('head')
      ? []
      : ['extension.decidedBy: the head is missing (АППК, art. 76: the head or a deputy decides)']),
    ...[['deputy_head', 'deputyHead'] as const, ['apparatus_head', 'apparatusHead'] as const].flatMap(
      ([post, named]) =>
        council.extension.decidedBy.includes(post) && !council[named]
          ? [`extension.decidedBy: ${named} is missing`]
          : [],
    ),
    ...twice('pauseCauses'),
    ...twice('announcements'),
    ...twice('topics'),
    ...twice('districts'),
    ...twice('commissions'),
    ...commissions.flatMap((c, i) => [
      ...unknown(`commissions[${i}].topics`, 'topic', c.topics, topics),
      ...unknown(`commissions[${i}].districts`, 'district', c.districts ?? [], districts),
    ]),
    ...twice('agencies'),
    ...agencies.flatMap(({ id }, i) =>
      id === outside ? [`agencies[${i}].id: ${outside} stands for bodies that are in no configuration`] : [],
    ),
    ...agencies.flatMap((a, i) =>
      a.commission === undefined || ids(commissions).includes(a.commission)
        ? []
        : [`agencies[${i}].commission: no such commission: ${a.commission}`],
    ),
  ]
}
