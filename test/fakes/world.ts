/**
 * The whole system in one process: the real use cases over ports in memory, wired as the functions wire them. Time
 * stands still until a test moves it. Nothing happens by itself: `settle` carries the stream and the queues on until
 * nothing is left, `live` takes up everything at once, beside whatever else is going on.
 */
import * as z from 'zod/mini'
import { type ActionInput, actionInput } from '../../events/action-inputs.ts'
import { type AppealInput, appealInput } from '../../events/appeals/appeal-inputs.ts'
import { receivedEnvelope } from '../../events/commit.ts'
import type { QueueName } from '../../events/queues.ts'
import { readingOf } from '../../events/reading.ts'
import { inspect } from '../../shared/adapters/files/file-content.ts'
import { carriedGrant, staffGrantId } from '../../shared/application/actions/grants.ts'
import { officeAsked, sendOffice } from '../../shared/application/actions/office-link.ts'
import {
  type ActionResult,
  actionHolder,
  type LinkState,
  openGrant,
  requestFreshLink,
  takeAction,
} from '../../shared/application/actions/take-action.ts'
import { carryOut } from '../../shared/application/activities/carry-out.ts'
import { addMessage, messageHolder } from '../../shared/application/appeals/applicant-actions.ts'
import { requestLink } from '../../shared/application/appeals/open-appeal.ts'
import {
  councilFaults,
  registerAppeal,
  submitHolder,
} from '../../shared/application/appeals/register-appeal.ts'
import type { CouncilRules } from '../../shared/application/council-rules.ts'
import { assignCommission } from '../../shared/application/desk/assign-commission.ts'
import {
  type Change,
  changeDirectory,
  upToDate,
  withEntries,
} from '../../shared/application/desk/directory/directory.ts'
import { handOver } from '../../shared/application/desk/hand-over.ts'
import { sendSignIn } from '../../shared/application/desk/send-sign-in.ts'
import { signInAsked } from '../../shared/application/desk/sign-in.ts'
import { agencySignInAsked, sendAgencySignIn } from '../../shared/application/drafts/agency-sign-in.ts'
import type { Execution } from '../../shared/application/execute-command.ts'
import { uploadsOf } from '../../shared/application/files/attachments.ts'
import { type Checking, checkFiles } from '../../shared/application/files/checking.ts'
import type { Chat, Mail, Mailer, Sms } from '../../shared/application/notices/ports.ts'
import { sendNotices } from '../../shared/application/notices/send-notices.ts'
import { sendWithPapers } from '../../shared/application/notices/send-with-papers.ts'
import { doneAfter, type Outcome } from '../../shared/application/outcome.ts'
import { drawPapers } from '../../shared/application/papers/draw-papers.ts'
import type {
  Anchors,
  CaseLog,
  Claims,
  DrawPaper,
  Files,
  Hooks,
  Keyed,
  People,
  Queues,
  VerifySignature,
  Views,
} from '../../shared/application/ports.ts'
import { sendDigest } from '../../shared/application/reminders/send-digest.ts'
import { digestOrder, type Swept, sweep } from '../../shared/application/reminders/sweep.ts'
import { anchorDays } from '../../shared/application/upkeep/anchors.ts'
import { commitRef, relayAgain, relayOrSetAside } from '../../shared/application/upkeep/relay.ts'
import { validate } from '../../shared/application/validate.ts'
import { webhookRef } from '../../shared/application/webhooks/webhook.ts'
import { type Accepted, acceptWebhook, recordWebhook } from '../../shared/application/webhooks/webhooks.ts'
import type { Case } from '../../shared/domain/case.ts'
import { fold } from '../../shared/domain/fold.ts'
import { delayAfter, mostReceives, processRecord } from '../../shared/runtime/sqs-batch.ts'
import { sqsRecord } from '../builders/aws-events.ts'
import { links, local, monday, portal, rules } from '../builders/council.ts'
import { MemoryAnchors } from './memory-anchors.ts'
import { MemoryCaseLog, type Written } from './memory-case-log.ts'
import { MemoryClaims } from './memory-claims.ts'
import { MemoryFiles } from './memory-files.ts'
import { MemoryHooks } from './memory-hooks.ts'
import { MemoryMailer } from './memory-mailer.ts'
import { MemoryPeople } from './memory-people.ts'
import { MemoryQueues, type Sent } from './memory-queues.ts'
import { MemoryChat, MemorySms } from './memory-short.ts'
import { MemoryViews } from './memory-views.ts'
import { type Hook, watched } from './watched.ts'

