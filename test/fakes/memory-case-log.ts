/**
 * The case log in memory. Commits are kept as text, and what is read of one is frozen, so that nobody changes what is
 * stored.
 */
import { type Commit, storedCommit } from '../../events/commit.ts'
import { readStored } from '../../events/reading.ts'
import { chained } from '../../shared/application/commits.ts'
import type { CaseLog, LogMarks } from '../../shared/application/ports.ts'
import type { StoredLog } from '../../shared/application/upkeep/verify-log.ts'

/** A record of the stream; what was altered once it was there says so. */
export type Written = { caseId: string; version: number; altered?: true }

export class MemoryCaseLog implements CaseLog, LogMarks {
  private readonly cases = new Map<string, Map<number, string>>()
  /** What the table's stream carries: every commit written, in the order of writing. */
  readonly stream: Written[] = []
  private readonly altered = new Set<string>()
  /** What was read before, by its text: in a year of cases each log is loaded at every step. */
  private readonly known = new Map<string, Commit>()
  private readonly onWritten: (written: Written) => void

  constructor(onWritten: (written: Written) => void = () => {}) {
    this.onWritten = onWritten
  }

  async load(caseId: string): Promise<Commit[]> {
    return this.read(caseId)
  }

  read(caseId: string): Commit[] {
    const commits = this.stored(caseId)
    chained(caseId, commits, this.altered.has(caseId))
    return commits
  }

  /** What is there, whether it is what was written or not. */
  stored(caseId: string): Commit[] {
    const versions = [...(this.cases.get(caseId) ?? [])].sort(([a], [b]) => a - b)
    return versions.map(([n, text]) => {
      const known = this.known.get(text)
      if (known) return known
      const commit = frozen(readStored(storedCommit, `${caseId}: version ${n}`, JSON.parse(text)))
      this.known.set(text, commit)
      return commit
    })
  }

  async markAltered(caseId: string): Promise<void> {
    this.altered.add(caseId)
  }

  isMarked(caseId: string): boolean {
    return this.altered.has(caseId)
  }

  /** What an operator does once the log is as it was. */
  release(caseId: string): void {
    this.altered.delete(caseId)
  }

  /** What somebody with rights of their own does to the table, of which its stream tells: another commit, or none. */
  alter(caseId: string, version: number, change: (stored: Commit) => unknown = () => undefined): void {
    const versions = this.cases.get(caseId)
    const text = versions?.get(version)
    if (!versions || text === undefined) throw new Error(`${caseId}: no version ${version}`)
    const changed = change(JSON.parse(text))
    if (changed === undefined) versions.delete(version)
    else versions.set(version, JSON.stringify(changed))
    this.onWritten({ caseId, version, altered: true })
  }

  async append(next: Commit): Promise<'done' | 'taken'> {
    const { caseId, version } = next
    const versions = this.cases.get(caseId) ?? new Map<number, string>()
    if (versions.has(version)) return 'taken'
    versions.set(version, JSON.stringify(next))
    this.cases.set(caseId, versions)
    this.stream.push({ caseId, version })
    this.onWritten({ caseId, version })
    return 'done'
  }

  /** Changes what is stored, as another version or a damage would; the stream does not tell. */
  rewrite(caseId: string, version: number, change: (stored: Commit) => unknown): void {
    const versions = this.cases.get(caseId)
    const text = versions?.get(version)
    if (!versions || text === undefined) throw new Error(`${caseId}: no version ${version}`)
    versions.set(version, JSON.stringify(change(JSON.parse(text))))
  }

  /** Every log as `verify-log` is given it. */
  async *storedLogs(): AsyncGenerator<StoredLog> {
    // A mark is an item of the table: it comes where nothing else is left of its log.
    for (const caseId of new Set([...this.all(), ...this.altered]))
      yield {
        caseId,
        marked: this.altered.has(caseId),
        commits: () => {
          const commits = this.stored(caseId)
          chained(caseId, commits)
          return commits
        },
      }
  }

  /** Every case's id, in the order of their first commits. */
  ids(): string[] {
    return this.all().filter((id) => !id.includes(':'))
  }

  /** Every log's id: cases', and those of what stands for one. */
  all(): string[] {
    return [...this.cases.keys()]
  }

  /** All that there is, and back to it without a word of the stream: a restore of the table. */
  snapshot(): () => void {
    const was = structuredClone(this.cases)
    return () => {
      this.cases.clear()
      for (const [id, versions] of was) this.cases.set(id, versions)
    }
  }

  /** A log that was never written. */
  forget(id: string): void {
    this.cases.delete(id)
  }
}

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const one of Object.values(value)) frozen(one)
  return Object.freeze(value)
}
