/** What all agree on who look for a deployment, or make the local one. */
import { join } from 'node:path'

export const projectFolder = join(import.meta.dirname, '../..')
/** Everything that a local cloud leaves on the disk is in here. */
export const localFolder = join(projectFolder, '.local')
/** Where `npm start` runs its cloud, and where the other commands look for it. Tests set another one. */
export const startFolder = process.env.ZHAUAP_LOCAL_DIR ?? localFolder

export const region = 'us-east-1'
/** What an emulator takes for credentials. The user's own are never looked at. */
export const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** A failure that the user can do something about: what happened, and what to do. */
export class Trouble extends Error {
  readonly advice: string
  constructor(what: string, advice: string) {
    super(what)
    this.advice = advice
  }
}

/** What to do where nothing more can be written. */
export const fullDisk = (folder: string): string =>
  `The disk of ${folder} is full: make room there and start again.`
