/** The package has no types of its own. */
declare module 'dynalite' {
  import type { Server } from 'node:http'
  /** `createTableMs`: how long a table is not there yet, milliseconds. */
  export default function dynalite(options?: { createTableMs?: number }): Server
}
