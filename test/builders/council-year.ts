/**
 * A year of a council: appeals, drafts and initiatives come in; chairs, agencies, applicants, the secretariat and the
 * head do what they owe early, late or never, as chance has it. Everything goes through the system's own doors, and
 * into the clerk's ledger beside it.
 */
import { expect } from 'vitest'
import type { ActionInput } from '../../events/action-inputs.ts'
import type { HandoverMatter } from '../../events/values.ts'
import { carriedGrant } from '../../shared/application/actions/grants.ts'
import type { ActionResult } from '../../shared/application/actions/take-action.ts'
import { dispute, withdraw } from '../../shared/application/appeals/applicant-actions.ts'
import { openInitiative, registerAppeal } from '../../shared/application/appeals/register-appeal.ts'
import { actingChair } from '../../shared/council/council.ts'
import type { Party } from '../../shared/domain/pending.ts'
import type { World } from '../fakes/world.ts'
import type { Chance } from './chance.ts'
import { appeal, draftSubmitted, person, responseSubmitted } from './inputs.ts'
import { disputeDays, forwardingDays, type Item, type Ledger, type LetterKind, type Owner } from './ledger.ts'
import { allDays, type Count, monthsAfter } from './working-days.ts'
import { inBoth } from './written.ts'

const commissions = ['housing', 'urban-planning', 'social', 'education-health', 'ecology-transport']
const agencies = ['tazalyk', 'almaty-su', 'housing-inspection', 'culture-department', 'akimat']
const draftsAgency = 'public-spaces-department'
const secretary: Owner = { role: 'secretary' }

type Letter = { number: string; agency: string; remarks: number; sentOn: string; answered: boolean }

/** What the clerk knows of a case besides its dates. */
type Kept = {
  number: string
  kind: 'appeal' | 'draft' | 'initiative'
  receivedOn: string
  /** Without one, the secretariat has the case. */
  commission?: string
  assignments: number
  accepted: boolean
  open: boolean
  reachable: boolean
  letters: Letter[]
  /** Appeals: the answer's due date, requests for an extension so far, until when it may be disputed. */
  due: string
  requests: number
  until?: string
  answeredOn?: string
  disputeUntil?: string
  disputed: boolean
  /** Drafts: the version in hand, and what was recommended on which. */
  reference: string
  version: number
  recommended?: { version: number; letter: string }
  /** How likely each owner is to do a thing on a day. */
  pace: Map<string, number>
}

export class CouncilYear {
  readonly cases: Kept[] = []
  readonly world: World
  readonly ledger: Ledger
  private readonly count: Count
  private readonly chance: Chance
  private keys = 0
  private today = ''
  private time = ''

  constructor(world: World, ledger: Ledger, count: Count, chance: Chance) {
    this.world = world
    this.ledger = ledger
    this.count = count
    this.chance = chance
  }

  /** What comes in on a day; ends with everything settled. */
  async arrivals(day: string, time: string): Promise<void> {
    this.at(day, time)
    if (this.chance.happens(0.05)) await this.submits()
    if (this.chance.happens(0.04)) await this.comesOnPaper()
    if (this.chance.happens(0.012)) await this.sendsDraft()
    if (this.chance.happens(0.008)) await this.opensInitiative()
    await this.world.settle()
  }

  /**
   * What people do at a time of a day, about so much of a whole day's. `quick` are those only who have an effect at
   * once, while digests wait to be written.
   */
  async people(day: string, time: string, share: number, quick = false): Promise<void> {
    this.at(day, time)
    for (const item of [...this.ledger.items.values()]) {
      const c = this.cases.find(({ number }) => number === item.number) as Kept
      // Something done a moment ago may have taken it off the table.
      if (
        this.ledger.item(item.number, item.key) === item &&
        this.chance.happens(this.paceOf(c, item) * share)
      )
        await this.does(c, item, quick)
      if (!quick) await this.world.settle()
    }
    if (quick) return
    for (const c of this.cases) if (this.chance.happens(0.01 * share)) await this.unasked(c)
    await this.world.settle()
  }

