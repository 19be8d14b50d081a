/**
 * `/desk/import`: an old register as a file. It is checked first, and kept for a day among what browsers upload, so that
 * loading it asks for no other choice. What the operator's command does, some rows at each request.
 */

import { allRegisters, councilRegisters, type Register } from '../../events/journal/registers.ts'
import { limits } from '../../events/limits.ts'
import { fileId } from '../../events/values.ts'
import { readRegisterFile } from '../../shared/adapters/journal/register-file.ts'
import { memberGrantId } from '../../shared/application/actions/grants.ts'
import { activateImported } from '../../shared/application/journal/activate-journal.ts'
import { openCouncilRegister } from '../../shared/application/journal/import-council.ts'
import {
  type Import,
  keepImport,
  keepRegister,
  keptImport,
  keptRegister,
  loading,
  newImport,
  nextPart,
} from '../../shared/application/journal/import-in-parts.ts'
import { openRegister } from '../../shared/application/journal/import-journal.ts'
import { sleepingIds } from '../../shared/application/journal/sleeping.ts'
import { fileIn } from '../../shared/http/bodies.ts'
import { freshFileId } from '../../shared/http/forms/attachments.ts'
import { fieldErrors, languageOf } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { download, page, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import {
  type ImportModel,
  renderConfirmActivation,
  renderImport,
} from '../../shared/pages/journal/desk-import.ts'
import { deskImportWords, faultOnPage } from '../../shared/text/journal/desk-words.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { spreadsheet } from './lists/spreadsheet.ts'
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
      values: shown.run ? valuesOf(shown.run) : {},
      errors: [],
      ...shown,
    }),
  )

/** As the form's fields have them. */
const valuesOf = ({ kind, prefix, asTyped, correctDates, correct = '' }: Import): Fields => ({
  kind,
  prefix,
  ...(asTyped && { asTyped: 'yes' }),
  ...(correctDates && { correctDates: 'yes' }),
  correct,
})

const whoIs = (deps: DeskDeps, { member }: Staff) => memberGrantId(deps, member)

export const show = forMembers(async (deps, request, staff) => {
  const run = await keptImport(deps.files, whoIs(deps, staff))
  return importPage(deps, request, staff, 200, run && { run })
})

export const send = forMembers(async (deps, request, staff, fields) => {
  if (fields.do === 'activate') return activate(deps, request, staff, fields)
  return fields.do === 'check' ? begin(deps, request, staff, fields) : goOn(deps, request, staff, fields)
})

/** The problems of the file that was checked last, for whoever corrects it in a spreadsheet. */
export const problems = forMembers(async (deps, request, staff) => {
  const run = await keptImport(deps.files, whoIs(deps, staff))
  if (!run) throw new HttpProblem(404, 'not_found')
  const lang = languageOf(deps, request)
  const { line, column, fault } = deskImportWords(lang).problemColumns
  const rows = run.problems.map((one) => [one.line, one.column ?? '', faultOnPage(one.fault, lang)])
  const more = run.problemCount > rows.length ? [['…', '', '']] : []
  return download(
    'problems.csv',
    'text/csv; charset=utf-8',
    spreadsheet([[line, column, fault], ...rows, ...more], lang),
  )
})

type Sent = { id: string; name: string; bytes: Uint8Array }

/** The file that came with the form, kept from now on; else the one that was kept before. Undefined for none. */
const fileOf = async (
  { files }: DeskDeps,
  request: Request,
  { stored: id = '', name = '' }: Fields,
): Promise<Sent | undefined> => {
  const isSent = request.headers['content-type']?.toLowerCase().startsWith('multipart/form-data')
  const sent = isSent ? await fileIn(request, 'file') : undefined
  if (sent && sent.bytes.length > 0) {
    const fresh = freshFileId()
    await keepRegister(files, fresh, sent.bytes)
    return { id: fresh, ...sent }
  }
  const bytes = fileId.safeParse(id).success ? await keptRegister(files, id) : undefined
  return bytes && { id, name, bytes }
}

