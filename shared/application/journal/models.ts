/** What the pages of registers show. */
export type { Import } from './import-in-parts.ts'
