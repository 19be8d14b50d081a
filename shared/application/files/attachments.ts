/**
 * Files on their way: uploaded beside the functions, attached with a text, and opened by who may see that text
 * once they were checked (`checking.ts`). Every step can be repeated; a submission never waits for a check.
 */
import type { FileView } from '../../../events/answers/shared.ts'
import type { File } from '../../../events/content-parts.ts'
import type { ContentOf } from '../../../events/contents.ts'
import { limits } from '../../../events/limits.ts'
import { fileId } from '../../../events/values.ts'
import type { Attachment, Case } from '../../domain/case.ts'
import { cleanName, fileTypes, kindOf, maySee, type Viewer } from '../../domain/files/files.ts'
import { Contention, type Enclosure } from '../execute-command.ts'
import { countOnce, TooOften, uploadsOffered } from '../limits.ts'
import type { Claims, Files, Links, People, StoredPeople, UploadForm } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import type { Fault } from '../validate.ts'
import { foldersOf, incomingPrefix, keptKey, uncheckedKey } from './file-keys.ts'
import type { PendingFile } from './models.ts'

type Uploading = { people: People; files: Files }
export type Attaching = Uploading & { claims: Claims }

/** Where uploads are kept in People until they belong to a case. */
const waiting = 'uploads'
const waitingSeconds = 86_400
/** The key's last part, where the name was told beforehand. */
const unnamed = 'file'

const note = async ({ people }: Uploading, file: File, key: string, at: string) => {
  const expiresAt = Math.floor(Date.parse(at) / 1000) + waitingSeconds
  await people.putNew(waiting, file.id, { kind: 'upload', file, key }, expiresAt)
}

/** Counts a file that is offered, and throws `TooOften` when its network address has offered too many. */
export const countUpload = async (
  deps: { claims: Claims; links: Links },
  { from, at }: { from: string; at: string },
): Promise<void> => {
  const seconds = await countOnce(deps, [[uploadsOffered, from]], at)
  if (seconds) throw new TooOften(seconds)
}

/** Takes down what a file is said to be, and gives the form to upload exactly so many bytes by. */
export const offerUpload = async (
  deps: Uploading,
  { name, type, size }: { name: string; type: string; size: number },
  { id, at }: { id: string; at: string },
): Promise<{ id: string; upload: UploadForm } | { faults: Fault[] }> => {
  const kind = kindOf(name, type)
  if (!kind) return { faults: [{ path: 'type', code: 'file_type' }] }
  const key = incomingPrefix(id) + unnamed
  await note(deps, { id, name: cleanName(name, kind), kind, size }, key, at)
  return { id, upload: await deps.files.form(key, { bytes: size, exactly: true }) }
}

/** The form for a file of which nothing is known yet; the browser comes back to this address with its key. */
export const offerPlainUpload = ({ files }: Uploading, id: string, backTo: string): Promise<UploadForm> =>
  files.form(`${incomingPrefix(id)}\${filename}`, { bytes: limits.fileBytes, backTo })

/** Bytes of a key in the file store; it refuses to look for a longer one. */
const longestKey = 1024
/** What a browser has uploaded by a plain form; undefined for what is not there or of a kind that is not taken. */
const uploaded = async (files: Files, id: string, name: string) => {
  const kind = kindOf(name)
  const key = incomingPrefix(id) + name
  if (!kind || Buffer.byteLength(key) > longestKey) return undefined
  const size = await files.sizeOf(key)
  return size === undefined ? undefined : { key, file: { id, name: cleanName(name, kind), kind, size } }
}

/** An uploaded file as forms carry it on: its id, and behind a slash its name where that is not yet taken down. */
export const readCarried = (carried: string): { id: string; name?: string } | undefined => {
  const [id = '', ...rest] = carried.split('/')
  if (!fileId.safeParse(id).success) return undefined
  return rest.length ? { id, name: rest.join('/') } : { id }
}

/** What a plain upload's key says: `incoming/ID/NAME`. */
export const carriedOf = (key: string): string | undefined => {
  const [, carried = ''] = /^incoming\/(.+)$/s.exec(key) ?? []
  return readCarried(carried)?.name ? carried : undefined
}

