/** Something that the person who deploys can mend: shown without a stack trace. */
export class Mistake extends Error {}

/** Runs a CDK app's program; a mistake ends it with its message alone. */
export function program(app: () => void): void {
  try {
    app()
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
