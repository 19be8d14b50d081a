/** What people and agencies send, valid unless told otherwise. */
import type { AppealInput } from '../../events/appeals/appeal-inputs.ts'
import { bin, iin } from './identity.ts'

export const person = (more: Partial<AppealInput['applicant']> = {}): AppealInput['applicant'] => ({
  kind: 'person',
  name: 'Әсел Қайратқызы Жүнісова',
  iin: iin(),
  email: 'asel@example.kz',
  ...more,
})

export const entity = (more: Partial<AppealInput['applicant']> = {}): AppealInput['applicant'] => ({
  kind: 'entity',
  form: 'ТОО',
  name: 'ТОО «Көктем»',
  bin: bin(),
  email: 'office@koktem.example.kz',
  ...more,
})

/** The dump in Nur-Alatau goes to the commission `ecology-transport`. */
export const appeal = (more: Partial<AppealInput> = {}): AppealInput => ({
  applicant: person(),
  language: 'ru',
  topic: 'ecology-transport',
  subject: 'Свалка в микрорайоне Нур-Алатау',
  text: 'За домом 14 свалены бытовой и строительный мусор.\nПросим вывезти.',
  consent: true,
  ...more,
})

export const responseSubmitted = (letter: string, more: object = {}, timestamp = '2026-02-02T05:00:00Z') => ({
  type: 'response.submitted',
  timestamp,
  data: { letter, decision: 'accepted', text: 'Мусор вывезен.', ...more },
})

/** From `public-spaces-department`, whose drafts go to the commission `urban-planning`. */
export const draftSubmitted = (more: object = {}, timestamp = '2026-02-02T05:00:00Z') => ({
  type: 'draft_act.submitted',
  timestamp,
  data: {
    reference: '03-7/112',
    title: 'О Правилах благоустройства города Алматы',
    actType: 'maslikhat-decision',
    text: 'Статья 1. Общие положения.',
    contact: { name: 'Марат Оспанов', email: 'ospanov@example.kz' },
    ...more,
  },
})
