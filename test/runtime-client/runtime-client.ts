/** AWS's own runtime client for Node, which the managed runtime has too. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { localFolder, Trouble } from '../../infra/deployment/settings.ts'

export const version = '4.0.2'

/**
 * Installs it into .local the first time, which builds its native part.
 * @returns the program, which takes the handler
 */
export const runtimeClient = (): string => {
  const home = join(localFolder, 'runtime-client')
  const program = join(home, 'node_modules/aws-lambda-ric/index.mjs')
  if (existsSync(program)) return program
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"private":true}')
  const args = ['install', '--no-audit', '--no-fund', '--save-exact', `aws-lambda-ric@${version}`]
  if (spawnSync('npm', args, { cwd: home, stdio: 'inherit' }).status !== 0)
    throw new Trouble(
      `aws-lambda-ric ${version} could not be installed.`,
      'Are cmake, make, a C++ compiler and the network there?',
    )
  return program
}
