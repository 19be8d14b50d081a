/**
 * What a world has come to, so that two can be compared: logs, views, texts with their expiry, mails. Numbers that a
 * crash left out, and whatever is derived from them (hashes, codes, tokens), are named by rank instead.
 */
import { expect } from 'vitest'
import { hashOf } from '../../shared/application/commits.ts'
import { paperKey } from '../../shared/application/files/file-keys.ts'
import { caseOfLetter } from '../../shared/application/numbers.ts'
import { paperName } from '../../shared/application/papers/paper-name.ts'
import { viewsOf } from '../../shared/domain/case-views.ts'
import { fold } from '../../shared/domain/fold.ts'
import { paperFormats, papersOf } from '../../shared/domain/papers/papers.ts'
import type { World } from '../fakes/world.ts'

export type Snapshot = { logs: unknown[][]; views: unknown[]; texts: unknown[]; mails: string[] }

const number = /ALM-([A-Z])-(\d{4})-(\d{6})/g
const token = /\/act\/([\w-]+)\.[\w-]+/g
const contentId = /[a-z]+-[0-9a-f]{24}(?![0-9a-f])/g

const inOrder = (list: unknown[]) => list.map((item) => JSON.stringify(item)).sort()

export const snapshot = async (world: World): Promise<Snapshot> => {
  const ids = world.log.ids().sort()
  const logs = await Promise.all(ids.map((id) => world.log.load(id)))
  const bare = logs.map((log) => log.map(({ prev: _, ...commit }) => commit))
  // What the HTML says, the text says too. Which papers were there in time is the order's.
  const mails = world.mails.map(({ html: _, papers: __, ...mail }) => mail)
  let text = JSON.stringify({ logs: bare, views: world.views.all(), texts: world.people.all(), mails })

  for (const id of ids) text = text.replaceAll(world.links.code(world.keyed(id)), `code of ${id}`)
  text = text.replace(token, (_, payload: string) => {
    const [caseId, grant] = Buffer.from(payload, 'base64url').toString().split('\n')
    return `/act/${caseId}/${grant}`
  })
  const numbers = [...new Set(text.match(number))].sort()
  const rank = new Map<string, string>()
  for (const full of numbers) {
    const series = full.slice(0, 5)
    rank.set(full, `${series}-#${[...rank.keys()].filter((known) => known.startsWith(series)).length + 1}`)
  }
  text = text.replace(number, (full) => rank.get(full) ?? full)
  const contents = [...new Set(text.match(contentId))]
  text = text.replace(contentId, (id) => `${id.split('-')[0]}-#${contents.indexOf(id) + 1}`)

  const named = JSON.parse(text)
  return { ...named, views: inOrder(named.views), texts: inOrder(named.texts), mails: inOrder(named.mails) }
}

/** What holds in any world at rest, whatever happened to it on the way. */
export const expectSound = async (world: World, what = ''): Promise<void> => {
  expect(world.deadLetters, `${what}: dead letters`).toEqual([])
  const views = []
  for (const id of world.log.ids()) {
    const log = await world.log.load(id)
    for (const [i, commit] of log.entries()) {
      const before = log[i - 1]
      const place = { version: commit.version, prev: commit.prev }
      expect(place, `${what}: chain of ${id}`).toEqual({ version: i + 1, prev: before ? hashOf(before) : '' })
    }
    const commandIds = log.map(({ commandId }) => commandId)
    expect(new Set(commandIds).size, `${what}: commands of ${id}`).toBe(commandIds.length)
    views.push(...viewsOf(log))

    const closedOn = fold(log)?.closedOn
    const ends = closedOn ? world.rules.retentionEnds(closedOn) : undefined
    for (const e of log.flatMap(({ events }) => events)) {
      if (!('content' in e) || !e.content) continue
      expect(await world.people.get(id, e.content), `${what}: text ${e.content}`).toBeDefined()
      expect(world.people.expiryOf(id, e.content), `${what}: end of ${e.content}`).toBe(ends)
    }
    if (!fold(log)?.erased)
      for (const paper of papersOf(log))
        for (const format of paperFormats) {
          const key = paperKey(id, paperName(paper, format))
          expect(world.files.objects.has(key), `${what}: ${key}`).toBe(true)
          expect(world.files.closed.get(key)?.day, `${what}: end of ${key}`).toBe(closedOn)
        }
    for (const e of log.flatMap(({ events }) => events))
      if (e.type === 'LetterSent')
        expect(await caseOfLetter(world, e.letter), `${what}: pointer of ${e.letter}`).toEqual({
          case: id,
          agency: e.agency,
        })
  }
  const byKey = (view: { caseId: string; part: string }) => `${view.caseId}\n${view.part}`
  expect(world.views.all(), `${what}: views`).toEqual(views.sort((a, b) => (byKey(a) < byKey(b) ? -1 : 1)))
}
