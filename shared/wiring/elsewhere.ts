/** The login to stores elsewhere from a function's environment; undefined where they are AWS's. */
import { type Login, loginBy } from '../adapters/login.ts'
import { readSecret } from '../adapters/secrets.ts'
import type { Env } from './env.ts'

export const loginOf = ({
  STORES_SECRET_ARN: arn,
  STORES_REGION: region,
}: Partial<Env<'people' | 'files'>>): Login | undefined =>
  arn && region ? loginBy(() => readSecret(arn), region) : undefined
