/** Everybody is told what the law and the council promise, at least once, not without need again, and nothing of others. */
import type { Finding } from './audit.ts'
import type { Commit, Event, Facts } from './logs.ts'
import { type Mail, readMail } from './mime.ts'
import type { Mailed } from './observed.ts'
import { type Story, storyOf } from './story.ts'

type Read = Mailed & {
  mail: Mail
  /** Whom it was meant for, and the case that it is about, by its own tags. */
  role: string
  caseId: string
  words: string[]
  /** Rights to act that its links carry: `case grant`. */
  grants: string[]
  digest?: string
}

const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(raw)?.[1] ?? ''
const word = /\bzq[0-9a-z]{6}\b/g

const readAll = (mailed: readonly Mailed[]): Read[] =>
  mailed.map((one) => {
    const mail = readMail(one.raw)
    const tags = header(one.raw, 'X-SES-MESSAGE-TAGS')
    const encoded = /\bcase=([\w-]+)/.exec(tags)?.[1]
    const digest = /digest-(\d{4}-\d\d-\d\d)/.exec(mail.headers.get('references') ?? '')?.[1]
    const all = [mail.subject, mail.text, mail.html, ...mail.others].join('\n')
    return {
      ...one,
      mail,
      role: /\bto=(\w+)/.exec(tags)?.[1] ?? '',
      caseId: encoded ? Buffer.from(encoded, 'base64url').toString() : '',
      words: [...new Set(all.match(word))],
      grants: [...all.matchAll(/\/act\/([\w-]+)\./g)].map(([, payload = '']) => {
        const [caseId, grant = ''] = Buffer.from(payload, 'base64url').toString().split('\n')
        return `${caseId} ${grant.split('~')[0]}`
      }),
      ...(digest && { digest }),
    }
  })

export const mailFindings = (facts: Facts): Finding[] => {
  const mails = readAll(facts.mailed)
  return [...toldFindings(facts, mails), ...againFindings(facts, mails), ...strangerFindings(facts, mails), ...linkFindings(facts, mails), ...chairFindings(facts, mails)]
}

/** What the events of a case ask for. */
const toldFindings = (facts: Facts, mails: readonly Read[]): Finding[] => {
  const findings: Finding[] = []
  for (const [id, log] of facts.logs) {
    const story = storyOf(log)
    if (!story || facts.erased.includes(id)) continue
    const about = mails.filter(({ caseId, mail }) => caseId === id || (caseId === '' && mail.text.includes(id)))
    for (const commit of log)
      for (const event of commit.events)
        for (const due of owedFor(facts, story, log, commit, event)) {
          const found = about.some((mail) => mail.at >= Date.parse(commit.at) - 60_000 && due.is(mail))
          if (!found && !(due.hook?.() ?? false) && !due.refused)
            findings.push({ kind: 'nobody told', text: `${id} at ${commit.version} ${event.type}: ${due.to}` })
        }
  }
  return findings
}

type Owed = { to: string; is: (mail: Read) => boolean; hook?: () => boolean; refused: boolean }

