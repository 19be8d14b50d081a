/** Photographs and documents of an activity: as the secretariat sees them, and as everybody does. */
import type { Content } from '../../../events/contents.ts'
import { type Activity, activityOf } from '../../domain/activities/activity.ts'
import { fileWith, type Opened, opened } from '../files/attachments.ts'
import type { ActivityFileView } from '../files/models.ts'
import type { CaseLog, Files, People } from '../ports.ts'

type FilesSeen = (a: Activity, words: ReadonlyMap<string, Content>) => ActivityFileView[]

/** All, in their order, of the activity's words. */
export const filesIn: FilesSeen = ({ files }, words) =>
  files.flatMap(({ file: id, content, shown = false }) => {
    const [said, verdict] = [words.get(content), words.get(id)]
    if (said?.kind !== 'message') return []
    return (said.files ?? []).map((file) => ({
      ...fileWith(file, verdict?.kind === 'file_verdict' ? verdict : undefined),
      ...{ caption: said.text, shown },
    }))
  })

/** Those that were shown and may be opened, under names that say nothing of who took them. */
export const publicFilesIn: FilesSeen = (a, words) =>
  filesIn(a, words).flatMap((file, i) => {
    const name = `${a.number.replace(/[^\p{L}\p{N}-]/gu, '-')}-${i + 1}.${file.name.split('.').at(-1)}`
    return file.shown && file.state === 'accepted' ? [{ ...file, name }] : []
  })

/** The address of one that this reader may see; undefined for any other. */
export const openActivityFile = async (
  { log, people, files }: { log: CaseLog; people: People; files: Pick<Files, 'link'> },
  { number, id }: { number: string; id: string },
  seen: FilesSeen,
): Promise<Opened> => {
  const a = activityOf(await log.load(number))
  if (!a?.files.some(({ file }) => file === id)) return undefined
  const found = seen(a, await people.list(number, '')).find((file) => file.id === id)
  return opened(files, number, found)
}
