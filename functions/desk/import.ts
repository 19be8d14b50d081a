/**
 * `/desk/import`: an old register as a file. It is checked first, and kept for a day among what browsers upload, so that
 * loading it asks for no other choice. What the operator's command does, up to a size.
 */
import { limits } from '../../events/limits.ts'
import { allRegisters, councilRegisters, type Register } from '../../events/registers.ts'
import { fileId } from '../../events/values.ts'
import { readRegisterFile } from '../../shared/adapters/register-file.ts'
import { CasesFailed } from '../../shared/application/each-case.ts'
import { incomingPrefix } from '../../shared/application/files/file-keys.ts'
import { activateImported } from '../../shared/application/journal/activate-journal.ts'
import { importCouncilRegister } from '../../shared/application/journal/import-council.ts'
import { importRegister } from '../../shared/application/journal/import-journal.ts'
import { sleepingIds } from '../../shared/application/journal/sleeping.ts'
import { freshFileId } from '../../shared/http/attachments.ts'
import { fileIn } from '../../shared/http/bodies.ts'
import { fieldErrors, languageOf } from '../../shared/http/front.ts'
import { page, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import {
  type ImportModel,
  renderConfirmActivation,
  renderImport,
} from '../../shared/pages/journal/desk-import.ts'
import { deskImportWords } from '../../shared/text/journal/desk-words.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { deskFrame, type Fields, forMembers, type Staff } from './staff.ts'

/** So many are activated at once: each is a few requests, and somebody waits. */
const atOnce = 200

const importPage = (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  status: number,
  shown: Partial<ImportModel> = {},
): Reply =>
  page(
    status,
    renderImport({
      ...deskFrame(deps, request, staff),
      path: '/desk/import',
      values: {},
      errors: [],
      ...shown,
    }),
  )

export const show = forMembers(async (deps, request, staff) => importPage(deps, request, staff, 200))

export const send = forMembers(async (deps, request, staff, fields) =>
  fields.do === 'activate' ? activate(deps, request, staff, fields) : take(deps, request, staff, fields),
)

type Stored = { id: string; name: string; bytes: Uint8Array }

const keyOf = (id: string) => `${incomingPrefix(id)}register.csv`

/** The file that came with the form, kept from now on; else the one that was kept before. Undefined for none. */
const fileOf = async (
  { files }: DeskDeps,
  request: Request,
  { stored: id = '', name = '' }: Fields,
): Promise<Stored | undefined> => {
  const isSent = request.headers['content-type']?.toLowerCase().startsWith('multipart/form-data')
  const sent = isSent ? await fileIn(request, 'file') : undefined
  if (sent && sent.bytes.length > 0) {
    const fresh = freshFileId()
    await files.put(keyOf(fresh), sent.bytes)
    return { id: fresh, ...sent }
  }
  if (!fileId.safeParse(id).success || (await files.sizeOf(keyOf(id))) === undefined) return undefined
  return { id, name, bytes: (await files.read(keyOf(id))).bytes }
}

/** What stands before the numbers; undefined for what cannot. */
const prefixIn = ({ prefix = '' }: Fields): string | undefined => {
  const typed = prefix.trim().normalize('NFC')
  return typed === '' || /^[\p{L}\p{N}][\p{L}\p{N}./-]{0,30}[./-]$/u.test(typed) ? typed : undefined
}

const take = async (deps: DeskDeps, request: Request, staff: Staff, values: Fields): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const { faults } = deskImportWords(lang)
  const kind = allRegisters.find((one) => one === values.kind)
  const prefix = prefixIn(values)
  const file = await fileOf(deps, request, values)
  const stored = file && { id: file.id, name: file.name }
  const again = (status: number, shown: Partial<ImportModel>) =>
    importPage(deps, request, staff, status, { values, stored, ...shown })
  if (!kind || !file || prefix === undefined)
    return again(422, {
      errors: [
        ...(kind ? [] : fieldErrors([{ path: 'kind', code: 'required' }], lang)),
        ...(file ? [] : [{ path: 'file', message: values.stored ? faults.gone : faults.noFile }]),
        ...(prefix === undefined ? [{ path: 'prefix', message: faults.prefix }] : []),
      ],
    })
  const { lines, problems, codePage } = readRegisterFile(file.bytes)
  if (problems.length) return again(422, { result: { outcome: 'problems', problems } })
  const rows = Math.max(0, lines.length - 1)
  if (rows > limits.registerRows)
    return again(422, { errors: [{ path: 'file', message: faults.tooMany(rows, limits.registerRows) }] })
  const how = {
    at: request.at,
    dryRun: values.do !== 'load',
    prefix,
    sure: {
      spelling: Boolean(values.asTyped),
      years: Boolean(values.correctDates),
      numbers: new Set(values.correct?.split(',').map((number) => number.trim())),
    },
  }
  // Views follow by the relay: the desk writes none.
  const stores = { ...deps, views: undefined }
  const ofCouncil = councilRegisters.find((one) => one === kind)
  try {
    const result = ofCouncil
      ? await importCouncilRegister(stores, ofCouncil, lines, how)
      : await importRegister(stores, kind as Register, lines, how)
    if (result.outcome === 'problems') return again(422, { result })
    return again(200, { codePage, result: { ...result, kind, rows } })
  } catch (error) {
    if (!(error instanceof CasesFailed)) throw error
    return again(409, { errors: [{ path: 'file', message: faults.unreadable(error.numbers) }] })
  }
}

const activate = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { confirmed }: Fields,
): Promise<Reply> => {
  const ids = await sleepingIds(deps, deps.rules.dayOf(request.at))
  if (!confirmed && ids.length > 0)
    return page(
      200,
      renderConfirmActivation({
        ...deskFrame(deps, request, staff),
        path: '/desk/import',
        count: ids.length,
      }),
    )
  const { cases, waiting } = await activateImported(deps, ids.slice(0, atOnce), { at: request.at })
  const left = Math.max(0, ids.length - atOnce)
  return importPage(deps, request, staff, 200, { woken: { cases, waiting, left } })
}
