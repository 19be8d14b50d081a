/** Secrets of the deployment, read once per process. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { connection } from './dynamo.ts'

/** Throws when the secret is missing or empty. */
export const readSecret = async (arn: string): Promise<string> => {
  const { SecretString } = await new SecretsManagerClient(connection).send(
    new GetSecretValueCommand({ SecretId: arn }),
  )
  if (!SecretString) throw new Error('secret is empty')
  return SecretString
}
