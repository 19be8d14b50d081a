/**
 * Bundles functions: a folder for each, `<folder>/<name>/index.mjs`, SDK included. What a function loads later
 * (`await import`) is a file of its own: Node reads and compiles it when it is asked for, not at each cold start.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { basename, join } from 'node:path'
import { type BuildFailure, type BuildOptions, buildSync, formatMessagesSync, type OutputFile } from 'esbuild'
import { Mistake } from './mistake.ts'

export type BundleOptions = {
  /** Where `<name>/handler.ts` are. */
  entryFolder: string
  names: readonly string[]
  /** Absolute; made if it is missing. */
  outputFolder: string
  /** What the functions' imports `#council` and `#calendar` mean in this deployment. Absolute paths. */
  councilFile: string
  calendarFile: string
}

/** What esbuild is told, wherever functions are bundled. */
export const settingsOf = ({ entryFolder, names, outputFolder, councilFile, calendarFile }: BundleOptions) =>
  ({
    entryPoints: names.map((name) => ({ in: join(entryFolder, name, 'handler.ts'), out: name })),
    outdir: outputFolder,
    alias: {
      '#council': councilFile,
      '#calendar': calendarFile,
      '@aws-sdk/credential-provider-node': join(
        import.meta.dirname,
        '../../shared/adapters/lambda-credentials.ts',
      ),
      'brotli/decompress.js': join(import.meta.dirname, '../../shared/papers/no-brotli.ts'),
    },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    // Cyrillic texts as they are, not as \u escapes, which are three times as long.
    charset: 'utf8',
    logLevel: 'silent',
  }) satisfies BuildOptions

/** CommonJS packages ask for Node's own modules, and for their folder, in words that an ES module does not have. */
export const commonJsWords = [
  "import{createRequire}from'node:module'",
  'const require=createRequire(import.meta.url),__dirname=import.meta.dirname',
].join(';')

/** How the functions of one deployment are bundled. */
const deployedSettings = (options: BundleOptions, name: string) =>
  ({
    ...settingsOf(options),
    entryPoints: [{ in: join(options.entryFolder, name, 'handler.ts'), out: 'index' }],
    outdir: join(options.outputFolder, name),
    banner: { js: `${commonJsWords};` },
    // The ES sources of packages (`module`) shake better than their CommonJS ones.
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
  }) satisfies BuildOptions

/** A failed build as its mistakes, each with its place. */
export const mistakeIn = ({ errors }: BuildFailure): Mistake =>
  new Mistake(formatMessagesSync(errors, { kind: 'error' }).join(''))

const built = (options: BundleOptions, name: string, sourcemap: 'external' | false = false): OutputFile[] => {
  try {
    return buildSync({ ...deployedSettings(options, name), sourcemap, write: false }).outputFiles
  } catch (error) {
    throw mistakeIn(error as BuildFailure)
  }
}

/** The functions carry no source maps: parsing them costs more at a cold start than they tell. */
export function bundleFunctions(options: BundleOptions): void {
  for (const name of options.names) {
    const folder = join(options.outputFolder, name)
    const files = built(options, name)
    // Files of an earlier bundle have other names, and would be deployed with this one.
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const file of files) writeFileSync(file.path, file.contents)
    for (const file of filesBeside(name)) copyFileSync(file, join(folder, basename(file)))
  }
}

const fontFolder = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/tinos')
const fonts = ['400Regular/Tinos_400Regular.ttf', '700Bold/Tinos_700Bold.ttf'].map((file) =>
  join(fontFolder, file),
)

/** The files that a function reads from its own folder. Absolute paths. */
export const filesBeside = (name: string): readonly string[] => (name === 'draw-paper' ? fonts : [])

/**
 * The source map of one file of a function's bundle, made of this very source: the bundle is built again as it was, and
 * once with maps, where its code is the same byte for byte but for the hashes in its files' names.
 */
export function sourceMapOf(options: BundleOptions, name: string, file: string): SourceMap {
  if (!options.names.includes(name))
    throw new Mistake(`${name}: no such function; there is ${options.names.join(', ')}`)
  const code = built(options, name).find(({ path }) => basename(path) === file)
  if (!code) throw new Mistake(`${file}: no such file of ${name}`)
  const withMaps = built(options, name, 'external')
  const same = withMaps.find(({ text }) => withoutHashes(text) === withoutHashes(code.text))
  const map = withMaps.find(({ path }) => path === `${same?.path}.map`)
  if (!map) throw new Error(`${file} of ${name}: its code is another one with maps`)
  return new SourceMap(JSON.parse(map.text))
}

const withoutHashes = (code: string): string => code.replaceAll(/-[A-Z0-9]{8}(?=\.mjs")/g, '')
