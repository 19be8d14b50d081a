/**
 * The store of attached files: private, under the key of personal data. `incoming/` takes what browsers upload and
 * forgets it after a day, `unchecked/` has what was attached, `cases/` what may be opened, `papers/` the
 * council's own papers, both until the retention is over. What was written over or removed by mistake can be brought back
 * for as long as a table can; an erasure takes every version.
 */
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty'
import { Effect, type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { fileTag } from '../../shared/application/files/file-keys.ts'
import type { Access } from './access.ts'
import type { ServiceFunction } from './service-function.ts'

export type FilesProps = {
  key: Key
  /** Whose pages upload, when told. */
  portal: string
  /** How long a closed case's files are kept. */
  retentionYears: number
}

type Right = NonNullable<Access['files']>[number]

const rights: Record<Right, readonly (readonly [actions: string[], folder: string])[]> = {
  attach: [
    [['s3:PutObject', 's3:GetObject'], 'incoming'],
    [['s3:PutObject'], 'unchecked'],
  ],
  check: [
    [['s3:GetObject'], 'unchecked'],
    // Written over itself under another tag when its case closes or opens again. Of what has tags, S3 wants to know that
    // they may be read.
    [['s3:GetObject', 's3:PutObject', 's3:GetObjectTagging', 's3:PutObjectTagging'], 'cases'],
  ],
  open: [[['s3:GetObject'], 'cases']],
  // Written over itself under another tag, as above. What was erased while it was drawn is removed, all versions of it.
  draw: [
    [
      [
        ...['s3:GetObject', 's3:PutObject', 's3:GetObjectTagging', 's3:PutObjectTagging'],
        ...['s3:DeleteObject', 's3:DeleteObjectVersion'],
      ],
      'papers',
    ],
  ],
  take: [[['s3:GetObject'], 'papers']],
}

/** As long as a table can be restored to an earlier moment. */
const formerDays = 35

export class Files extends Construct {
  readonly bucket: Bucket
  private readonly props: FilesProps

  constructor(scope: Construct, id: string, props: FilesProps) {
    super(scope, id)
    this.props = props
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          allowedOrigins: [props.portal],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [
        {
          id: 'NeverAttached',
          prefix: 'incoming/',
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
        // As long as a message may lie in the dead letters of the check, and a day.
        {
          id: 'CheckedOrRefused',
          prefix: 'unchecked/',
          expiration: Duration.days(15),
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          id: 'RetentionOver',
          prefix: 'cases/',
          tagFilters: { [fileTag.key]: fileTag.closed },
          // Not before the texts end, to the day in calendar years.
          expiration: Duration.days(Math.ceil(props.retentionYears * 365.25)),
        },
        {
          id: 'Removed',
          prefix: 'cases/',
          tagFilters: { [fileTag.key]: fileTag.removed },
          expiration: Duration.days(1),
        },
        {
          id: 'PapersOver',
          prefix: 'papers/',
          tagFilters: { [fileTag.key]: fileTag.closed },
          expiration: Duration.days(Math.ceil(props.retentionYears * 365.25)),
        },
        {
          id: 'FormerVersions',
          noncurrentVersionExpiration: Duration.days(formerDays),
          expiredObjectDeleteMarker: true,
        },
        { id: 'HalfUploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs would keep the addresses of applicants; every download passes the portal, which logs it.',
    })
  }

  /** The right to do this with the bucket and nothing more. */
  letUse(who: ServiceFunction, may: readonly Right[]): void {
    for (const [actions, folder] of may.flatMap((right) => rights[right])) {
      who.allow(actions, [this.bucket.arnForObjects(`${folder}/*`)])
      if (who.role) this.acknowledge(who.role, `Resource::${this.arnInReports}/${folder}/*`)
    }
    // Without it S3 says "forbidden" of what is not there.
    who.allow(['s3:ListBucket'], [this.bucket.bucketArn])
    if (may.includes('draw')) who.allow(['s3:ListBucketVersions'], [this.bucket.bucketArn])
  }

  private get arnInReports(): string {
    return `<${Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket)}.Arn>`
  }

  private acknowledge(
    role: IRole,
    evidence: string,
    reason = 'Files are told apart by folder: their names are made as they come.',
  ) {
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[${evidence}]`, reason })
  }

  /** GuardDuty looks for malware in what was attached, and says what it found to the queue of checks. */
  scan(checks: Queue): void {
    const { account, region, partition } = Stack.of(this)
    const { bucket } = this
    const role = new Role(this, 'ScanRole', {
      assumedBy: new ServicePrincipal('malware-protection-plan.guardduty.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    })
    const rule = `arn:${partition}:events:${region}:${account}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`
    const allow = (actions: string[], resources: string[], conditions?: Record<string, unknown>) =>
      role.addToPolicy(
        new PolicyStatement({ effect: Effect.ALLOW, actions, resources, ...(conditions && { conditions }) }),
      )
    // https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-iam-policy-prerequisite.html
    allow(['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'], [rule], {
      StringLike: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' },
    })
    allow(['events:DescribeRule', 'events:ListTargetsByRule'], [rule])
    allow(
      [
        's3:PutObjectTagging',
        's3:GetObjectTagging',
        's3:PutObjectVersionTagging',
        's3:GetObjectVersionTagging',
      ],
      [bucket.arnForObjects('unchecked/*')],
    )
    allow(['s3:PutBucketNotification', 's3:GetBucketNotification', 's3:ListBucket'], [bucket.bucketArn])
    allow(['s3:PutObject'], [bucket.arnForObjects('malware-protection-resource-validation-object')])
    allow(['s3:GetObject', 's3:GetObjectVersion'], [bucket.arnForObjects('unchecked/*')])
    allow(['kms:GenerateDataKey', 'kms:Decrypt'], [this.props.key.keyArn], {
      StringLike: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    })
    this.acknowledge(role, `Resource::${this.arnInReports}/unchecked/*`)
    this.acknowledge(
      role,
      'Resource::arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*',
      'GuardDuty names its own rule.',
    )
    const plan = new CfnMalwareProtectionPlan(this, 'Scan', {
      role: role.roleArn,
      protectedResource: { s3Bucket: { bucketName: bucket.bucketName, objectPrefixes: ['unchecked/'] } },
      actions: { tagging: { status: 'DISABLED' } },
    })
    plan.node.addDependency(role)
    new Rule(this, 'Scanned', {
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: [bucket.bucketName] } },
      },
      targets: [new SqsQueue(checks)],
    })
  }
}
