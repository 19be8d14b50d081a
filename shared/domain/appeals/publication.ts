/**
 * The answer to an appeal, published: the applicant agrees on the form and takes it back at any time, the secretariat
 * confirms the words in which nobody is named.
 */
import { secretary } from '../actions/doers.ts'
import type { Appeal } from '../case.ts'
import { dropped, type Evolvers, onAppeal } from '../changes.ts'
import { action, type Doer, type InputOf, refuse, type Saying } from '../rule.ts'
import { enteredFault, receivedOnField } from './paper.ts'
import type { PersonalData } from './personal-data.ts'

export type Refusals = 'no_consent' | 'publication_erased' | PersonalData['refused']

const applicantOrSecretary: Doer = { roles: ['applicant', 'secretary'] }

const refusalOf = ({ publish, erased, answer, closedOn }: Appeal) => {
  if (!publish) return 'no_consent'
  if (erased) return 'publication_erased'
  return answer && closedOn ? undefined : 'not_answered'
}

/** What everybody may read: undefined as soon as there is no consent, no answer, or its data are erased. */
export const publishedOf = (c: Appeal): Appeal['published'] => (refusalOf(c) ? undefined : c.published)

type Publish = { content: string; personal?: PersonalData | undefined }

export const actions = {
  /** Again with other words: those before are published no more. */
  publish_answer: action('appeal', {
    by: secretary,
    needsActivation: false,
    refusalOf,
    decide: ({ published }, { content, personal }: Publish, { today }) =>
      personal
        ? refuse(personal.refused, personal.path)
        : [
            {
              type: 'AnswerPublished',
              v: 1,
              content,
              publication: published?.id ?? content.slice(-12),
              publishedOn: published?.on ?? today,
            },
          ],
    fields: () => [
      { name: 'subject', type: 'text', required: true, limit: 'subject' },
      { name: 'question', type: 'textarea', required: true, limit: 'text' },
      { name: 'answer', type: 'textarea', required: true, limit: 'text' },
    ],
    say: ({ subject, question, answer }: InputOf<'publish_answer'>, { content, personal }: Saying) => ({
      command: { content, personal },
      words: { kind: 'publication', subject, question, answer } as const,
    }),
    manner: { rank: 190, rare: true, final: true },
  }),
  /** On the applicant's page, or on paper that the secretariat enters. */
  withdraw_consent: action('appeal', {
    by: applicantOrSecretary,
    needsActivation: false,
    refusalOf: ({ publish }) => (publish ? undefined : 'no_consent'),
    decide: (c, { receivedOn }: { receivedOn?: string }, context) =>
      enteredFault(receivedOn, { after: c.receivedOn }, context) ?? [
        { type: 'ConsentWithdrawn', v: 1, withdrawnOn: receivedOn ?? context.today },
      ],
    fields: (c, { today }) => [receivedOnField(today, c.receivedOn)],
    say: ({ receivedOn }: InputOf<'withdraw_consent'>) => ({ command: { receivedOn } }),
    manner: { rank: 240, rare: true },
  }),
}

export const evolvers = {
  AnswerPublished: onAppeal((appeal, { content, publication: id, publishedOn: on }) => ({
    ...appeal,
    published: { id, content, on },
  })),
  ConsentWithdrawn: onAppeal((appeal) => dropped(appeal, 'publish', 'published')),
} satisfies Partial<Evolvers>
