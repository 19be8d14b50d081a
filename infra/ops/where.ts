/** `npm run -s where -- FUNCTION FILE:LINE:COLUMN`: the place in the source that a line of a function's log names. */
import { basename, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { functionNames } from '../constructs/access.ts'
import { sourceMapOf } from '../constructs/bundle.ts'
import { readCouncil } from '../constructs/council.ts'
import { projectFolder } from '../deployment/settings.ts'
import { run, UsageError } from './common/run.ts'

const usage = `Usage: npm run -s where -- FUNCTION [FILE:]LINE:COLUMN [--council ID]

  FUNCTION       its folder name: send-notice
  LINE:COLUMN    as the log has it: /var/task/index.mjs:1:48211. Without a file it is index.mjs
  --council ID   the council that was deployed (default: almaty)

Builds the function's source map from this checkout, so check out the commit that was deployed. Prints the file, the
line and the column.`

await run(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { council: { type: 'string', default: 'almaty' } },
  })
  const [name = '', place = '', ...more] = positionals
  if (!functionNames.some((known) => known === name))
    throw new UsageError(`FUNCTION ${name}: expected one of ${functionNames.join(', ')}`)
  const [column, line] = place.split(':').toReversed().map(Number)
  const file = basename(/^(?:file:\/\/)?(.+):\d+:\d+$/.exec(place)?.[1] ?? 'index.mjs')
  if (!line || !column || more.length) throw new UsageError(`LINE:COLUMN ${place}: expected two numbers`)
  const { councilFile, calendarFile } = readCouncil(values.council)
  const entryFolder = join(projectFolder, 'functions')
  const options = { entryFolder, names: functionNames, outputFolder: '/bundles', councilFile, calendarFile }
  const found = sourceMapOf(options, name, file).findEntry(line - 1, column - 1)
  if (!('originalSource' in found)) throw new Error(`${place}: nothing of the source is there`)
  const source = relative(projectFolder, join('/bundles', name, found.originalSource))
  console.log(`${source}:${found.originalLine + 1}:${found.originalColumn + 1}`)
})
