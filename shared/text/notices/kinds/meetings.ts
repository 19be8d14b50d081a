/** Members are told of a meeting of theirs, with an entry for their calendar; the secretariat, whom it is to tell itself. */
import type { Language, Localized } from '../../../../events/values.ts'
import { formatDayWithWeekday } from '../../dates.ts'
import { wording } from '../../explanation.ts'
import { button, type Drawings, facts, note, type Pen, paragraph, quoteUnder } from '../drawing.ts'

export type MeetingChange = 'announced' | 'moved' | 'cancelled'

type Told = {
  number: string
  change: MeetingChange
  form: Localized
  title: string
  /** The local day and time that it is, or was to be, on. */
  on: string
  time?: string | undefined
  place?: string | undefined
}

export type MeetingMails = {
  /** To a member of those who meet; what was cancelled has no agenda. */
  meeting: Told & { agenda: readonly string[]; url: string }
  /** To the secretariat: these have no e-mail, by their names. */
  meeting_by_hand: Told & { names: readonly string[]; deskUrl: string }
}

export type MeetingWords = {
  meeting: {
    /** `on` is `YYYY-MM-DD`. */
    subject: Record<MeetingChange, (on: string) => string>
    intro: Record<MeetingChange, string>
    day: string
    place: string
    agenda: string
    quorum: string
    entry: Record<MeetingChange, string>
    button: string
  }
  meeting_by_hand: {
    subject: string
    intro: Record<MeetingChange, string>
    names: string
    button: string
  }
}

/** With the time, where there is one. */
const when = ({ on, time }: Told, lang: Language) =>
  `${formatDayWithWeekday(on, lang)}${time ? `, ${time}` : ''}`

const factsOf = (m: Told, { labels, meeting }: Pen['words'], lang: Language) =>
  facts(
    [labels.number, m.number],
    [wording(m.form, lang), m.title],
    [meeting.day, when(m, lang)],
    [meeting.place, m.place],
  )

export const meetingMails: Drawings<MeetingMails> = {
  meeting: (m, { words, lang }) => {
    const w = words.meeting
    return {
      subject: `${m.number}: ${w.subject[m.change](m.on)}`,
      greeting: words.greeting.anyone,
      blocks: [
        paragraph(w.intro[m.change]),
        factsOf(m, words, lang),
        ...quoteUnder(w.agenda, m.agenda.map((point, i) => `${i + 1}. ${point}`).join('\n')),
        ...(m.change === 'cancelled' ? [] : [paragraph(w.quorum)]),
        button(w.button, m.url),
        note(w.entry[m.change]),
      ],
    }
  },

  meeting_by_hand: (m, { words, lang }) => {
    const w = words.meeting_by_hand
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro[m.change]),
        factsOf(m, words, lang),
        ...quoteUnder(w.names, m.names.join('\n')),
        button(w.button, m.deskUrl),
      ],
    }
  },
}