const owedFor = (facts: Facts, now: Story, log: readonly Commit[], commit: Commit, e: Event): Owed[] => {
  const { council, peopleWritten, people, refused, posted } = facts
  const id = commit.caseId
  /** Words that somebody wrote into the text that this event names. */
  const words = [...peopleWritten].flatMap(([mark, places]) =>
    places.has(`${id}\n${e.content}`) && ['text', 'subject'].includes(facts.marks.get(mark)?.kind ?? '') ? [mark] : [],
  )
  const text = words.filter((mark) => facts.marks.get(mark)?.kind === 'text')
  const has = (marks: readonly string[]) => (mail: Read) => marks.every((mark) => mail.words.includes(mark))
  const stored = people.find((row) => row.caseId === id && row.contentId === now.content)?.content as
    | { applicant?: { email?: string }; contact?: { email?: string } }
    | undefined
  const owed = (to: string, role: string | undefined, is: (mail: Read) => boolean, address?: string): Owed => ({
    to,
    is: (mail) => (role === undefined || mail.role === role) && (address === undefined || mail.to === address) && is(mail),
    refused: address === undefined ? refused.size > 0 : refused.has(address),
  })
  const email = stored?.applicant?.email
  const applicant = (is: (mail: Read) => boolean): Owed[] => {
    if (now.kind !== 'appeal') return []
    return email
      ? [owed('the applicant', 'applicant', is, email)]
      : [owed('the secretariat, for the applicant', 'secretary', () => true)]
  }
  const secretary = (is: (mail: Read) => boolean): Owed[] => [owed('the secretariat', 'secretary', is)]
  /** Whoever has the case by now, or had it then. */
  const owner = (is: (mail: Read) => boolean): Owed[] => [
    { ...owed('whoever has the case', undefined, (mail) => ['chair', 'secretary'].includes(mail.role) && is(mail)), refused: refused.size > 0 },
  ]
  const later = log.slice(commit.version).flatMap(({ events }) => events)
  const chair = `chair-${now.assignments}`
  switch (e.type) {
    case 'AppealRegistered':
      return e.reachable ? applicant((mail) => mail.mail.text.includes(id)) : []
    case 'CaseAssigned':
    case 'ChairReplaced':
      return e.grant === chair && now.commission ? [owed(`the chair by ${chair}`, 'chair', ({ grants }) => grants.includes(`${id} ${chair}`))] : []
    case 'TriageRequested':
      return now.commission || later.some(({ type }) => type === 'CaseAssigned') || now.closedOn ? [] : secretary(() => true)
    case 'CaseReturned':
      return later.some(({ type }) => type === 'CaseAssigned') ? [] : secretary(has(text))
    case 'AppealForwarded': {
      const agency = council.agencies.find((one) => one.id === e.to)
      const body = people.find((row) => row.caseId === id && row.contentId === e.content)?.content.email as string | undefined
      const to = agency?.email ?? body
      return [...applicant(has(text)), ...(to ? [owed('the body', undefined, has(text), to)] : [])]
    }
    case 'ClarificationAsked':
      return now.questions.find(({ content }) => content === e.content)?.over === undefined && !now.closedOn ? applicant(has(text)) : []
    case 'LongTermSet':
    case 'NextControlSet':
    case 'AppealAnswered':
      return applicant(has(text))
    case 'AnswerDisputed':
      return [...applicant(() => true), ...secretary(has(text))]
    case 'ClarificationReceived':
      return owner(() => true)
    case 'MessageReceived':
      return owner(() => true)
    case 'ExtensionRequested':
      return now.extension === e.grant ? [owed('the head', 'head', ({ grants }) => grants.includes(`${id} ${e.grant}`))] : []
    case 'ExtensionGranted':
      return email ? applicant(() => true) : []
    case 'LetterSent': {
      const agency = council.agencies.find((one) => one.id === e.agency)
      const hook = () => posted.some((one) => one.agency === e.agency && one.body.includes(`"${e.letter}"`))
      const isLetter = (mail: Read) => mail.mail.text.includes(String(e.letter)) && has(text)(mail)
      return [{ ...owed(`agency ${e.agency}`, 'agency', isLetter, agency?.email), hook }]
    }
    case 'ResponseRecorded':
      return owner(has(text))
    case 'DraftActRegistered': {
      const hook = () => posted.some((one) => one.agency === e.agency && one.body.includes(`"${id}"`))
      return [{ ...owed('the developer', 'contact', ({ mail }) => mail.text.includes(id)), refused: refused.size > 0, hook }]
    }
    case 'DraftReturned':
    case 'DraftNotConsidered':
      return [owed('the agency', 'agency', has(text)), owed('the developer', 'contact', has(text))]
    default:
      return []
  }
}

/** A mail that says the very same goes out again only where its sender could not know that it had gone. */
const againFindings = ({ broken, marks, relayed }: Facts, mails: readonly Read[]): Finding[] => {
  const findings: Finding[] = []
  const same = new Map<string, Read[]>()
  for (const mail of mails) {
    const isOnce = mail.digest !== undefined || mail.words.some((mark) => marks.get(mark)?.kind === 'text')
    const key = mail.digest ? `${mail.to} ${mail.role} ${mail.digest} ${mail.role === 'applicant' ? mail.mail.text : ''}` : `${mail.to}\n${mail.mail.subject}\n${mail.mail.text}`
    if (isOnce) same.set(key, [...(same.get(key) ?? []), mail])
  }
  for (const group of same.values()) {
    const [first] = group
    if (!first || group.length === 1) continue
    if (first.digest) {
      // What is sent to an agency instead of a webhook is told of once more by the next sweep of the day.
      findings.push({ kind: 'digest twice', text: `${first.to} of ${first.digest}, ${group.length} times` })
      continue
    }
    const excused = group.filter((mail) => !mail.sure || broken.has(mail.run)).length
    if (group.length - 1 > excused)
      findings.push({ kind: 'told again without need', text: `${first.to}: ${first.mail.subject}, ${group.length} times${relayed ? ', relayed' : ''}` })
  }
  return findings
}

