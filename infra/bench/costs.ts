/**
 * What a month costs on AWS: what one case takes, by the size model and the bench's counts, times list prices of
 * us-east-1 (US dollars, without free tiers and taxes; read in November 2026). README has the table.
 */
/** Dollars, each for the unit that its name says. */
const prices = {
  // https://aws.amazon.com/dynamodb/pricing/on-demand/
  millionWriteUnits: 0.625,
  millionReadUnits: 0.125,
  gigabyteMonthStored: 0.25 + 0.2, // with point-in-time recovery
  // https://aws.amazon.com/lambda/pricing/ (arm64)
  millionInvocations: 0.2,
  gigabyteSecond: 0.0000133334,
  // https://aws.amazon.com/api-gateway/pricing/ (HTTP API)
  millionApiRequests: 1,
  // https://aws.amazon.com/sqs/pricing/
  millionQueueRequests: 0.4,
  // https://aws.amazon.com/ses/pricing/
  thousandMails: 0.1,
  gigabyteAttached: 0.12,
  // https://aws.amazon.com/s3/pricing/
  gigabyteMonthInFiles: 0.023,
  thousandPuts: 0.005,
  thousandGets: 0.0004,
  // https://aws.amazon.com/guardduty/pricing/ (Malware Protection for S3)
  gigabyteScanned: 0.09,
  thousandScans: 0.215,
  // https://aws.amazon.com/cloudwatch/pricing/
  gigabyteLogged: 0.5,
  alarmMonth: 0.1,
  /** Of a metric of our own, by the hours in which it is counted. */
  metricMonth: 0.3,
  // https://aws.amazon.com/xray/pricing/
  millionTraces: 5,
  // https://aws.amazon.com/step-functions/pricing/ (standard workflows); https://aws.amazon.com/lambda/pricing/
  thousandStateTransitions: 0.025,
  millionDurableOperations: 8,
  // https://aws.amazon.com/kms/pricing/, https://aws.amazon.com/secrets-manager/pricing/
  keyMonth: 1,
  millionKeyRequests: 3,
  secretMonth: 0.4,
}

/** A full appeal as the bench walks it: `npm run bench` counts the write units. The rest is counted generously. */
const perCase = {
  writeUnits: 81,
  /** Texts and contacts in the store of personal data, each written and once more when its expiry is set. */
  textWriteUnits: 40,
  /** Every request, commit and mail reads the log and a few texts. */
  readUnits: 600,
  mails: 11,
  reminders: 6,
  /** Page views and posts of all concerned. */
  apiRequests: 60,
  gigabyteSecondsPerRequest: 1.73 * 0.1,
  /** Messages of queues and batches of the stream. */
  messages: 12 + 30,
  gigabyteSecondsPerMessage: 0.5 * 0.1,
  /** Receipt, two letters, answer: each is a PDF and a DOCX, and the PDF goes with a mail. */
  papers: 4,
  gigabyteSecondsPerPaper: 0.5 * 1,
  paperKilobytes: { pdf: 35, docx: 15 },
  /** Of the file store: looked for, read, marked when its case closes. */
  getsPerPaper: 16,
  putsPerPaper: 4,
  /** What people attach: documents and photographs. */
  attached: 3,
  attachedMegabytes: 2,
  /** Each noted outside, an object of a few bytes: pointers' too. */
  commits: 24,
  queueRequests: 132,
  logKilobytes: 100,
  /** Each event, mail and refusal is counted in an hour that nothing else of its kind is counted in. */
  metricHours: 30,
  storedKilobytes: 60,
}

/** What stands there without a single case. */
export type Standing = {
  functions: number
  tables: number
  /** Those that Lambda polls, and those of dead letters. */
  workQueues: number
  deadLetterQueues: number
  alarms: number
  logGroups: number
  keys: number
  secrets: number
  scanners: number
}

type Template = { Resources: Record<string, { Type: string; Properties?: { RedrivePolicy?: unknown } }> }

/** Counted in a synthesized template. */
export const standingIn = ({ Resources }: Template): Standing => {
  const count = (type: string, is: (properties: { RedrivePolicy?: unknown }) => boolean = () => true) =>
    Object.values(Resources).filter(({ Type, Properties = {} }) => Type === type && is(Properties)).length
  return {
    functions: count('AWS::Lambda::Function'),
    tables: count('AWS::DynamoDB::Table'),
    workQueues: count('AWS::SQS::Queue', ({ RedrivePolicy }) => RedrivePolicy !== undefined),
    deadLetterQueues: count('AWS::SQS::Queue', ({ RedrivePolicy }) => RedrivePolicy === undefined),
    alarms: count('AWS::CloudWatch::Alarm'),
    logGroups: count('AWS::Logs::LogGroup'),
    keys: count('AWS::KMS::Key'),
    secrets: count('AWS::SecretsManager::Secret'),
    scanners: count('AWS::GuardDuty::MalwareProtectionPlan'),
  }
}

/** Events by type, mails by kind, refusals by code, messages given up by function: as many as ever are counted at once. */
const metrics = 100
const hoursAMonth = 730

/** An idle queue is asked for messages by Lambda's pollers: five of each, every 20 seconds. */
const pollsAMonth = (5 * (30 * 86_400)) / 20

