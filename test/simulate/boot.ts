/** Gets a process ready: the clock first, then changes to what is loaded, then the product. */
import './world/process.ts'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CalendarFile, CouncilFile, LawFile } from './auditor/observed.ts'
import { type Planted, placeOf, projectFolder } from './planted/place.ts'

/** The sample council with what it does not use: a cause to stop a clock, agencies with webhooks, a topic of two commissions. */
const simulated = (council: CouncilFile): CouncilFile & { pauseCauses: object[] } => ({
  ...council,
  pauseCauses: [{ id: 'court', names: { kk: 'сот', ru: 'суд', en: 'court' } }],
  agencies: council.agencies.map((agency) =>
    ['tazalyk', 'akimat'].includes(agency.id)
      ? { ...agency, webhook: { url: `https://${agency.id}.example/hook` } }
      : agency,
  ),
  commissions: council.commissions.map((commission) =>
    commission.id === 'economy-budget'
      ? { ...commission, topics: [...commission.topics, 'social'] }
      : commission,
  ),
})

/** The configuration that the simulated council runs by, as data. */
export const configuration = (): { council: CouncilFile; calendar: CalendarFile; law: LawFile } => {
  const read = (file: string) => JSON.parse(readFileSync(join(projectFolder, 'shared/council', file), 'utf8'))
  return {
    council: simulated(read('councils/almaty.json')),
    calendar: read('calendars/kz.json'),
    law: read('laws/kz.json'),
  }
}

/**
 * What is done otherwise than deployed, for time alone: a commit that was read once is not parsed again, which is a third
 * of what a schedule takes, and most of a year's; a paper is its words, not drawn, and a
 * signature is worth nothing.
 */
const forTime: readonly Planted[] = [
  {
    name: 'a commit is parsed once',
    file: 'shared/adapters/dynamo/commit-item.ts',
    was: 'export const commitOf = (item: Item): Commit => {',
    becomes: `const parsed = new WeakMap<Item, Commit>()
export const commitOf = (item: Item): Commit => {
  const known = parsed.get(item) ?? parsedAnew(item)
  parsed.set(item, known)
  return known
}
const parsedAnew = (item: Item): Commit => {`,
  },
  {
    name: 'signatures are not verified',
    file: 'functions/draw-paper/verify.ts',
    was: 'async (...given) => (await verifier())(...given)',
    becomes: "async () => ({ state: 'broken' })",
  },
  {
    name: 'papers need no fonts',
    file: 'functions/draw-paper/draw.ts',
    was: `const fonts = {
  regular: join(beside, 'Tinos_400Regular.ttf'),
  bold: join(beside, 'Tinos_700Bold.ttf'),
}`,
    becomes: "const fonts = { regular: '', bold: '' }",
  },
  {
    name: 'papers are not drawn',
    file: 'functions/draw-paper/draw.ts',
    was: 'return { pdf: await paperPdf(sheet, fonts), docx: await paperDocx(sheet) }',
    becomes: `const words = Buffer.from(JSON.stringify(sheet))
  return { pdf: words, docx: words }`,
  },
]

/** To be called before anything of the product is loaded. Throws where a planted bug finds no place any more. */
export const prepare = (planted?: Planted): void => {
  const changes = planted ? [...forTime, planted] : forTime
  for (const change of changes) placeOf(change)
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      const path = url.startsWith('file:') ? fileURLToPath(url) : ''
      if (path === join(projectFolder, 'shared/council/councils/almaty.json'))
        return { ...loaded, source: JSON.stringify(simulated(JSON.parse(String(loaded.source)))) }
      const here = changes.filter(({ file }) => path === join(projectFolder, file))
      if (here.length === 0) return loaded
      const source = here.reduce(
        (text, { was, becomes }) => text.replace(was, () => becomes),
        String(loaded.source),
      )
      return { ...loaded, source }
    },
  })
}
