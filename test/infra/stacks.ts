/** The stack as these tests look at it: synthesized with functions that do nothing. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { functionNames } from '../../infra/constructs/access.ts'
import { ZhauapStack, type ZhauapStackProps } from '../../infra/stack.ts'
import type { FunctionName } from '../../shared/wiring/env.ts'

export const council: ZhauapStackProps['council'] = {
  id: 'test',
  sender: 'council@kense.example',
  timeZone: 'Asia/Almaty',
  retentionYears: 5,
}

/** The CDK's behaviour as the deployment has it. */
const flags = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')).context

export function makeStack(props: Partial<ZhauapStackProps> = {}): { app: App; stack: ZhauapStack } {
  const folder = mkdtempSync(join(tmpdir(), 'zhauap-infra-'))
  const bundleFolder = join(folder, 'functions')
  for (const name of functionNames) {
    mkdirSync(join(bundleFolder, name), { recursive: true })
    writeFileSync(join(bundleFolder, name, 'index.mjs'), `export const handler = async () => '${name}'`)
  }
  const app = new App({ outdir: join(folder, 'cdk.out'), context: flags })
  return { app, stack: new ZhauapStack(app, 'Zhauap-test', { council, bundleFolder, ...props }) }
}

// biome-ignore lint/suspicious/noExplicitAny: a template is any JSON; a wrong path shows as a failing test.
export type Json = any
export type Resource = { Type: string; Properties: Record<string, Json> } & Record<string, Json>

/** A template with the questions that the tests ask of it. */
export class Resources {
  readonly all: Record<string, Resource>

  /** Of a stack, or of its template as it was deployed. */
  constructor(stack: ZhauapStack | { Resources: Record<string, Resource> }) {
    this.all = 'Resources' in stack ? stack.Resources : Template.fromStack(stack).toJSON().Resources
  }

  ofType(type: string): { id: string; resource: Resource; properties: Resource['Properties'] }[] {
    return Object.entries(this.all)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({ id, resource, properties: resource.Properties }))
  }

  /** The only resource of a type whose logical id begins so. */
  one(type: string, prefix: string): { id: string; resource: Resource; properties: Resource['Properties'] } {
    const found = this.ofType(type).filter(({ id }) => id.startsWith(prefix))
    if (!found[0] || found.length > 1) throw new Error(`${found.length} of ${type} begin with ${prefix}`)
    return found[0]
  }

  function(name: FunctionName) {
    const id = name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())
    return this.one('AWS::Lambda::Function', id)
  }

  environmentOf(name: FunctionName): Record<string, Json> {
    return this.function(name).properties.Environment?.Variables ?? {}
  }

  /** What a function's role allows, one action on one resource at a time. */
  rightsOf(name: FunctionName): { action: string; on: string; arn: Json; condition: Json }[] {
    const role = target(this.function(name).properties.Role)
    return this.ofType('AWS::IAM::Policy')
      .filter(({ properties }) => properties.Roles.some((one: Json) => one.Ref === role))
      .flatMap(({ properties }) => properties.PolicyDocument.Statement as Json[])
      .flatMap(({ Effect, Action, Resource, Condition }) => {
        if (Effect !== 'Allow') throw new Error(`${name} has a statement that is not Allow`)
        const resources: Json[] = [Resource].flat()
        return [Action]
          .flat()
          .flatMap((action: string) =>
            resources.map((arn) => ({ action, on: target(arn), arn, condition: Condition })),
          )
      })
  }
}

/** The logical id that a reference leads to, however it is wrapped; a plain text stands for itself. */
export function target(arn: Json): string {
  if (typeof arn === 'string') return arn
  const parts: Json[] = arn['Fn::Join']?.[1] ?? []
  const inner = parts.find((part) => typeof part === 'object' && !part.Ref?.startsWith('AWS::'))
  return arn.Ref ?? arn['Fn::GetAtt']?.[0] ?? (inner ? target(inner) : parts.join(''))
}
