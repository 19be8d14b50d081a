/** What each cloud is known to do otherwise than AWS, or to say of the template; AWS is right. */
import type { Difference } from './finding.ts'

export const ofCfnLint: Difference[] = [
  { what: /^W3005$/, why: 'W3005, a dependency that is told twice: so the CDK writes them' },
  { what: /^I1022$/, why: 'I1022, Fn::Join where Fn::Sub would do: so the CDK writes them' },
  { what: /^I3010$/, why: 'I3010, more than nine tenths of the 500 resources that a stack may have' },
  { what: /^I4010$/, why: 'I4010, a description of the architecture, for programs, is not in the template' },
]

export const ofElasticMq: Difference[] = [
  {
    what: /a message that no queue takes is an error, not lost/,
    why: 'takes an entry of a batch that is larger than SQS takes (1.2 MB)',
  },
]

export const ofVersityGw: Difference[] = [
  {
    what: /come in by a plain form under their own name/,
    why: 'leaves the place of the name in the key of a form as it is: the form without JavaScript cannot be used on it',
  },
]

export const ofLocalEmu: Difference[] = [
  {
    what: /on the emulator .*sixteen/,
    why: 'looks at a condition and writes in two steps: of sixteen at once a second one may be let through',
  },
  {
    what: /an operator on the emulator finds every case once/,
    why: 'refuses a Scan with a filter on a key, which AWS refuses of a Query only',
  },
]

/** Of LocalEmu's IAM engine, which asks for other resources than AWS does. */
export const ofDemo: Difference[] = [
  {
    what: /: ses:SendRawEmail on \S+:\*$/,
    why: 'asks who sends a mail for the right to send as everybody: of SES its engine knows no resources',
  },
  {
    what: /: dynamodb:Query on \S+-TablesViews[^/]+$/,
    why: 'asks who reads an index for the right to read its table',
  },
  {
    what: /: dynamodb:BatchGetItem on \S+:table\/\*$/,
    why: 'asks who reads several items at once for the right to read every table',
  },
  {
    what: /^submit-appeal: s3:GetObject on \S+\/unchecked\/\*$/,
    why: 'asks who copies a file for the right to read it where it goes',
  },
]
