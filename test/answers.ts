/** What the portal's API answers, held against the schema that its description is made of. */
import { problem } from '../events/answers/problem.ts'
import type { Answer } from '../events/api/description.ts'
import { descriptions } from '../events/api/descriptions.ts'
import { operations } from '../events/routes.ts'

export type Answered = {
  method: string
  /** Without its query. */
  path: string
  status: number
  contentType: string
  text: string
}

/** What any request may meet, whatever it asks for. */
const general = new Set([414, 431, 500])

/** The longest place that fits. Numbers of old registers have slashes. */
const operationOf = (method: string, path: string) =>
  operations()
    .filter((operation) => operation.method === method.toLowerCase())
    .sort((a, b) => b.path.length - a.path.length)
    .find((operation) => {
      const fits = operation.path
        .replaceAll('.', '\\.')
        // A paper is a document; anything else behind a slash is the rest of a number.
        .replace('{number}/{file}', '.+/[^/]+\\.(pdf|docx)')
        .replace('{number}', '.+')
        .replace(/\{\w+\}/g, '[^/]+')
      return new RegExp(`^${fits}$`, 's').test(path)
    })

/** Throws for an answer of the API that its description does not know, or that has other fields. */
export const expectDescribed = ({ method, path, status, contentType, text }: Answered): void => {
  if (!/^\/(api|webhooks|health$|feed\.atom$)/.test(path)) return
  const asked = method === 'HEAD' ? 'GET' : method
  const operation = operationOf(asked, path)
  const answer = operation && (descriptions[operation.id].answers as Record<number, Answer>)[status]
  const place = `${status} of ${method} ${path}`
  if (!answer && !(status >= 400 && (!operation || general.has(status))))
    throw new Error(`${place}: not in the API's description: ${text.slice(0, 400)}`)
  const [type] = contentType.split(';')
  const isJson = type === 'application/json' || type === 'application/problem+json'
  if (!isJson && status < 400) {
    if (type !== answer?.type) throw new Error(`${place}: ${type} is not in the API's description`)
    return
  }
  const schema = status >= 400 ? problem : answer?.json
  if (!schema || status >= 400 !== (type === 'application/problem+json'))
    throw new Error(`${place}: ${type} is not in the API's description`)
  if (method === 'HEAD') return
  const read = schema.safeParse(JSON.parse(text))
  if (read.success) return
  const faults = read.error.issues.map(
    (issue) => `${issue.path.join('.')}: ${issue.message} ${keysOf(issue)}`,
  )
  throw new Error(`${place}: ${faults.join('; ')}`)
}

const keysOf = (issue: object) => ('keys' in issue ? String(issue.keys) : '')
