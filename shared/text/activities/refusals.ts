/** Why something of the council's own work is not done, in the reader's words. */
import { limits } from '../../../events/limits.ts'
import type { Language } from '../../../events/values.ts'
import type { CouncilRefusal, CouncilRejection } from '../../domain/activities/rule.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { texts } from '../texts.ts'

/** `given` and `needed` are both numbers, where it is about numbers. */
type Words = Record<CouncilRefusal, string | ((given: number, needed: number) => string)>

const en: Words = {
  activity_unknown: 'No such activity.',
  number_taken: 'This number belongs to something else.',
  not_yours: 'This is for the secretariat or the head to do.',
  not_activated: 'It was loaded from a register and is not activated yet.',
  agency_unknown: 'The council’s list has no such body.',
  remarks_by_commission:
    'Remarks on a draft are made by its commission, in its own form. Choose another effect.',
  commission_unknown: 'The council has no such commission.',
  district_unknown: 'The council has no such district.',
  commission_needed: 'Say which commission.',
  activity_over: 'It is over: held or cancelled.',
  activity_not_held: 'It has not been held yet.',
  activity_begun: 'It has begun already.',
  not_a_meeting: 'Nothing is decided or put on an agenda at an activity of this form.',
  lasts_a_day: 'An activity of this form lasts one day.',
  no_day: 'It has no day yet. Choose one first.',
  in_future: 'This day has not come yet.',
  day_before: 'This day is too early: something that comes first happened later.',
  day_past: 'This day is over. Choose a later one.',
  total_needed: 'Say how many were present and how many members there are.',
  member_unknown: 'No such member.',
  member_there: 'This person is a member or on the reserve list already.',
  member_left: 'This person is no member on that day.',
  name_needed: 'Say name and seat: the reserve list does not have them.',
  nothing_changes: 'Nothing would change by this.',
  period_backwards: 'The end of the period is before its beginning.',
  item_unknown: 'The agenda has no such point.',
  number_unknown: 'Nothing has this number. Check it, or leave it out.',
  point_unknown: (given) =>
    `Point ${given} begins with a number that nothing has. Check it, or leave it out.`,
  task_without_date: 'A task has both an owner and a date.',
  task_unknown: 'No such open task.',
  no_document: 'There is no document of it.',
  document_there: 'Its document is there already.',
  no_recommendations: 'No recommendations follow from an activity of this form.',
  no_findings: 'Nothing is found by an activity of this form.',
  no_files: 'An activity of this form takes no files.',
  nobody_to_tell: 'Everybody was told of it, or is told by e-mail.',
  file_unknown: 'There is no such file.',
  files_full: `An activity takes at most ${limits.activityFiles} files: remove some first.`,
  recommendation_unknown: 'No such recommendation.',
  template_unknown: 'There is no such template any more.',
  templates_full: 'There are as many templates as the council may have. End one that is no longer used.',
  topic_unknown: 'The council has no such topic.',
  row_fixed: 'This cannot be corrected by loading the register.',
  worked_on: 'Somebody has worked on it since it was loaded.',
  report_too_long: 'The report is too long to be published. Choose a shorter period.',
  id_taken: 'This id was given already. Choose another one.',
  name_taken: 'An entry of this kind has this name already. Change that one, or choose another name.',
  directory_full: 'As many entries were added to the directory as it may have.',
  entry_unknown: 'The directory has no such entry.',
  last_one: 'It is the last one of its kind: add another one first.',
  more_than_all: (given, needed) => `${given} present of ${needed} members: check the numbers.`,
  no_quorum: (given, needed) =>
    `Present: ${given}, needed: ${needed}. A meeting is valid with at least two thirds of all members (Law on Public Councils, article 13(2)).`,
  more_votes_than_present: (given, needed) => `${given} votes of ${needed} present: check the numbers.`,
  seats_taken: (given, needed) => `All seats are taken: ${given} of ${needed}.`,
}

