/** Secrets of the deployment. */
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { connection } from './dynamo/client.ts'

let client: SecretsManagerClient | undefined

/** Throws when the secret is missing or empty. */
export const readSecret = async (arn: string): Promise<string> => {
  // Loaded with the first secret: a start without a request reads none.
  const secrets = await import('@aws-sdk/client-secrets-manager')
  client ??= new secrets.SecretsManagerClient(connection)
  const { SecretString } = await client.send(new secrets.GetSecretValueCommand({ SecretId: arn }))
  if (!SecretString) throw new Error('secret is empty')
  return SecretString
}
