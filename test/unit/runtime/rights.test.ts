/** What the end-to-end run says of functions' rights is held to what it would have to find. */
import { describe, expect, test } from 'vitest'
import { functionNames } from '../../../infra/constructs/access.ts'
import { differences, type Noted } from '../../end-to-end/rights.ts'

const role = 'Zhauap-almaty-SendLetterRole5A3F1C2D-0A1B2C'
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/Zhauap-almaty-TablesCases698FA840-70D1D5A812BC7'
const bucket = (lane: string) => `arn:aws:s3:::zhauap-almaty-filestorebucket0df04192-${lane}`
const folder = `${bucket('a483a4f70dd09')}/papers/*`
const noted: Noted[] = [
  { role, action: 'dynamodb:Query', granted: table },
  { role, action: 'dynamodb:Query', used: table },
  { role, action: 's3:GetObject', granted: folder },
  { role, action: 's3:GetObject', used: folder },
]

describe('of rights and calls,', () => {
  test('the same on both sides is no difference', () => {
    expect(differences(noted)).toMatchObject({ lacking: [], idle: [] })
  })
  test('what one lane used is used in all, whatever its names', () => {
    const granted = { role, action: 's3:GetObject', granted: `${bucket('0f8666af46830')}/papers/*` }
    expect(differences([...noted, granted]).idle).toEqual([])
  })
  test('one message or many is the same right', () => {
    const queue = 'arn:aws:sqs:us-east-1:000000000000:Zhauap-almaty-NoticesQueue8F17BA1B-4D0CC08619D8D'
    const granted = [
      { role, action: 'sqs:SendMessage', granted: queue },
      { role, action: 'sqs:SendMessageBatch', granted: queue },
    ]
    expect(differences([...noted, ...granted]).idle).toEqual(['send-letter: sqs:SendMessage NoticesQueue'])
    expect(
      differences([...noted, ...granted, { role, action: 'sqs:SendMessageBatch', used: queue }]).idle,
    ).toEqual([])
  })
  test('a right that was never used is idle, also where another action or another function used it', () => {
    expect(
      differences([
        ...noted,
        { role, action: 'dynamodb:PutItem', granted: table },
        { role: 'Zhauap-almaty-RelayRole11112222-0A', action: 'dynamodb:PutItem', used: table },
      ]).idle,
    ).toEqual(['send-letter: dynamodb:PutItem table/TablesCases'])
  })
  test('a right on another folder is idle', () => {
    const other = `${bucket('a483a4f70dd09')}/cases/*`
    expect(differences([...noted, { role, action: 's3:GetObject', granted: other }]).idle).toEqual([
      'send-letter: s3:GetObject filestorebucket/cases/*',
    ])
  })
  test('a call that was refused is a right that lacks, once', () => {
    const refused = { role, action: 'dynamodb:Scan', denied: table }
    expect(differences([...noted, refused, refused]).lacking).toEqual([
      'send-letter: dynamodb:Scan table/TablesCases',
    ])
  })
  test('what Lambda, DynamoDB and S3 ask for themselves need not be seen', () => {
    const granted = [
      { role, action: 'logs:PutLogEvents', granted: 'arn:aws:logs:us-east-1:0:log-group:x:*' },
      { role, action: 'xray:PutTraceSegments', granted: '*' },
      { role, action: 'kms:Decrypt', granted: 'arn:aws:kms:us-east-1:0:key/x' },
    ]
    expect(differences([...noted, ...granted]).idle).toEqual([])
  })
  test('a function that has rights and of which nothing was seen is told, and a role that is no function’s is not', () => {
    const { silent, lacking } = differences([
      ...noted,
      { role: 'Zhauap-almaty-FileStoreScanRole9C-0A', action: 's3:GetObject', denied: folder },
    ])
    expect(silent).toEqual(functionNames.filter((name) => !['send-letter', 'public-pages'].includes(name)))
    expect(lacking).toEqual([])
  })
})
