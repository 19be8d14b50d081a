/** What the service says of itself, and to agencies' systems. */
import * as z from 'zod/mini'

/** `GET /health`. */
export const health = z.strictObject({ status: z.literal('ok') })

/** `POST /webhooks/agencies/{agencyId}`. `id` is the webhook's own. */
export const webhookAccepted = z.strictObject({ id: z.string(), status: z.literal('accepted') })

const described = z.record(z.string(), z.unknown())
/** `GET /api/openapi.json`. https://spec.openapis.org/oas/v3.1.1 */
export const apiDescription = z.strictObject({
  openapi: z.string().check(z.regex(/^3\.1\.\d$/)),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  paths: described,
  webhooks: described,
  components: described,
})
