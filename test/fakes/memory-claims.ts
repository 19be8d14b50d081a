/** Claims in memory, by a clock that is handed in. Expiry is written down, never carried out. */
import type { Claims, StoredClaims } from '../../shared/application/ports.ts'

type Lease = { until: number; completed: boolean; holder?: string | undefined }

export class MemoryClaims implements Claims {
  private readonly held = new Map<string, { value: string; expiresAt?: number }>()
  private readonly counters = new Map<string, { n: number; expiresAt?: number }>()
  private readonly leases = new Map<string, Lease>()
  private readonly now: () => number

  /** `now` in UTC milliseconds. */
  constructor(now: () => number) {
    this.now = now
  }

  async get(key: string): Promise<Record<string, string> | undefined> {
    const found = this.held.get(key)
    return found && JSON.parse(found.value)
  }

  async hold(
    key: string,
    value: Record<string, string>,
    expiresAt?: number,
  ): Promise<Record<string, string>> {
    const found = this.held.get(key)
    if (found) return JSON.parse(found.value)
    this.held.set(key, { value: JSON.stringify(value), ...(expiresAt !== undefined && { expiresAt }) })
    return value
  }

  async next(counter: string, expiresAt?: number): Promise<number> {
    const n = (this.counters.get(counter)?.n ?? 0) + 1
    this.counters.set(counter, { n, ...(expiresAt !== undefined && { expiresAt }) })
    return n
  }

  async advance(counter: string, to: number): Promise<void> {
    const found = this.counters.get(counter)
    if ((found?.n ?? 0) < to) this.counters.set(counter, { ...found, n: to })
  }

  async lease(key: string, leaseSeconds: number, holder?: string): Promise<'granted' | 'busy' | 'completed'> {
    const lease = this.leases.get(key)
    const now = Math.floor(this.now() / 1000)
    if (lease?.completed) return 'completed'
    const own = holder !== undefined && lease?.holder === holder
    if (lease && lease.until > now && !own) return 'busy'
    this.leases.set(key, { until: now + leaseSeconds, completed: false, holder })
    return 'granted'
  }

  async giveBack(key: string, holder: string): Promise<void> {
    const lease = this.leases.get(key)
    if (lease?.holder === holder && !lease.completed) this.leases.delete(key)
  }

  async complete(key: string): Promise<void> {
    this.leases.set(key, { until: this.leases.get(key)?.until ?? 0, completed: true })
  }

  async completedOf(keys: readonly string[]): Promise<Set<string>> {
    return new Set(keys.filter((key) => this.leases.get(key)?.completed))
  }

  /** When a held key or a counter ends, UTC seconds. */
  expiryOf(key: string): number | undefined {
    return (this.held.get(key) ?? this.counters.get(key))?.expiresAt
  }

  /** The held keys that begin so. */
  heldKeys(prefix: string): string[] {
    return [...this.held.keys()].filter((key) => key.startsWith(prefix))
  }

  /** The keys of counters that end. */
  counting(): string[] {
    return [...this.counters].filter(([, { expiresAt }]) => expiresAt !== undefined).map(([key]) => key)
  }

  /** The keys of leases that were completed. */
  completed(): string[] {
    return [...this.leases].filter(([, lease]) => lease.completed).map(([key]) => key)
  }

  /** The same as the operator has it. */
  readonly stored: StoredClaims = {
    counted: async (counter) => this.counters.get(counter)?.n ?? 0,
    mails: () => this.mails(),
    remove: async (key) => {
      this.leases.delete(key)
    },
  }

  private async *mails(): AsyncGenerator<string> {
    yield* [...this.leases.keys()].filter((key) => key.startsWith('mail#'))
  }

  /** All that there is, and back to it: a restore of the table. */
  snapshot(): () => void {
    const was = structuredClone({ held: this.held, counters: this.counters, leases: this.leases })
    return () => {
      for (const name of ['held', 'counters', 'leases'] as const) {
        this[name].clear()
        for (const [key, value] of was[name]) this[name].set(key, value as never)
      }
    }
  }
}