const kk: Words = {
  activity_unknown: 'Мұндай іс-шара жоқ.',
  number_taken: 'Бұл нөмір басқа нәрсеге берілген.',
  not_yours: 'Мұны аппарат немесе кеңес төрағасы жасайды.',
  not_activated: 'Журналдан жүктелген, әлі іске қосылмаған.',
  agency_unknown: 'Кеңестің тізімінде мұндай орган жоқ.',
  remarks_by_commission: 'Жобаға ескертулерді оның комиссиясы өз нысанымен береді. Басқа салдарын таңдаңыз.',
  commission_unknown: 'Кеңесте мұндай комиссия жоқ.',
  district_unknown: 'Кеңесте мұндай аудан жоқ.',
  commission_needed: 'Комиссияны көрсетіңіз.',
  activity_over: 'Ол аяқталған: өткізілген немесе өткізілмейтін болған.',
  activity_not_held: 'Ол әлі өткізілген жоқ.',
  activity_begun: 'Ол басталып кеткен.',
  not_a_meeting: 'Іс-шараның бұл нысанында шешім қабылданбайды және күн тәртібі болмайды.',
  lasts_a_day: 'Іс-шараның бұл нысаны бір күнге созылады.',
  no_day: 'Күні әлі белгіленбеген. Алдымен күнін таңдаңыз.',
  in_future: 'Бұл күн әлі келген жоқ.',
  day_before: 'Бұл күн тым ерте: алдымен болуға тиіс нәрсе кейінірек болған.',
  day_past: 'Бұл күн өтіп кетті. Кейінгі күнді таңдаңыз.',
  total_needed: 'Қанша мүше қатысқанын және барлығы қанша мүше екенін көрсетіңіз.',
  member_unknown: 'Мұндай мүше жоқ.',
  member_there: 'Бұл адам мүше болып тұр немесе резервте бар.',
  member_left: 'Бұл адам ол күні кеңес мүшесі емес.',
  name_needed: 'Аты-жөнін және өкілдігін көрсетіңіз: олар резервте жоқ.',
  nothing_changes: 'Бұдан ештеңе өзгермейді.',
  period_backwards: 'Кезеңнің соңы басынан бұрын тұр.',
  item_unknown: 'Күн тәртібінде мұндай мәселе жоқ.',
  number_unknown: 'Мұндай нөмірі бар іс те, іс-шара да жоқ. Нөмірді тексеріңіз немесе алып тастаңыз.',
  point_unknown: (given) =>
    `${given}-мәселенің басындағы нөмірмен іс те, іс-шара да жоқ. Нөмірді тексеріңіз немесе алып тастаңыз.`,
  task_without_date: 'Тапсырманың орындаушысы да, мерзімі де болады.',
  task_unknown: 'Мұндай орындалмаған тапсырма жоқ.',
  no_document: 'Оның құжаты жоқ.',
  document_there: 'Оның құжаты бар.',
  no_recommendations: 'Іс-шараның бұл нысанынан ұсынымдар туындамайды.',
  no_findings: 'Іс-шараның бұл нысанында анықталған фактілер жазылмайды.',
  no_files: 'Мұндай түрдегі іс-шараға файл қоса берілмейді.',
  nobody_to_tell: 'Барлығына хабарланды немесе хат жіберіледі.',
  file_unknown: 'Мұндай файл жоқ.',
  files_full: `Іс-шарада ең көбі ${limits.activityFiles} файл болады: алдымен артығын жойыңыз.`,
  recommendation_unknown: 'Мұндай ұсыным жоқ.',
  template_unknown: 'Мұндай үлгі енді жоқ.',
  templates_full: 'Үлгілердің рұқсат етілген саны толды. Қолданылмайтынын алып тастаңыз.',
  topic_unknown: 'Кеңесте мұндай сала жоқ.',
  row_fixed: 'Мұны журналды жүктеу арқылы түзетуге болмайды.',
  worked_on: 'Жүктелгеннен кейін онымен жұмыс істелген.',
  report_too_long: 'Есеп жариялау үшін тым ұзын. Қысқарақ кезеңді таңдаңыз.',
  id_taken: 'Бұл код бұрын берілген. Басқасын таңдаңыз.',
  name_taken: 'Осы түрдегі мұндай атауы бар жазба бұрыннан бар. Соны өзгертіңіз немесе басқа атау таңдаңыз.',
  directory_full: 'Анықтамалыққа қосылған жазбалар саны шегіне жетті.',
  entry_unknown: 'Анықтамалықта мұндай жазба жоқ.',
  last_one: 'Бұл осы түрдегі соңғы жазба: алдымен басқасын қосыңыз.',
  more_than_all: (given, needed) => `${needed} мүшенің ${given} қатысқан: сандарды тексеріңіз.`,
  no_quorum: (given, needed) =>
    `Қатысқаны – ${given}, қажеті – ${needed}. Отырыс барлық мүшелердің кемінде үштен екісі қатысса заңды («Қоғамдық кеңестер туралы» Заңның 13-бабының 2-тармағы).`,
  more_votes_than_present: (given, needed) => `${needed} қатысқаннан ${given} дауыс: сандарды тексеріңіз.`,
  seats_taken: (given, needed) => `Барлық орын бос емес: ${needed} ішінен ${given}.`,
}

