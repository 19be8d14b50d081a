/** Words that were wrong once, by language, and what stands in their place in the glossary. */
import type { Language } from '../../../events/values.ts'

/** An article of a law, or a law. */
export const article: Record<Language, RegExp> = {
  kk: /\d-(бап|бабы)|баптары|ӘРПК|Заңы(?!\p{L})|кодекс/iu,
  ru: /стать[яиюе]|АППК|Закон|кодекс/iu,
  en: /\barticles?\b|\bCode\b|\bLaw\b/u,
}

/** The council's own rules: what the program does is none of them. */
export const rules: Record<Language, RegExp> = {
  kk: /кеңестің қағидалары/i,
  ru: /правил\p{L}* совета/iu,
  en: /rules of the council/i,
}

/** As regular expressions; each with the word that is right. */
export const wrongWords: Record<Language, Record<string, string>> = {
  kk: {
    'қайта жібер': 'құзыретті органға жолдау (forward), тағы бір рет жіберу (send again)',
    'кеңестің қағидалары бойынша': 'nothing: it is the rule of the program',
    'сөзбе-сөз': 'сол қалпында',
    'аты-жөндер': 'аты-жөні',
    'қамтамасыз ет': 'қадағалау',
    'біздің тараптан': 'жүйеде',
    'команда(?!ндыр)': 'пәрмен',
    қолмен: 'қағаз түрінде немесе өзі келіп',
    'жеке (өзі )?келіп': 'өзі келіп',
    өшірілді: 'жойылды',
    'медианалық|қаралудағысы': 'жартысы; қаралып жатқаны',
    'күткіңіз келмесе': 'күтуге мүмкіндігіңіз болмаса',
    'жүйе әкімшісі|техникалық қызмет': 'жүйе операторы',
    'маңыздылығына қарай': 'nothing: no law says so',
    '\\d (өтініші|ісі|хаты)(?!\\p{L})': '№ … өтініш, іс, хат',
    '(келіп түскен) күннен бастап екі ай': 'шешім қабылданған күннен бастап',
  },
  ru: {
    'по правилам совета': 'nothing: it is the rule of the program',
    'срок\\p{L}* рекомендаций': 'срок представления рекомендаций',
    'срок( ответа| решения| представления рекомендаций)? \\d': 'срок – …',
    'медианный|с соблюдением срока': 'половина; в срок',
    вручную: 'на бумаге или лично',
    повторно: 'ещё раз',
    промолчит: 'не ответит',
    'слова проекта': 'цитата из проекта',
    'не хочется': 'не можете',
    госорган: 'государственный орган',
    'администратор|техническ(ая|ой) служб': 'оператор системы',
    'исходя из их значимости': 'nothing: no law says so',
    'цифр, указан': 'цифр из',
    'двух месяцев со дня поступления': 'со дня решения',
    'просим обеспечить': 'просим проследить',
  },
  en: {
    'by the rules of the council': 'nothing: it is the rule of the program',
    'by their importance': 'nothing: no law says so',
    'by hand': 'on paper or in person',
    'two (calendar )?months (from|after) receipt': 'from the day of the decision',
    'technical service|administrator of the system': 'operator of the system',
  },
}
