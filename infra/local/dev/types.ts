/** The types of some of the project's folders alone: the whole of it takes `npm run check` three times as long. */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../deployment/settings.ts'

/**
 * @param sources folders of the project
 * @param folder where it keeps what it knows from one time to the next
 * @returns a check that tells the mistakes, a line each with its place; nothing when all is right, or when it is aborted
 */
export function typeCheck(
  sources: readonly string[],
  folder: string,
  signal: AbortSignal,
): () => Promise<string> {
  const settings = join(folder, 'tsconfig.json')
  mkdirSync(folder, { recursive: true })
  const inProject = (name: string) => join(projectFolder, name)
  const tsconfig = {
    extends: inProject('tsconfig.json'),
    compilerOptions: {
      typeRoots: [inProject('node_modules/@types')],
      tsBuildInfoFile: join(folder, 'types.tsbuildinfo'),
    },
    include: sources.map(inProject),
  }
  writeFileSync(settings, JSON.stringify(tsconfig))
  const args = [inProject('node_modules/typescript-7/bin/tsc'), '--pretty', 'false', '-p', settings]
  return () =>
    new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: projectFolder, signal }, (error, stdout, stderr) =>
        resolve(error && !signal.aborted ? stdout || stderr || error.message : ''),
      )
    })
}
