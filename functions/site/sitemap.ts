/** `/sitemap.xml`: the public pages, each in every language (https://www.sitemaps.org/protocol.html). */
import { languages } from '../../events/values.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { escapeHtml } from '../../shared/markup/html.ts'
import { at, publicPaths } from '../../shared/pages/layout.ts'
import type { SiteDeps } from './deps.ts'

export const sitemap = async ({ portal }: SiteDeps, _request: Request): Promise<Reply> => {
  const places = publicPaths.flatMap((path) =>
    languages.map((lang) => escapeHtml(`${portal}${at(path, lang)}`)),
  )
  return {
    status: 200,
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
    body: `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${places.map((place) => `<url><loc>${place}</loc></url>`).join('\n')}
</urlset>
`,
  }
}
