/**
 * Bundles every function in one esbuild run: a run per function, as NodejsFunction does it, parses the same
 * modules a dozen times. The result is one folder per function, `<folder>/<name>/index.js`, SDK included.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { basename, join } from 'node:path'
import {
  type BuildFailure,
  type BuildOptions,
  type BuildResult,
  buildSync,
  formatMessagesSync,
} from 'esbuild'
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
    entryPoints: Object.fromEntries(
      names.map((name) => [`${name}/index`, join(entryFolder, name, 'handler.ts')]),
    ),
    outdir: outputFolder,
    alias: {
      '#council': councilFile,
      '#calendar': calendarFile,
      '@aws-sdk/credential-provider-node': join(
        import.meta.dirname,
        '../../shared/adapters/lambda-credentials.ts',
      ),
    },
    bundle: true,
    platform: 'node',
    target: 'node24',
    // CommonJS loads faster than ES modules; the ES sources of packages (`module`) shake better than their
    // CommonJS ones. The functions carry no source maps: parsing them costs more at a cold start than they tell.
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    // Cyrillic texts as they are, not as \u escapes, which are three times as long.
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  }) satisfies BuildOptions

/** A failed build as its mistakes, each with its place. */
export const mistakeIn = ({ errors }: BuildFailure): Mistake =>
  new Mistake(formatMessagesSync(errors, { kind: 'error' }).join(''))

const built = (settings: BuildOptions): BuildResult => {
  try {
    return buildSync(settings)
  } catch (error) {
    throw mistakeIn(error as BuildFailure)
  }
}

export function bundleFunctions(options: BundleOptions): void {
  const { names, outputFolder } = options
  built(settingsOf(options))
  for (const name of names) {
    // Says what index.js is, wherever the folder gets unpacked.
    mkdirSync(join(outputFolder, name), { recursive: true })
    writeFileSync(join(outputFolder, name, 'package.json'), '{"type":"commonjs"}\n')
  }
  for (const name of names)
    for (const file of filesBeside(name)) copyFileSync(file, join(outputFolder, name, basename(file)))
}

const fontFolder = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/tinos')
const fonts = ['400Regular/Tinos_400Regular.ttf', '700Bold/Tinos_700Bold.ttf'].map((file) =>
  join(fontFolder, file),
)

/** The files that a function reads from its own folder. Absolute paths. */
export const filesBeside = (name: string): readonly string[] => (name === 'draw-paper' ? fonts : [])

/**
 * The source map of a function's bundle, made of this very source: the bundle is built again as it was, and its code is
 * the same byte for byte.
 */
export function sourceMapOf(options: BundleOptions, name: string): SourceMap {
  const { outputFiles = [] } = built({ ...settingsOf(options), sourcemap: 'external', write: false })
  const map = outputFiles.find(({ path }) => path.endsWith(join(name, 'index.js.map')))
  if (!map) throw new Mistake(`${name}: no such function; there is ${options.names.join(', ')}`)
  return new SourceMap(JSON.parse(map.text))
}
