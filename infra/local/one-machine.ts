/** A council's configuration as the local cloud has it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChosenCouncil } from '../constructs/council.ts'
import { botSecret } from '../constructs/secrets.ts'

/**
 * On one machine everybody has the same network address, and a tour or a test few applicants: the limits that hold off a
 * flood in a city would stop them. Short messages and the secretariat's chat are there to be seen.
 */
export function onOneMachine(chosen: ChosenCouncil, folder: string): ChosenCouncil {
  const submissionLimit = { appeals: 1000, appealsFromOneAddress: 5000, hours: 1 }
  const councilFile = join(folder, 'council.json')
  mkdirSync(folder, { recursive: true })
  const council = JSON.parse(readFileSync(chosen.councilFile, 'utf8'))
  const configured = { ...council, submissionLimit, sms, telegram }
  writeFileSync(councilFile, JSON.stringify(configured))
  return { ...chosen, council: { ...chosen.council, sms, telegram }, councilFile }
}

const sms = { sender: 'KENES' }
const telegram = { chat: '-1000000000000', endpoint: 'https://api.telegram.org' }

type Template = { Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }> }

/**
 * The template with short messages and the chat led to the mailbox at this address; with neither where functions cannot
 * reach it. The SDK has an address for each of its services:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function shortToMailbox(template: Template, mailbox: string | undefined): Template {
  const { Resources } = structuredClone(template)
  for (const { Type, Properties = {} } of Object.values(Resources)) {
    if (Type === 'AWS::SecretsManager::Secret' && Properties.Description === botSecret) {
      delete Properties.GenerateSecretString
      Properties.SecretString = `1:${'local'.repeat(7)}`
    }
    const variables = (Properties.Environment as { Variables?: Record<string, unknown> })?.Variables
    if (Type !== 'AWS::Lambda::Function' || !variables?.SMS_SENDER) continue
    if (mailbox) {
      variables.AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2 = mailbox
      variables.TELEGRAM_ENDPOINT = mailbox
    } else {
      delete variables.SMS_SENDER
      delete variables.TELEGRAM_SECRET_ARN
    }
  }
  return { ...template, Resources }
}
