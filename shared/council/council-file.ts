/** What a council's file may hold. */
import * as z from 'zod/mini'
import { asciiAddress, isAddress } from '../../events/email.ts'
import { language, slug } from '../../events/values.ts'
import { date, text, threefold, wholeFrom } from './fields.ts'

const email = z.pipe(
  z.pipe(z.string(), z.transform(asciiAddress)),
  z.string().check(z.refine(isAddress, 'not an e-mail address')),
)
const url = z.url({ protocol: /^https?$/, error: 'not an http(s) address' })

/** Whether pages may be served there: sessions and codes go over TLS, but on a developer's own machine. */
export const isPortal = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || /^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(hostname)
}
export const needsTls = 'not https, which only localhost may do without'

const stages = z.array(wholeFrom(1))

/** Someone who is written to in their own language. */
const person = z.strictObject({ name: text, email, language })

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day, HH:MM'))

const topic = z.strictObject({ id: slug, names: threefold, examples: threefold })
const district = z.strictObject({ id: slug, names: threefold })

const commission = z.strictObject({
  id: slug,
  names: threefold,
  /** For tables; the whole name where there is none. */
  short: z.optional(threefold),
  chair: person,
  deputy: z.optional(person),
  /** Who gets the commission's mail now: the deputy while the chair is away. */
  acting: z._default(z.enum(['chair', 'deputy']), 'chair'),
  topics: z.array(slug),
  /** Takes appeals of these districts only; of all when absent. */
  districts: z.optional(z.array(slug)),
})

const agency = z.strictObject({
  id: slug,
  names: threefold,
  email,
  language,
  phone: z.optional(text),
  /** Where it takes letters by signed webhook instead of e-mail. */
  webhook: z.optional(z.strictObject({ url })),
  /** Numbers of the live webhook secrets; two while one is being replaced. */
  webhookKeys: z._default(z.array(wholeFrom(1)).check(z.minLength(1, 'is empty')), [1]),
  /** The commission that its draft acts go to. */
  commission: z.optional(slug),
})

/** Who is told of a hole in the system's security, and until when that holds (RFC 9116). */
const security = z.strictObject({
  contact: z.string().check(z.regex(/^(mailto:|https:\/\/)\S+$/, 'expected mailto: or https://')),
  expires: date,
})

/** News of the council, in its feed from this local day on. */
const announcement = z.strictObject({
  id: slug,
  on: date,
  title: threefold,
  text: threefold,
  url: z.optional(url),
})

