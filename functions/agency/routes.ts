/** The page of an agency: signing in, letters, draft acts. */
import { later } from '../../shared/http/later.ts'
import type { Handlers } from '../../shared/http/web-function.ts'
import type { AgencyDeps } from './clerk.ts'
import * as signIn from './sign-in.ts'

/** A clerk signs in first. */
const drafts = later<
  AgencyDeps,
  'show' | 'showNew' | 'sendNew' | 'showChange' | 'sendVersion' | 'sendWithdrawal'
>(() => import('./drafts.ts'))

export const handlers: Handlers<'agency', AgencyDeps> = {
  'GET /agency': drafts('show'),
  'GET /agency/sign-in': signIn.show,
  'POST /agency/sign-in': signIn.send,
  'GET /agency/sign-in/{link}': signIn.open,
  'POST /agency/sign-in/{link}': signIn.confirm,
  'POST /agency/sign-out': signIn.signOut,
  'GET /agency/draft-acts/new': drafts('showNew'),
  'POST /agency/draft-acts/new': drafts('sendNew'),
  'GET /agency/draft-acts/change': drafts('showChange'),
  'POST /agency/draft-acts/versions': drafts('sendVersion'),
  'POST /agency/draft-acts/withdrawals': drafts('sendWithdrawal'),
}
