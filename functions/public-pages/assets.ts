/** `/assets/{file}`: style sheet and script, under names that change with their content, so they may be kept for good. */
import { script } from '../../shared/pages/script.ts'
import { stylesheet } from '../../shared/pages/styles.ts'
import { HttpProblem, type Reply, type Request } from '../../shared/runtime/http.ts'
import type { Front } from '../../shared/web/front.ts'

const assets: Record<string, { type: string; body: string }> = {
  [stylesheet.name]: { type: 'text/css', body: stylesheet.css },
  [script.name]: { type: 'text/javascript', body: script.js },
}

export const asset = async (_front: Front, request: Request): Promise<Reply> => {
  const found = Object.hasOwn(assets, request.params.file ?? '') && assets[request.params.file ?? '']
  if (!found) throw new HttpProblem(404, 'not_found')
  return {
    status: 200,
    headers: {
      'content-type': `${found.type}; charset=utf-8`,
      'cache-control': 'public, max-age=31536000, immutable',
    },
    body: found.body,
  }
}
