/** What every part of the local cloud agrees on. */
import { join } from 'node:path'
import { credentials, projectFolder, region } from '../deployment/settings.ts'

/**
 * The environment for child processes: the user's, without anything that leads to a real AWS account, and with
 * this project's Node first in the path, since the emulator runs functions by whatever `node` it finds.
 */
export function childEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS_|CDK_|NODE_OPTIONS$)/.test(name))
  return {
    ...Object.fromEntries(inherited),
    PATH: [join(projectFolder, 'node_modules/.bin'), process.env.PATH].filter(Boolean).join(':'),
    NO_PROXY: [process.env.NO_PROXY, 'localhost', '127.0.0.1'].filter(Boolean).join(','),
    no_proxy: [process.env.no_proxy, 'localhost', '127.0.0.1'].filter(Boolean).join(','),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...extra,
  }
}

/** Where the app's files lie in the emulator, for CloudFormation and Lambda to fetch. */
export const assetBucket = 'zhauap-local-assets'
