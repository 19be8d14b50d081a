/** Files at the doors of the system: ids for new ones, what the ids in a request stand for, and what forms carry on. */
import { randomBytes } from 'node:crypto'
import { limits } from '../../../events/limits.ts'
import type { Language } from '../../../events/values.ts'
import {
  type Attaching,
  carriedOf,
  noteCarried,
  type Opened,
  offerPlainUpload,
  openFile,
  pendingFile,
  readCarried,
  type Uploads,
  uploadsOf,
} from '../../application/files/attachments.ts'
import type { PendingFile } from '../../application/files/models.ts'
import type { Files, People } from '../../application/ports.ts'
import type { Case } from '../../domain/case.ts'
import type { Viewer } from '../../domain/files/files.ts'
import { at } from '../../pages/layout.ts'
import type { FieldError, FilesModel } from '../../pages/models.ts'
import { fileWords } from '../../text/files/files.ts'
import { type Front, fieldErrors, invalid, languageOf } from '../front.ts'
import { HttpProblem } from '../problem.ts'
import { type Reply, seeOther } from '../replies.ts'
import type { Request } from '../request.ts'

/** Long enough that nobody guesses it: who knows it has uploaded the file. */
export const freshFileId = (): string => `file-${randomBytes(18).toString('base64url')}`

/** What a request attaches; throws a 422 that names each file that cannot be. `holder` is who attaches. */
export const uploadsIn = async (
  deps: Attaching,
  { attachments = [] }: { attachments?: readonly string[] | undefined },
  holder: string,
  lang: Language,
): Promise<Uploads> => {
  const { uploads, faults } = await uploadsOf(deps, attachments, holder)
  if (faults.length) throw invalid(fieldErrors(faults, lang))
  return uploads
}

/** Uploaded files that a form or an address carries on, and the one that the file store's redirect has just brought. */
export const carriedIn = (fields: Record<string, string>): string[] => {
  const named = Array.from({ length: limits.files }, (_, i) => fields[`file.${i}`] ?? '')
  const arrived = carriedOf(fields.key ?? '') ?? ''
  return [...new Set([...named, arrived])].filter((carried) => readCarried(carried)).slice(0, limits.files)
}

/** As pages show them; what is not there, or of a kind that is not taken, is an error and is carried no further. */
export const pendingIn = async (
  deps: { people: People; files: Files },
  fields: Record<string, string>,
  lang: Language,
): Promise<{ pending: PendingFile[]; errors: FieldError[] }> => {
  const carried = carriedIn(fields)
  const found = await Promise.all(carried.map((one) => pendingFile(deps, one)))
  return {
    pending: found.filter((file) => file !== undefined),
    errors: found.some((file) => !file) ? fieldErrors([{ path: '', code: 'file_type' }], lang) : [],
  }
}

/** The ids of the files that a posted form carries, for the API's `attachments`. */
export const attachmentsIn = async (
  deps: { people: People; files: Files },
  fields: Record<string, string>,
  at: string,
): Promise<{ attachments?: string[] }> => {
  const carried = carriedIn(fields)
  // One that cannot be taken down keeps its id, which is then refused at its place.
  const attachments = await Promise.all(
    carried.map(async (one) => (await noteCarried(deps, one, at)) ?? readCarried(one)?.id ?? ''),
  )
  return attachments.length ? { attachments } : {}
}

/** The page that uploads files one by one; `address` is its own, to which the file store sends the browser back. */
export const filesModel = async (
  deps: Front & { people: People; files: Files },
  query: Record<string, string>,
  lang: Language,
  address: string,
): Promise<Pick<FilesModel, 'pending' | 'errors' | 'with' | 'path' | 'upload'>> => {
  const { pending, errors } = await pendingIn(deps, query, lang)
  const pathWith = (files: readonly PendingFile[]) => {
    const query = String(new URLSearchParams(carriedQuery(files)))
    const begun = address.endsWith('?')
    if (query) return address + (begun ? query : `&${query}`)
    return begun ? address.slice(0, -1) : address
  }
  const withThese = (files: readonly PendingFile[]) => at(pathWith(files), lang)
  const more = pending.length < limits.files
  return {
    pending,
    errors,
    with: withThese,
    path: pathWith(pending),
    ...(more && {
      upload: await offerPlainUpload(deps, freshFileId(), deps.portal + withThese(pending)),
    }),
  }
}

/** To the file itself, for who may see it; while it may not be opened, a page that says why. */
export const opening = async (
  deps: Front & { people: People; files: Files },
  request: Request,
  c: Case,
  viewer: Viewer,
): Promise<Reply> => {
  return toFile(deps, request, await openFile(deps, c, viewer, request.params.id ?? ''))
}

export const toFile = (deps: Front, request: Request, file: Opened): Reply => {
  if (!file) throw new HttpProblem(404, 'not_found')
  if ('url' in file) return seeOther(file.url)
  const { title, state } = fileWords(languageOf(deps, request))
  throw new HttpProblem(409, 'conflict', { detail: `${title}: ${state[file.state]}` })
}

/** For an address that carries files on. */
export const carriedQuery = (pending: readonly PendingFile[]): Record<string, string> =>
  Object.fromEntries(pending.map(({ carried }, i) => [`file.${i}`, carried]))
