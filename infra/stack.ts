/**
 * One council's Zhauap: the functions, and how tables, queues, the API and the clock lead to them.
 * Who may touch what is in `constructs/access.ts`, what each thing is made of in the other constructs.
 */
import { CfnOutput, Duration, Stack, type StackProps, TimeZone } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { type QueueName, queues } from '../events/queues.ts'
import { httpFunctions } from '../events/routes.ts'
import type { Council } from '../shared/council/council.ts'
import { isPortal, needsTls } from '../shared/council/council-file.ts'
import { linkSecrets } from '../shared/runtime/links.ts'
import type { FunctionName } from '../shared/wiring/env.ts'
import { type Access, access, functionNames } from './constructs/access.ts'
import { Alarms } from './constructs/alarms.ts'
import { Anchors } from './constructs/anchors.ts'
import { CaseApi } from './constructs/case-api.ts'
import { CaseStream } from './constructs/case-stream.ts'
import { consumers } from './constructs/consumers.ts'
import { DailySweep } from './constructs/daily-sweep.ts'
import { Files } from './constructs/files.ts'
import { Mail } from './constructs/mail.ts'
import { Mistake } from './constructs/mistake.ts'
import { QueueWithDlq } from './constructs/queue-with-dlq.ts'
import { Secrets } from './constructs/secrets.ts'
import { ServiceFunction, type Settings } from './constructs/service-function.ts'
import { Tables } from './constructs/tables.ts'

export type ZhauapStackProps = StackProps & {
  council: Pick<Council, 'id' | 'sender' | 'timeZone' | 'retentionYears' | 'people' | 'sms' | 'telegram'>
  /** The folder that `bundleFunctions` filled. */
  bundleFolder: string
  /** The portal's address, where it is not the API's own. */
  portal?: string
  /** Makes the SES identity of the sender's domain. */
  createIdentity?: boolean
  /** Attached files open only after GuardDuty has found nothing in them: unless told otherwise, wherever it can look. */
  malwareScan?: boolean
  /** Who gets the alarms by e-mail, and the address of the repository that they name the runbook by. */
  alarmEmail?: string
  repository?: string
}

const purposes: Record<FunctionName, { does: string; timeout: Duration }> = {
  // Somebody waits: a page that takes longer is lost on its reader, and the API itself gives up after 30 s.
  'submit-appeal': { does: 'Takes an appeal and gives the receipt', timeout: Duration.seconds(15) },
  'follow-appeal': { does: 'Shows an appeal to its applicant', timeout: Duration.seconds(15) },
  act: { does: 'What the holder of an e-mailed link may do', timeout: Duration.seconds(15) },
  'receive-webhook': { does: 'Takes what agencies send', timeout: Duration.seconds(15) },
  // A report of ten years, a part of a register, dates that are counted again.
  desk: { does: 'What the secretariat sees and enters', timeout: Duration.seconds(25) },
  agency: { does: 'What an agency’s clerk sees and sends', timeout: Duration.seconds(15) },
  'public-pages': { does: 'Pages that belong to no case', timeout: Duration.seconds(15) },
  // Reads every case and letter of the period, ten years at most.
  statistics: { does: 'Public figures and open data', timeout: Duration.seconds(25) },
  site: { does: 'What the council tells of itself', timeout: Duration.seconds(15) },
  // A batch of 25 commits of the stream, each a read of its log, a write of its views and a message.
  relay: { does: 'Carries the log to views and queues', timeout: Duration.minutes(1) },
  // Batches of 10. Those that send mail end before the lease on a mail does (60 s).
  'assign-commission': { does: 'Gives a new case to a commission', timeout: Duration.seconds(30) },
  'send-letter': { does: 'Sends a letter to its agency', timeout: Duration.seconds(45) },
  'record-response': { does: 'Puts an agency’s response on its case', timeout: Duration.seconds(30) },
  'carry-out': { does: 'Carries out what a meeting decided', timeout: Duration.seconds(45) },
  'send-reminders': { does: 'Sends one person’s digest of the day', timeout: Duration.seconds(45) },
  'send-notice': { does: 'Tells people what happened', timeout: Duration.seconds(45) },
  // Days that were missed are caught up in one run.
  'sweep-deadlines': { does: 'Finds what is due today', timeout: Duration.minutes(5) },
  // Ten files of 10 MB.
  'draw-paper': { does: 'Draws the council’s papers', timeout: Duration.minutes(1) },
  'check-file': { does: 'Looks into attached files', timeout: Duration.minutes(1) },
  'record-delivery': { does: 'Keeps and tells what mail came back', timeout: Duration.seconds(45) },
}

