/** The words of the report on the council's own work, in its own order. */
import type { CouncilReport } from '../../../events/answers/reports.ts'
import type { Language } from '../../../events/values.ts'
import type { PlanCounts } from '../../domain/activities/plan.ts'

export type CouncilReportWords = {
  headings: Record<'meetings' | 'heard' | 'dialogues' | 'events' | 'media' | 'control', string>
  meetings: (general: number, presidium: number, commissions: number) => string
  quorate: (n: number, of: number) => string
  announced: (n: number, of: number) => string
  members: (seats: number, start: number, end: number) => string
  moved: (left: number, admitted: number, fromReserve: number) => string
  heard: (reports: number, bodies: number) => string
  dialogues: (n: number, districts: number) => string
  events: (all: number, roundTables: number, meetings: number, visits: number) => string
  control: (monitorings: number, ongoing: number, objects: number) => string
  otherControl: (hearings: number, expertises: number) => string
  documents: (n: number, of: number, published: number) => string
  recommendations: (counts: CouncilReport['control']['recommendations']) => string
  plan: (counts: PlanCounts) => string
  byCommission: string
  channels: string
  columns: Record<'commission' | 'count' | 'channel' | 'publications' | 'views', string>
  ongoing: string
}

const kk: CouncilReportWords = {
  headings: {
    meetings: 'Отырыстар және кеңес құрамы',
    heard: 'Тыңдалған есептер',
    dialogues: 'Диалог алаңдары',
    events: 'Дөңгелек үстелдер, кездесулер және көшпелі іс-шаралар',
    media: 'Қызметті жариялау',
    control: 'Қоғамдық мониторингтер және қоғамдық бақылаудың басқа нысандары',
  },
  meetings: (general, presidium, commissions) =>
    `Жалпы отырыстар – ${general}, төралқа отырыстары – ${presidium}, комиссиялар отырыстары – ${commissions}.`,
  quorate: (n, of) => `Заңды отырыстар (мүшелердің кемінде үштен екісі қатысқан) – ${of} ішінен ${n}.`,
  announced: (n, of) => `Уақтылы хабарланғаны (кемінде күнтізбелік 10 күн бұрын) – ${of} ішінен ${n}.`,
  members: (seats, start, end) =>
    `Кеңестегі орындар – ${seats}; кезең басында мүшелер – ${start}, соңында – ${end}.`,
  moved: (left, admitted, fromReserve) =>
    `Құрамнан шыққаны – ${left}, құрамға енгені – ${admitted}, оның ішінде резервтік тізімнен – ${fromReserve}.`,
  heard: (reports, bodies) => `Тыңдалған есептер – ${reports}, органдар мен ұйымдар – ${bodies}.`,
  dialogues: (n, districts) => `Өткізілген диалог алаңдары – ${n}, аудандар – ${districts}.`,
  events: (all, roundTables, meetings, visits) =>
    `Барлығы – ${all}: дөңгелек үстелдер – ${roundTables}, кездесулер – ${meetings}, көшпелі іс-шаралар – ${visits}.`,
  control: (monitorings, ongoing, objects) =>
    `Қоғамдық мониторингтер – ${monitorings}, оның ішінде жалғасып жатқаны – ${ongoing}; қамтылған нысандар – ${objects}.`,
  otherControl: (hearings, expertises) =>
    `Қоғамдық тыңдаулар – ${hearings}, қоғамдық сараптамалар – ${expertises}.`,
  documents: (n, of, published) =>
    `Қорытынды құжаттар мерзімінде (7 жұмыс күні) дайындалғаны – ${of} ішінен ${n}, жарияланғаны – ${published}.`,
  recommendations: ({ made, accepted, partly, declined, open, carriedOut }) =>
    `Органдар мен ұйымдарға берілген ұсынымдар – ${made}: қабылданғаны – ${accepted}, ішінара қабылданғаны – ${partly}, қабылданбағаны – ${declined}, қаралып жатқаны – ${open}; орындалғаны – ${carriedOut}.`,
  plan: ({ planned, done, moved, dropped }) =>
    `Бекітілген жоспар бойынша іс-шаралар – ${planned}: өткізілгені – ${done}, басқа күнге ауыстырылғаны – ${moved}, өткізілмейтіні – ${dropped}.`,
  byCommission: 'Комиссиялар отырыстары',
  channels: 'Арналар бойынша',
  columns: {
    commission: 'Комиссия',
    count: 'Саны',
    channel: 'Арна',
    publications: 'Жарияланымдар',
    views: 'Қаралымдар',
  },
  ongoing: 'жалғасып жатыр',
}

