/** The words of a period's report at the desk and, once it is published, on the site; one interface for all languages. */
import type { Language } from '../../../events/values.ts'
import type { Labelled } from '../pages/page-words.ts'

/** Days come as readers write them. */
export type DeskReportWords = {
  title: string
  lead: string
  periods: string
  soFar: (year: string) => string
  from: Labelled
  to: Labelled
  language: Labelled
  download: string
  formats: Record<'docx' | 'html' | 'csv' | 'json', string>
  publishing: string
  publishLead: string
  publish: string
  confirm: { title: string; lead: (period: string) => string; button: string; back: string }
  done: string
  open: string
  published: string
  none: string
  columns: { period: string; on: string }
  /** On the site. */
  site: { text: string; on: (day: string) => string; files: string; docx: string; html: string; all: string }
}

const kk: DeskReportWords = {
  title: 'Кезең есебі',
  lead: 'Есеп істер журналынан және кеңестің жұмысынан, кезеңнің соңғы күнінің аяғындағы жағдай бойынша құралады.',
  periods: 'Дайын кезеңдер',
  soFar: (year) => `${year} жыл, бүгінге дейін`,
  from: { label: 'Кезеңнің басы' },
  to: { label: 'Кезеңнің соңы', hint: 'Екі күн де кезеңге кіреді.' },
  language: { label: 'Құжаттың тілі' },
  download: 'Жүктеп алу',
  formats: { docx: 'Құжат (DOCX)', html: 'Бет (HTML)', csv: 'Кесте (CSV)', json: 'Деректер (JSON)' },
  publishing: 'Сайтта жариялау',
  publishLead:
    'Есеп үш тілде жарияланады: жаңалықтарда және таспада оған сілтеме шығады. Жарияланған есеп бұдан былай өзгермейді.',
  publish: 'Жариялау',
  confirm: {
    title: 'Есепті жариялау керек пе?',
    lead: (period) => `${period} Осы көрсеткіштер сайтта осы күйінде қалады:`,
    button: 'Иә, жариялау',
    back: 'Кезеңді өзгерту',
  },
  done: 'Есеп жарияланды.',
  open: 'Сайтта ашу',
  published: 'Жарияланған есептер',
  none: 'Жарияланған есептер әзірге жоқ.',
  columns: { period: 'Кезең', on: 'Жарияланған күні' },
  site: {
    text: 'Кеңес осы кезеңдегі жұмысы туралы есебін жариялады.',
    on: (day) => `${day} жарияланды. Есеп содан бері өзгертілмеген.`,
    files: 'Есептің файлдары',
    docx: 'Құжат (DOCX)',
    html: 'Бір файлдағы бет (HTML)',
    all: 'Барлық жаңалықтар',
  },
}

const ru: DeskReportWords = {
  title: 'Отчёт за период',
  lead: 'Отчёт складывается из журнала дел и работы совета, по состоянию на конец последнего дня периода.',
  periods: 'Готовые периоды',
  soFar: (year) => `${year} год по сегодня`,
  from: { label: 'Начало периода' },
  to: { label: 'Конец периода', hint: 'Оба дня входят в период.' },
  language: { label: 'Язык документа' },
  download: 'Скачать',
  formats: { docx: 'Документ (DOCX)', html: 'Страница (HTML)', csv: 'Таблица (CSV)', json: 'Данные (JSON)' },
  publishing: 'Опубликовать на сайте',
  publishLead:
    'Отчёт публикуется на трёх языках: в новостях и в ленте появляется ссылка на него. Опубликованный отчёт больше не меняется.',
  publish: 'Опубликовать',
  confirm: {
    title: 'Опубликовать отчёт?',
    lead: (period) => `${period} Эти показатели останутся на сайте такими:`,
    button: 'Да, опубликовать',
    back: 'Изменить период',
  },
  done: 'Отчёт опубликован.',
  open: 'Открыть на сайте',
  published: 'Опубликованные отчёты',
  none: 'Опубликованных отчётов пока нет.',
  columns: { period: 'Период', on: 'Когда опубликован' },
  site: {
    text: 'Совет опубликовал отчёт о своей работе за этот период.',
    on: (day) => `Опубликован ${day}. С тех пор отчёт не изменялся.`,
    files: 'Отчёт файлом',
    docx: 'Документ (DOCX)',
    html: 'Страница одним файлом (HTML)',
    all: 'Все новости',
  },
}

const en: DeskReportWords = {
  title: 'Report of a period',
  lead: 'The report is made of the cases and of the council’s work, as they stood at the end of the period’s last day.',
  periods: 'Ready periods',
  soFar: (year) => `${year} until today`,
  from: { label: 'Beginning of the period' },
  to: { label: 'End of the period', hint: 'Both days are in the period.' },
  language: { label: 'Language of the document' },
  download: 'Download',
  formats: { docx: 'Document (DOCX)', html: 'Page (HTML)', csv: 'Table (CSV)', json: 'Data (JSON)' },
  publishing: 'Publish on the site',
  publishLead:
    'The report is published in three languages: the news and the feed lead to it. A published report does not change any more.',
  publish: 'Publish',
  confirm: {
    title: 'Publish the report?',
    lead: (period) => `${period} These figures will stay on the site as they are:`,
    button: 'Yes, publish',
    back: 'Change the period',
  },
  done: 'The report is published.',
  open: 'Open on the site',
  published: 'Published reports',
  none: 'No report has been published yet.',
  columns: { period: 'Period', on: 'Published on' },
  site: {
    text: 'The council has published the report on its work in this period.',
    on: (day) => `Published on ${day}. The report has not changed since.`,
    files: 'The report as a file',
    docx: 'Document (DOCX)',
    html: 'Page in one file (HTML)',
    all: 'All news',
  },
}

const all: Record<Language, DeskReportWords> = { kk, ru, en }

export const deskReportWords = (lang: Language): DeskReportWords => all[lang]
