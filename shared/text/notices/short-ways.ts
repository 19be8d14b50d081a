/** What people are told of short messages before they give a telephone, and on the page about personal data. */
import type { Language } from '../../../events/values.ts'

/** Each is there where the council's file has it: `sms` goes to applicants, `telegram` to the secretariat's chat. */
export const shortWays = ['sms', 'telegram'] as const
export type ShortWay = (typeof shortWays)[number]

type WaysWords = {
  title: string
  /** What is sent, and how it is stopped. */
  told: Record<ShortWay, readonly string[]>
  /** The same in few words, where a telephone is asked for. */
  inForm: Record<ShortWay, string>
}

const all: Record<Language, WaysWords> = {
  kk: {
    title: 'SMS және Telegram',
    told: {
      sms: [
        'Хат Сізге жетпесе, ал ұялы телефон көрсетілген болса, жаңалық туралы SMS жіберіледі: өтініштің нөмірі, бірнеше сөз және сайттың мекенжайы. Онда аты-жөніңіз де, тақырып та, мәтін де, код та жоқ.',
        'SMS келмеуі үшін өтініш бетінде электрондық поштаны көрсетіңіз немесе кеңес аппаратына хабарлаңыз.',
      ],
      telegram: [
        'Кеңес аппаратының Telegram-дағы чатына істің нөмірі мен не болғаны туралы бірнеше сөз жіберіледі. Онда Сіздің деректеріңіз жоқ, сондықтан бас тартатын ештеңе жоқ. Сізге Telegram арқылы ештеңе жіберілмейді.',
      ],
    },
    inForm: {
      sms: 'Хат жетпесе, өтініштің нөмірі жазылған SMS келеді, дербес деректерсіз. Одан кеңес аппараты арқылы бас тартуға болады.',
      telegram:
        'Кеңес аппаратының Telegram-дағы чатына тек істің нөмірі жіберіледі, Сіздің деректеріңіз жіберілмейді.',
    },
  },
  ru: {
    title: 'SMS и Telegram',
    told: {
      sms: [
        'Если письма до Вас не доходят, а мобильный телефон указан, о новом приходит SMS: номер обращения, несколько слов и адрес сайта. Ни имени, ни темы, ни текста, ни кода в нём нет.',
        'Чтобы SMS не приходили, укажите на странице обращения электронную почту или сообщите в аппарат совета.',
      ],
      telegram: [
        'В чат аппарата совета в Telegram приходит номер дела и несколько слов о том, что произошло. Ваших данных там нет, поэтому и отказываться не от чего. Вам в Telegram ничего не отправляется.',
      ],
    },
    inForm: {
      sms: 'Если письмо не дойдёт, придёт SMS с номером обращения, без персональных данных. Отказаться можно в аппарате совета.',
      telegram: 'В чат аппарата совета в Telegram приходит только номер дела, без Ваших данных.',
    },
  },
  en: {
    title: 'SMS and Telegram',
    told: {
      sms: [
        'If mail does not reach you and you gave a mobile telephone, an SMS tells you of news: the number of the appeal, a few words and the address of this site. No name, subject, text or code is in it.',
        'To stop them, give an e-mail address on the page of your appeal or tell the council’s secretariat.',
      ],
      telegram: [
        'The secretariat’s chat in Telegram gets the number of a case and a few words on what happened. None of your data are there, so there is nothing to stop. Nothing is sent to you by Telegram.',
      ],
    },
    inForm: {
      sms: 'If mail does not reach you, an SMS with the number of the appeal is sent, without personal data. Tell the secretariat to stop it.',
      telegram: 'The secretariat’s chat in Telegram gets the number of the case only, none of your data.',
    },
  },
}

export const waysWords = (lang: Language): WaysWords => all[lang]