/** A mail holds words of its own case only; an agency reads nothing of the applicant, unless the appeal went there. */
const strangerFindings = ({ marks, peopleWritten, logs, posted, queuedWords, rows, people }: Facts, mails: readonly Read[]): Finding[] => {
  const findings: Finding[] = []
  const letters = new Map<string, string>()
  for (const [id, log] of logs)
    for (const e of log.flatMap(({ events }) => events)) if (e.type === 'LetterSent') letters.set(String(e.letter), id)
  const addresses = new Map<string, Set<string>>()
  for (const { caseId, content } of people) {
    const email = (content as { applicant?: { email?: string } }).applicant?.email
    if (email) addresses.set(caseId, (addresses.get(caseId) ?? new Set()).add(email))
  }
  for (const { id, mail, role, caseId, words, to } of mails) {
    const named = [...mail.text.matchAll(/[A-Z]{3}-[ANIL]-\d{4}-\d{6}|Ж\d+-И?\d+/g)].map(([number]) => letters.get(number) ?? number)
    const own = new Set([...(caseId ? [caseId] : []), ...named])
    for (const mark of words) {
      const { of, kind } = marks.get(mark) ?? {}
      const places = [...(peopleWritten.get(mark) ?? [])].map((place) => place.split('\n')[0] ?? '')
      if (!of || places.includes('directory')) continue
      // Of a mail about no case the secretariat is told which address it did not reach.
      if (role === 'secretary' && kind === 'email' && places.includes('deliveries')) continue
      if (!places.some((place) => own.has(place)))
        findings.push({ kind: 'words of a stranger', text: `${id} to ${role} about ${[...own]}: ${mark} of ${places}` })
      const isOutside = role === 'agency' || role === 'contact' || role === 'body'
      const wentThere = [...own].some((one) => logs.get(one)?.some(({ events }) => events.some(({ type }) => type === 'AppealForwarded')))
      if (of === 'applicant' && isOutside && !wentThere && kind !== 'file')
        findings.push({ kind: 'applicant told to an agency', text: `${id} to ${role} about ${caseId}: ${kind} ${mark}` })
    }
    const known = addresses.get(caseId)
    if (role === 'applicant' && known && !known.has(to)) findings.push({ kind: 'sent to another', text: `${id} about ${caseId} to ${to}` })
  }
  for (const { agency, body } of posted)
    for (const mark of body.match(word) ?? [])
      if (marks.get(mark)?.of === 'applicant') findings.push({ kind: 'applicant told to an agency', text: `webhook to ${agency}: ${mark}` })
  for (const body of queuedWords.slice(0, 3)) findings.push({ kind: 'words on a queue', text: body.slice(0, 200) })
  for (const table of ['Cases', 'Views', 'Claims'] as const)
    for (const row of rows[table])
      for (const mark of JSON.stringify(row).match(word) ?? [])
        if (marks.has(mark)) findings.push({ kind: 'words outside their store', text: `${table}: ${mark}` })
  return findings
}

/** Links carry rights that their case has given, to no other's address. */
const linkFindings = ({ logs, council, others, people }: Facts, mails: readonly Read[]): Finding[] => {
  const findings: Finding[] = []
  const given = new Map<string, Set<string>>()
  const loaded = new Set<string>()
  for (const [id, log] of logs)
    for (const e of log.flatMap(({ events }) => events))
      if (e.type === 'RegisterRowLoaded') loaded.add(id)
      else if (typeof e.grant === 'string') given.set(id, (given.get(id) ?? new Set()).add(e.grant))
  const chairs = new Set(council.commissions.flatMap(({ chair, deputy }) => [chair.email, deputy?.email ?? '']))
  for (const { events } of others.get('directory') ?? [])
    for (const { content } of events) {
      const held = people.find((row) => row.contentId === content)?.content.held as { chair?: { email: string }; deputy?: { email: string } } | undefined
      for (const email of [held?.chair?.email, held?.deputy?.email]) if (email) chairs.add(email)
    }
  for (const { id, to, role, grants } of mails)
    for (const place of grants) {
      const [caseId = '', grant = ''] = place.split(' ')
      const isStaff = /^(secretary|head)-[0-9a-f]{12}$/.test(grant)
      if (!isStaff && !loaded.has(caseId) && !given.get(caseId)?.has(grant)) findings.push({ kind: 'link to nothing', text: `${id} to ${role}: ${place}` })
      if (role === 'applicant') findings.push({ kind: 'link of an office to an applicant', text: `${id}: ${place}` })
      if (grant.startsWith('chair-') && role === 'chair' && !chairs.has(to) && people.some(({ contentId }) => contentId.startsWith('directory-')))
        findings.push({ kind: 'link of a chair to another', text: `${id} to ${to}: ${place}` })
    }
  return findings
}


/** Whoever chairs a commission now has a link to each of its open cases. */
const chairFindings = ({ logs, others, people, council, erased, refused }: Facts, mails: readonly Read[]): Finding[] => {
  type Held = { chair: { email: string }; deputy?: { email: string }; acting?: string }
  const held = new Map<string, Held>(council.commissions.map((one) => [`commission:${one.id}`, one]))
  for (const { events } of others.get('directory') ?? [])
    for (const { entry, content } of events) {
      const row = people.find(({ caseId, contentId }) => caseId === 'directory' && contentId === content)
      if (row) held.set(String(entry), row.content.held as Held)
    }
  const findings: Finding[] = []
  for (const [id, log] of logs) {
    const story = storyOf(log)
    if (!story?.commission || story.closedOn || erased.includes(id)) continue
    const { chair, deputy, acting } = held.get(`commission:${story.commission}`) ?? { chair: { email: '' } }
    const email = acting === 'deputy' && deputy ? deputy.email : chair.email
    const grant = `${id} chair-${story.assignments}`
    if (!refused.has(email) && !mails.some(({ to, grants }) => to === email && grants.includes(grant)))
      findings.push({ kind: 'chair without a link', text: `${id}: ${email} by chair-${story.assignments}` })
  }
  return findings
}
