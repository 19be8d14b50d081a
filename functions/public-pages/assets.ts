/** `/assets/{file}`: style sheet, icon and scripts, under names that change with their content, so they may be kept for good. */
import type { Front } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { chartStylesheet } from '../../shared/markup/chart-styles.ts'
import { deskStylesheet } from '../../shared/markup/desk-styles.ts'
import { fieldsScript } from '../../shared/markup/fields-script.ts'
import { icon } from '../../shared/markup/icon.ts'
import { largeStylesheet } from '../../shared/markup/large-styles.ts'
import { receiptStylesheet } from '../../shared/markup/receipt-styles.ts'
import { scanStylesheet } from '../../shared/markup/scan-styles.ts'
import { script } from '../../shared/markup/script.ts'
import { stylesheet } from '../../shared/markup/styles.ts'
import { unsentScript } from '../../shared/pages/actions/unsent-script.ts'
import { deskScript } from '../../shared/pages/desk/lists/desk-script.ts'
import { scanScript } from '../../shared/pages/desk/scan-script.ts'
import { filesScript } from '../../shared/pages/files/files-script.ts'
import { partsScript } from '../../shared/pages/journal/parts-script.ts'

/** Without its comments, and with its lines beginning where they begin. */
const unindented = (js: string) => js.replace(/^\s+/gm, '').replace(/^\/\/.*\n/gm, '')

/** Made when it is asked for: a start serves none. */
const assets: Record<string, { type: string; body: () => string }> = {
  [icon.name]: { type: 'image/svg+xml', body: () => icon.svg },
  ...Object.fromEntries(
    [stylesheet, deskStylesheet, chartStylesheet, largeStylesheet, receiptStylesheet, scanStylesheet].map(
      (sheet) => [sheet.name, { type: 'text/css', body: () => sheet.css }],
    ),
  ),
  [filesScript.name]: { type: 'text/javascript', body: () => filesScript.js },
  [unsentScript.name]: { type: 'text/javascript', body: () => unindented(unsentScript.js) },
  [partsScript.name]: { type: 'text/javascript', body: () => partsScript.js },
  [scanScript.name]: { type: 'text/javascript', body: () => unindented(scanScript.js) },
  [deskScript.name]: { type: 'text/javascript', body: () => unindented(deskScript.js) },
  [fieldsScript.name]: { type: 'text/javascript', body: () => unindented(fieldsScript.js) },
  [script.name]: { type: 'text/javascript', body: () => unindented(script.js) },
}

export const asset = async (_front: Front, request: Request): Promise<Reply> => {
  const { file = '' } = request.params
  const found = Object.hasOwn(assets, file) ? assets[file] : undefined
  if (!found) throw new HttpProblem(404, 'not_found')
  return {
    status: 200,
    headers: {
      'content-type': `${found.type}; charset=utf-8`,
      'cache-control': 'public, max-age=31536000, immutable',
    },
    body: found.body(),
  }
}
