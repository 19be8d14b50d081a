/** Pages and files about the site itself: what it promises, and what it tells robots and who found a hole in it. */
import { languages } from '../../events/values.ts'
import { type Front, frameOf } from '../../shared/http/front.ts'
import { HttpProblem, page, type Reply, type Request } from '../../shared/http/http.ts'
import { renderAccessibility, renderPrivacy } from '../../shared/pages/site/about.ts'
import { shortWays } from '../../shared/text/notices/short-ways.ts'

export const accessibility = async (front: Front, request: Request): Promise<Reply> =>
  page(200, renderAccessibility(frameOf(front, request)))

export const privacy = async (front: Front, request: Request): Promise<Reply> =>
  page(200, renderPrivacy(privacyModel(front, request)))

const privacyModel = (front: Front, request: Request) => {
  const { council } = front.rules
  const ways = shortWays.filter((way) => council[way])
  return { ...frameOf(front, request), years: council.retentionYears, ways }
}

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
