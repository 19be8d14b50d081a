/** Virtual time: everything that happens is an entry of one heap, in an order that its seed alone decides. */
import { Chance } from '../../builders/chance.ts'
import { quiet } from './process.ts'

type Entry = { at: number; order: number; run: () => void }

const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order)

export class Clock {
  /** UTC milliseconds. */
  now: number
  steps = 0
  readonly seed: number
  private readonly heap: Entry[] = []
  private order = 0

  constructor(seed: number, start: number) {
    this.seed = seed
    this.now = start
  }

  /** Chance that is the same for the same seed and words, whatever else goes on. */
  chanceOf(...words: (string | number)[]): Chance {
    return new Chance(hashOf(`${this.seed} ${words.join(' ')}`))
  }

  at(when: number, run: () => void): void {
    const { heap } = this
    heap.push({ at: Math.max(when, this.now), order: this.order++, run })
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1
      if (!this.swap(i, parent)) return
      i = parent
    }
  }

  after(milliseconds: number, run: () => void): void {
    this.at(this.now + milliseconds, run)
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve))
  }

  /** Runs what is due, one entry at a time, each until it waits for another; until `done`, or nothing is left. */
  async run(done: () => boolean): Promise<'done' | 'empty'> {
    await quiet()
    while (!done()) {
      const next = this.pop()
      if (!next) return 'empty'
      this.now = next.at
      this.steps++
      next.run()
      await quiet()
    }
    return 'done'
  }

  iso(at = this.now): string {
    return new Date(Math.floor(at)).toISOString()
  }

  private pop(): Entry | undefined {
    const { heap } = this
    const [first] = heap
    const last = heap.pop()
    if (!last || heap.length === 0) return first
    heap[0] = last
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      const least = right < heap.length && isBefore(this.entry(right), this.entry(left)) ? right : left
      if (least >= heap.length || !this.swap(least, i)) return first
      i = least
    }
  }

  private entry(i: number): Entry {
    return this.heap[i] as Entry
  }

  /** Puts the earlier of the two nearer to the top; whether they had to change places. */
  private swap(below: number, above: number): boolean {
    const [low, high] = [this.entry(below), this.entry(above)]
    if (!isBefore(low, high)) return false
    this.heap[below] = high
    this.heap[above] = low
    return true
  }
}

/** FNV-1a with a last stir, 32 bits: neighbours among seeds are none among their numbers. */
const hashOf = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) | 0
}

/** From `a` to `b`, exclusive. */
export const between = (chance: Chance, a: number, b: number): number => a + chance.next() * (b - a)
/** A whole number from `a` to `b`, both included. */
export const whole = (chance: Chance, a: number, b: number): number => a + chance.below(b - a + 1)

/** Of what died and will never answer. */
export const never = new Promise<never>(() => {})