export const councilFile = z.strictObject({
  id: slug,
  /** Opens every number, as in `ALM-A-2026-000001`. */
  numberPrefix: z.string().check(z.regex(/^[A-Z]{2,8}$/, 'expected 2 to 8 capital letters A-Z')),
  names: threefold,
  address: threefold,
  /** Of the secretariat, as papers show it. */
  phone: z.optional(text),
  /** For readers who have told no other. */
  language,
  sender: email,
  replyTo: z.optional(email),
  /**
   * Tells applicants by short message that something has happened where no mail reaches them: under a name that AWS End
   * User Messaging has registered for Kazakhstan. None is sent without it.
   */
  sms: z.optional(
    z.strictObject({
      sender: z
        .string()
        .check(
          z.regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{3,11}$/, 'expected 3 to 11 letters and figures, one a letter'),
        ),
    }),
  ),
  /** The secretariat's chat, in which a bot tells what it is mailed of: the group's id, or its public name. */
  telegram: z.optional(
    z.strictObject({
      chat: z.string().check(z.regex(/^(-?\d{1,20}|@\w{5,32})$/, 'expected the id of a chat, or @its_name')),
      /** Of the Bot API, where it is not Telegram's own server. */
      endpoint: z._default(url, 'https://api.telegram.org'),
    }),
  ),
  head: person,
  /** Who stands in for the head on these local days: a member of the presidium whom the head named (art. 12(1)(6)). */
  actingHead: z.optional(
    z.strictObject({
      name: text,
      from: date,
      until: date,
      /** With an address they get what the head is asked to decide, and decide it. */
      email: z.optional(email),
      language: z.optional(language),
    }),
  ),
  /** Who may decide on extensions beside the head, where `extension.decidedBy` says so (АППК, art. 76). */
  deputyHead: z.optional(person),
  apparatusHead: z.optional(person),
  secretariat: z.strictObject({
    email,
    language,
    /** Who may sign in at the desk. */
    members: z.array(z.strictObject({ name: text, email })).check(z.minLength(1, 'is empty')),
  }),
  timeZone: text,
  /** A file of `calendars/`. */
  calendar: z.string().check(z.regex(/^[a-z0-9-]+\.json$/, 'not the name of a calendar file')),
  /** The public address; when absent, the address that the deployment was given. */
  portal: z.optional(url.check(z.refine((s) => isPortal(s) || !/^http:/i.test(s), needsTls))),
  /** Where this code is read, so that alarms lead to its runbook: `https://github.com/OWNER/NAME`. */
  repository: z.optional(url),
  /** Local time. What comes after the end of a working day is registered on the next one (АППК, art. 64). */
  workingHours: z._default(z.strictObject({ from: time, to: time }), { from: '09:00', to: '18:30' }),
  /** The council's own: those that the law sets come from its file. `editions.ts` reads them. */
  terms: z.record(z.string(), z.unknown()),
  /** Says nothing any more: each edition of a rule says from which day it counts. */
  countFrom: z.optional(z.enum(['receipt', 'registration'])),
  extension: z._default(
    z.strictObject({
      decidedBy: z
        .array(z.enum(['head', 'deputy_head', 'apparatus_head', 'secretary']))
        .check(z.minLength(1, 'is empty')),
    }),
    { decidedBy: ['head'] },
  ),
  /** Who signs commissions' letters: their chairs under the head's standing delegation, or the head (art. 12(1)). */
  signing: z._default(z.enum(['delegated', 'head']), 'delegated'),
  /** To whom an applicant complains of an answer (АППК, art. 80); to the council itself when absent. */
  complaint: z.optional(threefold),
  /** For which causes the secretariat may stop a clock; for none when empty. */
  pauseCauses: z._default(z.array(z.strictObject({ id: slug, names: threefold })), []),
  /** Stages in working days before and after the due date; the due day itself is always one. */
  reminders: z.strictObject({
    before: stages,
    after: stages,
    /** And then every so many. */
    every: wholeFrom(1),
    /** The overdue stage from which they are copied. */
    escalate: z.strictObject({ secretary: wholeFrom(1), head: wholeFrom(1) }),
    applicant: z.strictObject({ before: stages }),
  }),
  /** Personal data of a closed case are kept so long. */
  retentionYears: wholeFrom(1),
  /**
   * Within so many hours one applicant may submit at most `appeals`, and so many may come from one network address,
   * which an office or a mobile network shares. Against floods only: to refuse an appeal is prohibited.
   */
  submissionLimit: z.strictObject({
    appeals: wholeFrom(1),
    appealsFromOneAddress: wholeFrom(1),
    hours: wholeFrom(1),
  }),
  /** The authorities whose electronic signatures are held to be genuine: their certificates, as PEM. None by default. */
  signatureAuthorities: z._default(
    z.array(
      z
        .string()
        .check(
          z.regex(
            /^-----BEGIN CERTIFICATE-----[\w+/=\s]+-----END CERTIFICATE-----\s*$/,
            'not a certificate (PEM)',
          ),
        ),
    ),
    [],
  ),
  /** Where personal data and files are kept, when not beside the log. DynamoDB- and S3-compatible. */
  people: z.optional(
    z.strictObject({
      endpoint: z.optional(url),
      filesEndpoint: z.optional(url),
      /** What these stores call their region, which is signed with each request. */
      region: z.optional(z.string().check(z.regex(/^[a-z\d-]{1,40}$/, 'not a region'))),
    }),
  ),
  topics: z.array(topic).check(z.minLength(1, 'is empty')),
  districts: z.array(district),
  commissions: z.array(commission).check(z.minLength(1, 'is empty')),
  agencies: z.array(agency),
  announcements: z._default(z.array(announcement), []),
  security: z.optional(security),
})

export type CouncilFile = z.infer<typeof councilFile>
export type Person = z.infer<typeof person>
export type Topic = z.infer<typeof topic>
export type District = z.infer<typeof district>
export type Commission = z.infer<typeof commission>
export type Agency = z.infer<typeof agency>
