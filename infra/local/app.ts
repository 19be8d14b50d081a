/** The CDK app as it goes into the emulator: the stack of `infra/app.ts`, uploaded a simpler way and unchecked. */
import { App, CliCredentialsStackSynthesizer } from 'aws-cdk-lib'
import { councilStack } from '../app.ts'
import { program } from '../constructs/mistake.ts'
import { assetBucket } from './settings.ts'

program(() => {
  const app = new App({
    // One bucket, no roles: `cdk bootstrap` would take longer than all the rest.
    defaultStackSynthesizer: new CliCredentialsStackSynthesizer({ fileAssetsBucketName: assetBucket }),
    // The template check takes two seconds; `cdk synth` and the tests do it.
    builtinCloudFormationValidation: false,
  })
  councilStack(app)
  app.synth()
})
