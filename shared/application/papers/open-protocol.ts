/** A meeting's protocol in the file store: what it is called there, and who asks for it is sent to it. */
import type { Commit } from '../../../events/commit.ts'
import { type Protocol, type ProtocolLanguage, protocolsOf } from '../../domain/activities/protocol.ts'
import { fileTypes } from '../../domain/files/files.ts'
import type { PaperFormat } from '../../domain/papers/papers.ts'
import { paperKey } from '../files/file-keys.ts'
import type { Files } from '../ports.ts'

export const protocolName = ({ id }: Protocol, lang: ProtocolLanguage, format: PaperFormat) =>
  `protocol-${id}-${lang}.${format}`

/** For so long what is not there may still be drawn. */
const drawingMilliseconds = 86_400_000

/** `ru.docx`: a language and a format. */
const namedProtocol = (file: string): { lang: ProtocolLanguage; format: PaperFormat } | undefined => {
  const [, lang, format] = /^(kk|ru)\.(pdf|docx)$/.exec(file) ?? []
  return lang && format ? { lang: lang as ProtocolLanguage, format: format as PaperFormat } : undefined
}

/** The address of the protocol as it stands; undefined where there is none. `at` is now, UTC. */
export const openProtocol = async (
  { files }: { files: Files },
  log: readonly Commit[],
  file: string,
  at: string,
): Promise<{ url: string } | 'preparing' | undefined> => {
  const named = namedProtocol(file)
  const last = protocolsOf(log).at(-1)
  const number = log[0]?.caseId
  if (!named || !last || number === undefined) return undefined
  const key = paperKey(number, protocolName(last, named.lang, named.format))
  if ((await files.sizeOf(key)) === undefined)
    return Date.parse(at) - Date.parse(last.at) < drawingMilliseconds ? 'preparing' : undefined
  const name = `${number.replaceAll('/', '-')}-${named.lang}.${named.format}`
  return { url: await files.link(key, { name, type: fileTypes[named.format] }) }
}