export type Ports = {
  log: CaseLog
  views: Views
  people: People
  claims: Claims
  queues: Queues
  mailer: Mailer
  hooks: Hooks
  files: Files
  anchors: Anchors
  sms?: Sms
  chat?: Chat
}

export type WorldOptions = {
  rules?: CouncilRules
  /** Whether this failure is one that a retry may mend; any other ends the test. */
  mayRetry?: (error: unknown) => boolean
  /** A malware scanner is awaited. */
  scanned?: boolean
  /** Mails wait for their papers, which takes time; else they take along what is drawn. */
  waitsForPapers?: boolean
  /** The council sends short messages and has a chat. */
  short?: boolean
  /** Queues deliver every message twice. */
  twice?: boolean
  /** Which of the waiting messages comes next; the oldest unless told. Queues promise no order. */
  next?: (waiting: number) => number
}

/** What the stream waits before it delivers again. */
const streamSeconds = 60

type Delivery = { sent: Sent; receives: number }
type Task = { receives: number; run: () => Promise<unknown>; givenUp: () => void }

export class World {
  /** The time of whatever happens next. */
  now = monday
  readonly rules: CouncilRules
  readonly links = links
  readonly log: MemoryCaseLog
  readonly views = new MemoryViews()
  readonly people = new MemoryPeople()
  readonly claims: MemoryClaims
  readonly queues: MemoryQueues
  readonly mailer = new MemoryMailer()
  readonly sms = new MemorySms()
  readonly chat = new MemoryChat()
  readonly hooks = new MemoryHooks()
  readonly files = new MemoryFiles()
  readonly anchors = new MemoryAnchors(() => this.now)
  readonly deps: Ports & { rules: CouncilRules; links: typeof links; portal: string }
  /** Messages that were given up. */
  readonly deadLetters: Sent[] = []
  /** Take up everything at once instead of by `settle`. */
  live = false
  /** Put around every call of a port: faults, a scheduler. */
  hook: Hook | undefined

  private readonly options: WorldOptions
  private readonly stream: Written[] = []
  private readonly waiting: Delivery[] = []
  /** What is not visible yet. */
  private delayed: Delivery[] = []
  private readonly running = new Set<Promise<void>>()
  private readonly postponed: Task[] = []
  private relaying = false
  /** Seconds that redeliveries took; leases run by it, business time does not. */
  private waited = 0

  constructor(options: WorldOptions = {}) {
    this.options = options
    this.rules = options.rules ?? rules
    this.log = new MemoryCaseLog((written) => this.carry(written))
    this.claims = new MemoryClaims(() => Date.parse(this.now) + this.waited * 1000)
    this.queues = new MemoryQueues(
      () => this.now,
      (sent) => this.hand(sent),
    )
    const { log, views, people, claims, queues, mailer, hooks, files, anchors } = this
    const { sms, chat } = this
    const ports: Ports = {
      ...{ log, views, people, claims, queues, mailer, hooks, files, anchors },
      ...(options.short && { sms, chat }),
    }
    const hooked = watched(ports, (call, run) => (this.hook ? this.hook(call, run) : run()))
    this.deps = { ...hooked, rules: this.rules, links, portal }
  }

  /** What the check of files is made of. */
  get checking(): Checking {
    return { ...this.deps, inspect, scanned: this.options.scanned ?? false }
  }

  /** The parts of a function that reads the directory. */
  private depsNow() {
    return upToDate(() => this.deps)()
  }

  /** Moves the clock to this time of a local day. */
  goTo(day: string, time?: string): void {
    this.now = local(day, time)
  }

  // What comes in from outside

  /** `POST /api/appeals`; gives the number. Throws what a client would be told. */
  async submit(body: AppealInput, key = 'submit-1'): Promise<string> {
    const input = validate(appealInput, JSON.stringify(body))
    if (input.outcome === 'invalid') throw new Error(JSON.stringify(input.faults))
    const faults = councilFaults(this.rules.council, input.value, this.rules.dayOf(this.now))
    if (faults.length) throw new Error(JSON.stringify(faults))
    const submission = { door: 'api', key } as const
    const uploads = await this.uploads(input.value, submitHolder(this.deps, submission))
    const given = { ...submission, at: this.now }
    const registered = await registerAppeal(this.deps, input.value, given, undefined, uploads)
    if ('keyReused' in registered) throw new Error(`key reused: ${registered.keyReused}`)
    return registered.case.caseId
  }

