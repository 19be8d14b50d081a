/** What may go wrong, and how likely: rates far above life, drawn anew for each schedule. */
import type { Chance } from '../../builders/chance.ts'

/** Probabilities: of one request to a service, one message, one commit, one run of a function. */
const usual = {
  /** A service says that it is asked too often. */
  throttle: 0.02,
  /** What was asked is done, and its reply is lost. */
  lostReply: 0.02,
  /** A connection takes the request and says nothing. */
  hang: 0.001,
  /** A process dies at one of its requests, before it or after it was carried out. */
  crash: 0.06,
  slow: 0.01,
  /** An index shows a write late, up to two minutes. */
  indexLag: 0.05,
  /** A read that is not asked to be consistent shows what was there a second ago. */
  staleRead: 0.3,
  /** A batch of reads leaves some out. */
  unprocessedKey: 0.1,
  messageTwice: 0.06,
  messageLate: 0.02,
  /** A queue takes some messages of a batch and not the others. */
  partOfBatch: 0.02,
  /** A message was done with, and comes again all the same. */
  deleteLost: 0.03,
  streamPause: 0.02,
  streamAgain: 0.05,
  functionThrottled: 0.03,
  /** The answer to a browser or a program is lost on the line. */
  answerLost: 0.05,
  /** A function's clock is off by up to half a minute. */
  clockOff: 0.05,
  bounce: 0.03,
  /** A file store's scanner cannot tell, or finds something. */
  scanFinds: 0.1,
}
export type FaultName = keyof typeof usual
export type Rates = Record<FaultName, number>

export const none = Object.fromEntries(Object.keys(usual).map((name) => [name, 0])) as Rates

/** What lasts for a while or happens to a whole day. */
const spells = [
  'outages',
  'refusals',
  'badDays',
  'agencies',
  'oldCode',
  'newCode',
  'deploys',
  'setbacks',
  'lostViews',
] as const
type Spell = (typeof spells)[number]

export type Weather = { rates: Rates; spells: ReadonlySet<Spell>; intensity: number }

/** About three in five of all kinds, at once. */
export const weather = (chance: Chance): Weather => {
  const intensity = chance.of([0.3, 1, 1, 2, 4])
  const rates = { ...none }
  for (const [name, rate] of Object.entries(usual))
    if (chance.happens(0.6)) rates[name as FaultName] = Math.min(0.4, rate * intensity)
  return { rates, intensity, spells: new Set(spells.filter(() => chance.happens(0.5))) }
}
export const calm: Weather = { rates: none, spells: new Set(), intensity: 0 }
