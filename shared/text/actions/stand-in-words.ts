/** The words of naming who stands in for the council's head. Days come as `2026-12-02`. */
import type { Language } from '../../../events/values.ts'
import { formatDays } from '../dates.ts'
import type { Labelled } from '../pages/page-words.ts'

export type StandInWords = {
  title: string
  lead: string
  who: Labelled
  from: Labelled
  until: Labelled
  button: string
  /** Until the next one is named. */
  named: (name: string, from: string, until: string) => string
  faults: {
    /** A member who is not of the presidium then, or a post that nobody holds. */
    unknown: string
    unreachable: string
    untilBeforeFrom: string
    over: string
  }
}

const kk: StandInWords = {
  title: 'Сіз жоқта Сізді кім алмастырады',
  lead: 'Сіз болмаған күндері хаттарға қол қоюды және мерзімдерді ұзартуды Сіз тағайындаған төралқа мүшесі жүзеге асырады («Қоғамдық кеңестер туралы» Заңның 12-бабы). Бұл туралы оған, аппаратқа және Сізге хат жіберіледі.',
  who: { label: 'Кім' },
  from: { label: 'Бірінші күні' },
  until: { label: 'Соңғы күні' },
  button: 'Тағайындау',
  named: (name, from, until) => `Тағайындалған: ${name}, ${formatDays(from, until, 'kk')}.`,
  faults: {
    unknown: 'Бұл күнге ондай төралқа мүшесі немесе лауазымды адам жоқ. Тізімнен таңдаңыз.',
    unreachable: 'Оның электрондық поштасы көрсетілмеген, сондықтан оған хат жетпейді. Аппаратқа айтыңыз.',
    untilBeforeFrom: 'Соңғы күн біріншісінен бұрын. Күндерді тексеріңіз.',
    over: 'Бұл күн өтіп кетті. Бүгінгі немесе одан кейінгі күнді көрсетіңіз.',
  },
}

const ru: StandInWords = {
  title: 'Кто замещает Вас',
  lead: 'В дни Вашего отсутствия письма подписывает и сроки продлевает член президиума, которого назначили Вы (статья 12 Закона «Об общественных советах»). Об этом придёт письмо ему, аппарату и Вам.',
  who: { label: 'Кто' },
  from: { label: 'Первый день' },
  until: { label: 'Последний день' },
  button: 'Назначить',
  named: (name, from, until) => `Назначено: ${name}, ${formatDays(from, until, 'ru')}.`,
  faults: {
    unknown: 'На этот день такого члена президиума или должностного лица нет. Выберите из списка.',
    unreachable: 'У него не указан адрес электронной почты, письма до него не дойдут. Сообщите аппарату.',
    untilBeforeFrom: 'Последний день раньше первого. Проверьте даты.',
    over: 'Этот день прошёл. Укажите сегодняшний или более поздний.',
  },
}

const en: StandInWords = {
  title: 'Who stands in for you',
  lead: 'On the days when you are away, a member of the presidium whom you name signs letters and decides on due dates (Law on Public Councils, article 12). That member, the secretariat and you are told by e-mail.',
  who: { label: 'Who' },
  from: { label: 'First day' },
  until: { label: 'Last day' },
  button: 'Name',
  named: (name, from, until) => `Named: ${name}, ${formatDays(from, until, 'en')}.`,
  faults: {
    unknown:
      'There is no such member of the presidium, or nobody in this post, on that day. Choose from the list.',
    unreachable: 'No e-mail address is known of this member, so no mail would arrive. Tell the secretariat.',
    untilBeforeFrom: 'The last day is before the first. Check the dates.',
    over: 'That day has passed. Give today or a later day.',
  },
}

const all: Record<Language, StandInWords> = { kk, ru, en }

export const standInWords = (lang: Language): StandInWords => all[lang]
