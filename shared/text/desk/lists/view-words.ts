/** The words of a member's own lists of the desk, one interface for all languages. */
import { limits } from '../../../../events/limits.ts'
import type { Language } from '../../../../events/values.ts'
import type { Labelled } from '../../pages/page-words.ts'

type ViewWords = {
  title: string
  /** Unfolds the form. */
  save: string
  name: Labelled
  button: string
  /** Which of them is deleted. */
  removal: Labelled
  remove: string
  nothingChosen: string
  saved: string
  removed: string
  noName: string
  nameTaken: string
  full: string
}

const kk: ViewWords = {
  title: 'Менің тізімдерім',
  save: 'Тізімді сақтау',
  name: { label: 'Тізімнің атауы', hint: 'Іріктеу мен реті сақталады, оны тек Сіз көресіз.' },
  button: 'Сақтау',
  removal: { label: 'Қай тізімді жою керек' },
  remove: 'Жою',
  nothingChosen: 'Жойылатын тізімді таңдаңыз.',
  saved: 'Тізім сақталды. Жұмыс үстеліне жылына кемінде бір рет кірсеңіз, ол жойылмайды.',
  removed: 'Тізім жойылды.',
  noName: 'Тізімнің атауын жазыңыз.',
  nameTaken: 'Мұндай атаумен тізіміңіз бар. Басқа атау жазыңыз.',
  full: `Ең көбі ${limits.savedViews} тізім сақталады. Керек емесін жойыңыз, содан кейін осыны сақтаңыз.`,
}

const ru: ViewWords = {
  title: 'Мои списки',
  save: 'Сохранить список',
  name: { label: 'Название списка', hint: 'Запоминаются отбор и порядок, список видите только Вы.' },
  button: 'Сохранить',
  removal: { label: 'Какой список удалить' },
  remove: 'Удалить',
  nothingChosen: 'Выберите список, который нужно удалить.',
  saved: 'Список сохранён. Он хранится, пока Вы входите на рабочий стол хотя бы раз в год.',
  removed: 'Список удалён.',
  noName: 'Укажите название списка.',
  nameTaken: 'Список с таким названием у Вас уже есть. Укажите другое название.',
  full: `Хранится не больше ${limits.savedViews} списков. Удалите ненужный и сохраните этот.`,
}

const en: ViewWords = {
  title: 'My lists',
  save: 'Save the list',
  name: { label: 'Name of the list', hint: 'Its filters and its order are kept, and only you see it.' },
  button: 'Save',
  removal: { label: 'Which list to delete' },
  remove: 'Delete',
  nothingChosen: 'Choose the list to delete.',
  saved: 'The list is saved. It stays as long as you sign in once a year.',
  removed: 'The list is deleted.',
  noName: 'Enter a name for the list.',
  nameTaken: 'You have a list of this name. Enter another name.',
  full: `At most ${limits.savedViews} lists are kept. Delete one that you do not need, then save this one.`,
}

const all: Record<Language, ViewWords> = { kk, ru, en }

export const viewWords = (lang: Language): ViewWords => all[lang]