  /** Until when appeals may be forwarded in time, or their answers disputed: what nobody is reminded of. */
  rights(): Item[] {
    const right = (number: string, key: string, owner: Owner, start: string, term: number): Item => ({
      ...{ number, key, owner, start, term, due: this.count.plus(start, term) },
      ...{ missed: false, told: new Map() },
    })
    return this.cases.flatMap(({ kind, number, receivedOn, open, answeredOn, disputed }) => {
      if (kind !== 'appeal') return []
      if (open) return [right(number, 'forwarding', secretary, receivedOn, forwardingDays)]
      const disputable = answeredOn && !disputed
      return disputable ? [right(number, 'dispute', { role: 'applicant' }, answeredOn, disputeDays)] : []
    })
  }

  private at(day: string, time: string): void {
    this.today = day
    this.time = time
    this.world.goTo(day, time)
  }

  private key(): string {
    return `key-${++this.keys}`
  }

  private paceOf(c: Kept, { key, owner }: Item): number {
    const who = `${key} ${owner.role}`
    const known = c.pace.get(who) ?? this.chance.of([0.6, 0.6, 0.25, 0.12, 0.06, 0.02])
    c.pace.set(who, known)
    return known
  }

  // What comes in

  private keeps(kind: Kept['kind'], number: string, receivedOn: string, more: Partial<Kept> = {}): Kept {
    const c: Kept = {
      ...{ number, kind, receivedOn, assignments: 0, accepted: false, open: true, reachable: true },
      ...{ letters: [], due: '', requests: 0, disputed: false, reference: '', version: 1, pace: new Map() },
      ...more,
    }
    this.cases.push(c)
    return c
  }

  /** Until the end of 2025 an answer's term began on the day of receipt, since then on the day of registration. */
  private answerBegins(receivedOn: string, time: string): string {
    const inHours = this.count.isWorked(receivedOn) && time <= '18:30'
    return receivedOn < '2026-01-01' || inHours ? receivedOn : this.count.plus(receivedOn, 1)
  }

  private registered(
    c: Kept,
    main: 'answer' | 'recommendation',
    commission: string | undefined,
    time = this.time,
  ): void {
    const { number, receivedOn } = c
    const begins = main === 'answer' ? this.answerBegins(receivedOn, time) : receivedOn
    this.ledger.opens(number, main, secretary, begins)
    this.ledger.opens(number, 'triage', secretary, receivedOn)
    c.due = this.ledger.item(number, main)?.due ?? ''
    if (commission) this.assigned(c, commission)
  }

  private topic() {
    const topic = this.chance.happens(0.2) ? 'other' : this.chance.of(commissions)
    return { topic, commission: topic === 'other' ? undefined : topic }
  }

  private applicant() {
    return person({ email: `applicant-${this.cases.length + 1}@example.kz` })
  }

  private async submits(): Promise<void> {
    const { topic, commission } = this.topic()
    const number = await this.world.submit(appeal({ topic, applicant: this.applicant() }), this.key())
    this.registered(this.keeps('appeal', number, this.today), 'answer', commission)
  }

  /** Entered up to ten days after it came, with or without an address. */
  private async comesOnPaper(): Promise<void> {
    const { topic, commission } = this.topic()
    const day = this.daysAgo(this.chance.below(11))
    const receivedOn = allDays.includes(day) ? day : this.today
    const reachable = this.chance.happens(0.5)
    const { email, ...nameless } = this.applicant()
    const { consent: _, ...input } = appeal({ topic })
    const registered = await registerAppeal(
      this.world.deps,
      { ...input, applicant: reachable ? { ...nameless, email } : nameless },
      { door: 'desk:secretary', key: this.key(), at: this.world.now },
      { channel: 'paper', receivedAt: new Date(`${receivedOn}T09:00:00+05:00`).toISOString() },
    )
    if ('keyReused' in registered) throw new Error('key reused')
    const c = this.keeps('appeal', registered.case.caseId, receivedOn, { reachable })
    if (!reachable) this.ledger.hasNoAddress(c.number)
    this.registered(c, 'answer', commission, '09:00')
    this.ledger.says(c.number, 'receipt', this.today)
  }