export type Line = { what: string; dollars: number }

/**
 * Dollars a month for so many cases a month.
 * @param standing what the stack has, from `standingIn`
 * @param cases appeals, draft acts and initiatives
 * @param yearsKept how much of the past is stored
 */
export const monthly = (standing: Standing, cases: number, yearsKept: number): Line[] => {
  const million = 1e6
  const papers = cases * perCase.papers
  const { pdf, docx } = perCase.paperKilobytes
  const requests = cases * perCase.apiRequests
  const messages = cases * perCase.messages + 30
  const invocations = requests + messages + papers
  const stored = (cases * 12 * yearsKept * perCase.storedKilobytes) / 1e6
  const writes = cases * (perCase.writeUnits + perCase.textWriteUnits)
  return [
    {
      what: 'DynamoDB',
      dollars:
        (writes / million) * prices.millionWriteUnits +
        ((cases * perCase.readUnits) / million) * prices.millionReadUnits +
        stored * prices.gigabyteMonthStored,
    },
    {
      what: 'Lambda',
      dollars:
        (invocations / million) * prices.millionInvocations +
        (requests * perCase.gigabyteSecondsPerRequest +
          messages * perCase.gigabyteSecondsPerMessage +
          papers * perCase.gigabyteSecondsPerPaper) *
          prices.gigabyteSecond,
    },
    { what: 'API Gateway', dollars: (requests / million) * prices.millionApiRequests },
    {
      what: 'SQS',
      dollars:
        ((standing.workQueues * pollsAMonth + cases * perCase.queueRequests) / million) *
        prices.millionQueueRequests,
    },
    {
      what: 'SES',
      dollars:
        ((cases * (perCase.mails + perCase.reminders)) / 1000) * prices.thousandMails +
        ((papers * pdf) / million) * prices.gigabyteAttached,
    },
    {
      what: 'S3, for papers and hashes',
      dollars:
        ((papers * 12 * yearsKept * (pdf + docx)) / million) * prices.gigabyteMonthInFiles +
        ((papers * perCase.putsPerPaper + cases * perCase.commits) / 1000) * prices.thousandPuts +
        ((papers * perCase.getsPerPaper) / 1000) * prices.thousandGets,
    },
    {
      what: 'GuardDuty, for attached files',
      dollars:
        standing.scanners *
        cases *
        perCase.attached *
        (prices.thousandScans / 1000 + (perCase.attachedMegabytes / 1000) * prices.gigabyteScanned),
    },
    {
      what: 'CloudWatch and X-Ray',
      dollars:
        standing.alarms * prices.alarmMonth +
        ((cases * perCase.logKilobytes) / million) * prices.gigabyteLogged +
        (Math.min(cases * perCase.metricHours, metrics * hoursAMonth) / hoursAMonth) * prices.metricMonth +
        (invocations / million) * prices.millionTraces,
    },
    {
      what: 'KMS and Secrets Manager',
      dollars:
        standing.keys * prices.keyMonth +
        standing.secrets * prices.secretMonth +
        ((cases * 20) / million) * prices.millionKeyRequests,
    },
  ]
}

/**
 * Dollars for what carries so many cases from act to act: here commits, their queues and the relay; there what a
 * workflow takes instead. Texts, views, claims, mail and pages are needed either way.
 */
export const carried = (cases: number, operations: { transitions: number; durable: number }) => {
  const relay = prices.millionInvocations / 1e6 + perCase.gigabyteSecondsPerMessage * prices.gigabyteSecond
  return {
    ours:
      cases *
      (perCase.commits * (prices.millionWriteUnits / 1e6 + relay) +
        perCase.queueRequests * (prices.millionQueueRequests / 1e6)),
    stepFunctions: cases * operations.transitions * (prices.thousandStateTransitions / 1000),
    durable: cases * operations.durable * (prices.millionDurableOperations / 1e6),
  }
}

/** The council of Almaty: 32 appeals, 65 draft acts and some 130 letters of its own in eight months of 2025. */
export const almaty = Math.round((32 + 65 + 130) / 8)

const sum = (lines: Line[]) => lines.reduce((total, { dollars }) => total + dollars, 0)
const dollars = (n: number) => n.toFixed(2)

/** The table of README, in Markdown. */
export const table = (standing: Standing): string => {
  const small = monthly(standing, almaty, 5)
  const large = monthly(standing, almaty * 1000, 5)
  return [
    `| US dollars a month | a council of Almaty's size: ${almaty} cases | a thousand times larger: ${almaty * 1000} cases |`,
    '|---|--:|--:|',
    ...small.map(
      ({ what, dollars: d }, at) => `| ${what} | ${dollars(d)} | ${dollars(large[at]?.dollars ?? 0)} |`,
    ),
    `| **together** | **${dollars(sum(small))}** | **${dollars(sum(large))}** |`,
    '',
    `Counted in the template: functions ${standing.functions}, tables ${standing.tables}, queues ${standing.workQueues}, ` +
      `dead-letter queues ${standing.deadLetterQueues}, alarms ${standing.alarms}, log groups ${standing.logGroups}, ` +
      `keys ${standing.keys}, secrets ${standing.secrets}.`,
  ].join('\n')
}
