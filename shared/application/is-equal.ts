/** Secrets compared in constant time: how long it takes tells nobody how much of a guess was right. */
import { timingSafeEqual } from 'node:crypto'

export const isEqual = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
