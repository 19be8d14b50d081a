/** Puts the CDK app into the emulator. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation'
import { SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses'
import { credentials, projectFolder, region } from '../deployment/settings.ts'
import { readOutputs, type StackOutputs } from '../deployment/stack-outputs.ts'
import { forAnyEmulator, forMiniStack, switchOnTimeToLive } from './emulator/workarounds.ts'
import { shortToMailbox } from './one-machine.ts'
import { run } from './processes.ts'
import type { RunFolder } from './run-folder.ts'
import { assetBucket, childEnvironment } from './settings.ts'

export type Deploying = { folder: RunFolder; signal: AbortSignal }
type Into = { endpoint: string; isMiniStack: boolean; log: string; mailbox?: string | undefined }

/** Makes the template and the functions' bundles. Needs no emulator. */
export async function synthesize(
  { folder, signal }: Deploying,
  context: Record<string, string>,
): Promise<void> {
  const { context: flags } = JSON.parse(readFileSync(join(projectFolder, 'cdk.json'), 'utf8'))
  await run(process.execPath, [join(import.meta.dirname, 'app.ts')], {
    cwd: projectFolder,
    env: childEnvironment({
      CDK_OUTDIR: folder.work('cdk.out'),
      CDK_CONTEXT_JSON: JSON.stringify({ ...flags, ...context }),
    }),
    log: newLog(folder, 'synth.log'),
    signal,
    advice: 'That is a mistake in the code or in the council’s configuration: mend it and start again.',
  })
}

/** Makes the bucket that the app's files go through: all that an emulator needs of `cdk bootstrap`. */
export async function makeAssetBucket(endpoint: string, abortSignal: AbortSignal): Promise<void> {
  const client = new CloudFormationClient({ endpoint, region, credentials })
  const template = {
    Resources: { Assets: { Type: 'AWS::S3::Bucket', Properties: { BucketName: assetBucket } } },
  }
  const StackName = 'Zhauap-local-assets'
  try {
    await client.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template) }), {
      abortSignal,
    })
  } catch (error) {
    // An emulator that is not ours has it from an earlier start.
    if ((error as Error).name !== 'AlreadyExistsException') throw error
  }
  await waitUntilStackCreateComplete(
    { client, abortSignal, maxWaitTime: 30, minDelay: 0.05, maxDelay: 0.5 },
    { StackName },
  )
}

/** Lets the council's address send, as `-c identity=true` would: not every emulator's CloudFormation knows identities. */
export async function letSend(endpoint: string, sender: string): Promise<void> {
  const ses = new SESClient({ endpoint, region, credentials })
  await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: sender }))
}

export async function deploy(deploying: Deploying, into: Into, stack: string): Promise<StackOutputs> {
  const { folder, signal } = deploying
  const { endpoint, isMiniStack } = into
  const client = { endpoint, region, credentials }
  const assembly = folder.work('cdk.out')
  const templateFile = join(assembly, `${stack}.template.json`)
  const synthesized = JSON.parse(readFileSync(templateFile, 'utf8'))
  const mend = isMiniStack ? forMiniStack : forAnyEmulator
  const template = mend(shortToMailbox(synthesized, into.mailbox), endpoint)
  writeFileSync(templateFile, JSON.stringify(template))
  // Where each resource was made in the code: the CLI reads it anew with every event, half of the deployment's time.
  writeFileSync(join(assembly, `${stack}.metadata.json`), '{}')
  const args = ['--app', assembly, '--method', 'direct', '--require-approval', 'never']
  await cdk(deploying, into, 'deploy.log', ['deploy', ...args, stack])
  signal.throwIfAborted()
  await switchOnTimeToLive(client, template, stack)
  return readOutputs(new CloudFormationClient(client), stack)
}

async function cdk(deploying: Deploying, into: Into, log: string, args: string[]): Promise<void> {
  const { folder, signal } = deploying
  // A folder without a cdk.json, so that no command synthesizes anything by itself.
  const cwd = folder.work('cdk')
  mkdirSync(cwd, { recursive: true })
  const cli = join(projectFolder, 'node_modules/aws-cdk/bin/cdk')
  await run(process.execPath, [cli, ...args, '--progress', 'events', '--no-notices', '--no-color'], {
    cwd,
    env: childEnvironment({
      AWS_ENDPOINT_URL: into.endpoint,
      // Buckets as http://host/bucket: names like bucket.localhost do not resolve everywhere.
      CDK_S3_FORCE_PATH_STYLE: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CI: 'true',
    }),
    log: newLog(folder, log),
    signal,
    advice: `The emulator refused the deployment. See ${into.log}; then start again.`,
  })
}

function newLog(folder: RunFolder, name: string): string {
  writeFileSync(folder.file(name), '')
  return folder.file(name)
}
