/** Queue `notices`: tells applicants, chairs and the secretariat what happened; sends members the link to sign in by. */
import * as z from 'zod/mini'
import { receivedEnvelope } from '../../events/commit.ts'
import { sendSignIn } from '../../shared/application/desk/send-sign-in.ts'
import { signInAsked } from '../../shared/application/desk/sign-in.ts'
import { agencySignInAsked, sendAgencySignIn } from '../../shared/application/drafts/agency-sign-in.ts'
import { sendWithPapers } from '../../shared/application/notices/send-with-papers.ts'
import { doneAfter } from '../../shared/application/outcome.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

export const handler = sqsFunction(
  z.union([receivedEnvelope, signInAsked, agencySignInAsked]),
  async ({ value, at }) =>
    doneAfter(
      'data' in value
        ? sendWithPapers(await deps(), value, new Date().toISOString())
        : value.type === 'sign_in'
          ? sendSignIn(await deps(), value, at)
          : sendAgencySignIn(await deps(), value, at),
    ),
  queue,
)
