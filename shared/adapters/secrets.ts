/** Secrets of the deployment, read once per process. */
import { connection } from './dynamo.ts'

/** Throws when the secret is missing or empty. */
export const readSecret = async (arn: string): Promise<string> => {
  // Loaded with the first secret: a start without a request reads none.
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager')
  const { SecretString } = await new SecretsManagerClient(connection).send(
    new GetSecretValueCommand({ SecretId: arn }),
  )
  if (!SecretString) throw new Error('secret is empty')
  return SecretString
}
