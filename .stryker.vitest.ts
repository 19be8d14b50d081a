/** What mutants of the domain are tried by: tests that name a rule. Random walks would kill one mutant or another by luck. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Nothing here keeps state between files, and loading them anew for each mutant costs more than trying it.
    isolate: false,
    setupFiles: ['.stryker.setup.ts'],
    include: [
      'test/unit/{domain,terms,files}/**/*.test.ts',
      'test/unit/application/activities/**/*.test.ts',
      'test/unit/application/reports/report.test.ts',
      'test/unit/papers/protocol.test.ts',
    ],
    exclude: ['**/properties.test.ts', '**/lifecycles.test.ts'],
  },
})
