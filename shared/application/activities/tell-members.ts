/**
 * Members are told of a meeting of theirs that was announced, moved or cancelled, each by a mail of their own with an entry
 * for their calendar. Of those who have no e-mail the secretariat is told.
 */
import { type Commit, type Envelope, versionOf } from '../../../events/commit.ts'
import type { Content, ContentOf } from '../../../events/contents.ts'
import { type Localized, languages } from '../../../events/values.ts'
import { type Activity, activityOf } from '../../domain/activities/activity.ts'
import { circleOf } from '../../domain/activities/forms.ts'
import { openTelling } from '../../domain/activities/telling.ts'
import { circleOn, compositionOf, membersId } from '../../domain/members/composition.ts'
import { inPath } from '../../domain/number.ts'
import { councilWords } from '../../text/activities/words.ts'
import { wording } from '../../text/explanation.ts'
import type { MeetingChange } from '../../text/notices/kinds/meetings.ts'
import { contactOf, nameOf } from '../members/said.ts'
import { mailOf } from '../notices/mail.ts'
import type { CalendarEntry, Mail } from '../notices/ports.ts'
import { staffReader } from '../notices/readers.ts'
import { leaseSeconds, type MailSender, sendMail } from '../notices/send-mail.ts'
import { allTried, once } from '../once.ts'
import { textOf } from '../texts-of-case.ts'
import { executeCouncil } from './council-log.ts'

const changes: Partial<Record<string, MeetingChange>> = {
  ActivityAnnounced: 'announced',
  ActivityMoved: 'moved',
  ActivityCancelled: 'cancelled',
}

/** Whether members were told of it before this commit: what was never announced is moved without a word. */
const wasTold = (log: readonly Commit[], version: number): boolean =>
  log.slice(0, version - 1).some(({ events }) => events.some(({ type }) => type === 'ActivityAnnounced'))

/** Whether it was announced before, and is on the same day with the same agenda. */
const isRepeated = (log: readonly Commit[], version: number): boolean => {
  const before = log.slice(0, version - 1).flatMap(({ events }) => events.map(({ type }) => type))
  const last = before.lastIndexOf('ActivityAnnounced')
  return last >= 0 && !before.slice(last).some((type) => type === 'ActivityMoved' || type === 'AgendaSet')
}

/** Whether what came after this commit says otherwise. */
const isOvertaken = (log: readonly Commit[], version: number): boolean =>
  log
    .slice(version)
    .some(({ events }) =>
      events.some(({ type }) => ['ActivityMoved', 'ActivityCancelled', 'ActivityHeld'].includes(type)),
    )

/**
 * How many mails went out. Each is claimed; throws `Busy` while another holds a claim, an `AggregateError` where several
 * mails failed, after all were tried.
 */
export const tellMembers = async (
  deps: MailSender,
  event: Envelope,
  log: readonly Commit[],
): Promise<number> => {
  const version = versionOf(event)
  const change = changes[event.data.type]
  const a = activityOf(log.slice(0, version))
  const circle = a && circleOf(a)
  if (!change || !circle || !a?.on) return 0
  if (change === 'announced' ? isRepeated(log, version) : !wasTold(log, version)) return 0
  if (change !== 'cancelled' && isOvertaken(log, version)) return 0
  const meeting = await meetingOf(deps, a, event, change)
  const members = circleOn(compositionOf(await deps.log.load(membersId)), a.on, circle)
  const said = members.length ? await deps.people.list(membersId, '') : new Map<string, Content>()
  const mails: [key: string, mail: Mail][] = []
  const names: string[] = []
  const unwritten: string[] = []
  for (const member of members) {
    const name = nameOf(said, member)
    const contact = contactOf(said, member)
    if (contact?.email)
      mails.push([member.member, mailToMember(deps, meeting, { ...contact, email: contact.email, name })])
    else {
      names.push(name || member.member)
      unwritten.push(member.member)
    }
  }
  const byHand = names.length ? mailToSecretary(deps, meeting, names) : undefined
  if (byHand) mails.push(['secretary', byHand])
  return sendEach(deps, event, mails, () => openTask(deps, event, unwritten))
}

