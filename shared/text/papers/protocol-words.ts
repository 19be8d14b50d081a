/** The words of a meeting's protocol. */
import type { ActivityForm } from '../../../events/council/council-values.ts'
import type { Language } from '../../../events/values.ts'

export type ProtocolWords = {
  /** Above the sheet: of what it is the protocol. */
  of: Record<ActivityForm, string>
  labels: Record<'subject' | 'date' | 'place' | 'present' | 'invited' | 'chair' | 'secretary', string>
  present: (present: number, total: number, needed: number) => string
  presentOnly: (present: number) => string
  quorum: string
  agenda: string
  noAgenda: string
  heard: (no: number, point: string) => string
  decided: string
  nothingDecided: string
  votes: (inFavour: number, against: number, abstained: number) => string
  adopted: string
  rejected: string
  tasks: { title: string; columns: Record<'no' | 'task' | 'owner' | 'due', string> }
  owners: Record<'secretary' | 'head' | 'chair', string>
  sign: (name: string) => string
}

const line = '____________________'

const kk: ProtocolWords = {
  of: {
    general_meeting: 'Жалпы отырыстың хаттамасы',
    presidium_meeting: 'Төралқа отырысының хаттамасы',
    commission_meeting: 'Комиссия отырысының хаттамасы',
    hearing: 'Қоғамдық тыңдаудың қорытынды хаттамасы',
    hearing_report: 'Есепті тыңдаудың хаттамасы',
    expertise: 'Қоғамдық сараптаманың хаттамасы',
    monitoring: 'Қоғамдық мониторингтің хаттамасы',
    dialogue: 'Диалог алаңының хаттамасы',
    round_table: 'Дөңгелек үстелдің хаттамасы',
    meeting: 'Кездесудің хаттамасы',
    visit: 'Көшпелі іс-шараның хаттамасы',
  },
  labels: {
    subject: 'Тақырыбы',
    date: 'Өткізілген күні',
    place: 'Өткізілген орны',
    present: 'Қатысқандар',
    invited: 'Шақырылғандар',
    chair: 'Төрағалық еткен',
    secretary: 'Хатшы',
  },
  present: (present, total, needed) => `${total} мүшенің ${present}; қажетті саны – ${needed}`,
  presentOnly: (present) => `${present}`,
  quorum:
    'Барлық мүшелердің кемінде үштен екісі қатысты, отырыс заңды («Қоғамдық кеңестер туралы» Заңның 13-бабының 2-тармағы).',
  agenda: 'Күн тәртібі',
  noAgenda: 'Күн тәртібі алдын ала белгіленген жоқ.',
  heard: (no, point) => `${no}-мәселе. ${point}`,
  decided: 'Шешімдер',
  nothingDecided: 'Шешім қабылданған жоқ.',
  votes: (inFavour, against, abstained) =>
    `Дауыс беру: жақтағаны – ${inFavour}, қарсы болғаны – ${against}, қалыс қалғаны – ${abstained}.`,
  adopted: 'Шешім қабылданды.',
  rejected: 'Шешім қабылданбады.',
  tasks: {
    title: 'Тапсырмалар',
    columns: { no: '№', task: 'Тапсырма', owner: 'Орындаушы', due: 'Мерзімі' },
  },
  owners: { secretary: 'Кеңес аппараты', head: 'Кеңес төрағасы', chair: 'Комиссия төрағасы' },
  sign: (name) => `${line} ${name}`,
}

const ru: ProtocolWords = {
  of: {
    general_meeting: 'Протокол общего заседания',
    presidium_meeting: 'Протокол заседания президиума',
    commission_meeting: 'Протокол заседания комиссии',
    hearing: 'Итоговый протокол общественного слушания',
    hearing_report: 'Протокол заслушивания отчёта',
    expertise: 'Протокол общественной экспертизы',
    monitoring: 'Протокол общественного мониторинга',
    dialogue: 'Протокол диалоговой площадки',
    round_table: 'Протокол круглого стола',
    meeting: 'Протокол встречи',
    visit: 'Протокол выезда',
  },
  labels: {
    subject: 'Тема',
    date: 'Дата проведения',
    place: 'Место проведения',
    present: 'Присутствовало',
    invited: 'Приглашены',
    chair: 'Председательствовал',
    secretary: 'Секретарь',
  },
  present: (present, total, needed) => `${present} из ${total} членов; необходимо ${needed}`,
  presentOnly: (present) => `${present}`,
  quorum:
    'Присутствует не менее двух третей всех членов, заседание правомочно (пункт 2 статьи 13 Закона «Об общественных советах»).',
  agenda: 'Повестка дня',
  noAgenda: 'Повестка дня заранее не определялась.',
  heard: (no, point) => `Вопрос ${no}. ${point}`,
  decided: 'Решения',
  nothingDecided: 'Решений не принято.',
  votes: (inFavour, against, abstained) =>
    `Голосование: за – ${inFavour}, против – ${against}, воздержались – ${abstained}.`,
  adopted: 'Решение принято.',
  rejected: 'Решение не принято.',
  tasks: {
    title: 'Поручения',
    columns: { no: '№', task: 'Поручение', owner: 'Исполнитель', due: 'Срок' },
  },
  owners: { secretary: 'Аппарат совета', head: 'Председатель совета', chair: 'Председатель комиссии' },
  sign: (name) => `${line} ${name}`,
}

const en: ProtocolWords = {
  of: {
    general_meeting: 'Minutes of the general meeting',
    presidium_meeting: 'Minutes of the meeting of the presidium',
    commission_meeting: 'Minutes of the meeting of the commission',
    hearing: 'Final minutes of the public hearing',
    hearing_report: 'Minutes of the hearing of a report',
    expertise: 'Minutes of the public expertise',
    monitoring: 'Minutes of the public monitoring',
    dialogue: 'Minutes of the dialogue',
    round_table: 'Minutes of the round table',
    meeting: 'Minutes of the meeting',
    visit: 'Minutes of the visit',
  },
  labels: {
    subject: 'Title',
    date: 'Date',
    place: 'Place',
    present: 'Present',
    invited: 'Invited',
    chair: 'Chair',
    secretary: 'Secretary',
  },
  present: (present, total, needed) => `${present} of ${total} members; needed: ${needed}`,
  presentOnly: (present) => `${present}`,
  quorum:
    'At least two thirds of all members are present, the meeting is valid (Law on Public Councils, article 13(2)).',
  agenda: 'Agenda',
  noAgenda: 'No agenda was set beforehand.',
  heard: (no, point) => `Point ${no}. ${point}`,
  decided: 'Decisions',
  nothingDecided: 'Nothing was decided.',
  votes: (inFavour, against, abstained) =>
    `Votes: for ${inFavour}, against ${against}, abstained ${abstained}.`,
  adopted: 'The decision is adopted.',
  rejected: 'The decision is not adopted.',
  tasks: { title: 'Tasks', columns: { no: 'No.', task: 'Task', owner: 'Owner', due: 'Due' } },
  owners: { secretary: 'Secretariat', head: 'Head of the council', chair: 'Chair of the commission' },
  sign: (name) => `${line} ${name}`,
}

const all: Record<Language, ProtocolWords> = { kk, ru, en }

export const protocolWords = (lang: Language): ProtocolWords => all[lang]
