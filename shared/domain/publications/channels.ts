/** Where the council publishes: the figures of its channels, as the log `channels` tells them. */
import type { Commit } from '../../../events/commit.ts'
import type { ChannelFigures } from '../../../events/council/council-values.ts'
import { type CouncilContext, type CouncilDecision, refuse, staff } from '../activities/rule.ts'

/** The log's id. */
export const channelsId = 'channels'

const keyOf = ({ channel, from, to }: ChannelFigures) => `${channel} ${from} ${to}`

/** The figures of each channel and period, the latest that were entered; channels in the order of their first. */
export const figuresOf = (log: readonly Commit[]): ChannelFigures[] => {
  const latest = new Map<string, ChannelFigures>()
  for (const { events } of log)
    for (const e of events) if (e.type === 'ChannelCounted') latest.set(keyOf(e.figures), e.figures)
  return [...latest.values()]
}

const isSame = (a: ChannelFigures, b: ChannelFigures) =>
  keyOf(a) === keyOf(b) && a.publications === b.publications && a.views === b.views

/** Figures of a period that are there already, in the same words, change nothing. */
export const decideChannel = (
  known: readonly ChannelFigures[],
  figures: ChannelFigures,
  { actor }: Pick<CouncilContext, 'actor'>,
): CouncilDecision => {
  if (!staff.includes(actor.role) && actor.role !== 'system') return refuse('not_yours')
  if (figures.to < figures.from) return refuse('period_backwards', 'to')
  return known.some((one) => isSame(one, figures)) ? [] : [{ type: 'ChannelCounted', v: 1, figures }]
}

/**
 * What each channel had in a period: the sums of those figures whose whole period lies in it. A channel that was named
 * without any figure is there without.
 */
export const channelsIn = (
  figures: readonly ChannelFigures[],
  from: string,
  to: string,
): { channel: string; publications: number | null; views: number | null }[] => {
  const inside = figures.filter((one) => from <= one.from && one.to <= to)
  const sum = (of: readonly (number | undefined)[]) => {
    const known = of.filter((n) => n !== undefined)
    return known.length ? known.reduce((total, n) => total + n, 0) : null
  }
  return [...new Set(inside.map(({ channel }) => channel))].map((channel) => {
    const own = inside.filter((one) => one.channel === channel)
    return {
      channel,
      publications: sum(own.map(({ publications }) => publications)),
      views: sum(own.map(({ views }) => views)),
    }
  })
}
