/**
 * What functions are told by their environment: fragments, each of the variables that one thing takes, and which of them
 * each function has. The stack sets these and no others.
 */
import * as z from 'zod/mini'
import type { HttpFunction } from '../../events/routes.ts'

/** A setting that must be there. */
export const setting = z.string().check(z.minLength(1))

/** How to log in to stores that stand in another data centre. */
const elsewhere = { STORES_SECRET_ARN: z.optional(setting), STORES_REGION: z.optional(setting) }

export const fragments = {
  cases: { CASES_TABLE: setting },
  views: { VIEWS_TABLE: setting },
  /** The endpoint, where they stand in another data centre. */
  people: { PEOPLE_TABLE: setting, PEOPLE_ENDPOINT: z.optional(setting), ...elsewhere },
  claims: { CLAIMS_TABLE: setting },
  files: { FILES_BUCKET: setting, FILES_ENDPOINT: z.optional(setting), ...elsewhere },
  anchors: { ANCHORS_BUCKET: setting },
  malwareScan: { MALWARE_SCAN: z.enum(['none', 'awaited']) },
  codes: { CODES_SECRET_ARN: setting },
  links: { LINKS_SECRET_ARN: setting },
  members: { MEMBERS_SECRET_ARN: setting },
  agencies: { AGENCIES_SECRET_ARN: setting },
  digests: { DIGESTS_SECRET_ARN: setting },
  webhooks: { WEBHOOKS_SECRET_ARN: setting },
  portal: { PORTAL_URL: setting },
  mail: { SES_CONFIGURATION_SET: z.optional(setting) },
  /** The name that short messages are sent under, where the council sends any. */
  sms: { SMS_SENDER: z.optional(setting) },
  /** The secretariat's chat, where it has one. */
  chat: {
    TELEGRAM_SECRET_ARN: z.optional(setting),
    TELEGRAM_CHAT: z.optional(setting),
    TELEGRAM_ENDPOINT: z.optional(setting),
  },
  toAssignment: { ASSIGNMENT_QUEUE_URL: setting },
  toDispatch: { DISPATCH_QUEUE_URL: setting },
  toResponses: { RESPONSES_QUEUE_URL: setting },
  toReminders: { REMINDERS_QUEUE_URL: setting },
  toNotices: { NOTICES_QUEUE_URL: setting },
  toFiles: { FILES_QUEUE_URL: setting },
  toPapers: { PAPERS_QUEUE_URL: setting },
  toDecisions: { DECISIONS_QUEUE_URL: setting },
  toCommits: { COMMITS_QUEUE_URL: setting },
  /** The queue that the function works on, and where what is given up goes. */
  workQueue: { WORK_QUEUE_URL: setting, DEAD_LETTERS_URL: setting },
  /** JSON: the address of each queue's dead letters. */
  deadLetters: { DEAD_LETTER_QUEUE_URLS: setting },
}

export type Fragment = keyof typeof fragments

export const environments = {
  'submit-appeal': ['cases', 'people', 'claims', 'files', 'codes', 'digests', 'portal'],
  'follow-appeal': ['cases', 'people', 'claims', 'files', 'codes', 'digests', 'portal'],
  act: ['cases', 'views', 'people', 'claims', 'files', 'links', 'digests', 'portal', 'toNotices'],
  'receive-webhook': ['cases', 'people', 'claims', 'digests', 'webhooks', 'portal', 'toResponses'],
  desk: [
    'cases',
    'views',
    'people',
    'claims',
    'files',
    'codes',
    'links',
    'members',
    'digests',
    'portal',
    'toAssignment',
    'toDispatch',
    'toResponses',
    'toReminders',
    'toNotices',
    'toFiles',
    'toPapers',
    'toDecisions',
    'toCommits',
    'deadLetters',
  ],
  agency: ['cases', 'views', 'people', 'claims', 'links', 'agencies', 'digests', 'portal', 'toNotices'],
  'public-pages': ['portal'],
  statistics: ['views', 'portal'],
  site: ['cases', 'views', 'people', 'files', 'anchors', 'portal'],
  relay: [
    'cases',
    'anchors',
    'views',
    'people',
    'workQueue',
    'toAssignment',
    'toDispatch',
    'toNotices',
    'toFiles',
    'toPapers',
    'toDecisions',
    'toCommits',
  ],
  'assign-commission': ['cases', 'views', 'workQueue'],
  'send-letter': [
    'cases',
    'people',
    'claims',
    'codes',
    'links',
    'digests',
    'webhooks',
    'portal',
    'mail',
    'files',
    'toDispatch',
    'workQueue',
  ],
  'record-response': ['cases', 'people', 'claims', 'digests', 'workQueue'],
  'carry-out': ['cases', 'people', 'claims', 'digests', 'workQueue'],
  'send-reminders': [
    'cases',
    'people',
    'claims',
    'codes',
    'links',
    'digests',
    'webhooks',
    'portal',
    'mail',
    'toReminders',
    'workQueue',
  ],
  'send-notice': [
    'cases',
    'people',
    'claims',
    'files',
    'codes',
    'links',
    'members',
    'agencies',
    'digests',
    'portal',
    'mail',
    'sms',
    'chat',
    'toNotices',
    'workQueue',
  ],
  'sweep-deadlines': ['cases', 'views', 'anchors', 'toReminders'],
  'record-delivery': ['cases', 'people', 'claims', 'links', 'digests', 'portal', 'mail'],
  'draw-paper': ['cases', 'people', 'files', 'codes', 'links', 'digests', 'portal', 'workQueue'],
  'check-file': ['cases', 'people', 'files', 'malwareScan', 'toNotices', 'workQueue'],
} as const satisfies Record<HttpFunction, readonly Fragment[]> & Record<string, readonly Fragment[]>

/** A function, by the name of its folder. */
export type FunctionName = keyof typeof environments

type Merged<T> = (T extends unknown ? (each: T) => void : never) extends (all: infer All) => void
  ? All
  : never

/** What a function reads that has these fragments. */
export type Env<F extends Fragment> = Merged<
  { [One in F]: z.output<z.ZodMiniObject<(typeof fragments)[One]>> }[F]
>

/** The schema of a function's environment. */
export const schemaOf = (name: FunctionName): z.ZodMiniObject =>
  z.object(Object.assign({}, ...environments[name].map((fragment) => fragments[fragment])))

/** A function's environment, checked as a whole at its start; throws as `readEnv` does. */
export const envOf = <Name extends FunctionName>(name: Name) =>
  readEnv(schemaOf(name)) as Env<(typeof environments)[Name][number]>

/** Throws one error that names every setting that is missing, and every one that is not as it must be; no value. */
export const readEnv = <S extends z.ZodMiniObject>(schema: S, from = process.env): z.output<S> => {
  const result = schema.safeParse(from)
  if (result.success) return result.data
  const names = result.error.issues.map(({ path }) => path.join('.'))
  const isMissing = (name: string) => !from[name]
  const told = [
    ['missing', names.filter(isMissing)],
    ['not valid', names.filter((name) => !isMissing(name))],
  ] as const
  const parts = told.flatMap(([what, which]) => (which.length ? `${which.join(', ')} ${what}` : []))
  throw new Error(`environment: ${parts.join('; ')}`)
}
