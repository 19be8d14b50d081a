/** HTTP for functions: from API Gateway's event to its reply. */
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { learn } from '../runtime/hop.ts'
import { inHop, startLine } from '../runtime/hop-line.ts'
import { log } from '../runtime/logger.ts'
import { keepingLook } from './browser/look.ts'
import { isPractice } from './practice.ts'
import { type HttpProblem, problemOf } from './problem.ts'
import { everyReply, type Reply } from './replies.ts'
import { bodiless, queryOf, type Request, requestOf } from './request.ts'

export type Answer = (request: Request) => Promise<Reply>

/**
 * A function behind the HTTP API. What `answer` throws becomes a reply by `onProblem`: `HttpProblem`s as they are,
 * `Contention` as 503, `TooOften` as 429, everything else as 500 (`AlteredLog` by its own name), told in the log without a word of the request.
 */
export const httpFunction = (
  answer: Answer,
  onProblem: (request: Request, problem: HttpProblem) => Promise<Reply>,
) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler((event) => {
    const { route, requestId } = bodiless(event)
    return inHop(isPractice(event) ? startLine : 'answered', { route, requestId }, async ({ learnt }) => {
      const reply = await replyTo(event, answer, onProblem)
      const { outcome } = learnt
      learn({
        status: reply.status,
        outcome: outcome?.startsWith('refused:') ? outcome : String(reply.status),
      })
      // HEAD is GET without the body (RFC 9110, 9.3.2).
      const isHead = event.requestContext.http.method === 'HEAD'
      return {
        statusCode: reply.status,
        headers: { ...everyReply, ...reply.headers, ...keepingLook(queryOf(event), event.headers, reply) },
        body: isHead ? '' : (reply.body ?? ''),
        ...(reply.bytes &&
          !isHead && { body: Buffer.from(reply.bytes).toString('base64'), isBase64Encoded: true }),
      }
    })
  })

const replyTo = async (
  event: APIGatewayProxyEventV2,
  answer: Answer,
  onProblem: (request: Request, problem: HttpProblem) => Promise<Reply>,
): Promise<Reply> => {
  let request = bodiless(event)
  try {
    request = requestOf(event)
    return await answer(request)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status >= 500) log.failure('request failed', error)
    const reply = await onProblem(request, problem)
    return { ...reply, headers: { ...reply.headers, ...problem.headers } }
  }
}
