/**
 * The CDK app: `npx cdk deploy -c council=almaty`. Context, all of it optional:
 * `council` names the configuration, `portal` is the public address (https) where the configuration has none,
 * `identity=true` makes the SES identity of the sender's domain, `malwareScan=false` has attached files open without
 * GuardDuty's look into them (a store elsewhere is beyond it in any case), `alarms` is who gets the alarms by e-mail,
 * `repository` the address of this code (`https://github.com/OWNER/NAME`), so that they can be followed to the runbook,
 * where the configuration has none.
 */
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { functionNames } from './constructs/access.ts'
import { bundleFunctions } from './constructs/bundle.ts'
import { type ChosenCouncil, readCouncil } from './constructs/council.ts'
import { Mistake, program } from './constructs/mistake.ts'
import { ZhauapStack } from './stack.ts'

/** The council that the app's context names. */
export const councilOf = (app: App): ChosenCouncil =>
  readCouncil(app.node.tryGetContext('council') ?? 'almaty')

/** A council's stack. */
export function councilStack(
  app: App,
  { council, councilFile, calendarFile }: ChosenCouncil,
  bundle = bundleFunctions,
): ZhauapStack {
  const context = (key: string): string | undefined => app.node.tryGetContext(key)
  const bundleFolder = join(app.outdir, 'functions')
  bundle({
    entryFolder: join(import.meta.dirname, '../functions'),
    names: functionNames,
    outputFolder: bundleFolder,
    councilFile,
    calendarFile,
  })
  const portal = context('portal') ?? council.portal
  const alarmEmail = context('alarms')
  const repository = context('repository') ?? council.repository
  const malwareScan = context('malwareScan')
  if (malwareScan && !['true', 'false'].includes(malwareScan))
    throw new Mistake('malwareScan: neither true nor false')
  return new ZhauapStack(app, `Zhauap-${council.id}`, {
    description: `Zhauap: case work of the Public Council ${council.id}`,
    council,
    bundleFolder,
    ...(portal && { portal: portal.replace(/\/$/, '') }),
    createIdentity: context('identity') === 'true',
    ...(malwareScan && { malwareScan: malwareScan === 'true' }),
    ...(alarmEmail && { alarmEmail }),
    ...(repository && { repository }),
  })
}

if (import.meta.main) {
  program(() => {
    const app = new App()
    councilStack(app, councilOf(app)).terminationProtection = true
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
    app.synth()
  })
}
