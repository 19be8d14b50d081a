/** Figures of the council's channels. */
import { expect, test } from 'vitest'
import type { ChannelFigures } from '../../../../events/council/council-values.ts'
import {
  channelsId,
  channelsIn,
  decideChannel,
  figuresOf,
} from '../../../../shared/domain/publications/channels.ts'
import { by } from '../../../builders/council.ts'
import { logOf } from '../activities/given.ts'

const site = (more: Partial<ChannelFigures> = {}): ChannelFigures => ({
  ...{ channel: 'site', from: '2026-01-01', to: '2026-01-31', publications: 12, views: 900 },
  ...more,
})
const entered = (...all: ChannelFigures[]) =>
  figuresOf(
    logOf(
      channelsId,
      all.map((figures) => ({ type: 'ChannelCounted', v: 1, figures }) as const),
    ),
  )

test('are entered by the secretariat, or from a register', () => {
  for (const actor of [by.secretary, by.head, by.system])
    expect(decideChannel([], site(), { actor })).toEqual([{ type: 'ChannelCounted', v: 1, figures: site() }])
  for (const actor of [by.applicant, by.chair('housing'), by.agency('almaty-su')])
    expect(decideChannel([], site(), { actor })).toEqual({ refused: 'not_yours' })
  expect(decideChannel([], site({ to: '2025-12-31' }), { actor: by.head })).toEqual({
    refused: 'period_backwards',
    path: 'to',
  })
})

test('are of a period of one day too', () => {
  const day = site({ from: '2026-01-31', to: '2026-01-31' })
  expect(decideChannel([], day, { actor: by.head })).toEqual([{ type: 'ChannelCounted', v: 1, figures: day }])
})

test('the same figures change nothing, other ones count from then on', () => {
  expect(decideChannel(entered(site()), site(), { actor: by.head })).toEqual([])
  for (const more of [
    { views: 901 },
    { publications: 13 },
    { from: '2026-01-02' },
    { to: '2026-02-01' },
    { channel: 'tv' },
  ])
    expect(decideChannel(entered(site()), site(more), { actor: by.head })).toHaveLength(1)
  expect(entered(site(), site({ views: 901 }))).toEqual([site({ views: 901 })])
})

test('of a period are the sums of those that lie in it whole', () => {
  const february = site({ from: '2026-02-01', to: '2026-02-28', publications: 3 })
  const { views: _, ...uncounted } = site({ channel: 'tv', publications: 5 })
  const all = entered(site(), february, uncounted)
  expect(channelsIn(all, '2026-01-01', '2026-02-28')).toEqual([
    { channel: 'site', publications: 15, views: 1800 },
    { channel: 'tv', publications: 5, views: null },
  ])
  expect(channelsIn(all, '2026-01-02', '2026-02-28')).toEqual([
    { channel: 'site', publications: 3, views: 900 },
  ])
  expect(channelsIn(all, '2026-01-01', '2026-02-27')).toMatchObject([
    { publications: 12 },
    { publications: 5 },
  ])
})