const ru: CouncilReportWords = {
  headings: {
    meetings: 'Заседания и состав совета',
    heard: 'Заслушанные отчёты',
    dialogues: 'Диалоговые площадки',
    events: 'Круглые столы, встречи и выезды',
    media: 'Освещение деятельности',
    control: 'Общественные мониторинги и другие формы общественного контроля',
  },
  meetings: (general, presidium, commissions) =>
    `Проведено общих заседаний – ${general}, заседаний президиума – ${presidium}, заседаний комиссий – ${commissions}.`,
  quorate: (n, of) => `Правомочны (присутствовало не менее двух третей членов) – ${n} из ${of}.`,
  announced: (n, of) => `Объявлено вовремя (не позднее чем за 10 календарных дней) – ${n} из ${of}.`,
  members: (seats, start, end) =>
    `Мест в совете – ${seats}; членов на начало периода – ${start}, на конец – ${end}.`,
  moved: (left, admitted, fromReserve) =>
    `Выбыло – ${left}, вошло в состав – ${admitted}, в том числе из резервного списка – ${fromReserve}.`,
  heard: (reports, bodies) => `Заслушано отчётов – ${reports}, органов и организаций – ${bodies}.`,
  dialogues: (n, districts) => `Проведено диалоговых площадок – ${n}, районов – ${districts}.`,
  events: (all, roundTables, meetings, visits) =>
    `Проведено – ${all}: круглых столов – ${roundTables}, встреч – ${meetings}, выездов – ${visits}.`,
  control: (monitorings, ongoing, objects) =>
    `Общественных мониторингов – ${monitorings}, из них продолжаются – ${ongoing}; охвачено объектов – ${objects}.`,
  otherControl: (hearings, expertises) =>
    `Общественных слушаний – ${hearings}, общественных экспертиз – ${expertises}.`,
  documents: (n, of, published) =>
    `Итоговые документы подготовлены вовремя (7 рабочих дней) – ${n} из ${of}, опубликованы – ${published}.`,
  recommendations: ({ made, accepted, partly, declined, open, carriedOut }) =>
    `Дано рекомендаций органам и организациям – ${made}: принято – ${accepted}, принято частично – ${partly}, отклонено – ${declined}, рассматривается – ${open}; исполнено – ${carriedOut}.`,
  plan: ({ planned, done, moved, dropped }) =>
    `По утверждённому плану мероприятий – ${planned}: проведено – ${done}, перенесено – ${moved}, отменено – ${dropped}.`,
  byCommission: 'Заседания комиссий',
  channels: 'По каналам',
  columns: {
    commission: 'Комиссия',
    count: 'Количество',
    channel: 'Канал',
    publications: 'Публикации',
    views: 'Просмотры',
  },
  ongoing: 'продолжается',
}

const en: CouncilReportWords = {
  headings: {
    meetings: 'Meetings and members',
    heard: 'Reports heard',
    dialogues: 'Dialogues',
    events: 'Round tables, meetings and visits',
    media: 'Publications',
    control: 'Monitorings and other forms of public control',
  },
  meetings: (general, presidium, commissions) =>
    `General meetings: ${general}; meetings of the presidium: ${presidium}; of commissions: ${commissions}.`,
  quorate: (n, of) => `Valid, with at least two thirds of the members present: ${n} of ${of}.`,
  announced: (n, of) => `Announced in time, at least 10 calendar days before: ${n} of ${of}.`,
  members: (seats, start, end) =>
    `Seats in the council: ${seats}; members at the start of the period: ${start}, at its end: ${end}.`,
  moved: (left, admitted, fromReserve) =>
    `Left: ${left}; admitted: ${admitted}, of them from the reserve list: ${fromReserve}.`,
  heard: (reports, bodies) => `Reports heard: ${reports}, of bodies and organisations: ${bodies}.`,
  dialogues: (n, districts) => `Dialogues held: ${n}, in districts: ${districts}.`,
  events: (all, roundTables, meetings, visits) =>
    `Held: ${all}. Round tables: ${roundTables}, meetings: ${meetings}, visits: ${visits}.`,
  control: (monitorings, ongoing, objects) =>
    `Public monitorings: ${monitorings}, of them ongoing: ${ongoing}; objects covered: ${objects}.`,
  otherControl: (hearings, expertises) => `Public hearings: ${hearings}; public expertises: ${expertises}.`,
  documents: (n, of, published) =>
    `Final documents in time (7 working days): ${n} of ${of}; published: ${published}.`,
  recommendations: ({ made, accepted, partly, declined, open, carriedOut }) =>
    `Recommendations made to bodies and organisations: ${made}. Accepted: ${accepted}, in part: ${partly}, declined: ${declined}, open: ${open}; carried out: ${carriedOut}.`,
  plan: ({ planned, done, moved, dropped }) =>
    `Activities of the approved plan: ${planned}. Held: ${done}, moved: ${moved}, cancelled: ${dropped}.`,
  byCommission: 'Meetings of commissions',
  channels: 'By channel',
  columns: {
    commission: 'Commission',
    count: 'Number',
    channel: 'Channel',
    publications: 'Publications',
    views: 'Views',
  },
  ongoing: 'ongoing',
}

const all: Record<Language, CouncilReportWords> = { kk, ru, en }

export const councilReportWords = (lang: Language): CouncilReportWords => all[lang]
