/** Attached files: which kinds are taken, what they are called, and who may see them. */
import type { CaseEvent } from '../../../events/events.ts'
import type { FileKind } from '../../../events/values.ts'
import type { Attachment, Case, Grant } from '../case.ts'

/** The types that browsers and the store know them by. */
export const fileTypes: Record<FileKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  jpg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
}
const kinds = Object.keys(fileTypes) as FileKind[]

const extensions: Record<string, FileKind> = {
  ...(Object.fromEntries(kinds.map((kind) => [kind, kind])) as Record<FileKind, FileKind>),
  jpeg: 'jpg',
  heif: 'heic',
}
const typesAlike: Record<string, string> = { 'image/heif': fileTypes.heic, 'image/jpg': fileTypes.jpg }
/** What browsers run rather than show: whatever calls itself so is not taken under another name. */
const runs = /html|svg|script|msdownload|executable/

/** For the `accept` of a form's file control. */
export const accepted = [...Object.keys(extensions).map((extension) => `.${extension}`)].join(',')

const extensionOf = (name: string) => /\.([^.\s]{1,10})\s*$/.exec(name)?.[1]?.toLowerCase() ?? ''

/**
 * What a file says it is: by its type where that is one of those taken, else by its name, since office programs name
 * types of their own; undefined where they differ or no such kind is taken. What is in it is looked into anyway.
 */
export const kindOf = (name: string, type = ''): FileKind | undefined => {
  const plain = type.split(';')[0]?.trim().toLowerCase() ?? ''
  const byName = Object.hasOwn(extensions, extensionOf(name)) ? extensions[extensionOf(name)] : undefined
  const byType = kinds.find((kind) => fileTypes[kind] === (typesAlike[plain] ?? plain))
  if (!byType) return runs.test(plain) ? undefined : byName
  return byName && byName !== byType ? undefined : byType
}

const longest = 200
// Control and format characters (right-to-left overrides, zero-width ones), line breaks, private and unpaired ones.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/gu

/**
 * A name that is safe to show and to save under: without folders, unseen characters or what a file system refuses, at
 * most 200 characters, ending in the extension of its kind. Letters of any language stay.
 */
export const cleanName = (name: string, kind: FileKind): string => {
  const plain = (name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    .replace(/\s/gu, ' ')
    .replace(unseen, '')
    .replace(/[:*?"<>|%]/g, '_')
    .replace(/ +/g, ' ')
    .trim()
  const own = extensionOf(plain)
  const extension =
    Object.hasOwn(extensions, own) && extensions[own] === kind ? plain.slice(-own.length) : kind
  const base = plain.endsWith(`.${extension}`) ? plain.slice(0, -extension.length - 1) : plain
  const room = longest - extension.length - 1
  const kept = base
    .replace(/^[.\s]+/, '')
    .slice(0, room)
    .toWellFormed()
    // Half of a character, and what a name does not end in.
    .replace(/[\ufffd.\s]{1,200}$/, '')
  return `${kept || 'file'}.${extension}`
}

/** Who wants to open files: the applicant, to whom the file may have been shown, or the holder of a grant. */
export type Viewer = { role: 'applicant'; file?: true } | Pick<Grant, 'role' | 'letter'>

/** Whether an event brings files, or takes one away. */
export const isOfFiles = (e: CaseEvent): boolean => 'attachments' in e || 'file' in e

/** The applicant of a case, as its code opens it. */
export const applicantOf = (c: Case): Viewer => ({
  role: 'applicant',
  ...(c.kind === 'appeal' && c.file?.how === 'page' && { file: true as const }),
})

const shownToApplicant = new Set<Attachment['from']>([
  'AppealRegistered',
  'MessageReceived',
  'ClarificationAsked',
  'ClarificationReceived',
  'AppealAnswered',
  'AnswerDisputed',
])

/**
 * The one rule of who may list and open the files of a text: the applicant, what they wrote and what was written to
 * them, all once the file was shown to them (АППК, art. 75); an agency, its letter and its responses to it; the commission and the staff, all.
 */
export const maySee = (viewer: Viewer, { from, letter }: Pick<Attachment, 'from' | 'letter'>): boolean => {
  switch (viewer.role) {
    case 'applicant':
      return 'file' in viewer || shownToApplicant.has(from)
    case 'agency':
      return 'letter' in viewer && viewer.letter !== undefined && viewer.letter === letter
    case 'chair':
    case 'secretary':
    case 'head':
      return true
    default:
      return false
  }
}
