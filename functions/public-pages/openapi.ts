/** `/api/openapi.json`: OpenAPI 3.1, made from the schemas. */
import type { Front } from '../../shared/http/front.ts'
import { json, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'

let document: string | undefined

export const openapi = async ({ rules, portal }: Front, _request: Request): Promise<Reply> => {
  if (document === undefined) {
    // Only who asks for the description waits for the schemas of all answers.
    const { apiDocument } = await import('../../events/api/document.ts')
    const cookie = portal.startsWith('https:') ? '__Host-desk' : 'desk'
    document = JSON.stringify(apiDocument({ title: rules.council.names.en, portal, cookie }))
  }
  return { ...json(200, {}), body: document }
}
