/**
 * What the SDK's chain of credential providers comes down to inside Lambda: the role's keys are in the environment.
 * Bundled in the place of `@aws-sdk/credential-provider-node`, which brings five ways to sign in by other means and
 * their clients: a sixth of a bundle that never runs and is read at every cold start.
 * AWS, "Using Lambda environment variables": the keys and the token are set by the runtime.
 */
const read = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: this bundle runs in Lambda only`)
  return value
}

export const defaultProvider = () => async () => ({
  accessKeyId: read('AWS_ACCESS_KEY_ID'),
  secretAccessKey: read('AWS_SECRET_ACCESS_KEY'),
  ...(process.env.AWS_SESSION_TOKEN && { sessionToken: process.env.AWS_SESSION_TOKEN }),
})
