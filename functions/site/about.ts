/** `/accessibility` and `/privacy`: what the site promises. They tell how the council is reached, as the directory has it. */
import { type Front, frameOf } from '../../shared/http/front.ts'
import { page, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderAccessibility, renderPrivacy } from '../../shared/pages/site/about.ts'
import { shortWays } from '../../shared/text/notices/short-ways.ts'

export const accessibility = async (front: Front, request: Request): Promise<Reply> =>
  page(200, renderAccessibility(frameOf(front, request)))

export const privacy = async (front: Front, request: Request): Promise<Reply> => {
  const { council } = front.rules
  const ways = shortWays.filter((way) => council[way])
  return page(200, renderPrivacy({ ...frameOf(front, request), years: council.retentionYears, ways }))
}