  private async sendsDraft(): Promise<void> {
    const routed = this.chance.happens(0.7)
    const agency = routed ? draftsAgency : 'culture-department'
    const reference = `14-05/${this.keys}`
    await this.webhook(agency, draftSubmitted({ reference }, this.world.now))
    await this.world.settle()
    const number = this.world.log.ids().at(-1) ?? ''
    const c = this.keeps('draft', number, this.today, { reference: `${agency} ${reference}` })
    this.registered(c, 'recommendation', routed ? 'urban-planning' : undefined)
  }

  private async opensInitiative(): Promise<void> {
    const agency = this.chance.of(agencies)
    const origin = { kind: 'monitoring' as const, title: 'Мониторинг дворов', on: this.today }
    const input = { agency, subject: 'Освещение дворов', text: 'Просим восстановить.', origin }
    const registered = await openInitiative(this.world.deps, input, {
      door: 'desk:secretary',
      key: this.key(),
      at: this.world.now,
    })
    if ('keyReused' in registered) throw new Error('key reused')
    const c = this.keeps('initiative', registered.case.caseId, this.today)
    this.letterSent(c, 'recommendation', agency, Object.keys(registered.case.letters)[0] ?? '')
  }

  private daysAgo(n: number): string {
    return new Date(Date.parse(this.today) - n * 86_400_000).toISOString().slice(0, 10)
  }

  // Who does what

  private async does(c: Kept, item: Item, quick: boolean): Promise<void> {
    if (item.key.startsWith('letter:')) return this.responds(c, item, quick)
    if (item.key.startsWith('handover:')) return this.handsOver(c, item)
    switch (item.key) {
      case 'clarification':
        return this.replies(c)
      case 'extension':
        return this.decides(c)
      case 'extension_notice':
        await this.bySecretary(c, { action: 'told' })
        return this.ledger.done(c.number, 'extension_notice')
      case 'triage':
        return this.triages(c)
      default:
        return item.owner.role === 'secretary' ? this.triages(c) : this.chairs(c)
    }
  }

  private async handsOver(c: Kept, { key }: Item): Promise<void> {
    const [, what] = key.split(':') as [string, Exclude<HandoverMatter, 'letter'>]
    await this.bySecretary(c, { action: 'handed_over', what, on: this.today, how: 'post' })
    this.ledger.done(c.number, key)
  }

  private async triages(c: Kept): Promise<void> {
    const what = c.kind === 'appeal' && !c.commission && this.chance.happens(0.15) ? 'forward' : 'assign'
    if (what === 'assign') {
      const commission = this.chance.of(commissions)
      await this.bySecretary(c, { action: 'assign', commission })
      return this.assigned(c, commission)
    }
    const part = this.chance.happens(0.5)
    await this.bySecretary(c, { action: 'forward', to: 'akimat', text: 'По принадлежности', part })
    this.ledger.says(c.number, 'forwarded', this.today)
    if (!part) this.closes(c)
  }

