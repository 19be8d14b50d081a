/** Everybody is told what the law and the council promise, at least once, not without need again, and nothing of others. */
import type { Finding } from './audit.ts'
import { directoryFindings } from './directory.ts'
import type { Commit, Event, Facts } from './logs.ts'
import { meetingFindings } from './meetings.ts'
import { type Mail, readMail } from './mime.ts'
import type { Mailed } from './observed.ts'
import { type Story, storyOf } from './story.ts'
import { chairFindings, linkFindings, strangerFindings } from './words.ts'

export type Read = Mailed & {
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
  return [
    ...toldFindings(facts, mails),
    ...againFindings(facts, mails),
    ...strangerFindings(facts, mails),
    ...linkFindings(facts, mails),
    ...chairFindings(facts, mails),
    ...meetingFindings(facts, mails),
    ...directoryFindings(facts, mails),
  ]
}

/** What the events of a case ask for. */
const toldFindings = (facts: Facts, mails: readonly Read[]): Finding[] => {
  const findings: Finding[] = []
  for (const [id, log] of facts.logs) {
    const story = storyOf(log)
    if (!story || facts.erased.includes(id)) continue
    const about = mails.filter(
      ({ caseId, mail }) => caseId === id || (caseId === '' && mail.text.includes(id)),
    )
    for (const commit of log)
      for (const event of commit.events)
        for (const due of owedFor(facts, story, log, commit, event)) {
          const found = about.some((mail) => mail.at >= Date.parse(commit.at) - 60_000 && due.is(mail))
          if (!found && !(due.hook?.() ?? false) && !due.refused)
            findings.push({
              kind: 'nobody told',
              text: `${id} at ${commit.version} ${event.type}: ${due.to}`,
            })
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
    places.has(`${id}\n${e.content}`) && ['text', 'subject'].includes(facts.marks.get(mark)?.kind ?? '')
      ? [mark]
      : [],
  )
  const text = words.filter((mark) => facts.marks.get(mark)?.kind === 'text')
  const has = (marks: readonly string[]) => (mail: Read) => marks.every((mark) => mail.words.includes(mark))
  const stored = people.find((row) => row.caseId === id && row.contentId === now.content)?.content as
    | { applicant?: { email?: string }; contact?: { email?: string } }
    | undefined
  const owed = (
    to: string,
    role: string | undefined,
    is: (mail: Read) => boolean,
    address?: string,
  ): Owed => ({
    to,
    is: (mail) =>
      (role === undefined || mail.role === role) &&
      (address === undefined || mail.to === address) &&
      is(mail),
    refused: address === undefined ? refused.size > 0 : refused.has(address),
  })
  /** Where the applicant was ever reached: a mail waits until it goes out, and goes where its reader is by then. */
  const corrected = log.flatMap(({ events }) => events).filter(({ type }) => type === 'ContactCorrected')
  const emails = [
    stored?.applicant?.email,
    ...corrected.map(
      ({ content }) => people.find((row) => row.caseId === id && row.contentId === content)?.content.email,
    ),
  ].filter((email) => typeof email === 'string')
  const then = storyOf(log.slice(0, commit.version))
  const applicant = (is: (mail: Read) => boolean): Owed[] => {
    // Whoever gave no contact at all has chosen the page.
    if (now.kind !== 'appeal' || now.followsByCode || then?.followsByCode) return []
    const byMail: Owed = {
      to: 'the applicant',
      is: (mail) => mail.role === 'applicant' && emails.includes(mail.to) && is(mail),
      refused: emails.some((email) => refused.has(email)),
    }
    if (then?.reachable) return [byMail]
    return [owed('the secretariat, for the applicant', 'secretary', () => true)].map((byHand) => ({
      ...byHand,
      is: (mail) => byHand.is(mail) || byMail.is(mail),
    }))
  }
  const secretary = (is: (mail: Read) => boolean): Owed[] => [owed('the secretariat', 'secretary', is)]
  /** Whoever has the case by now, or had it then. */
  const owner = (is: (mail: Read) => boolean): Owed[] => [
    {
      ...owed(
        'whoever has the case',
        undefined,
        (mail) => ['chair', 'secretary'].includes(mail.role) && is(mail),
      ),
      refused: refused.size > 0,
    },
  ]
  const later = log.slice(commit.version).flatMap(({ events }) => events)
  const chair = `chair-${now.assignments}`
  switch (e.type) {
    case 'AppealRegistered':
      return e.reachable ? applicant((mail) => mail.mail.text.includes(id)) : []
    case 'CaseAssigned':
    case 'ChairReplaced':
      return e.grant === chair && now.commission
        ? [owed(`the chair by ${chair}`, 'chair', ({ grants }) => grants.includes(`${id} ${chair}`))]
        : []
    case 'TriageRequested':
      return now.commission || later.some(({ type }) => type === 'CaseAssigned') || now.closedOn
        ? []
        : secretary(() => true)
    case 'CaseReturned':
      return later.some(({ type }) => type === 'CaseAssigned') || now.closedOn ? [] : secretary(has(text))
    case 'AppealForwarded': {
      const agency = council.agencies.find((one) => one.id === e.to)
      const body = people.find((row) => row.caseId === id && row.contentId === e.content)?.content.email as
        | string
        | undefined
      const to = agency?.email ?? body
      return [...applicant(has(text)), ...(to ? [owed('the body', undefined, has(text), to)] : [])]
    }
    case 'ClarificationAsked':
      // An answer ends the question, also where it was disputed since.
      return now.question === e.content ? applicant(has(text)) : []
    case 'CompletionAsked':
      return now.completion === e.content ? applicant(has(text)) : []
    case 'CompletionLapsed':
      return now.waiting.has('returning') ? secretary(() => true) : []
    case 'LongTermSet':
    case 'NextControlSet':
    case 'AppealAnswered':
    case 'AppealReturned':
    case 'AppealTerminated':
      return applicant(has(text))
    case 'AnswerDisputed':
      return [...applicant(() => true), ...secretary(has(text))]
    case 'ClarificationReceived':
    case 'CompletionReceived':
    case 'MessageReceived':
      return owner(() => true)
    case 'ExtensionRequested':
      return now.extension === e.grant
        ? [owed('the head', 'head', ({ grants }) => grants.includes(`${id} ${e.grant}`))]
        : []
    case 'ExtensionGranted':
      return then?.reachable ? applicant(() => true) : []
    case 'ContactCorrected':
      return e.code && e.reachable && corrected.at(-1)?.content === e.content
        ? applicant((mail) => mail.mail.text.includes(id))
        : []
    case 'FileAccessAsked':
      return now.waiting.has('file_access') ? secretary(() => true) : []
    case 'FileAccessGranted':
      return e.how === 'page' && then?.reachable ? applicant(() => true) : []
    case 'LetterReminded': {
      const letter = now.letters.get(String(e.letter))
      const hook = () => posted.some(({ body }) => body.includes(`"${e.letter}"`))
      return letter && !letter.first
        ? [
            {
              ...owed(`agency ${letter.agency}`, 'agency', ({ mail }) => mail.text.includes(letter.number)),
              hook,
              refused: refused.size > 0,
            },
          ]
        : []
    }
    case 'LetterSent': {
      if (e.handover)
        return now.letters.get(String(e.letter))?.toHandOver
          ? secretary(({ mail }) => mail.text.includes(String(e.letter)))
          : []
      const written = people.find((row) => row.caseId === id && row.contentId === e.content)?.content
      const body = written?.to as { email?: string } | undefined
      const agency = council.agencies.find((one) => one.id === e.agency) ?? body
      const hook = () => posted.some((one) => one.agency === e.agency && one.body.includes(`"${e.letter}"`))
      const isLetter = (mail: Read) => mail.mail.text.includes(String(e.letter)) && has(text)(mail)
      return [{ ...owed(`agency ${e.agency}`, 'agency', isLetter, agency?.email), hook }]
    }
    case 'ResponseRecorded': {
      const { agency } = now.letters.get(String(e.letter)) ?? {}
      const known = e.via === 'page' ? council.agencies.find(({ id }) => id === agency) : undefined
      const copy = known && owed(`a copy to ${known.id}`, 'agency', has(text), known.email)
      return [...owner(has(text)), ...(copy ? [copy] : [])]
    }
    case 'DraftActRegistered': {
      const hook = () => posted.some((one) => one.agency === e.agency && one.body.includes(`"${id}"`))
      return [
        {
          ...owed('the developer', 'contact', ({ mail }) => mail.text.includes(id)),
          refused: refused.size > 0,
          hook,
        },
      ]
    }
    case 'DraftCountedAsAgreed': {
      const isThis = ({ mail }: Read) => mail.text.includes(id)
      return now.draftVersion === e.draftVersion && !now.closedOn
        ? [owed('the secretariat', 'secretary', isThis), owed('the head', 'head', isThis)]
        : []
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
    const key = mail.digest
      ? `${mail.to} ${mail.role} ${mail.digest} ${mail.role === 'applicant' ? mail.mail.text : ''}`
      : `${mail.to}\n${mail.mail.subject}\n${mail.mail.text}`
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
      findings.push({
        kind: 'told again without need',
        text: `${first.to}: ${first.mail.subject}, ${group.length} times${relayed ? ', relayed' : ''}`,
      })
  }
  return findings
}
