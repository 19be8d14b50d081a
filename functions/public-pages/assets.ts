/** `/assets/{file}`: the style sheet, under a name that changes with its content, so it may be kept for good. */
import { stylesheet } from '../../shared/pages/styles.ts'
import { HttpProblem, type Reply, type Request } from '../../shared/runtime/http.ts'
import type { Front } from '../../shared/web/front.ts'

export const asset = async (_front: Front, request: Request): Promise<Reply> => {
  if (request.params.file !== stylesheet.name) throw new HttpProblem(404, 'not_found')
  return {
    status: 200,
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
    body: stylesheet.css,
  }
}