/** Takes down what was uploaded by a plain form, and gives its id; undefined for what is not there or not taken. */
export const noteCarried = async (
  deps: Uploading,
  carried: string,
  at: string,
): Promise<string | undefined> => {
  const read = readCarried(carried)
  if (!read?.name) return read?.id
  const found = await uploaded(deps.files, read.id, read.name)
  if (!found) return undefined
  await note(deps, found.file, found.key, at)
  return read.id
}

/** What a carried file is called; undefined for what is not there or not taken. */
export const pendingFile = async (
  { people, files }: Uploading,
  carried: string,
): Promise<PendingFile | undefined> => {
  const { id, name } = readCarried(carried) ?? {}
  if (!id) return undefined
  if (!name) {
    const upload = await textOf(people, waiting, id, 'upload')
    return upload && { carried, name: upload.file.name }
  }
  const found = await uploaded(files, id, name)
  return found && { carried, name: found.file.name }
}

export type Uploads = ContentOf<'upload'>[]

/** Who attaches: the same command of the same case, however often it is tried. */
type Holder = string

/** What these ids stand for. One that is unknown, expired, not uploaded, named twice or another's is a fault. */
export const uploadsOf = async (
  { people, claims, files }: Attaching,
  ids: readonly string[],
  holder: Holder,
): Promise<{ uploads: Uploads; faults: Fault[] }> => {
  const found = await Promise.all(
    ids.map(async (id, i) => {
      const upload = await textOf(people, waiting, id, 'upload')
      if (!upload || ids.indexOf(id) !== i) return undefined
      const [held, size] = await Promise.all([claims.get(claimOf(id)), files.sizeOf(upload.key)])
      return size === undefined || (held && held.holder !== holder) ? undefined : upload
    }),
  )
  return {
    uploads: found.filter((upload) => upload !== undefined),
    faults: found.flatMap((upload, i) =>
      upload ? [] : [{ path: `attachments.${i}`, code: 'file_unknown' as const }],
    ),
  }
}

/** Longer than what was uploaded is there. */
const claimedSeconds = 30 * 86_400
const claimOf = (id: string) => `file#${id}`

/** What a command takes along: its files become this case's, as they are at this moment. */
export const attachedTo = (
  { claims, files }: Attaching,
  uploads: Uploads,
  { caseId, content, holder, at }: { caseId: string; content: string; holder: Holder; at: string },
): { attached?: Enclosure } =>
  uploads.length === 0
    ? {}
    : {
        attached: {
          content,
          files: uploads.map(({ file }) => file),
          bring: async () => {
            const expiresAt = Math.floor(Date.parse(at) / 1000) + claimedSeconds
            for (const { file, key } of uploads) {
              const held = await claims.hold(claimOf(file.id), { holder }, expiresAt)
              if (held.holder !== holder) throw new Contention(`${file.id}: attached elsewhere meanwhile`)
              if ((await files.copy(key, uncheckedKey(caseId, file.id))) === 'missing')
                throw new Contention(`${file.id}: gone meanwhile`)
            }
          },
        },
      }

/** A text's files, for its content. */
export const filesIn = (uploads: Uploads): { files?: File[] } =>
  uploads.length ? { files: uploads.map(({ file }) => file) } : {}

/** The files that came with this text. */
export const filesOfText = async (people: People, caseId: string, content: string): Promise<File[]> => {
  const found = await people.get(caseId, content)
  return (found && 'files' in found && found.files) || []
}

/** The files that came with these texts. */
export const filesOfTexts = async (
  people: People,
  caseId: string,
  contents: Iterable<string>,
): Promise<File[]> =>
  (await Promise.all([...contents].map((content) => filesOfText(people, caseId, content)))).flat()

/** The files that this viewer may know of, oldest first. */
export const filesFor = async (
  people: People,
  c: Pick<Case, 'caseId' | 'attached'>,
  viewer: Viewer,
): Promise<FileView[]> => {
  const seen = c.attached.filter((attachment) => maySee(viewer, attachment))
  // A recommendation is the text of its letter too.
  const texts = seen.filter(({ content }, i) => seen.findIndex((a) => a.content === content) === i)
  const views = await Promise.all(
    texts.map(async (attachment) =>
      Promise.all(
        (await filesOfText(people, c.caseId, attachment.content)).map((file) =>
          viewOf(people, c.caseId, file, attachment),
        ),
      ),
    ),
  )
  return views.flat()
}

