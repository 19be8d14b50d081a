/** Queue `notices`: tells applicants, chairs and the secretariat what happened; sends members the link to sign in by. */
import * as z from 'zod/mini'
import { receivedEnvelope } from '../../events/commit.ts'
import { officeAsked, sendOffice } from '../../shared/application/actions/office-link.ts'
import { sendSignIn } from '../../shared/application/desk/send-sign-in.ts'
import { signInAsked } from '../../shared/application/desk/sign-in.ts'
import { agencySignInAsked, sendAgencySignIn } from '../../shared/application/drafts/agency-sign-in.ts'
import { sendWithPapers } from '../../shared/application/notices/send-with-papers.ts'
import { doneAfter } from '../../shared/application/outcome.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

export const handler = sqsFunction(
  z.union([receivedEnvelope, signInAsked, agencySignInAsked, officeAsked]),
  async ({ value, at }) => {
    const own = await deps()
    if ('data' in value) return doneAfter(sendWithPapers(own, value, new Date().toISOString()))
    switch (value.type) {
      case 'sign_in':
        return doneAfter(sendSignIn(own, value, at))
      case 'agency_sign_in':
        return doneAfter(sendAgencySignIn(own, value, at))
      case 'office':
        return doneAfter(sendOffice(own, value, at))
    }
  },
  queue,
)
