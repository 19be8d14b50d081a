/**
 * The life of an appeal as AWS Step Functions would carry it: a state for each standing, in which an execution waits for
 * somebody's act or for the next due date. Nothing of it is deployed; decision 54 has what it was written for.
 */

/** What is said of an act when it is over: where the appeal stands then, and how long it may stand there. */
export type Act = {
  caseId: string
  version: number
  /** The commit, as JSON. */
  commit: string
  status: (typeof open)[number] | (typeof over)[number]
  /** Until whatever is due first, or until nobody can dispute the answer any more. */
  secondsToNextDue: number
}

const open = [
  'registered',
  'assigned',
  'in_review',
  'awaiting_applicant',
  'awaiting_agency',
  'long_term',
] as const
export const over = ['answered', 'forwarded', 'returned', 'terminated', 'withdrawn'] as const

/** Amazon States Language: https://states-language.net/spec.html */
type State = { Type: string; Next?: string } & Record<string, unknown>
export type StateMachine = { Comment: string; StartAt: string; States: Record<string, State> }

const queue = (name: string) => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`

/** The portal decides and writes the texts, takes the execution's token and hands over the act. */
const waiting = (atTimeout: string): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: {
    QueueUrl: queue('tokens'),
    MessageBody: { 'token.$': '$$.Task.Token', 'caseId.$': '$.caseId' },
  },
  TimeoutSecondsPath: '$.secondsToNextDue',
  Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: atTimeout }],
  Next: 'Record',
})

export const stateMachine: StateMachine = {
  Comment: 'An appeal from its registration until nobody can dispute its answer',
  StartAt: 'Record',
  States: {
    Record: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Parameters: {
        TableName: 'Cases',
        Item: {
          caseId: { 'S.$': '$.caseId' },
          version: { 'N.$': "States.Format('{}', $.version)" },
          commit: { 'S.$': '$.commit' },
        },
        ConditionExpression: 'attribute_not_exists(caseId)',
      },
      ResultPath: null,
      Next: 'Tell',
    },
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: queue('notices'), 'MessageBody.$': '$.commit' },
      ResultPath: null,
      Next: 'Standing',
    },
    Standing: {
      Type: 'Choice',
      Choices: [...open, ...over].map((status) => ({
        Variable: '$.status',
        StringEquals: status,
        Next: status,
      })),
    },
    ...Object.fromEntries(open.map((status) => [status, waiting('Missed')])),
    ...Object.fromEntries(over.map((status) => [status, waiting('Done')])),
    // Says what was missed, and what is due next.
    Missed: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'missed', 'Payload.$': '$' },
      OutputPath: '$.Payload',
      Next: 'Record',
    },
    Done: { Type: 'Succeed' },
  },
}

/** The states that an execution enters which stands so after one act and another, and then is left alone: AWS charges each. */
export const statesEntered = (standings: readonly Act['status'][]): string[] => {
  const [first, ...others] = standings
  const entered = [stateMachine.StartAt]
  let standing = first
  for (;;) {
    const name = entered.at(-1) ?? ''
    const state = stateMachine.States[name]
    if (!state || state.Type === 'Succeed') return entered
    if (name === 'Standing') entered.push(standing ?? '')
    else if (name !== standing) entered.push(state.Next ?? '')
    else {
      standing = others.shift()
      const [{ Next: atTimeout }] = state.Catch as [{ Next: string }]
      entered.push(standing ? (state.Next ?? '') : atTimeout)
    }
  }
}