  private async chairs(c: Kept): Promise<void> {
    const { number } = c
    const question = this.ledger.item(number, 'clarification') !== undefined
    const asked = this.ledger.item(number, 'extension') !== undefined
    const inTime = this.today <= c.due
    const until = this.until(c)
    const ofAppeal = c.kind === 'appeal' ? 1 : 0
    const ofDraft = c.kind === 'draft' && c.recommended?.version !== c.version ? 1 : 0
    const what = this.chance.weighed({
      accept: c.accepted ? 0 : 6,
      letter: 3,
      return: 1,
      returned_by_secretary: 0.5,
      answer: 5 * ofAppeal,
      long_term: 1.5 * ofAppeal,
      ask: question ? 0 : 2 * ofAppeal,
      extension: asked || !inTime || !until ? 0 : 2.5 * ofAppeal,
      recommend: 6 * ofDraft,
      incomplete: ofDraft,
      decline: 0.5 * ofDraft,
    })
    switch (what) {
      case 'accept':
        await this.byChair(c, { action: 'accept' })
        return this.accepted(c)
      case 'letter': {
        const agency = this.chance.of(agencies)
        const sent = await this.byChair(c, { action: 'letter', agency, subject: 'Запрос', text: 'Просим' })
        this.accepted(c)
        return this.letterSent(c, c.kind === 'draft' ? 'request' : 'recommendation', agency, lastLetter(sent))
      }
      case 'return':
      case 'returned_by_secretary': {
        const input: ActionInput = { action: 'return', reason: 'Не наша сфера' }
        await (what === 'return' ? this.byChair(c, input) : this.bySecretary(c, input))
        delete c.commission
        c.accepted = false
        this.ledger.done(number, 'acceptance')
        this.ledger.goesTo(number, secretary)
        return this.ledger.opens(number, 'triage', secretary, this.today)
      }
      case 'answer': {
        await this.byChair(c, { action: 'answer', outcome: 'explained', text: 'Разъяснено' })
        c.accepted = true
        c.answeredOn = this.today
        this.ledger.says(number, 'answer', this.today)
        c.disputeUntil = this.count.plus(this.today, disputeDays)
        return this.closes(c)
      }
      case 'long_term': {
        // Any day, worked or not.
        const controlOn = this.daysAgo(-5 - this.chance.below(60))
        await this.byChair(c, { action: 'long_term', text: 'В план', reason: 'Нужен бюджет', controlOn })
        this.accepted(c)
        this.ledger.says(number, 'long_term', this.today)
        return this.ledger.chosen(number, 'control', this.ownerOf(c), this.today, controlOn)
      }
      case 'ask':
        await this.byChair(c, { action: 'ask', text: 'Который дом?' })
        this.accepted(c)
        this.ledger.says(number, 'question', this.today)
        return this.ledger.opens(number, 'clarification', { role: 'applicant' }, this.today)
      case 'extension':
        c.until = until as string
        await this.byChair(c, { action: 'extension', until: c.until, reason: 'Нужна экспертиза' })
        c.requests++
        return this.ledger.opens(number, 'extension', { role: 'head' }, this.today)
      case 'recommend': {
        const remarks = this.chance.below(3)
        const sent = await this.byChair(c, {
          action: 'recommend',
          outcome: remarks ? 'with_remarks' : 'supported',
          text: inBoth('Рассмотрено'),
          remarks: Array.from({ length: remarks }, (_, i) => ({
            clause: `ст. ${i + 1}`,
            text: inBoth('Уточнить'),
          })),
        })
        const letter = lastLetter(sent)
        c.recommended = { version: c.version, letter }
        this.accepted(c)
        this.ledger.done(number, 'recommendation')
        return this.letterSent(c, 'draft_act', c.reference.split(' ')[0] ?? '', letter, remarks)
      }
      case 'incomplete':
        await this.byChair(c, { action: 'incomplete', text: 'Нет приложений' })
        return this.closes(c)
      case 'decline':
        await this.byChair(c, { action: 'decline', reason: 'Не относится к ведению совета' })
        return this.closes(c)
    }
  }

  /** A working day to which the answer may still be put off, if there is one. */
  private until(c: Kept): string | undefined {
    // Until the end of 2025 within two months of receipt, since then of the decision.
    const latest =
      this.today < '2026-01-01'
        ? monthsAfter(c.receivedOn, 2, this.count, 'back')
        : monthsAfter(this.today, 2, this.count)
    const days = this.count.between(c.due, latest)
    return days.length ? this.chance.of([this.chance.of(days), latest]) : undefined
  }

