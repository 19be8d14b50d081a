/** Files as pages show them. */
import type { FileView } from '../../../events/answers/shared.ts'

/** A file that is uploaded and not sent yet, as forms carry it on. */
export type PendingFile = { carried: string; name: string }

/** A photograph or a document of an activity; `shown`: everybody may see it. */
export type ActivityFileView = Omit<FileView, 'from' | 'letter'> & { caption: string; shown: boolean }
