/** The CDK app as it goes into the emulator: the stack of `infra/app.ts`, uploaded a simpler way and unchecked. */
import { App, CliCredentialsStackSynthesizer, type IReusableStackSynthesizer } from 'aws-cdk-lib'
import { councilOf, councilStack } from '../app.ts'
import { program } from '../constructs/mistake.ts'
import { keptBundles } from './kept-bundles.ts'
import { onOneMachine } from './one-machine.ts'
import { assetBucket } from './settings.ts'

program(() => {
  const app = new App({
    // One bucket, no roles: `cdk bootstrap` would take longer than all the rest.
    defaultStackSynthesizer: new CliCredentialsStackSynthesizer({
      fileAssetsBucketName: assetBucket,
    }) as IReusableStackSynthesizer,
    // The template check takes two seconds; `cdk synth` and the tests do it.
    builtinCloudFormationValidation: false,
  })
  councilStack(app, onOneMachine(councilOf(app), app.outdir), keptBundles)
  app.synth()
})