  /** `POST /webhooks/agencies/{agency}` with a signature that holds. */
  webhook(agency: string, id: string, body: object | string): Promise<Accepted> {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return acceptWebhook(this.deps, { agency, id }, text, this.now)
  }

  async open(url: string): Promise<LinkState> {
    return openGrant(await this.depsNow(), tokenIn(url), this.now)
  }

  /** `POST /api/act/{token}` by the link of a mail. Throws for a link that is not open. */
  async act(url: string, body: ActionInput, key = `${body.action}-1`): Promise<ActionResult> {
    const deps = await this.depsNow()
    const opened = await openGrant(deps, tokenIn(url), this.now)
    if (opened.outcome !== 'open') throw new Error(`link ${opened.outcome}`)
    const input = validate(actionInput, JSON.stringify(body))
    if (input.outcome === 'invalid') throw new Error(JSON.stringify(input.faults))
    const attachments = 'attachments' in input.value ? input.value : {}
    const uploads = await this.uploads(attachments, actionHolder(this.deps, opened, key))
    return takeAction(deps, opened, input.value, { key, at: this.now }, uploads)
  }

  async freshLink(url: string, key = 'fresh-1'): Promise<Execution | undefined> {
    const opened = await this.open(url)
    if (opened.outcome !== 'ended') throw new Error(`link ${opened.outcome}`)
    return requestFreshLink(this.deps, opened, { key, at: this.now })
  }

  async addMessage(
    number: string,
    text: string,
    key = 'message-1',
    attachments: string[] = [],
  ): Promise<Execution> {
    const uploads = await this.uploads({ attachments }, messageHolder(this.deps, number, key))
    return addMessage(this.deps, number, text, { key, at: this.now }, uploads)
  }

  /** What a request attaches. Throws what a client would be told. */
  private async uploads({ attachments = [] }: { attachments?: string[] | undefined }, holder: string) {
    const { uploads, faults } = await uploadsOf(this.deps, attachments, holder)
    if (faults.length) throw new Error(JSON.stringify(faults))
    return uploads
  }

  requestLink(number: string, key = 'link-1'): Promise<void> {
    return requestLink(this.deps, number, { key, at: this.now })
  }

  changeDirectory(change: Pick<Change, 'entry' | 'held'>, key = 'directory-1'): Promise<'done' | 'unknown'> {
    const actor = { role: 'secretary' as const }
    return changeDirectory(this.deps, { ...change, commandId: key, actor, at: this.now })
  }

  /** What the function does each morning. */
  async sweep(): Promise<Swept> {
    const swept = await sweep(this.deps, this.now)
    await anchorDays(this.deps.anchors, this.now)
    return swept
  }

  // What goes on inside

  /** Carries the stream and all queues on until nothing is left but what a queue holds back until later. */
  async settle(): Promise<void> {
    const due = this.delayed.filter(({ sent }) => sent.visibleAt <= Date.parse(this.now))
    this.delayed = this.delayed.filter((delivery) => !due.includes(delivery))
    this.waiting.push(...due)
    for (;;) {
      const written = this.stream[0]
      const index = this.waiting.length ? (this.options.next?.(this.waiting.length) ?? 0) : -1
      if (written) {
        if (await this.attempt(() => this.relay(written), streamSeconds)) this.stream.shift()
      } else if (index >= 0) {
        const [delivery] = this.waiting.splice(index, 1)
        if (delivery) await this.deliver(delivery)
      } else return
    }
  }

  /** Carries on what waits in one queue. */
  async settleQueue(queue: QueueName): Promise<void> {
    for (;;) {
      const index = this.waiting.findIndex(({ sent }) => sent.queue === queue)
      const [delivery] = index < 0 ? [] : this.waiting.splice(index, 1)
      if (!delivery) return
      await this.deliver(delivery)
    }
  }

