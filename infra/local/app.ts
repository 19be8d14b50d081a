/** The CDK app as it goes into the emulator: the stack of `infra/app.ts`, uploaded a simpler way and unchecked. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, CliCredentialsStackSynthesizer, type IReusableStackSynthesizer } from 'aws-cdk-lib'
import { councilOf, councilStack } from '../app.ts'
import type { ChosenCouncil } from '../constructs/council.ts'
import { program } from '../constructs/mistake.ts'
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
  councilStack(app, onOneMachine(councilOf(app), app.outdir))
  app.synth()
})

/**
 * On one machine everybody has the same network address, and a tour or a test few applicants: the limits that hold off a
 * flood in a city would stop them.
 */
function onOneMachine(chosen: ChosenCouncil, folder: string): ChosenCouncil {
  const submissionLimit = { appeals: 1000, appealsFromOneAddress: 5000, hours: 1 }
  const councilFile = join(folder, 'council.json')
  mkdirSync(folder, { recursive: true })
  const council = JSON.parse(readFileSync(chosen.councilFile, 'utf8'))
  writeFileSync(councilFile, JSON.stringify({ ...council, submissionLimit }))
  return { ...chosen, councilFile }
}
