/** Views in memory. */
import type { CaseKind } from '../../events/values.ts'
import { keysOf, placesOf } from '../../shared/adapters/dynamo/view-places.ts'
import { firstOf } from '../../shared/adapters/dynamo/views.ts'
import type { CaseList, ListEntry, StoredViews, Views } from '../../shared/application/ports.ts'
import { type ActivityView, listedDay } from '../../shared/domain/activities/views.ts'
import {
  type CaseView,
  type Fact,
  isActivityView,
  isCaseView,
  isFactView,
  isLetterView,
  type LetterView,
  type View,
} from '../../shared/domain/views.ts'

export class MemoryViews implements Views, StoredViews {
  private readonly views = new Map<string, string>()

  async put(view: View): Promise<'done' | 'older'> {
    const stored = this.read(view.caseId, view.part)
    if (stored && stored.version >= view.version) return 'older'
    this.write(view)
    return 'done'
  }

  async get(caseId: string, part: string): Promise<View | undefined> {
    return this.read(caseId, part)
  }

  async *dueUntil(day: string): AsyncGenerator<string> {
    for (const view of this.all())
      if ('nextDue' in view && view.nextDue && view.nextDue <= day) yield view.caseId
  }

  async list(list: CaseList, limit: number, after?: string) {
    const { newestFirst } = placesOf(list)
    const left = this.entries(list).filter(({ key }) => !after || (newestFirst ? key < after : key > after))
    return firstOf(left, limit, newestFirst)
  }

  async count(list: CaseList, most: number): Promise<number> {
    return Math.min(this.entries(list).length, most + 1)
  }

  async many(keys: readonly { caseId: string; part: string }[]): Promise<View[]> {
    return keys.flatMap(({ caseId, part }) => this.read(caseId, part) ?? [])
  }

  private entries(list: CaseList): ListEntry[] {
    const { partition, sort, of, from = '0', until = ':' } = placesOf(list)
    return this.all().flatMap((view) => {
      const keys = keysOf(view)
      const [place = '', key = ''] = [keys[partition], keys[sort]]
      const listed = of.some((one) => one === place) && key >= from && key <= `${until}$`
      return listed ? [{ caseId: view.caseId, part: view.part, key }] : []
    })
  }

  async openLoad(kind: string, commission: string, since: string): Promise<number> {
    return this.all().filter(
      (view) =>
        'kind' in view &&
        view.kind === kind &&
        view.commission === commission &&
        view.receivedOn >= since &&
        !view.closedOn,
    ).length
  }

  async casesOf(kind: CaseKind, from: string, to: string): Promise<CaseView[]> {
    return this.all()
      .filter(isCaseView)
      .filter((v) => v.kind === kind && from <= v.receivedOn && v.receivedOn <= to)
  }

  async lettersOf(from: string, to: string): Promise<LetterView[]> {
    return this.all()
      .filter(isLetterView)
      .filter((v) => from <= v.sentOn && v.sentOn <= to)
  }

  async activitiesOf(from: string, to: string): Promise<ActivityView[]> {
    return this.all()
      .filter(isActivityView)
      .filter((v) => {
        const day = listedDay(v)
        return day !== undefined && from <= day && day <= to
      })
  }

  async countFacts(fact: Fact, from: string, to: string): Promise<number> {
    return this.all()
      .filter(isFactView)
      .filter((v) => v.fact === fact && v.on && from <= v.on && v.on <= to).length
  }

  async ofCase(caseId: string): Promise<View[]> {
    return this.all().filter((view) => view.caseId === caseId)
  }

  async replace(view: View, seenVersion: number | undefined): Promise<'done' | 'older'> {
    if (this.read(view.caseId, view.part)?.version !== seenVersion) return 'older'
    this.write(view)
    return 'done'
  }

  async *ids(): AsyncGenerator<string> {
    yield* new Set(this.all().map(({ caseId }) => caseId))
  }

  async remove(caseId: string, part: string): Promise<void> {
    this.views.delete(`${caseId}\n${part}`)
  }

  /** All views, by case and part. */
  all(): View[] {
    return [...this.views].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => JSON.parse(text) as View)
  }

  /** Loses everything, as a table that was deleted. */
  clear(): void {
    this.views.clear()
  }

  private read(caseId: string, part: string): View | undefined {
    const text = this.views.get(`${caseId}\n${part}`)
    return text === undefined ? undefined : (JSON.parse(text) as View)
  }

  private write(view: View): void {
    this.views.set(`${view.caseId}\n${view.part}`, JSON.stringify(view))
  }
}
