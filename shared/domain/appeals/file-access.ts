/**
 * An applicant may see the file of the appeal, while it is considered and after, within three working days of asking
 * (АППК, art. 75): shown on the page that the code opens, or in person.
 */
import type { EventOf } from '../../../events/events.ts'
import { secretary } from '../actions/doers.ts'
import { choice, date } from '../actions/fields.ts'
import { type Evolvers, onAppeal, secretariat, waits, without } from '../changes.ts'
import { isPast } from '../pending.ts'
import { action, type InputOf, refuse } from '../rule.ts'
import { enteredFault, receivedOnField } from './paper.ts'

export type Refusals =
  | 'file_asked'
  | 'file_open'
  | 'file_erased'
  | 'file_not_asked'
  | 'file_shown_in_future'
  | 'file_shown_before_asked'

const ways = ['page', 'in_person'] as const

export const actions = {
  /** By the applicant's page, or on paper that the secretariat enters, however the appeal came. */
  ask_file: action('appeal', {
    by: { roles: ['applicant', 'secretary'] },
    needsActivation: false,
    refusalOf: ({ pending, file, erased }) => {
      if (erased) return 'file_erased'
      if (file?.how === 'page') return 'file_open'
      return pending.file_access ? 'file_asked' : undefined
    },
    decide: (c, { receivedOn }: { receivedOn?: string }, context) => {
      const fault = enteredFault(receivedOn, { after: c.receivedOn }, context)
      if (fault) return fault
      const askedOn = receivedOn ?? context.today
      const access = context.deadline('appeal.file_access', askedOn)
      return [{ type: 'FileAccessAsked', v: 1, askedOn, access }]
    },
    fields: (c, { today }) => [receivedOnField(today, c.receivedOn)],
    say: ({ receivedOn }: InputOf<'ask_file'>) => ({ command: { receivedOn } }),
    manner: { rank: 230, rare: true },
  }),
  show_file: action('appeal', {
    by: secretary,
    needsActivation: false,
    refusalOf: ({ pending }) => (pending.file_access ? undefined : 'file_not_asked'),
    decide: (c, { how, on }: Pick<EventOf<'FileAccessGranted'>, 'how' | 'on'>, { today }) => {
      if (on > today) return refuse('file_shown_in_future', 'on')
      if (on < (c.fileAskedOn ?? on)) return refuse('file_shown_before_asked', 'on')
      // A page opens when it is opened; what was shown in person may be entered later.
      return [{ type: 'FileAccessGranted', v: 1, how, on: how === 'page' ? today : on }]
    },
    overlooks: ({ how, on }, key, { deadline }) =>
      key === 'file_access' && how === 'in_person' && !isPast(deadline.due, on),
    fields: ({ fileAskedOn }, { today }) => [
      choice('how', ways),
      date('on', { min: fileAskedOn ?? today, max: today, value: today }),
    ],
    say: ({ how, on }: InputOf<'show_file'>) => ({ command: { how, on } }),
    manner: { rank: 125, foremost: true },
  }),
}

export const evolvers = {
  FileAccessAsked: onAppeal((appeal, { askedOn, access }) => ({
    ...appeal,
    fileAskedOn: askedOn,
    pending: { ...appeal.pending, file_access: waits(access, secretariat) },
  })),
  FileAccessGranted: onAppeal((appeal, { how, on }) => ({
    ...appeal,
    file: { how, on },
    pending: without(appeal.pending, 'file_access'),
  })),
} satisfies Partial<Evolvers>