/** What stands before the numbers; undefined for what cannot. */
const prefixIn = ({ prefix = '' }: Fields): string | undefined => {
  const typed = prefix.trim().normalize('NFC')
  return typed === '' || /^[\p{L}\p{N}][\p{L}\p{N}./-]{0,30}[./-]$/u.test(typed) ? typed : undefined
}

const begin = async (deps: DeskDeps, request: Request, staff: Staff, values: Fields): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const { faults } = deskImportWords(lang)
  const kind = allRegisters.find((one) => one === values.kind)
  const prefix = prefixIn(values)
  const file = await fileOf(deps, request, values)
  if (!kind || !file || prefix === undefined)
    return importPage(deps, request, staff, 422, {
      values,
      stored: file && { id: file.id, name: file.name },
      errors: [
        ...(kind ? [] : fieldErrors([{ path: 'kind', code: 'required' }], lang)),
        ...(file ? [] : [{ path: 'file', message: values.stored ? faults.gone : faults.noFile }]),
        ...(prefix === undefined ? [{ path: 'prefix', message: faults.prefix }] : []),
      ],
    })
  const { id, name } = { ...file, name: file.name.slice(0, limits.line) }
  const { asTyped, correctDates, correct } = values
  const run = newImport({
    id,
    name,
    kind,
    prefix,
    ...(asTyped && { asTyped: true }),
    ...(correctDates && { correctDates: true }),
    ...(correct && { correct }),
  })
  return step(deps, request, staff, run, file.bytes)
}

const goOn = async (deps: DeskDeps, request: Request, staff: Staff, fields: Fields): Promise<Reply> => {
  const run = await keptImport(deps.files, whoIs(deps, staff))
  const bytes = run && run.id === fields.stored ? await keptRegister(deps.files, run.id) : undefined
  if (run && bytes) return step(deps, request, staff, fields.do === 'load' ? loading(run) : run, bytes)
  const { faults } = deskImportWords(languageOf(deps, request))
  return importPage(deps, request, staff, 422, { errors: [{ path: 'file', message: faults.gone }] })
}

/** One part of what is under way, within the function's time, and the page that says how far it is now. */
const step = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  run: Import,
  bytes: Uint8Array,
): Promise<Reply> => {
  const file = readRegisterFile(bytes)
  const rows = Math.max(0, file.lines.length - 1)
  if (rows > limits.registerRows) {
    const { faults } = deskImportWords(languageOf(deps, request))
    const errors = [{ path: 'file', message: faults.tooMany(rows, limits.registerRows) }]
    return importPage(deps, request, staff, 422, { values: valuesOf(run), errors })
  }
  const now = await afterPart(deps, request, run, file)
  await keepImport(deps.files, whoIs(deps, staff), now)
  return importPage(deps, request, staff, statusOf(now), { run: now, goesOn: true })
}

const statusOf = ({ problemCount, unreadable }: Import) => {
  if (problemCount > 0) return 422
  return unreadable.length > 0 ? 409 : 200
}

const afterPart = async (
  deps: DeskDeps,
  { at }: Request,
  run: Import,
  { lines, problems, codePage }: ReturnType<typeof readRegisterFile>,
): Promise<Import> => {
  if (problems.length) return { ...run, step: 'problems', problems, problemCount: problems.length }
  const { kind, prefix, asTyped = false, correctDates = false, correct = '' } = run
  const numbers = new Set(correct.split(',').map((number) => number.trim()))
  const how = { at, prefix, sure: { spelling: asTyped, years: correctDates, numbers } }
  // Views follow by the relay: the desk writes none.
  const stores = { ...deps, views: undefined }
  const ofCouncil = councilRegisters.find((one) => one === kind)
  const register = ofCouncil
    ? openCouncilRegister(stores, ofCouncil, lines, how)
    : openRegister(stores, kind as Register, lines, how)
  return nextPart({ ...run, ...(codePage && { codePage }) }, register)
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