const ru: Words = {
  activity_unknown: 'Такого мероприятия нет.',
  number_taken: 'Этот номер занят.',
  not_yours: 'Это делает аппарат или председатель совета.',
  not_activated: 'Загружено из журнала и ещё не введено в действие.',
  agency_unknown: 'Такого органа в списке совета нет.',
  remarks_by_commission: 'Замечания к проекту даёт его комиссия в своей форме. Выберите другое последствие.',
  commission_unknown: 'Такой комиссии в совете нет.',
  district_unknown: 'Такого района в настройках совета нет.',
  commission_needed: 'Укажите комиссию.',
  activity_over: 'Оно завершено: проведено или отменено.',
  activity_not_held: 'Оно ещё не проведено.',
  activity_begun: 'Оно уже началось.',
  not_a_meeting: 'У мероприятия этой формы нет повестки и решений.',
  lasts_a_day: 'Мероприятие этой формы проходит за один день.',
  no_day: 'День ещё не назначен. Сначала выберите день.',
  in_future: 'Этот день ещё не наступил.',
  day_before: 'Этот день слишком ранний: то, что должно быть раньше, произошло позже.',
  day_past: 'Этот день прошёл. Выберите более поздний.',
  total_needed: 'Укажите, сколько членов присутствовало и сколько их всего.',
  member_unknown: 'Такого члена совета нет.',
  member_there: 'Этот человек уже член совета или в резервном списке.',
  member_left: 'В этот день этот человек не член совета.',
  name_needed: 'Укажите имя и от кого он: в резервном списке их нет.',
  nothing_changes: 'От этого ничего не изменится.',
  period_backwards: 'Конец периода раньше его начала.',
  item_unknown: 'Такого пункта в повестке нет.',
  number_unknown: 'С таким номером нет ни дела, ни мероприятия. Проверьте номер или уберите его.',
  point_unknown: (given) =>
    `С номером в начале пункта ${given} нет ни дела, ни мероприятия. Проверьте номер или уберите его.`,
  task_without_date: 'У поручения есть и исполнитель, и срок.',
  task_unknown: 'Такого неисполненного поручения нет.',
  no_document: 'Его документа нет.',
  document_there: 'Его документ уже есть.',
  no_recommendations: 'Из мероприятия этой формы рекомендации не следуют.',
  no_findings: 'По мероприятию этой формы установленные факты не записываются.',
  no_files: 'К мероприятию этого вида файлы не прилагаются.',
  nobody_to_tell: 'Все уже извещены или получат письмо.',
  file_unknown: 'Такого файла нет.',
  files_full: `У мероприятия не больше ${limits.activityFiles} файлов: сначала удалите лишние.`,
  recommendation_unknown: 'Такой рекомендации нет.',
  template_unknown: 'Такого шаблона больше нет.',
  templates_full: 'Шаблонов столько, сколько может быть. Уберите тот, которым не пользуются.',
  topic_unknown: 'У совета нет такой сферы.',
  row_fixed: 'Это нельзя исправить загрузкой журнала.',
  worked_on: 'С ним уже работали после загрузки.',
  report_too_long: 'Отчёт слишком длинный для публикации. Выберите период короче.',
  id_taken: 'Этот код уже выдан. Выберите другой.',
  name_taken: 'Запись этого вида с таким названием уже есть. Измените её или выберите другое название.',
  directory_full: 'В справочник добавлено столько записей, сколько может быть.',
  entry_unknown: 'Такой записи в справочнике нет.',
  last_one: 'Это последняя запись этого вида: сначала внесите другую.',
  more_than_all: (given, needed) => `Присутствовало ${given} из ${needed}: проверьте числа.`,
  no_quorum: (given, needed) =>
    `Присутствует ${given}, нужно ${needed}. Заседание правомочно, если присутствует не менее двух третей всех членов (пункт 2 статьи 13 Закона «Об общественных советах»).`,
  more_votes_than_present: (given, needed) => `Голосов ${given}, присутствовало ${needed}: проверьте числа.`,
  seats_taken: (given, needed) => `Все места заняты: ${given} из ${needed}.`,
}

/** Where the form asks for one number alone: the register of members tells how many there are. */
const presentNeeded: Record<Language, string> = {
  kk: 'Қанша мүшенің қатысқанын көрсетіңіз.',
  ru: 'Укажите, сколько членов присутствовало.',
  en: 'Give how many members were present.',
}

const all: Record<Language, Words> = { kk, ru, en }

export const councilRefusal = (
  { refused, path, given = 0, needed = 0 }: CouncilRejection,
  lang: Language,
): string => {
  if (refused === 'total_needed' && path === 'present') return presentNeeded[lang]
  const said = all[lang][refused]
  return typeof said === 'string' ? said : said(given, needed)
}

/** Why an effect could not be carried out: by a refusal of the council's own work, or of a case. */
export const refusalIn = (lang: Language, code: string): string => {
  if (Object.hasOwn(all[lang], code)) return councilRefusal({ refused: code as CouncilRefusal }, lang)
  const { refusals } = texts(lang)
  return Object.hasOwn(refusals, code) ? refusals[code as Refusal]([]) : code
}
