/** The four tables. Their keys are what `shared/adapters` reads and writes; what they hold is in docs/architecture. */
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

const text = (name: string) => ({ name, type: AttributeType.STRING })

/** What no deploy may lose: kept when the stack goes, restorable to any second of the last 35 days. */
const precious: Partial<TableProps> = {
  removalPolicy: RemovalPolicy.RETAIN,
  deletionProtection: true,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
}

export class Tables extends Construct {
  /** The log: immutable commits. Its stream is how everything else hears of them. */
  readonly cases: Table
  /** Folded cases and letters for lists; made again from the log by `npm run rebuild-views`. */
  readonly views: Table
  /** Personal data and all free text. */
  readonly people: Table
  readonly peopleKey: Key
  /** Idempotency keys, number counters, pointers, claims of mails, places within limits. */
  readonly claims: Table

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.cases = new Table(this, 'Cases', {
      partitionKey: text('caseId'),
      sortKey: text('version'),
      stream: StreamViewType.NEW_IMAGE,
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...precious,
    })

    this.views = new Table(this, 'Views', {
      partitionKey: text('caseId'),
      sortKey: text('part'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this.views).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: 'Derived: every row is folded from the Cases table, which has point-in-time recovery.',
    })
    // Keys only: a write unit per KB is paid in each index, and a list reads its page's rows by key anyway.
    const indexes = [
      ['due', 'dueShard', 'dueKey'],
      ['commission', 'commissionKey', 'listKey'],
      ['agency', 'agencyKey', 'listKey'],
      ['month', 'monthKey', 'listKey'],
    ] as const
    for (const [indexName, partition, sort] of indexes) {
      this.views.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(partition),
        sortKey: text(sort),
        projectionType: ProjectionType.KEYS_ONLY,
      })
    }

    this.peopleKey = new Key(this, 'PeopleKey', {
      description: 'Personal data of applicants and of those who act on cases',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
      pendingWindow: Duration.days(30),
    })
    this.people = new Table(this, 'People', {
      partitionKey: text('caseId'),
      sortKey: text('contentId'),
      timeToLiveAttribute: 'expiresAt',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.peopleKey,
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...precious,
    })

    this.claims = new Table(this, 'Claims', {
      partitionKey: text('key'),
      timeToLiveAttribute: 'expiresAt',
      billingMode: BillingMode.PAY_PER_REQUEST,
      // A lost counter would give a number out twice.
      ...precious,
    })
  }

  /** Reading and writing personal data takes their key too, through the store that they are in only. */
  letUsePeopleKey(who: ServiceFunction, through: 'dynamodb' | 's3'): void {
    who.allow(
      [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      [this.peopleKey.keyArn],
      { StringEquals: { 'kms:ViaService': `${through}.${Stack.of(this).region}.amazonaws.com` } },
    )
  }
}
