/** The case log in memory. Commits are kept as text, so that nobody shares an object with the store. */
import { type Commit, storedCommit } from '../../events/commit.ts'
import { readStored } from '../../events/reading.ts'
import type { CaseLog } from '../../shared/application/ports.ts'

export type Written = { caseId: string; version: number }

export class MemoryCaseLog implements CaseLog {
  private readonly cases = new Map<string, Map<number, string>>()
  /** What the table's stream carries: every commit written, in the order of writing. */
  readonly stream: Written[] = []
  private readonly onWritten: (written: Written) => void

  constructor(onWritten: (written: Written) => void = () => {}) {
    this.onWritten = onWritten
  }

  async load(caseId: string): Promise<Commit[]> {
    return this.read(caseId)
  }

  read(caseId: string): Commit[] {
    const versions = [...(this.cases.get(caseId) ?? [])].sort(([a], [b]) => a - b)
    return versions.map(([n, text]) => readStored(storedCommit, `${caseId}: version ${n}`, JSON.parse(text)))
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

  /** Changes what is stored, as another version or a damage would. */
  rewrite(caseId: string, version: number, change: (stored: Commit) => unknown): void {
    const versions = this.cases.get(caseId)
    const text = versions?.get(version)
    if (!versions || text === undefined) throw new Error(`${caseId}: no version ${version}`)
    versions.set(version, JSON.stringify(change(JSON.parse(text))))
  }

  /** Every case's id, in the order of their first commits. */
  ids(): string[] {
    return this.all().filter((id) => !id.includes(':'))
  }

  /** Every log's id: cases', and those of what stands for one. */
  all(): string[] {
    return [...this.cases.keys()]
  }

  /** A log that was never written. */
  forget(id: string): void {
    this.cases.delete(id)
  }
}