  private async decides(c: Kept): Promise<void> {
    const url = this.urlOf(c, `head-${c.requests}`, { role: 'head' })
    const until = c.until as string
    const extend: ActionInput = { action: 'extend', until, reason: 'Согласен' }
    if (this.today > c.due) {
      const refused = await this.world.act(url, extend, this.key())
      expect(refused).toMatchObject({ outcome: 'refused', refused: 'extension_past_due' })
    }
    const grants = this.today <= c.due && until > c.due && this.chance.happens(0.6)
    const input: ActionInput = grants ? extend : { action: 'refuse_extension', reason: 'Оснований нет' }
    this.done(c, await this.world.act(url, input, this.key()))
    this.ledger.done(c.number, 'extension')
    if (!grants) return
    c.due = until
    const { start = '' } = this.ledger.item(c.number, 'answer') ?? {}
    this.ledger.chosen(c.number, 'answer', this.ownerOf(c), start, until)
    this.ledger.says(c.number, 'extended', this.today)
    // Done when the mail is on its way; who has no address is told by the secretariat.
    if (!c.reachable) this.ledger.opens(c.number, 'extension_notice', secretary, this.today)
  }

  private async responds(c: Kept, { key }: Item, quick: boolean): Promise<void> {
    const letter = c.letters.find(({ number }) => key === `letter:${number}`) as Letter
    const remarks = Array.from({ length: letter.remarks }, (_, i) =>
      this.chance.happens(0.5)
        ? { no: i + 1, accepted: true }
        : { no: i + 1, accepted: false, reason: 'Закон' },
    )
    const said = {
      decision: 'information' as const,
      text: 'Приняты меры',
      ...(remarks.length && { remarks }),
    }
    const via = quick ? 'page' : this.chance.weighed({ page: 4, webhook: 4, paper: 3 })
    switch (via) {
      case 'page':
        this.done(
          c,
          await this.world.act(
            this.world.links.actUrl(this.world.keyed(c.number), `letter-${letter.number}`),
            { action: 'respond', ...said },
            this.key(),
          ),
        )
        break
      case 'webhook': {
        await this.webhook(letter.agency, responseSubmitted(letter.number, said, this.world.now))
        this.ledger.passes(c.number, this.today)
        await this.world.settle()
        break
      }
      case 'paper': {
        const day = this.daysAgo(this.chance.below(6))
        const receivedOn = day < letter.sentOn ? letter.sentOn : day
        const due = this.ledger.item(c.number, key)?.due ?? ''
        const input: ActionInput = { action: 'record_response', letter: letter.number, receivedOn, ...said }
        this.done(
          c,
          await this.world.act(this.staffUrl(c), input, this.key()),
          receivedOn <= due ? key : undefined,
        )
        break
      }
    }
    letter.answered = true
    this.ledger.done(c.number, key)
    const recommended = c.recommended?.letter === letter.number && c.recommended.version === c.version
    const all = c.kind === 'initiative' && c.letters.every(({ answered }) => answered)
    if (recommended || all) this.closes(c)
  }

  private async replies(c: Kept): Promise<void> {
    this.done(c, await this.world.addMessage(c.number, 'Дом 14', this.key()))
    this.ledger.done(c.number, 'clarification')
  }