  /** Waits until all that `live` took up is done, postponed retries included. */
  async idle(): Promise<void> {
    while (this.running.size || this.postponed.length) {
      await Promise.all(this.running)
      if (this.running.size === 0) for (const task of this.postponed.splice(0)) this.start(task)
    }
  }

  /** Every queue message that there ever was, delivered once more. */
  async deliverAllAgain(): Promise<void> {
    for (const sent of [...this.queues.sent]) this.waiting.push({ sent, receives: 0 })
    await this.settle()
  }

  /** Loses so many of the messages that a queue holds back. */
  loseDelayed(count: number): void {
    this.delayed.splice(0, count)
  }

  /** The stream read again from its beginning. */
  async streamAgain(): Promise<void> {
    for (const written of [...this.log.stream]) this.stream.push(written)
    await this.settle()
  }

  // What there is

  async caseOf(number: string): Promise<Case> {
    const c = fold(await this.log.load(number))
    if (!c) throw new Error(`no case ${number}`)
    return c
  }

  /** What this case's code and links are made with. */
  keyed(number: string): Keyed {
    return fold(this.log.read(number)) ?? { caseId: number }
  }

  get mails(): readonly Mail[] {
    return this.mailer.mails
  }

  /** But those that tell of a change of the directory. */
  mailsTo(address: string): Mail[] {
    return this.mailer.mails.filter(({ to, kind }) => to === address && kind !== 'directory_changed')
  }

  /** Those that tell of a change of the directory. */
  directoryMails(): Mail[] {
    return this.mailer.mails.filter(({ kind }) => kind === 'directory_changed')
  }

  /** A link to act by as a mail to staff has it that is sent now. */
  staffUrl(number: string, role: 'secretary' | 'head' = 'secretary'): string {
    const grant = carriedGrant(this.deps, staffGrantId(this.deps, role), { role }, '', this.now)
    return this.links.actUrl(this.keyed(number), grant)
  }

  /** The link to act by in the last mail to this address. */
  actUrlFor(address: string): string {
    const mail = this.mailsTo(address).at(-1)
    if (!mail) throw new Error(`no mail to ${address}`)
    return actUrlIn(mail)
  }

  /** The link to act by in the last mail about this case to this address. */
  actUrlIn(number: string, address: string): string {
    const mail = this.mailsTo(address).findLast(({ thread }) => thread === number)
    if (!mail) throw new Error(`no mail about ${number} to ${address}`)
    return actUrlIn(mail)
  }

  private carry(written: Written): void {
    this.stream.push(written)
    if (this.live && !this.relaying)
      this.start({ receives: 0, run: () => this.relayAll(), givenUp: () => {} })
  }

  /** A case's records come one at a time, in order. */
  private async relayAll(): Promise<void> {
    this.relaying = true
    try {
      for (let written = this.stream[0]; written; written = this.stream[0]) {
        await this.relay(written)
        this.stream.shift()
      }
    } finally {
      this.relaying = false
    }
  }

  /** What is set aside for a reason that no retry may mend ends the test. */
  private async relay(written: Written): Promise<void> {
    const { altered, ...hint } = written
    if (altered) return this.log.markAltered(hint.caseId)
    const relayed = await relayOrSetAside(this.deps, hint)
    if (relayed.outcome === 'retry' && !this.options.mayRetry?.(relayed.error)) throw relayed.error
  }

  private hand(sent: Sent): void {
    const copies = this.options.twice ? 2 : 1
    for (let i = 0; i < copies; i++)
      if (sent.visibleAt > Date.parse(this.now)) this.delayed.push({ sent, receives: 0 })
      else if (!this.live) this.waiting.push({ sent, receives: 0 })
      else this.start({ receives: 0, run: () => this.work(sent), givenUp: () => this.deadLetters.push(sent) })
  }

  private async deliver({ sent, receives }: Delivery): Promise<void> {
    const again = receives + 1
    if (await this.attempt(() => this.work(sent), delayAfter(again))) return
    if (again < mostReceives) this.waiting.push({ sent, receives: again })
    else this.deadLetters.push(sent)
  }

  /** One invocation: whether it went through. A failure costs the time until the next one, seconds. */
  private async attempt(run: () => Promise<unknown>, until: number): Promise<boolean> {
    try {
      await run()
      return true
    } catch (error) {
      if (!this.mayRetry(error)) throw error
      this.waited += until
      return false
    }
  }

