/** The words of templates of answers, letters and decisions, at the desk and in the forms that they fill. */
import type { TemplatePurpose } from '../../../events/council/council-values.ts'
import type { Language } from '../../../events/values.ts'
import type { Labelled } from '../pages/page-words.ts'

export type TemplateField = 'name' | 'number' | 'received' | 'due' | 'today'

export type TemplateWords = Record<
  | 'title'
  | 'lead'
  | 'none'
  | 'add'
  | 'change'
  | 'save'
  | 'saved'
  | 'end'
  | 'endTitle'
  | 'endText'
  | 'ended'
  | 'any'
  | 'back'
  | 'edit',
  string
> & {
  purposes: Record<TemplatePurpose, string>
  /** As they stand in braces, in small letters. */
  fields: Record<TemplateField, string>
  form: Record<'purpose' | 'language' | 'topic' | 'outcome' | 'name' | 'text', Labelled>
  unknownField: (field: string) => string
  /** In the form that is filled. */
  choose: Labelled
  take: string
}

const fieldsIn = (fields: Record<TemplateField, string>) =>
  Object.values(fields)
    .map((field) => `{${field}}`)
    .join(', ')

const ruFields = {
  name: 'имя',
  number: 'номер',
  received: 'дата поступления',
  due: 'срок',
  today: 'сегодня',
}
const ru: TemplateWords = {
  title: 'Шаблоны текстов',
  lead: 'Готовые тексты ответов, писем и решений заседаний. Их предлагают в формах председателю комиссии и аппарату: текст можно взять и поправить перед отправкой.',
  none: 'Шаблонов пока нет.',
  add: 'Добавить шаблон',
  change: 'Изменить',
  save: 'Сохранить',
  saved: 'Шаблон сохранён.',
  end: 'Убрать шаблон',
  endTitle: 'Больше не предлагать',
  endText: 'Шаблон исчезнет из форм. Отправленные тексты не изменятся.',
  ended: 'Шаблон убран.',
  any: 'любая',
  back: 'Все шаблоны',
  edit: 'Шаблоны текстов',
  purposes: {
    answer: 'Ответ заявителю',
    letter: 'Письмо в орган',
    forward: 'Перенаправление',
    take_vote: 'Решение заседания',
  },
  fields: ruFields,
  form: {
    purpose: { label: 'Для чего' },
    language: { label: 'Язык текста' },
    topic: { label: 'Сфера', hint: 'Если не выбрана, шаблон предлагается по обращениям любой сферы.' },
    outcome: {
      label: 'Итог ответа',
      hint: 'Подставится, если в форме он ещё не выбран. Только для ответов.',
    },
    name: { label: 'Название', hint: 'По нему шаблон выбирают. Адресат его не увидит.' },
    text: {
      label: 'Текст',
      hint: `Подставляются: ${fieldsIn(ruFields)}. Имени в обращении может не быть, тогда поле останется как есть.`,
    },
  },
  unknownField: (field) => `Поля ${field} нет. Есть: ${fieldsIn(ruFields)}.`,
  choose: {
    label: 'Шаблон текста',
    hint: 'Текст добавится к тому, что уже написано, и его можно поправить.',
  },
  take: 'Взять этот текст',
}

const kkFields = {
  name: 'аты-жөні',
  number: 'нөмірі',
  received: 'түскен күні',
  due: 'мерзімі',
  today: 'бүгін',
}
const kk: TemplateWords = {
  title: 'Мәтін үлгілері',
  lead: 'Жауаптардың, хаттардың және отырыс шешімдерінің дайын мәтіндері. Олар комиссия төрағасы мен аппараттың нысандарында ұсынылады: мәтінді алып, жіберер алдында түзетуге болады.',
  none: 'Үлгілер әзірге жоқ.',
  add: 'Үлгі қосу',
  change: 'Өзгерту',
  save: 'Сақтау',
  saved: 'Үлгі сақталды.',
  end: 'Үлгіні алып тастау',
  endTitle: 'Енді ұсынбау',
  endText: 'Үлгі нысандарда көрінбейтін болады. Жіберілген мәтіндер өзгермейді.',
  ended: 'Үлгі алып тасталды.',
  any: 'кез келген',
  back: 'Барлық үлгі',
  edit: 'Мәтін үлгілері',
  purposes: {
    answer: 'Өтініш берушіге жауап',
    letter: 'Органға хат',
    forward: 'Құзыретті органға жолдау',
    take_vote: 'Отырыс шешімі',
  },
  fields: kkFields,
  form: {
    purpose: { label: 'Не үшін' },
    language: { label: 'Мәтіннің тілі' },
    topic: { label: 'Сала', hint: 'Таңдалмаса, үлгі кез келген саладағы өтініштер бойынша ұсынылады.' },
    outcome: {
      label: 'Жауаптың қорытындысы',
      hint: 'Нысанда әлі таңдалмаса, өзі қойылады. Тек жауаптар үшін.',
    },
    name: { label: 'Атауы', hint: 'Үлгі осы атауы бойынша таңдалады. Адресат оны көрмейді.' },
    text: {
      label: 'Мәтіні',
      hint: `Орнына қойылатындар: ${fieldsIn(kkFields)}. Өтініште аты-жөні болмаса, өріс сол қалпында қалады.`,
    },
  },
  unknownField: (field) => `${field} деген өріс жоқ. Мыналар бар: ${fieldsIn(kkFields)}.`,
  choose: { label: 'Мәтін үлгісі', hint: 'Мәтін жазылғанға қосылады, оны түзетуге болады.' },
  take: 'Осы мәтінді алу',
}

const enFields = {
  name: 'name',
  number: 'number',
  received: 'day of receipt',
  due: 'due date',
  today: 'today',
}
const en: TemplateWords = {
  title: 'Templates of texts',
  lead: 'Texts of answers, letters and decisions of meetings that are ready. The forms of chairs and of the secretariat offer them: a text can be taken and changed before it is sent.',
  none: 'There are no templates yet.',
  add: 'Add a template',
  change: 'Change',
  save: 'Save',
  saved: 'The template is saved.',
  end: 'End the template',
  endTitle: 'Offer it no more',
  endText: 'The template disappears from the forms. Texts that were sent do not change.',
  ended: 'The template is offered no more.',
  any: 'any',
  back: 'All templates',
  edit: 'Templates of texts',
  purposes: {
    answer: 'Answer to an applicant',
    letter: 'Letter to a body',
    forward: 'Forwarding',
    take_vote: 'Decision of a meeting',
  },
  fields: enFields,
  form: {
    purpose: { label: 'What it is for' },
    language: { label: 'Language of the text' },
    topic: { label: 'Topic', hint: 'Where none is chosen, it is offered for appeals of any topic.' },
    outcome: {
      label: 'Outcome of the answer',
      hint: 'Filled in where the form has none yet. For answers only.',
    },
    name: { label: 'Title', hint: 'By which it is chosen. The addressee does not see it.' },
    text: {
      label: 'Text',
      hint: `Filled in: ${fieldsIn(enFields)}. An appeal may have no name; then the field stays as it is.`,
    },
  },
  unknownField: (field) => `There is no field ${field}. There are: ${fieldsIn(enFields)}.`,
  choose: {
    label: 'Template of the text',
    hint: 'The text is added to what has been typed, and can be changed.',
  },
  take: 'Take this text',
}

const all: Record<Language, TemplateWords> = { kk, ru, en }
export const templateWords = (lang: Language): TemplateWords => all[lang]