  /** What nobody waits for: a withdrawal, a dispute, a message, a new version of a draft, an amended response. */
  private async unasked(c: Kept): Promise<void> {
    const { deps, now } = this.world
    const request = { key: this.key(), at: now }
    const answered = c.letters.find((letter) => letter.answered)
    if (c.kind === 'draft') {
      const [agency = '', reference] = c.reference.split(' ')
      if (c.open && this.chance.happens(0.3)) {
        await this.webhook(agency, { type: 'draft_act.withdrawn', timestamp: now, data: { reference } })
        this.ledger.passes(c.number, this.today)
        return this.closes(c)
      }
      c.version++
      const opensAgain = !c.open
      const text = `Статья 1. Редакция ${c.version}.`
      await this.webhook(agency, draftSubmitted({ reference, text, version: c.version }, now))
      this.ledger.passes(c.number, this.today)
      c.open = true
      this.ledger.opens(c.number, 'recommendation', this.ownerOf(c), this.today)
      if (opensAgain && !c.commission) this.ledger.opens(c.number, 'triage', secretary, this.today)
      if (opensAgain && c.commission && !c.accepted)
        this.ledger.opens(c.number, 'acceptance', this.ownerOf(c), this.today)
    } else if (answered && this.chance.happens(0.5)) {
      await this.webhook(answered.agency, responseSubmitted(answered.number, { decision: 'partly' }, now))
      this.ledger.passes(c.number, this.today)
    } else if (c.kind === 'appeal' && c.open && this.chance.happens(0.4)) {
      this.done(c, await withdraw(deps, c.number, request))
      this.closes(c)
    } else if (c.kind === 'appeal' && c.disputeUntil && !c.open && !c.disputed) {
      const disputed = await dispute(deps, c.number, 'Не согласна', request)
      if (this.today > c.disputeUntil)
        return void expect(disputed).toMatchObject({ refused: 'dispute_too_late' })
      this.done(c, disputed)
      c.open = true
      c.disputed = true
      this.ledger.done(c.number, 'handover:answer')
      this.ledger.says(c.number, 'dispute_registered', this.today)
      this.ledger.opens(c.number, 'answer', this.ownerOf(c), this.answerBegins(this.today, this.time))
      c.due = this.ledger.item(c.number, 'answer')?.due ?? ''
    } else if (c.kind === 'appeal' && !this.ledger.item(c.number, 'clarification')) {
      this.done(c, await this.world.addMessage(c.number, 'Когда ответ?', this.key()))
    }
  }

  // What the clerk writes down

  private ownerOf({ commission }: Kept): Owner {
    return commission ? { role: 'chair', as: commission } : secretary
  }

  private assigned(c: Kept, commission: string): void {
    this.ledger.passes(c.number, this.today)
    c.commission = commission
    c.assignments++
    c.accepted = false
    this.ledger.done(c.number, 'triage')
    this.ledger.goesTo(c.number, this.ownerOf(c))
    this.ledger.opens(c.number, 'acceptance', this.ownerOf(c), this.today)
  }

  private accepted(c: Kept): void {
    c.accepted = true
    this.ledger.done(c.number, 'acceptance')
  }

  private letterSent(c: Kept, kind: LetterKind, agency: string, number: string, remarks = 0): void {
    c.letters.push({ number, agency, remarks, sentOn: this.today, answered: false })
    this.ledger.sends(c.number, number, kind, { role: 'agency', as: agency }, this.today)
  }

  private closes(c: Kept): void {
    c.open = false
    this.ledger.ends(c.number)
  }

  // The doors

  private staffUrl({ number }: Kept): string {
    return this.world.staffUrl(number)
  }

  private urlOf({ number }: Kept, grant: string, to: Party, email = ''): string {
    const { deps, now } = this.world
    return deps.links.actUrl(this.world.keyed(number), carriedGrant(deps, grant, to, email, now))
  }

  private async byChair(c: Kept, input: ActionInput): Promise<ActionResult> {
    const { email = '' } = actingChair(this.world.rules.council, c.commission ?? '') ?? {}
    const url = this.urlOf(c, `chair-${c.assignments}`, { role: 'chair', as: c.commission ?? '' }, email)
    return this.done(c, await this.world.act(url, input, this.key()))
  }

  private async bySecretary(c: Kept, input: ActionInput): Promise<ActionResult> {
    return this.done(c, await this.world.act(this.staffUrl(c), input, this.key()))
  }

  private async webhook(agency: string, body: object): Promise<void> {
    expect(await this.world.webhook(agency, this.key(), body)).toEqual({ outcome: 'accepted' })
  }

  /** It went through, and what was overdue then was missed. */
  private done(c: Kept, executed: ActionResult, inTime?: string): ActionResult {
    expect(executed, `${this.today} ${c.number}`).toMatchObject({ outcome: 'done', repeated: false })
    this.ledger.passes(c.number, this.today, inTime)
    return executed
  }
}

const lastLetter = (executed: ActionResult): string =>
  executed.outcome === 'done' ? (Object.keys(executed.case.letters).at(-1) ?? '') : ''
