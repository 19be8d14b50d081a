/** What was noted outside of the log, in memory. */
import type { Anchor, Anchors, Noted } from '../../shared/application/ports.ts'

export class MemoryAnchors implements Anchors {
  readonly noted = new Map<string, Noted & { on: string }>()
  readonly lost: Noted[] = []
  readonly kept = new Map<string, Anchor>()
  private readonly now: () => string

  /** @param now UTC */
  constructor(now: () => string) {
    this.now = now
  }

  async note(noted: Noted): Promise<void> {
    const on = this.now().slice(0, 10)
    this.noted.set([on, ...Object.values(noted)].join('/'), { on, ...noted })
  }

  async *notes(after = ''): AsyncGenerator<Noted & { on: string }> {
    const sorted = [...this.noted.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    yield* sorted.filter(({ on }) => on > after)
  }

  async anchor(anchor: Anchor): Promise<void> {
    this.kept.set(`${anchor.on}/${anchor.root}`, anchor)
  }

  async anchors(after = ''): Promise<Anchor[]> {
    return [...this.kept.values()].filter(({ on }) => on > after).sort((a, b) => (a.on < b.on ? -1 : 1))
  }

  async giveUp(lost: Noted): Promise<void> {
    this.lost.push(lost)
  }

  async *givenUp(): AsyncGenerator<Noted> {
    yield* this.lost
  }
}
