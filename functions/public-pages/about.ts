/** Files about the site itself: what it tells robots and who found a hole in it. */
import { languages } from '../../events/values.ts'
import type { Front } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'

const textFile = (lines: readonly string[]): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  body: `${lines.join('\n')}\n`,
})

/** RFC 9309. What is behind a code or a link also says of itself that it is not to be listed. */
export const robots = async ({ portal }: Front, _request: Request): Promise<Reply> =>
  textFile([
    'User-agent: *',
    'Disallow: /act/',
    'Disallow: /agency',
    'Disallow: /api/',
    'Disallow: /desk',
    'Disallow: /work/',
    '',
    `Sitemap: ${portal}/sitemap.xml`,
  ])

/** RFC 9116; not there where the council's file names nobody. */
export const securityContact = async ({ rules, portal }: Front, _request: Request): Promise<Reply> => {
  const { security } = rules.council
  if (!security) throw new HttpProblem(404, 'not_found')
  return textFile([
    `Contact: ${security.contact}`,
    `Expires: ${security.expires}T00:00:00Z`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${portal}/.well-known/security.txt`,
  ])
}
