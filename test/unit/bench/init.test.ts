/** The bench gives every function all that it asks for when it is loaded. */
import { expect, test } from 'vitest'
import { environment } from '../../../infra/bench/init.ts'
import { functionNames } from '../../../infra/constructs/access.ts'
import { schemaOf } from '../../../shared/wiring/env.ts'

test.each(functionNames)('Given the settings of the bench, then %s loads', (name) => {
  expect(schemaOf(name).safeParse(environment(name)).error).toBeUndefined()
})