  private mayRetry(error: unknown): boolean {
    const failures = error instanceof AggregateError ? error.errors : [error]
    return failures.every((failure) => this.options.mayRetry?.(failure))
  }

  /** Starts at once. What fails comes again when all else is done: nobody is held up, no lease runs out meanwhile. */
  private start(task: Task): void {
    const running: Promise<void> = task
      .run()
      .then(() => {})
      .catch((error: unknown) => {
        if (!this.mayRetry(error)) throw error
        if (task.receives + 1 < mostReceives) this.postponed.push({ ...task, receives: task.receives + 1 })
        else task.givenUp()
      })
      .finally(() => this.running.delete(running))
    this.running.add(running)
  }

  private get tell() {
    return this.options.waitsForPapers ? sendWithPapers : sendNotices
  }

  /** What no schema knows is given up at once. */
  private async work(sent: Sent): Promise<void> {
    const answer = await this.process(sent)
    if (answer.outcome === 'retry') throw answer.error
    if (answer.outcome === 'terminal' && answer.unread) this.deadLetters.push(sent)
  }

  /** What each queue's function does with a message. */
  private process({ queue, body, at, messageId }: Sent): Promise<Outcome> {
    const { deps } = this
    const record = sqsRecord(body, at, messageId)
    switch (queue) {
      case 'assignment':
        return processRecord(
          receivedEnvelope,
          async ({ value }) => {
            const own = await withEntries(() => deps)()
            return doneAfter(
              value.data.type === 'DirectoryChanged'
                ? handOver(own, value, this.now)
                : assignCommission(own, value, this.now),
            )
          },
          record,
        )
      case 'dispatch':
        return processRecord(
          receivedEnvelope,
          async ({ value }) => doneAfter(this.tell(await this.depsNow(), value, this.now)),
          record,
        )
      case 'notices':
        return processRecord(
          z.union([receivedEnvelope, signInAsked, agencySignInAsked, officeAsked]),
          async ({ value, at: sentAt }) => {
            const own = await this.depsNow()
            if ('data' in value) return doneAfter(this.tell(own, value, this.now))
            if (value.type === 'sign_in') return doneAfter(sendSignIn(own, value, sentAt))
            const send =
              value.type === 'office' ? sendOffice(own, value, sentAt) : sendAgencySignIn(own, value, sentAt)
            return doneAfter(send)
          },
          record,
        )
      case 'responses':
        return processRecord(readingOf(webhookRef), ({ value }) => recordWebhook(deps, value), record)
      case 'reminders':
        return processRecord(
          readingOf(digestOrder),
          async ({ value }) => doneAfter(sendDigest(await this.depsNow(), value, this.now)),
          record,
        )
      case 'commits':
        return processRecord(commitRef, ({ value }) => relayAgain(deps, value), record)
      case 'decisions':
        return processRecord(receivedEnvelope, ({ value }) => doneAfter(carryOut(deps, value)), record)
      case 'papers':
        return processRecord(
          receivedEnvelope,
          async ({ value }) =>
            doneAfter(drawPapers({ ...(await this.depsNow()), draw: plainPaper, verify: byWords }, value)),
          record,
        )
      case 'files':
        return processRecord(
          receivedEnvelope,
          ({ value, at }) => doneAfter(checkFiles(this.checking, value, at)),
          record,
        )
    }
  }
}

/** A paper as its words alone. */
const plainPaper: DrawPaper = async (sheet) => {
  const bytes = Buffer.from(JSON.stringify(sheet))
  return { pdf: bytes, docx: bytes }
}

/** A signature that ends in its document's own words fits it. */
const byWords: VerifySignature = async (cms, documents) => ({
  state: documents.some((one) => Buffer.from(cms).includes(Buffer.from(one))) ? 'verified' : 'mismatch',
  signer: 'МАРАТ ҚАСЫМОВ',
})

/** The link to act by in a mail's text. */
export const actUrlIn = (mail: Mail): string => {
  const url = /http\S+\/act\/\S+/.exec(mail.text)?.[0]
  if (!url) throw new Error(`no link in "${mail.subject}"`)
  return url
}

export const tokenIn = (url: string): string => /\/act\/([^?\s]+)/.exec(url)?.[1] ?? url
