/**
 * Bundles for functions that run on this machine: settings and sources as for AWS, but packages are taken from
 * `node_modules` where they lie, what several functions have in common is bundled once, and the code is readable and
 * carries its source map. So a change is bundled again in a fraction of the time.
 */
import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildFailure, context, type Metafile, type OutputFile, type Plugin } from 'esbuild'
import type { FunctionName } from '../../../shared/wiring/env.ts'
import { functionNames } from '../../constructs/access.ts'
import { filesBeside, mistakeIn, settingsOf } from '../../constructs/bundle.ts'
import { readCouncil } from '../../constructs/council.ts'
import { projectFolder } from '../../deployment/settings.ts'
import { onOneMachine } from '../one-machine.ts'

/** A function's code, ES modules by file name (`<function's name>.mjs` has the handler), and the files beside it. */
export type Bundle = ReadonlyMap<string, Pick<OutputFile, 'contents' | 'hash'>>

export type Bundler = {
  /** @throws Mistake with the place of each mistake in the sources or in the council's file */
  build(): Promise<ReadonlyMap<FunctionName, Bundle>>
  end(): Promise<void>
}

/** @param folder takes the council's configuration as it is here */
export async function bundler(council: string, folder: string): Promise<Bundler> {
  const chosen = () => onOneMachine(readCouncil(council), folder)
  const settings = settingsOf({
    ...chosen(),
    names: functionNames,
    entryFolder: `${projectFolder}/functions`,
    outputFolder: projectFolder,
  })
  const building = await context({
    ...settings,
    // The project's folder is the root of the map, wherever the bundle is unpacked.
    absWorkingDir: projectFolder,
    sourcemap: 'inline',
    sourcesContent: false,
    sourceRoot: `${pathToFileURL(projectFolder)}/`,
    metafile: true,
    plugins: [packagesInPlace],
    write: false,
  })
  return {
    async build() {
      chosen()
      try {
        const { outputFiles, metafile } = await building.rebuild()
        const files = new Map(outputFiles.map((file) => [basename(file.path), file]))
        return new Map(
          functionNames.map((name) => [
            name,
            new Map([...reachedFrom(`${name}.mjs`, files, metafile), ...beside(name)]),
          ]),
        )
      } catch (error) {
        throw mistakeIn(error as BuildFailure)
      }
    },
    end: () => building.dispose(),
  }
}

/** They do not change while the functions run. */
const beside = (name: FunctionName): Bundle =>
  new Map(filesBeside(name).map((path) => [basename(path), { contents: readFileSync(path), hash: path }]))

/** A module, and all that it imports. */
function reachedFrom(
  entry: string,
  files: ReadonlyMap<string, OutputFile>,
  { outputs }: Metafile,
): Map<string, OutputFile> {
  const reached = new Map<string, OutputFile>()
  const reach = (name: string): void => {
    const file = files.get(name)
    if (!file || reached.has(name)) return
    reached.set(name, file)
    for (const { path, external } of outputs[name]?.imports ?? []) if (!external) reach(path)
  }
  reach(entry)
  return reached
}

const packagesInPlace: Plugin = {
  name: 'packages-in-place',
  setup(build) {
    build.onResolve({ filter: /^[^./#]/ }, ({ path, kind }) =>
      kind === 'entry-point' || isBuiltin(path)
        ? undefined
        : { path: import.meta.resolve(path), external: true },
    )
  },
}
