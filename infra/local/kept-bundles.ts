/**
 * The local cloud keeps its bundles: the same sources, packages and council give the same ones, and to make them takes
 * seconds of each start.
 */
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { type BundleOptions, bundleFunctions } from '../constructs/bundle.ts'
import { projectFolder } from '../deployment/settings.ts'

/** So many of the latest are kept: of a branch and its neighbour, with a council or two. */
const most = 4

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()

/** What a bundle is made of: sources, how they are bundled, and the packages as npm has installed them. */
const keyOf = (
  { entryFolder, names, councilFile, calendarFile }: BundleOptions,
  packages: string,
): string => {
  const hash = createHash('sha256').update(JSON.stringify(names))
  const root = join(entryFolder, '..')
  const sources = ['events', 'functions', 'shared'].map((room) => join(root, room)).filter(existsSync)
  const take = (called: string, file: string) => hash.update(`\0${called}\0`).update(readFileSync(file))
  for (const file of sources.flatMap(filesIn)) take(relative(root, file), file)
  take('settings', join(import.meta.dirname, '../constructs/bundle.ts'))
  take('council', councilFile)
  take('calendar', calendarFile)
  take('packages', packages)
  return hash.digest('hex').slice(0, 32)
}

/** Whether no other start makes them now: of several at once, one does, and says by its number that it is there. */
const isOurs = (others: string): boolean => {
  try {
    writeFileSync(others, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** No start takes longer. */
const patience = 60_000

const isRunning = (others: string): boolean => {
  try {
    return process.kill(Number(readFileSync(others, 'utf8')), 0)
  } catch {
    return false
  }
}

/** Waits for another start's, unless that start was broken off or failed. */
const waitFor = (kept: string, others: string): void => {
  const nap = new Int32Array(new SharedArrayBuffer(4))
  const isGoingOn = () => {
    const began = statSync(others, { throwIfNoEntry: false })?.mtimeMs ?? 0
    return Date.now() - began < patience && isRunning(others)
  }
  while (!existsSync(kept) && isGoingOn()) Atomics.wait(nap, 0, 0, 100)
}

/** As `bundleFunctions`, but takes what is kept of the same sources. */
export function keptBundles(
  options: BundleOptions,
  folder = join(projectFolder, 'node_modules/.cache/bundles'),
): void {
  const packages = join(projectFolder, 'node_modules/.package-lock.json')
  if (!existsSync(packages)) {
    bundleFunctions(options)
    return
  }
  const kept = join(folder, keyOf(options, packages))
  mkdirSync(folder, { recursive: true })
  const others = `${kept}.others-wait`
  if (!existsSync(kept) && !isOurs(others)) waitFor(kept, others)
  if (!existsSync(kept)) {
    const making = `${kept}.${process.pid}`
    try {
      bundleFunctions({ ...options, outputFolder: making })
      // Another start may have been quicker.
      if (existsSync(kept)) rmSync(making, { recursive: true })
      else renameSync(making, kept)
    } finally {
      rmSync(others, { force: true })
    }
    const age = (name: string) => statSync(join(folder, name)).mtimeMs
    const latestFirst = readdirSync(folder).toSorted((a, b) => age(b) - age(a))
    for (const old of latestFirst.slice(most)) rmSync(join(folder, old), { recursive: true, force: true })
  }
  cpSync(kept, options.outputFolder, { recursive: true })
}