/** Texts with files that are erased, or past their retention: what they came with is all that is known of them. */
export const erasedFiles = async (
  people: People,
  c: Pick<Case, 'caseId' | 'attached'>,
): Promise<Attachment[]> => {
  const texts = c.attached.filter(
    ({ content }, i) => c.attached.findIndex((a) => a.content === content) === i,
  )
  const there = await Promise.all(texts.map(({ content }) => people.get(c.caseId, content)))
  return texts.filter((_, i) => !there[i])
}

const viewOf = async (
  people: People,
  caseId: string,
  file: File,
  { from, letter }: Attachment,
): Promise<FileView> => ({
  ...fileWith(file, await textOf(people, caseId, file.id, 'file_verdict')),
  from,
  ...(letter && { letter }),
})

/** A file with what its check has said of it. */
export const fileWith = (
  { id, name, kind, size }: File,
  verdict: ContentOf<'file_verdict'> | undefined,
): Omit<FileView, 'from' | 'letter'> => ({
  ...{ id, name, type: fileTypes[kind], size },
  state: verdict?.verdict ?? 'checking',
  ...(verdict?.why && { why: verdict.why }),
})

export type Opened = { url: string } | { state: 'checking' | 'rejected' } | undefined

/** The address to download it from, its state while it may not be opened, undefined for what this viewer may not see. */
export const openFile = async (
  { people, files }: Uploading,
  c: Pick<Case, 'caseId' | 'attached'>,
  viewer: Viewer,
  id: string,
): Promise<Opened> =>
  opened(
    files,
    c.caseId,
    (await filesFor(people, c, viewer)).find((view) => view.id === id),
  )

/** The same of a file that was found among those that its reader may see. */
export const opened = async (
  files: Pick<Files, 'link'>,
  caseId: string,
  file: Pick<FileView, 'id' | 'name' | 'type' | 'state'> | undefined,
): Promise<Opened> => {
  if (!file) return undefined
  const { id, name, type, state } = file
  return state === 'accepted' ? { url: await files.link(keptKey(caseId, id), { name, type }) } : { state }
}

/**
 * Erases every file of a case but these, whatever came of it; gives how many. Which stay is asked when it is known which
 * are there.
 */
export const deleteFilesOf = async (
  files: Pick<Files, 'keysUnder' | 'removeAll'>,
  caseId: string,
  staying: () => Promise<readonly Pick<File, 'id'>[]> = async () => [],
): Promise<number> => {
  const keys = await keysOf(files, caseId)
  const stays = new Set((await staying()).map(({ id }) => id))
  let removed = 0
  for (const { key, id } of keys) if (!stays.has(id)) removed += await files.removeAll(key)
  return removed
}

/** Of these files of a case those that were erased while their text was on the way to the log come in once more. */
export const bringBack = async (
  { people, files }: { people: People; files: Pick<Files, 'keysUnder' | 'copy'> },
  caseId: string,
  staying: readonly Pick<File, 'id'>[],
): Promise<void> => {
  const there = new Set((await keysOf(files, caseId)).map(({ id }) => id))
  for (const { id } of staying) {
    const upload = there.has(id) ? undefined : await textOf(people, waiting, id, 'upload')
    if (upload) await files.copy(upload.key, uncheckedKey(caseId, id))
  }
}

const keysOf = async (files: Pick<Files, 'keysUnder'>, caseId: string) => {
  const keys = await Promise.all(foldersOf(caseId).map((folder) => files.keysUnder(folder)))
  return keys.flat().map((key) => ({ key, id: key.split('/').at(-1) ?? '' }))
}

/** What is left of the uploads that came with these texts, which would end by itself in a day: names, and what was sent. */
export const forgetUploads = async (
  deps: { people: People; storedPeople: StoredPeople; files: Pick<Files, 'removeAll'> },
  caseId: string,
  contents: readonly string[],
): Promise<void> => {
  for (const { id } of await filesOfTexts(deps.people, caseId, contents)) {
    await deps.storedPeople.remove(waiting, id)
    await deps.files.removeAll(incomingPrefix(id))
  }
}
