/** What the council's own work is called: forms of activities, seats and roles of members, why they leave. */
import type {
  ActivityForm,
  ActivityStatus,
  LeavingGround,
  MemberRole,
  Seat,
} from '../../../events/council/council-values.ts'
import type { Language } from '../../../events/values.ts'

export type CouncilWords = {
  forms: Record<ActivityForm, string>
  statuses: Record<ActivityStatus, string>
  seats: Record<Seat, string>
  roles: Record<MemberRole, string>
  grounds: Record<LeavingGround, string>
  yes: string
  no: string
}

const kk: CouncilWords = {
  forms: {
    general_meeting: 'Жалпы отырыс',
    presidium_meeting: 'Төралқа отырысы',
    commission_meeting: 'Комиссия отырысы',
    hearing: 'Қоғамдық тыңдау',
    hearing_report: 'Есепті тыңдау',
    expertise: 'Қоғамдық сараптама',
    monitoring: 'Қоғамдық мониторинг',
    dialogue: 'Диалог алаңы',
    round_table: 'Дөңгелек үстел',
    meeting: 'Кездесу',
    visit: 'Көшпелі іс-шара',
  },
  statuses: {
    planned: 'Жоспарланған',
    announced: 'Хабарланған',
    ongoing: 'Жүріп жатыр',
    held: 'Өткізілді',
    cancelled: 'Өткізілмейтін болды',
  },
  seats: { state: 'Мемлекеттік орган', ngo: 'Үкіметтік емес ұйым', citizen: 'Азамат' },
  roles: { head: 'Кеңес төрағасы', presidium: 'Төралқа мүшесі', member: 'Кеңес мүшесі' },
  grounds: {
    own_request: 'Өз өтініші бойынша',
    rotation: 'Ротация',
    absence: 'Дәлелді себепсіз қатыспау',
    law: 'Заң бойынша',
    death: 'Қайтыс болуы',
  },
  yes: 'иә',
  no: 'жоқ',
}

const ru: CouncilWords = {
  forms: {
    general_meeting: 'Общее заседание',
    presidium_meeting: 'Заседание президиума',
    commission_meeting: 'Заседание комиссии',
    hearing: 'Общественное слушание',
    hearing_report: 'Заслушивание отчёта',
    expertise: 'Общественная экспертиза',
    monitoring: 'Общественный мониторинг',
    dialogue: 'Диалоговая площадка',
    round_table: 'Круглый стол',
    meeting: 'Встреча',
    visit: 'Выезд',
  },
  statuses: {
    planned: 'Запланировано',
    announced: 'Объявлено',
    ongoing: 'Продолжается',
    held: 'Проведено',
    cancelled: 'Отменено',
  },
  seats: { state: 'Государственный орган', ngo: 'НПО', citizen: 'Гражданин' },
  roles: { head: 'Председатель совета', presidium: 'Член президиума', member: 'Член совета' },
  grounds: {
    own_request: 'По собственному желанию',
    rotation: 'Ротация',
    absence: 'Неявка без уважительной причины',
    law: 'По закону',
    death: 'Смерть',
  },
  yes: 'да',
  no: 'нет',
}

const en: CouncilWords = {
  forms: {
    general_meeting: 'General meeting',
    presidium_meeting: 'Presidium meeting',
    commission_meeting: 'Commission meeting',
    hearing: 'Public hearing',
    hearing_report: 'Hearing of a report',
    expertise: 'Public expertise',
    monitoring: 'Public monitoring',
    dialogue: 'Dialogue',
    round_table: 'Round table',
    meeting: 'Meeting with',
    visit: 'Visit',
  },
  statuses: {
    planned: 'Planned',
    announced: 'Announced',
    ongoing: 'Ongoing',
    held: 'Held',
    cancelled: 'Cancelled',
  },
  seats: { state: 'State body', ngo: 'Non-governmental organisation', citizen: 'Citizen' },
  roles: { head: 'Head of the council', presidium: 'Member of the presidium', member: 'Member' },
  grounds: {
    own_request: 'At their own wish',
    rotation: 'Rotation',
    absence: 'Absence without good reason',
    law: 'By law',
    death: 'Death',
  },
  yes: 'yes',
  no: 'no',
}

const all: Record<Language, CouncilWords> = { kk, ru, en }

export const councilWords = (lang: Language): CouncilWords => all[lang]
