/**
 * Where hashes of what was written to the log are noted, and each day's anchor: a bucket whose objects nobody removes or
 * writes over before the retention is over, the account's own root neither. They hold numbers and hashes alone.
 */
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Access } from './access.ts'
import type { ServiceFunction } from './service-function.ts'

type Right = NonNullable<Access['anchors']>[number]

const folders: Record<Exclude<Right, 'read'>, string> = { note: 'commits', anchor: 'anchors' }

export class Anchors extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string, props: { retentionYears: number }) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // No personal data, and no key of ours: what proves the log is there while that key is disabled.
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(
        Duration.days(Math.ceil(props.retentionYears * 365.25)),
      ),
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Nothing in it is removed or written over, whoever asks; it is read by commands and the feed.',
    })
  }

  /** Writing goes to a folder of its own; reading is a list, for keys say all. */
  letUse(who: ServiceFunction, may: readonly Right[]): void {
    for (const right of may) {
      if (right === 'read') who.allow(['s3:ListBucket'], [this.bucket.bucketArn])
      else {
        who.allow(['s3:PutObject'], [this.bucket.arnForObjects(`${folders[right]}/*`)])
        const bucket = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket)
        if (who.role)
          Validations.of(who.role).acknowledge({
            id: `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${folders[right]}/*]`,
            reason: 'What is noted is told apart by folder: keys are made of days, numbers and hashes.',
          })
      }
    }
  }
}
