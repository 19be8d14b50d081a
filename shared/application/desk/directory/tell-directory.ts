/**
 * A change of the directory is told to the former and the new address, to the head, to the secretariat and its members, and
 * to the members of the council whom it concerns: whoever has a member's session could else send mail and links elsewhere
 * unnoticed. No link goes with it, so that it is worth nothing to who should not have had it.
 */
import { type Commit, type Envelope, eventId, versionOf } from '../../../../events/commit.ts'
import type { Content } from '../../../../events/contents.ts'
import { type Circle, circleOn, compositionOf, membersId } from '../../../domain/members/composition.ts'
import type { DirectoryMails } from '../../../text/notices/kinds/directory.ts'
import { mailLimits, takePlace, windowEnds } from '../../limits.ts'
import { mailOf } from '../../notices/mail.ts'
import type { Mail } from '../../notices/ports.ts'
import type { Reader } from '../../notices/readers.ts'
import { leaseSeconds, type MailSender, sendMail } from '../../notices/send-mail.ts'
import { delayOf, isTold, mostWaits } from '../../notices/tell-together.ts'
import { allTried, once } from '../../once.ts'
import { Busy, type Queues } from '../../ports.ts'
import { type ChangeOfEntry, type ChangeReading, changeBy, personsOf } from './directory-change.ts'

export type DirectoryTeller = MailSender & ChangeReading & { queues: Queues }

/** So long the former holder's address is known; what is published again later is told to nobody. */
const toldDays = 30
const limit = mailLimits.directoryToRecipient

type Part = DirectoryMails['directory_changed']['part']
type Told = Reader & { part: Part; isOffice: boolean; to: string }
type Changed = { id: string; change: ChangeOfEntry; readers: readonly Told[] }

/**
 * How many mails went out. Each is claimed by event and reader; beyond the limit of an hour what a reader is to know waits
 * for its end and goes in one mail. Throws `Busy` while another holds a claim, an `AggregateError` where several mails
 * failed, after all were tried. `at` is now, UTC.
 */
export const tellDirectory = async (
  deps: DirectoryTeller,
  event: Envelope,
  log: readonly Commit[],
  at: string,
): Promise<number> => {
  if (Date.parse(at) - Date.parse(event.time) > toldDays * 86_400_000) return 0
  const circles = circlesOf(deps, at)
  const changed = await changedBy(deps, log, event, circles)
  if (!changed) return 0
  let sent = 0
  let isWaiting = false
  const tell = (reader: Told) => async () => {
    const place = { by: event.id, at: event.time }
    const isSingle = event.attempt === undefined && (await takePlace(deps, limit, keyOf(reader), place))
    if (isSingle) {
      const key = `mail#${claimOf(deps, event.id, reader)}`
      await once(deps.claims, key, leaseSeconds, async () => {
        if (await send(deps, reader, [changed], { id: key, at })) sent++
      })
    } else if (!(await isTold(deps, claimOf(deps, event.id, reader)))) {
      if (isEarly(event, at)) isWaiting = true
      else if (await tellWindow(deps, reader, event, log, circles, at)) sent++
    }
  }
  const waitOn = async () => {
    if (!isWaiting) return
    const { attempt = 0, firsttried = at } = event
    const again: Envelope = { ...event, attempt: attempt + 1, firsttried }
    await deps.queues.send('notices', [again], delayOf(windowEnds(limit, event.time), at))
  }
  await allTried(`mails of ${event.id}`, [...changed.readers.map(tell), waitOn])
  return sent
}

const keyOf = ({ email }: Reader) => email.toLowerCase()

/** No claim holds an address. */
const claimOf = ({ links }: DirectoryTeller, id: string, reader: Reader) =>
  `${id}#directory#${links.digest('directory-reader', keyOf(reader)).slice(0, 24)}`

const isEarly = ({ time, attempt = 0 }: Envelope, at: string): boolean =>
  Math.floor(Date.parse(at) / 1000) < windowEnds(limit, time) && attempt < mostWaits(limit)

/** All of the hour that this reader is to know and was not told yet, in one mail. */
const tellWindow = async (
  deps: DirectoryTeller,
  reader: Told,
  event: Envelope,
  log: readonly Commit[],
  circles: Circles,
  at: string,
): Promise<boolean> => {
  const ends = windowEnds(limit, event.time)
  const waiting: Changed[] = []
  for (const commit of log.filter((one) => windowEnds(limit, one.at) === ends))
    for (const index of commit.events.keys()) {
      const id = eventId(commit, index)
      const changed = await changedBy(deps, log, { id }, circles)
      const isReader = changed?.readers.some((one) => keyOf(one) === keyOf(reader))
      if (changed && isReader && !(await isTold(deps, claimOf(deps, id, reader)))) waiting.push(changed)
    }
  const keys = waiting.map(({ id }) => `mail#${claimOf(deps, id, reader)}`)
  const [first] = keys
  if (first === undefined) return false
  if ((await deps.claims.lease(first, leaseSeconds)) !== 'granted') throw new Busy(first)
  const told = { ...reader, part: waiting.length === 1 ? reader.part : ('other' as const) }
  const isSent = await send(deps, told, waiting, { id: first, at })
  // The first one last: while it is open, nobody else begins to tell of the rest.
  for (const key of keys.toReversed()) await deps.claims.complete(key)
  return isSent
}

