/**
 * Metrics as CloudWatch reads them out of a line of the log, without a call: the embedded metric format.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */

export const namespace = 'Zhauap'

export type MetricName = 'Events' | 'Refusals' | 'Mails' | 'Terminal' | 'AlteredLogs'

export type Metric = { council: string; _aws: object } & Partial<Record<MetricName, number>>

/**
 * One of this, by the council and, where told, by a field that the line has too. Each value of that field is a metric of
 * its own, paid for by the hour in which it is counted: so it is a field of few values, and never a case. An alarm asks
 * for a metric that is the council's alone.
 */
export const countOf = (name: MetricName, by?: 'eventType' | 'outcome' | 'kind' | 'service'): Metric => ({
  council: process.env.COUNCIL ?? 'unknown',
  [name]: 1,
  _aws: {
    Timestamp: Date.now(),
    CloudWatchMetrics: [
      {
        Namespace: namespace,
        Dimensions: [by ? ['council', by] : ['council']],
        Metrics: [{ Name: name, Unit: 'Count' }],
      },
    ],
  },
})
