/**
 * A clerk's ledger of what waits on whom, kept by hand beside the system: the terms, the stages and the escalation as
 * docs and law have them, counted day by day. It shares no code with what it is held against.
 */
import { type Count, monthsAfter } from './working-days.ts'

/** `as`: the commission or agency. */
export type Owner = { role: 'applicant' | 'chair' | 'secretary' | 'agency' | 'head'; as?: string }
export type Item = {
  number: string
  key: string
  owner: Owner
  start: string
  due: string
  /** From the start; absent for a date that a person chose. */
  term?: Term
  missed: boolean
  /** The last stage that each role's digest carried. */
  told: Map<string, number>
}
export type Line = Item & { to: Owner; stage: number }
export type Digest = { to: Owner; lines: Line[] }

/** The table of terms: so many working days, or a month. */
const terms = {
  triage: 3,
  acceptance: 2,
  answer: 15,
  recommendation: 10,
  clarification: 5,
  extension: 2,
  extension_notice: 3,
} as const
/** What no mail brings is handed over, until then: what is said, and as what it waits. An extension has its own term. */
const handoverDays = 3
const matters: Record<string, string> = {
  receipt: 'receipt',
  answer: 'answer',
  forwarded: 'notice',
  question: 'notice',
  long_term: 'notice',
}
export type Term = number | 'month'
/** By when a body answers: a recommendation, the recommendations on a draft, a request to another body. */
const letterTerms = { recommendation: 'month', draft_act: 10, request: 15 } as const
export type LetterKind = keyof typeof letterTerms
export const disputeDays = 10
export const forwardingDays = terms.triage

export const dueBy = (count: Count, start: string, term: Term): string =>
  term === 'month' ? monthsAfter(start, 1, count) : count.plus(start, term)

const stages = [-5, -2, 0, 1, 3, 5, 10, 15, ...Array.from({ length: 100 }, (_, n) => 20 + 5 * n)]
const secretariat: Owner = { role: 'secretary' }
const head: Owner = { role: 'head' }
const sameParty = (a: Owner, b: Owner) => a.role === b.role && a.as === b.as

export class Ledger {
  readonly items = new Map<string, Item>()
  /** What the logs must say in the end, a line each. */
  readonly missed: string[] = []
  readonly lapsed: string[] = []
  readonly reminded: string[] = []
  /** What the secretariat is asked to hand over, a line each. */
  readonly handed: string[] = []
  private readonly count: Count
  private readonly unreachable = new Set<string>()

  constructor(count: Count) {
    this.count = count
  }

  opens(number: string, key: keyof typeof terms, owner: Owner, start: string): void {
    this.counted(number, key, owner, start, terms[key])
  }

  /** A letter goes out to a body. */
  sends(number: string, letter: string, kind: LetterKind, owner: Owner, sentOn: string): void {
    this.counted(number, `letter:${letter}`, owner, sentOn, letterTerms[kind])
  }

  private counted(number: string, key: string, owner: Owner, start: string, term: Term): void {
    this.chosen(number, key, owner, start, dueBy(this.count, start, term), term)
  }

  /** A date that a person chose. */
  chosen(number: string, key: string, owner: Owner, start: string, due: string, term?: Term): void {
    const item: Item = { number, key, owner, start, due, missed: false, told: new Map() }
    this.items.set(`${number} ${key}`, term === undefined ? item : { ...item, term })
  }

  done(number: string, ...keys: string[]): void {
    for (const key of keys) this.items.delete(`${number} ${key}`)
  }

  /** A case ends; its letters go on, and what is to be handed over. */
  ends(number: string): void {
    for (const { key } of this.of(number)) if (!/^(letter|handover):/.test(key)) this.done(number, key)
  }

  /** The case changes hands, and with it what its commission works to. */
  goesTo(number: string, owner: Owner): void {
    for (const item of this.of(number))
      if (['answer', 'recommendation', 'control'].includes(item.key)) item.owner = owner
  }

  /** Nobody can write to this applicant: the secretariat hands over what there is, and reminds them. */
  hasNoAddress(number: string): void {
    this.unreachable.add(number)
  }

  /** Something is said to an applicant on this day: by the secretariat, where there is no address. */
  says(number: string, what: string, day: string): void {
    if (!this.unreachable.has(number)) return
    if (what !== 'receipt') this.handed.push(`${number} ${what}`)
    const key = `handover:${matters[what]}`
    if (matters[what] && !this.item(number, key)) this.counted(number, key, secretariat, day, handoverDays)
  }

  of(number: string): Item[] {
    return [...this.items.values()].filter((item) => item.number === number)
  }

  item(number: string, key: string): Item | undefined {
    return this.items.get(`${number} ${key}`)
  }

  /** Something is done to a case: what should have been done before this day was missed. But for what came in time. */
  passes(number: string, day: string, inTime?: string): void {
    for (const item of this.of(number))
      if (item.key !== 'clarification' && item.key !== inTime) this.miss(item, day)
  }

  /** The morning's look: everything that should have been done before this day. */
  looks(day: string): void {
    for (const item of this.items.values())
      if (item.key !== 'clarification') this.miss(item, day)
      else if (item.due < day) {
        this.lapsed.push(`${item.number} ${dayAfter(item.due)}`)
        this.items.delete(`${item.number} clarification`)
      }
  }

  private miss(item: Item, day: string): void {
    if (item.missed || item.due >= day) return
    item.missed = true
    const { number, key, owner, due } = item
    this.missed.push(`${number} ${key} ${owner.role} ${due} ${dayAfter(due)}`)
  }

  /** Everything that somebody is to be reminded of on this day. */
  lines(today: string): Line[] {
    if (!this.count.isWorked(today)) return []
    return [...this.items.values()].flatMap((item) => {
      // While a case is under long-term control, its control date is what counts.
      if (item.key === 'answer' && this.item(item.number, 'control')) return []
      const ofApplicant = item.owner.role === 'applicant'
      const stage = (ofApplicant ? [-2] : stages).findLast((n) => {
        const day = this.count.plus(item.due, n)
        return item.start < day && day <= today
      })
      if (stage === undefined) return []
      const byHand = ofApplicant && this.unreachable.has(item.number)
      const to = [byHand ? secretariat : item.owner]
      if (!ofApplicant && stage >= 1 && item.owner.role !== 'secretary') to.push(secretariat)
      if (!ofApplicant && stage >= 5 && item.owner.role !== 'head') to.push(head)
      return to
        .filter(({ role }) => (item.told.get(role) ?? Number.NEGATIVE_INFINITY) < stage)
        .map((recipient) => ({ ...item, to: recipient, stage }))
    })
  }

  /** One digest for each; an applicant's is about the one case. */
  digests(lines: readonly Line[]): Digest[] {
    const digests: Digest[] = []
    for (const line of lines) {
      const ofOneCase = line.to.role === 'applicant'
      const digest = digests.find(
        ({ to, lines: [first] }) => sameParty(to, line.to) && (!ofOneCase || first?.number === line.number),
      )
      if (digest) digest.lines.push(line)
      else digests.push({ to: line.to, lines: [line] })
    }
    return digests
  }

  /** A digest went out. */
  tells({ lines }: Digest, today: string): void {
    for (const { number, key, due, stage, to } of lines) {
      this.item(number, key)?.told.set(to.role, stage)
      this.reminded.push(`${today} ${number} ${key} ${due} ${stage} ${to.role}`)
    }
  }
}

/** The instant at which the local day after this one begins, in UTC: five hours earlier. */
const dayAfter = (day: string) => `${day}T19:00:00.000Z`