const changedBy = async (
  deps: DirectoryTeller,
  log: readonly Commit[],
  { id }: { id: string },
  circles: Circles,
): Promise<Changed | undefined> => {
  const commit = log[versionOf({ id }) - 1]
  const change = commit && (await changeBy(deps, log, { commit, index: Number(id.split(':').at(-1)) }))
  return change && { id, change, readers: await readersOf(deps, change, circles) }
}

/** Each address once: what a reader is first, and what anybody of that address may know. */
const readersOf = async (
  { rules: { council } }: DirectoryTeller,
  { entry, before, now }: ChangeOfEntry,
  circles: Circles,
): Promise<Told[]> => {
  const persons = { former: personsOf(before, council.language), holder: personsOf(now, council.language) }
  const has = (part: keyof typeof persons, { email }: { email: string }) =>
    persons[part].some((one) => one.email.toLowerCase() === email.toLowerCase())
  const office = [
    { ...council.head, to: 'head' },
    ...personsOf({ of: 'secretariat', ...council.secretariat }, council.language),
  ]
  const chairs = council.commissions.flatMap((one) =>
    entry.startsWith('topic:') && one.topics.includes(entry.slice('topic:'.length))
      ? [{ ...one.chair, to: 'chair' }]
      : [],
  )
  const all = [
    ...persons.former.map((one) => ({ ...one, part: has('holder', one) ? 'other' : 'former' }) as const),
    ...persons.holder.map((one) => ({ ...one, part: has('former', one) ? 'other' : 'holder' }) as const),
    ...[...office, ...chairs, ...(await circles(circleOf(entry)))].map((one) => ({
      ...one,
      part: 'other' as const,
    })),
  ].filter(({ email }) => email !== '')
  const isOffice = (reader: Reader) => office.some((one) => keyOf(one) === keyOf(reader))
  const first = new Map(all.toReversed().map((one) => [keyOf(one), one]))
  return [...first.values()].map((one) => ({ ...one, isOffice: isOffice(one) }))
}

/** A commission is its members'; the council's own posts are the presidium's to know of. */
const circleOf = (entry: string): Circle | undefined => {
  if (entry.startsWith('commission:')) return { commission: entry.slice('commission:'.length) }
  return entry.includes(':') ? undefined : 'presidium'
}

type Circles = (of: Circle | undefined) => Promise<(Reader & { to: string })[]>

/** Members of today who have an address; read once. */
const circlesOf = ({ log, people, rules }: DirectoryTeller, at: string): Circles => {
  const reading = async () => {
    const composition = compositionOf(await log.load(membersId))
    const said = composition.members.length ? await people.list(membersId, '') : new Map<string, Content>()
    return { composition, said }
  }
  let read: ReturnType<typeof reading> | undefined
  return async (of) => {
    if (of === undefined) return []
    read ??= reading()
    const { composition, said } = await read
    return circleOn(composition, rules.dayOf(at), of).flatMap(({ content, contact = '' }) => {
      const [named, written] = [said.get(content), said.get(contact)]
      if (written?.kind !== 'member_contact' || !written.email) return []
      const { email, language } = written
      return [{ email, language, to: 'member', ...(named?.kind === 'member' && { name: named.name }) }]
    })
  }
}

/** Whether it went out. */
const send = async (
  deps: DirectoryTeller,
  reader: Told,
  told: readonly Changed[],
  { id, at }: { id: string; at: string },
): Promise<boolean> => {
  const changes = told.map(({ change }) => change.told(reader.isOffice))
  const model = { kind: 'directory_changed', part: reader.part, changes } as const
  const mail: Mail = mailOf(officeFor(deps, told), reader, model, {
    thread: 'directory',
    tags: { to: reader.to },
  })
  return (await sendMail(deps, mail, { id, at })) === 'sent'
}

/** Where the secretariat's own address was changed, replies go to the one of before: the new one is what is in question. */
const officeFor = (
  { rules, portal }: DirectoryTeller,
  told: readonly Changed[],
): Pick<DirectoryTeller, 'rules' | 'portal'> => {
  const before = told.map(({ change }) => change.before).find((held) => held?.of === 'secretariat')
  if (before?.of !== 'secretariat') return { rules, portal }
  const { of: _, ...secretariat } = before
  return { portal, rules: { ...rules, council: { ...rules.council, secretariat } } }
}
