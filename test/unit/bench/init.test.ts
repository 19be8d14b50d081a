/** The bench gives every function all that it asks for when it is loaded. */
import { expect, test } from 'vitest'
import { environment } from '../../../infra/bench/init.ts'
import { functionNames } from '../../../infra/constructs/access.ts'

test.each(functionNames)('Given the settings of the bench, then %s loads', async (name) => {
  const { envSchema } = await import(`../../../functions/${name}/env.ts`)
  expect(envSchema.safeParse(environment(name)).error).toBeUndefined()
})
