/** The desk's page for registers, as a browser without scripts uses it. */
import { readFileSync } from 'node:fs'
import type { AnyRegister, Register } from '../../../events/journal/registers.ts'
import { linesOf, sampleFile } from '../../builders/registers.ts'
import { Visitor } from './visitor.ts'

export const csvOf = (register: Register, ...rows: Parameters<typeof linesOf>[1][]) =>
  linesOf(register, ...rows)
    .map(({ cells }) => cells.join(','))
    .join('\n')
export const sample = (register: AnyRegister) => readFileSync(sampleFile(register), 'utf8')

export const atDesk = async (visitor = new Visitor(), member?: string) => {
  // Who signs in once more ends the session that the browser has.
  if (member) visitor.cookie = ''
  await visitor.signIn(member)
  const csrf = await visitor.csrf()
  const page = '/desk/import?lang=ru'
  /** The form with a file, as a browser sends it. */
  const check = async (kind: string, csv: string, fields: Record<string, string> = {}) => {
    const boundary = '----form'
    const parts = Object.entries({ csrf, do: 'check', kind, ...fields }).map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="журнал.csv"\r\nContent-Type: text/csv\r\n\r\n${csv}\r\n`
    const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
    return visitor.ask('POST', page, type, `${parts.join('')}${file}--${boundary}--\r\n`)
  }
  /** What the page's next form carries on, sent by its button. */
  const press = async (html: string, what: string, more: Record<string, string> = {}) => {
    const form = html.split('<form').find((one) => one.includes(`value="${what}"`)) ?? ''
    const fields = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    )
    const answer = await visitor.post(page, { ...Object.fromEntries(fields), do: what, ...more })
    await visitor.world.settle()
    return answer
  }
  const load = async (kind: AnyRegister, csv = sample(kind)) => press((await check(kind, csv)).html, 'load')
  return { visitor, csrf, page, check, press, load }
}
