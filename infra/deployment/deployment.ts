/**
 * Finds the deployment that a command is to work on: the one of `--stack NAME` in AWS, else the local cloud that
 * runs on this machine.
 */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { webhookSecrets } from '../../shared/runtime/webhook-secrets.ts'
import { readCouncil } from '../constructs/council.ts'
import { type Endpoints, endpointsIn } from './endpoints.ts'
import { credentials, startFolder, Trouble } from './settings.ts'
import { readOutputs, type StackOutputs } from './stack-outputs.ts'

/** What SDK clients take. Empty for AWS: there the usual settings of the SDK hold. */
type ClientSettings = {
  region?: string
  endpoint?: string
  credentials?: { accessKeyId: string; secretAccessKey: string }
}

export type Deployment = StackOutputs & {
  stack: string
  /** Only a local cloud has one. */
  mailbox?: string
  client: ClientSettings
  /** An agency's live webhook secrets, newest last. */
  webhookSecretsOf(agency: string): Promise<string[]>
}

/**
 * @param options.stack a stack in AWS; when absent, the local cloud
 * @throws Trouble when there is no such deployment
 */
export async function findDeployment(options: { stack?: string | undefined } = {}): Promise<Deployment> {
  if (options.stack) return describeStack(options.stack)
  const local = endpointsIn(startFolder)
  if (!local) {
    throw new Trouble(
      'No local cloud runs, and no --stack was given.',
      'npm start, or --stack NAME for one in AWS.',
    )
  }
  return describeLocal(local)
}

async function describeStack(stack: string): Promise<Deployment> {
  try {
    await new CloudFormationClient({}).config.region()
  } catch {
    throw new Trouble('--stack: no AWS region is set.', 'Set AWS_REGION, or a region in the AWS profile.')
  }
  return describe({ stack, client: {} })
}

/** The deployment behind a local cloud's addresses. */
export async function describeLocal({ stack, aws, mailbox }: Endpoints): Promise<Deployment> {
  return { ...(await describe({ stack, client: { ...aws, credentials } })), mailbox }
}

async function describe({ stack, client }: { stack: string; client: ClientSettings }): Promise<Deployment> {
  const outputs = await readOutputs(new CloudFormationClient(client), stack)
  const webhookSecretsOf = async (id: string): Promise<string[]> => {
    const agency = readCouncil(outputs.council).council.agencies.find((a) => a.id === id)
    if (!agency)
      throw new Trouble(`There is no agency ${id}.`, `The council ${outputs.council} has no such id.`)
    const secrets = new SecretsManagerClient(client)
    const { SecretString } = await secrets.send(
      new GetSecretValueCommand({ SecretId: outputs.secrets.webhooks }),
    )
    return webhookSecrets(SecretString ?? '', agency)
  }
  return { ...outputs, stack, client, webhookSecretsOf }
}
