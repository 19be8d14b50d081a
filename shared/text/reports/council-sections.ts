/** The report's sections on the council's own work: what was nothing has no section. */
import type { CouncilReport } from '../../../events/answers/reports.ts'
import type { ActivityForm } from '../../../events/council/council-values.ts'
import type { Language, Localized } from '../../../events/values.ts'
import type { PlanCounts } from '../../domain/activities/plan.ts'
import { formatDay } from '../dates.ts'
import { wording } from '../explanation.ts'
import { councilReportWords } from './council-words.ts'

/** An activity with its title, as lists have it; in the order of their days. */
type ListedActivity = {
  form: ActivityForm
  heldOn: string
  title: string
  with?: string | undefined
  bodies: readonly string[]
  ongoing: boolean
}

/** What the council's own report tells beyond the figures: its activities by title, what came of its plan. */
export type CouncilLists = { activities?: readonly ListedActivity[]; plan?: PlanCounts }

type Names = { commissions: Record<string, Localized>; agencies: Record<string, Localized> }
/** `bar`: how long it is, and its part that was answered, beside the longest one. Values are as they are read. */
export type ReportRow = { label: string; values: string[]; zero: boolean; bar: { all: number; part: number } }
/** What a section counts, where it has a public list. */
export type Listed = 'meetings' | 'heard' | 'dialogues' | 'events' | 'control'
type Section = {
  heading: string
  counts?: Listed
  paragraphs: string[]
  tables: { caption: string; columns: string[]; rows: ReportRow[] }[]
}

const nameIn = (of: Record<string, Localized>, id: string, lang: Language) => {
  const name = Object.hasOwn(of, id) ? of[id] : undefined
  return name === undefined ? id : wording(name, lang)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/** Thousands apart, so that they do not run together: `21 400`. */
const written = (n: number | null) => (n === null ? '–' : String(n).replace(/\B(?=(\d{3}){1,5}$)/g, '\u00A0'))

const rowOf = (label: string, numbers: (number | null)[], longest: number): ReportRow => {
  const [first] = numbers
  const share = (first ?? 0) / Math.max(1, longest)
  return {
    label,
    values: numbers.map(written),
    zero: numbers.every((n) => !n),
    bar: { all: share, part: share },
  }
}

/** `heard` and the others come before letters and appeals in the council's own report; `control` after draft acts. */
export const councilSections = (
  report: CouncilReport,
  names: Names,
  lang: Language,
  { activities: listed = [], plan }: CouncilLists = {},
): { first: Section[]; last: Section[] } => {
  const words = councilReportWords(lang)
  const { meetings, members, heard, control, events, channels } = report
  const commissions = sum(Object.values(meetings.byCommission))
  const met = meetings.general + meetings.presidium + commissions
  const gathered = events.round_table + events.meeting + events.visit
  const districts = Object.values(events.byDistrict).filter((n) => n > 0).length
  const { monitoring, hearing, expertise } = control.byForm

  const lines = (...forms: ActivityForm[]) =>
    listed
      .filter(({ form }) => forms.includes(form))
      .map((a, i) => {
        const bodies = a.bodies.map((body) => nameIn(names.agencies, body, lang))
        const about = [a.title, ...(a.with ? [a.with] : []), ...bodies].filter(Boolean).join('; ')
        return `${i + 1}. ${formatDay(a.heldOn, lang)}: ${about}${a.ongoing ? ` (${words.ongoing})` : ''}`
      })
  const section = (is: boolean, made: Section): Section[] => (is ? [made] : [])
  const longestMeeting = Math.max(0, ...Object.values(meetings.byCommission))
  const longestChannel = Math.max(0, ...channels.map(({ publications }) => publications ?? 0))
  const { columns, headings } = words

  return {
    first: [
      ...section(met + members.start + members.end + (plan?.planned ?? 0) > 0, {
        heading: headings.meetings,
        counts: 'meetings',
        paragraphs: [
          ...(plan?.planned ? [words.plan(plan)] : []),
          words.meetings(meetings.general, meetings.presidium, commissions),
          ...(met ? [words.quorate(meetings.quorate, met)] : []),
          ...(meetings.announcedInTime.of
            ? [words.announced(meetings.announcedInTime.inTime, meetings.announcedInTime.of)]
            : []),
          ...(members.start + members.end
            ? [
                words.members(members.seats, members.start, members.end),
                words.moved(members.left, members.admitted, members.fromReserve),
              ]
            : []),
          ...lines('general_meeting'),
        ],
        tables: [
          {
            caption: words.byCommission,
            columns: [columns.commission, columns.count],
            rows: Object.entries(meetings.byCommission).map(([id, n]) =>
              rowOf(nameIn(names.commissions, id, lang), [n], longestMeeting),
            ),
          },
        ],
      }),
      ...section(heard.reports > 0, {
        heading: headings.heard,
        counts: 'heard',
        paragraphs: [words.heard(heard.reports, heard.bodies.length), ...lines('hearing_report')],
        tables: [],
      }),
      ...section(events.dialogue > 0, {
        heading: headings.dialogues,
        counts: 'dialogues',
        paragraphs: [words.dialogues(events.dialogue, districts), ...lines('dialogue')],
        tables: [],
      }),
      ...section(gathered > 0, {
        heading: headings.events,
        counts: 'events',
        paragraphs: [
          words.events(gathered, events.round_table, events.meeting, events.visit),
          ...lines('round_table', 'meeting', 'visit'),
        ],
        tables: [],
      }),
      ...section(channels.length > 0, {
        heading: headings.media,
        paragraphs: [],
        tables: [
          {
            caption: words.channels,
            columns: [columns.channel, columns.publications, columns.views],
            rows: channels.map(({ channel, publications, views }) =>
              rowOf(channel, [publications, views], longestChannel),
            ),
          },
        ],
      }),
    ],
    // Recommendations may follow from the hearing of a report too.
    last: section(monitoring + hearing + expertise + control.recommendations.made > 0, {
      heading: headings.control,
      counts: 'control',
      paragraphs: [
        words.control(monitoring, control.ongoing, control.objects),
        ...(hearing + expertise ? [words.otherControl(hearing, expertise)] : []),
        ...(control.documentsInTime.of
          ? [words.documents(control.documentsInTime.inTime, control.documentsInTime.of, control.published)]
          : []),
        ...(control.recommendations.made ? [words.recommendations(control.recommendations)] : []),
        ...lines('monitoring', 'hearing', 'expertise'),
      ],
      tables: [],
    }),
  }
}
