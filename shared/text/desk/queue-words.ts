/** The words of the desk's page of dead letters, one interface for all languages. */
import type { QueueName } from '../../../events/queues.ts'
import type { Language } from '../../../events/values.ts'

export type QueueWords = {
  title: string
  lead: string
  nothing: string
  columns: { what: string; count: string; since: string; move: string }
  queues: Record<QueueName, string>
  move: string
  /** For those who hear the button read. */
  moveOf: (queue: string) => string
  moved: (queue: string, n: number) => string
  none: (queue: string) => string
  open: string
}

const kk: QueueWords = {
  title: 'Орындалмаған жұмыс',
  lead: 'Жүйе бірнеше рет тырысып, тоқтаған жұмыс. Себебі жойылған соң, оны қайта орындауға жіберіңіз: ештеңе екі рет жасалмайды. Тағы да орындалмаса, осы жерге қайтып келеді.',
  nothing: 'Барлық жұмыс орындалған.',
  columns: { what: 'Не орындалмады', count: 'Хабарлар', since: 'Ең ескісі қашаннан бері', move: 'Әрекет' },
  queues: {
    assignment: 'Істерді комиссияға беру',
    dispatch: 'Органдарға хат жіберу',
    responses: 'Органдардың жауаптары',
    reminders: 'Мерзім туралы еске салу',
    notices: 'Істер туралы хабарлау',
    files: 'Файлдарды тексеру',
    papers: 'Кеңестің қағаздары',
    decisions: 'Отырыстардың шешімдері',
    commits: 'Істердің жалғасы',
  },
  move: 'Қайта орындау',
  moveOf: (queue) => `Қайта орындау: ${queue}`,
  moved: (queue, n) => `${queue}: қайта орындауға жіберілгені – ${n}.`,
  none: (queue) => `${queue}: қайта жіберетін ештеңе жоқ.`,
  open: 'Орындалмаған жұмысты ашу',
}

const ru: QueueWords = {
  title: 'Невыполненная работа',
  lead: 'То, что система попыталась сделать несколько раз и остановилась. Когда причина устранена, верните это в работу: дважды ничего не делается. Что не получится снова, вернётся сюда.',
  nothing: 'Вся работа выполнена.',
  columns: { what: 'Что не выполнено', count: 'Сообщений', since: 'Самое давнее ждёт с', move: 'Действие' },
  queues: {
    assignment: 'Передача дел в комиссии',
    dispatch: 'Отправка писем в органы',
    responses: 'Ответы органов',
    reminders: 'Напоминания о сроках',
    notices: 'Уведомления по делам',
    files: 'Проверка файлов',
    papers: 'Бумаги совета',
    decisions: 'Решения заседаний',
    commits: 'Продолжение дел',
  },
  move: 'Вернуть в работу',
  moveOf: (queue) => `Вернуть в работу: ${queue}`,
  moved: (queue, n) => `${queue}: возвращено в работу – ${n}.`,
  none: (queue) => `${queue}: возвращать нечего.`,
  open: 'Открыть невыполненную работу',
}

const en: QueueWords = {
  title: 'Work not done',
  lead: 'What the system has tried several times and given up. When the cause is mended, move it back: nothing is done twice. What fails again comes back here.',
  nothing: 'All work is done.',
  columns: { what: 'What is not done', count: 'Messages', since: 'The oldest waits since', move: 'Action' },
  queues: {
    assignment: 'Giving cases to commissions',
    dispatch: 'Letters to bodies',
    responses: 'Responses of bodies',
    reminders: 'Reminders of due dates',
    notices: 'Notices about cases',
    files: 'Checks of files',
    papers: 'The council’s papers',
    decisions: 'Decisions of meetings',
    commits: 'What follows from cases',
  },
  move: 'Move back',
  moveOf: (queue) => `Move back: ${queue}`,
  moved: (queue, n) => `${queue}: moved back – ${n}.`,
  none: (queue) => `${queue}: there is nothing to move back.`,
  open: 'Open the work that is not done',
}

const all: Record<Language, QueueWords> = { kk, ru, en }

export const queueWords = (lang: Language): QueueWords => all[lang]