const sendEach = async (
  deps: MailSender,
  event: Envelope,
  mails: readonly [key: string, mail: Mail][],
  before: () => Promise<void>,
): Promise<number> => {
  let sent = 0
  const sending = ([reader, mail]: (typeof mails)[number]) => {
    const key = `mail#${event.id}#${reader === 'secretary' ? reader : `member#${reader}`}`
    return () =>
      once(deps.claims, key, leaseSeconds, async () => {
        if ((await sendMail(deps, mail, { id: key, at: event.time })) === 'sent') sent++
      })
  }
  await allTried(`mails of ${event.id}`, [before, ...mails.map(sending)])
  return sent
}

/** They are told by hand: a task that stands until it was done. What was told otherwise since opens a task of its own. */
const openTask = async (deps: MailSender, event: Envelope, members: readonly string[]): Promise<void> => {
  if (members.length === 0) return
  await executeCouncil(deps, {
    logId: event.subject,
    commandId: `telling:${event.id}`,
    actor: { role: 'system', as: 'notices' },
    at: event.time,
    decide: (log, context) => {
      const a = activityOf(log)
      return a && !isOvertaken(log, versionOf(event)) ? openTelling(a, members, context) : []
    },
  })
}

type Meeting = {
  a: Activity
  change: MeetingChange
  event: Envelope
  form: Localized
  title: string
  place: string | undefined
  agenda: string[]
}

/** As the commit left it, with its agenda of then; why it was moved or cancelled stays with the secretariat. */
const meetingOf = async (
  { people }: MailSender,
  a: Activity,
  event: Envelope,
  change: MeetingChange,
): Promise<Meeting> => {
  const { number, form } = a
  const [about, agenda] = await Promise.all([
    textOf(people, number, a.content, 'activity'),
    textOf(people, number, a.agenda?.content, 'agenda'),
  ])
  return {
    ...{ a, change, event, place: about?.place },
    form: Object.fromEntries(languages.map((lang) => [lang, councilWords(lang).forms[form]])) as Localized,
    title: about?.title ?? '',
    agenda: change === 'cancelled' ? [] : (agenda?.items ?? []).map(({ text }) => text),
  }
}

const told = ({ a: { number, on = '', time }, change, form, title, place }: Meeting) => ({
  ...{ number, change, form, title, on, place },
  ...(time && { time }),
})

const mailToMember = (
  deps: MailSender,
  meeting: Meeting,
  { email, language, name }: ContentOf<'member_contact'> & { email: string; name: string },
): Mail => {
  const { a, agenda } = meeting
  const url = `${deps.portal}/meetings/${inPath(a.number)}?lang=${language}`
  const model = { kind: 'meeting', ...told(meeting), agenda, url } as const
  const reader = { email, language, ...(name && { name }) }
  return {
    ...mailOf(deps, reader, model, { thread: a.number, tags: { case: a.number, to: 'member' } }),
    calendar: entryOf(deps, meeting, url, wording(meeting.form, language)),
  }
}

/** The same entry as in the public calendar, by its id. */
const entryOf = (
  { rules, portal }: MailSender,
  { a, change, event, title, place }: Meeting,
  url: string,
  form: string,
): CalendarEntry => ({
  uid: `${a.number}@${new URL(portal).hostname}`,
  sequence: versionOf(event),
  at: event.time,
  day: a.on ?? '',
  summary: title ? `${form}: ${title}` : form,
  description: url,
  meeting: {
    ...(a.on && a.time && { start: rules.instantOf(a.on, a.time) }),
    place,
    cancelled: change === 'cancelled',
  },
})

const mailToSecretary = (deps: MailSender, meeting: Meeting, names: readonly string[]): Mail | undefined => {
  const { number } = meeting.a
  const reader = staffReader(deps.rules, { role: 'secretary' })
  if (!reader) return undefined
  const deskUrl = `${deps.portal}/desk/activities/${inPath(number)}?lang=${reader.language}`
  const model = { kind: 'meeting_by_hand', ...told(meeting), names, deskUrl } as const
  return mailOf(deps, reader, model, { thread: number, tags: { case: number, to: 'secretary' } })
}