/**
 * MB of memory. Bundles need about 100: the rest is for the processor, of which 1769 MB have a whole one. Where somebody
 * waits it is worth that, since what takes a third of the time costs no more; a message may take its time.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
const memory = { web: 1769, other: 512 }
const webFunctions: readonly FunctionName[] = httpFunctions

export class ZhauapStack extends Stack {
  constructor(scope: Construct, id: string, props: ZhauapStackProps) {
    super(scope, id, props)
    if (props.portal && !isPortal(props.portal)) throw new Mistake(`portal: ${needsTls}`)
    const { alarmEmail: email, repository } = props
    const { endpoint, filesEndpoint, region = 'us-east-1' } = props.council.people ?? {}
    const malwareScan = props.malwareScan ?? !filesEndpoint
    if (malwareScan && filesEndpoint)
      throw new Mistake('malwareScan: GuardDuty looks into no store elsewhere (people.filesEndpoint)')
    if (repository && !/^https?:\/\//.test(repository))
      throw new Mistake('repository: not an http(s) address')
    const alarms = new Alarms(this, 'Alarms', { ...(email && { email }), ...(repository && { repository }) })
    const tables = new Tables(this, 'Tables')
    const secrets = new Secrets(this, 'Secrets', {
      elsewhere: Boolean(endpoint ?? filesEndpoint),
      hasChat: props.council.telegram !== undefined,
    })
    const mail = new Mail(this, 'Mail', {
      sender: props.council.sender,
      createIdentity: props.createIdentity ?? false,
      alarms,
    })
    const api = new CaseApi(this, 'Api', { alarms })
    const portal = props.portal ?? api.endpoint

    const files = new Files(this, 'FileStore', {
      key: tables.peopleKey,
      portal,
      retentionYears: props.council.retentionYears,
    })

    const anchors = new Anchors(this, 'Anchors', { retentionYears: props.council.retentionYears })

    const functions = record(functionNames, (name) => {
      const { does, timeout } = purposes[name]
      return new ServiceFunction(this, pascal(name), {
        bundleFolder: props.bundleFolder,
        name,
        council: props.council.id,
        description: `${does} (${props.council.id})`,
        memory: webFunctions.includes(name) ? memory.web : memory.other,
        timeout,
      })
    })

    for (const name of httpFunctions) api.route(name, functions[name])
    const council = props.council.id
    new CaseStream(this, 'CaseStream', { alarms, cases: tables.cases, relay: functions.relay, council })
    const workQueues = record(queues, (name) => {
      const { consumer, undone, batchSize = 10 } = consumers[name]
      const props = { alarms, name, consumer: functions[consumer], undone, batchSize }
      return new QueueWithDlq(this, pascal(name), props)
    })
    new DailySweep(this, 'DailySweep', {
      alarms,
      sweep: functions['sweep-deadlines'],
      timeZone: TimeZone.of(props.council.timeZone),
    })

    mail.tell(functions['record-delivery'], functions['send-notice'])

    const deadLetters = record(queues, (name) => workQueues[name].dlq.queueUrl)
    if (malwareScan) files.scan(workQueues.files.queue)

    const loginTo = (store: string | undefined) => ({
      STORES_SECRET_ARN: store && secrets.stores?.secretArn,
      STORES_REGION: store && region,
    })
    const sendsTo = (name: QueueName) => workQueues[name].queue.queueUrl
    const settings = (name: FunctionName): Settings => {
      const own = queues.find((queue) => consumers[queue].consumer === name)
      return {
        cases: { CASES_TABLE: tables.cases.tableName },
        views: { VIEWS_TABLE: tables.views.tableName },
        people: {
          PEOPLE_TABLE: tables.people.tableName,
          PEOPLE_ENDPOINT: endpoint,
          ...loginTo(endpoint),
        },
        claims: { CLAIMS_TABLE: tables.claims.tableName },
        files: {
          FILES_BUCKET: files.bucket.bucketName,
          FILES_ENDPOINT: filesEndpoint,
          ...loginTo(filesEndpoint),
        },
        anchors: { ANCHORS_BUCKET: anchors.bucket.bucketName },
        malwareScan: { MALWARE_SCAN: malwareScan ? 'awaited' : 'none' },
        codes: { CODES_SECRET_ARN: secrets.codes.secretArn },
        links: { LINKS_SECRET_ARN: secrets.links.secretArn },
        members: { MEMBERS_SECRET_ARN: secrets.members.secretArn },
        agencies: { AGENCIES_SECRET_ARN: secrets.agencies.secretArn },
        digests: { DIGESTS_SECRET_ARN: secrets.digests.secretArn },
        webhooks: { WEBHOOKS_SECRET_ARN: secrets.webhooks.secretArn },
        portal: { PORTAL_URL: portal },
        mail: { SES_CONFIGURATION_SET: mail.configurationSet.configurationSetName },
        sms: { SMS_SENDER: props.council.sms?.sender },
        chat: {
          TELEGRAM_SECRET_ARN: secrets.telegram?.secretArn,
          TELEGRAM_CHAT: props.council.telegram?.chat,
          TELEGRAM_ENDPOINT: props.council.telegram?.endpoint,
        },
        toAssignment: { ASSIGNMENT_QUEUE_URL: sendsTo('assignment') },
        toDispatch: { DISPATCH_QUEUE_URL: sendsTo('dispatch') },
        toResponses: { RESPONSES_QUEUE_URL: sendsTo('responses') },
        toReminders: { REMINDERS_QUEUE_URL: sendsTo('reminders') },
        toNotices: { NOTICES_QUEUE_URL: sendsTo('notices') },
        toFiles: { FILES_QUEUE_URL: sendsTo('files') },
        toPapers: { PAPERS_QUEUE_URL: sendsTo('papers') },
        toDecisions: { DECISIONS_QUEUE_URL: sendsTo('decisions') },
        toCommits: { COMMITS_QUEUE_URL: sendsTo('commits') },
        workQueue: {
          WORK_QUEUE_URL: own && workQueues[own].queue.queueUrl,
          DEAD_LETTERS_URL: own && deadLetters[own],
        },
        deadLetters: { DEAD_LETTER_QUEUE_URLS: this.toJsonString(deadLetters) },
      }
    }
    for (const name of functionNames) functions[name].tell(settings(name))

    const grant = (to: ServiceFunction, may: Access): void => {
      const on = (table: Table, actions: readonly string[], resource = table.tableArn) =>
        to.allow(
          actions.map((action) => `dynamodb:${action}`),
          [resource],
        )
      const byIndex = (index: string) =>
        on(tables.views, ['Query'], `${tables.views.tableArn}/index/${index}`)
      if (may.cases) on(tables.cases, may.cases)
      if (may.views) on(tables.views, may.views)
      if (may.commissionIndex) byIndex('commission')
      if (may.agencyIndex) byIndex('agency')
      if (may.monthIndex) byIndex('month')
      if (may.dueIndex) byIndex('due')
      if (may.lists) {
        on(tables.views, ['BatchGetItem'])
        for (const index of ['due', 'commission', 'agency', 'month']) byIndex(index)
      }
      if (may.claims) on(tables.claims, may.claims)
      if (may.people) {
        on(tables.people, may.people)
        tables.letUsePeopleKey(to, 'dynamodb')
      }
      if (may.files) {
        files.letUse(to, may.files)
        tables.letUsePeopleKey(to, 's3')
      }
      if (may.anchors) anchors.letUse(to, may.anchors)
      for (const name of may.sends ?? []) to.allow(['sqs:SendMessage'], [workQueues[name].queue.queueArn])
      for (const name of may.secrets ?? [])
        to.allow(['secretsmanager:GetSecretValue'], [secrets[name].secretArn])
      if (secrets.stores && ((may.people && endpoint) || (may.files && filesEndpoint)))
        to.allow(['secretsmanager:GetSecretValue'], [secrets.stores.secretArn])
      if (may.mail) mail.letSend(to)
      if (may.short && props.council.sms)
        to.allow(
          ['sms-voice:SendTextMessage'],
          [
            this.formatArn({
              service: 'sms-voice',
              resource: 'sender-id',
              resourceName: `${props.council.sms.sender}/KZ`,
            }),
          ],
        )
      if (may.short && secrets.telegram)
        to.allow(['secretsmanager:GetSecretValue'], [secrets.telegram.secretArn])
      if (may.deadLetters)
        for (const name of queues)
          to.allow(
            ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'],
            [workQueues[name].dlq.queueArn],
          )
    }
    for (const [name, rights] of entries(access)) grant(functions[name], rights)

    // What the operator's commands and the local cloud need to find. One output per kind: names are long.
    const outputs = new Construct(this, 'Outputs')
    const output = (id: string, value: string | Record<string, string>) =>
      new CfnOutput(outputs, id, {
        value: typeof value === 'string' ? value : this.toJsonString(value),
      }).overrideLogicalId(id)
    output('Council', props.council.id)
    output('Portal', portal)
    output('ApiId', api.id)
    output(
      'Functions',
      record(functionNames, (name) => functions[name].functionName),
    )
    output('Tables', {
      cases: tables.cases.tableName,
      views: tables.views.tableName,
      people: tables.people.tableName,
      claims: tables.claims.tableName,
    })
    output(
      'Queues',
      record(queues, (name) => workQueues[name].queue.queueUrl),
    )
    output('Files', files.bucket.bucketName)
    output('Anchors', anchors.bucket.bucketName)
    output('DeadLetterQueues', deadLetters)
    output('MailEvents', mail.events.topicArn)
    output('Secrets', {
      ...record([...linkSecrets, 'webhooks'] as const, (name) => secrets[name].secretArn),
      ...(secrets.stores && { stores: secrets.stores.secretArn }),
    })
  }
}

function record<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>
}

function entries<K extends string, V>(of: Record<K, V>): [K, V][] {
  return Object.entries(of) as [K, V][]
}

/** `send-letter` is `SendLetter` in the template. */
function pascal(name: string): string {
  return name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())
}
