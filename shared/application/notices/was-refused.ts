/** Whether a service that failed has surely done nothing, so that what was claimed for it may be given back. */

/** The other side was never reached. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** How SES says that it takes no mail now, should its status not have come along. */
const saysNo =
  /^(Throttling|ThrottlingException|TooManyRequestsException|LimitExceededException|\w*Paused(Exception)?)$/

/** What a gateway says when it has waited in vain: it knows nothing of what became of the request. */
const gatewayTimeout = 504

/**
 * A reply that is an error is a no: throttled, paused, out of quota, rejected, out of order. A crash, a timeout or a
 * reply that was lost or cut off is none: what was asked may have been done.
 */
export const wasRefused = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code = '', $metadata: { httpStatusCode: status } = {} } = error as {
    code?: string
    $metadata?: { httpStatusCode?: number }
  }
  if (status !== undefined) return status >= 400 && status !== gatewayTimeout
  return unreached.has(code) || saysNo.test(error.name)
}
