/** Whatever a test asks of the portal, every answer of the API must be as the API's description says. */
import { expectDescribed } from '../answers.ts'
import { givenCloud } from './system.ts'

const { origin } = new URL(givenCloud().endpoints.portal)
/** The same for every file: it is the lane's, and files come one after the other. */
const lane = globalThis as { zhauapAsk?: typeof fetch }
lane.zhauapAsk ??= globalThis.fetch
const ask = lane.zhauapAsk

globalThis.fetch = async (input, init) => {
  const response = await ask(input, init)
  const url = new URL(input instanceof Request ? input.url : input)
  const method = input instanceof Request ? input.method : (init?.method ?? 'GET')
  if (url.origin === origin)
    expectDescribed({
      method,
      path: url.pathname,
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text: await response.clone().text(),
    })
  return response
}
