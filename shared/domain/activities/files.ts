/**
 * Photographs and documents of a visit, a monitoring or an expertise. Persons on them are personal data (Law on Personal
 * Data and their Protection): each is the secretariat's alone until it is shown to everybody.
 */
import type { ActivityActionName, ActivityInput } from '../../../events/council/council-inputs.ts'
import { limits } from '../../../events/limits.ts'
import { choice } from '../actions/fields.ts'
import type { Activity } from './activity.ts'
import { isUnderWay } from './entering.ts'
import { formDuties } from './forms.ts'
import { type CouncilEntry, type CouncilRefusal, partOf, refuse, staff } from './rule.ts'

type Name = Extract<ActivityActionName, 'add_files' | 'show_files' | 'remove_file'>
type InputOf<A extends Name> = Extract<ActivityInput, { action: A }>

const refusalIfNone = (a: Activity): CouncilRefusal | undefined =>
  a.files.length ? undefined : formDuties[a.form].takesFiles ? 'file_unknown' : 'no_files'

const has = (a: Activity, id: string) => a.files.some(({ file }) => file === id)

export const fileActions: { [A in Name]: CouncilEntry<Activity, InputOf<A>> } = {
  add_files: {
    by: staff,
    refusalOf: (a) => {
      if (!formDuties[a.form].takesFiles) return 'no_files'
      if (!isUnderWay(a)) return 'activity_not_held'
      return a.files.length < limits.activityFiles ? undefined : 'files_full'
    },
    decide: (a, { attachments }, { content }) => {
      if (a.files.length + attachments.length > limits.activityFiles)
        return refuse('files_full', 'attachments')
      return attachments.map((file, i) => ({
        ...{ type: 'ActivityFileAdded' as const, v: 1 as const },
        ...{ content: partOf(content, i + 1), file },
      }))
    },
    fields: () => [{ name: 'text', type: 'text', required: false, limit: 'caption' }],
  },
  show_files: {
    by: staff,
    refusalOf: refusalIfNone,
    decide: (a, { files }) => {
      if (files.some((file) => !has(a, file))) return refuse('file_unknown', 'files')
      const isSame = a.files.every(({ file, shown }) => files.includes(file) === (shown ?? false))
      return isSame ? [] : [{ type: 'ActivityFilesShown', v: 1, files: [...new Set(files)] }]
    },
    fields: (a) => [
      {
        ...{ name: 'files', type: 'checks', required: false },
        options: a.files.map(({ file }) => file),
        ticked: a.files.flatMap(({ file, shown }) => (shown ? [file] : [])),
      },
    ],
  },
  remove_file: {
    by: staff,
    refusalOf: refusalIfNone,
    decide: (a, { file }) =>
      has(a, file) ? [{ type: 'ActivityFileRemoved', v: 1, file }] : refuse('file_unknown', 'file'),
    fields: (a) => [
      choice(
        'file',
        a.files.map(({ file }) => file),
      ),
    ],
    final: true,
  },
}
