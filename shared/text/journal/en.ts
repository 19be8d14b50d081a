/** English words for loading old registers. */
import type { ImportWords } from './import.ts'

export const importEn: ImportWords = {
  columns: {
    number: ['no'],
    received_at: ['received', 'received on'],
    sent_on: ['sent'],
    due_on: ['due'],
    answered_on: ['answered'],
    closed_on: ['closed'],
    recommended_on: ['recommended'],
  },
  statuses: { long_term: ['long-term'], out_of_competence: ['out of competence'] },
  applicantKinds: { person: ['individual'], entity: ['legal entity', 'organisation'] },
  entityForms: { АО: ['jsc'], ТОО: ['llp'], ОФ: ['public foundation'], ИП: ['sole proprietor'] },
  about: {},
  answerOutcomes: {},
  recommendationOutcomes: {},
  decisions: {},
  actTypes: {},
  place: (line, column) => `Line ${line}${column ? `, column "${column}"` : ''}`,
  faults: {
    empty_file: () => 'the file has no lines. The first one must name the columns.',
    not_csv: () => 'not CSV: check the quotes. A quote inside a field is doubled.',
    missing_column: ({ column, known }) =>
      `there is no column ${column}. Expected columns: ${known.join(', ')}.`,
    unknown_column: ({ column, known }) =>
      `unknown column "${column}". Expected columns: ${known.join(', ')}.`,
    column_twice: ({ column }) => `the column ${column} is named twice.`,
    other_register: ({ other, asked }) => `these are the columns of ${other}, and --kind says ${asked}.`,
    no_table: () => 'not a text. Save the table as CSV (in Excel: "CSV UTF-8").',
    code_page: () =>
      'no telling in which code page the file is: its letters make no words. Save the table as "CSV UTF-8".',
    lost_letters: ({ value }) =>
      `question marks instead of letters in "${value}": the code page that the file was saved in has no such letters. Save the original table as "CSV UTF-8". If it was typed so, add --as-typed.`,
    foreign_letters: ({ value, letters }) =>
      `letters in "${value}" that neither Russian nor Kazakh has (${letters}): the file was read or saved in another code page. Save the original table as "CSV UTF-8". If they were typed so, add --as-typed.`,
    fields: ({ expected, found }) => `${found} values in the line, ${expected} columns.`,
    open_quote: ({ rows }) =>
      `a quote is opened and not closed${rows > 0 ? `: the next rows (${rows}) have become part of this field` : ', and the field goes on in the next lines'}. Close it or take it out; a quote inside a field is doubled.`,
    required: () => 'a value is required.',
    number: () =>
      'expected a number: letters, digits, dot, slash and hyphen, at least one digit, at most 64 characters.',
    unnumbered: ({ value }) =>
      `"${value}": a case without a number cannot be found. Give it one that the register does not have, as ${value}-1.`,
    spoilt_number: ({ value }) =>
      `"${value}" looks like a day or a rounding that a spreadsheet made of a number (12/5 becomes 12-May). Make the column a text and type the number again. If this is the number, add --as-typed.`,
    own_series: () => 'numbers of this kind are given by the system itself; a register needs another.',
    day: () => 'expected a date that exists: YYYY-MM-DD or DD.MM.YYYY, a time may follow.',
    in_future: () => 'this day has not come yet.',
    count: () => 'expected a whole number from 0 to 999.',
    not_expected: ({ because }) => `must be empty with ${because}.`,
    without: ({ column }) => `must be empty while ${column} is.`,
    needed: ({ because }) => `a value is required with ${because}.`,
    unknown_value: ({ value, known }) => `unknown: "${value}". Expected one of: ${known.join(', ')}.`,
    earlier: ({ than }) => `earlier than ${than}.`,
    too_long: ({ max }) => `longer than ${max} characters.`,
    number_twice: ({ line }) => `the number is in line ${line} already.`,
    number_taken: () =>
      'a case or letter of another register, or of the system itself, has this number. Load the register under a name of its own, which is put before the numbers: --prefix NAME/.',
    loaded_as: ({ number, as }) =>
      `this entry is loaded already as ${as}, and the report would count it twice. If it is another matter, confirm it: --correct ${number}.`,
    other_year: ({ number, on, day }) =>
      `number ${number} is loaded already, of ${on}, and this is ${day}. If the numbers of the register begin again each year, load it under its year: --prefix ${day.slice(0, 4)}/. If the date was mistyped, confirm the correction: --correct-dates.`,
    other_matter: ({ number, on, day, columns }) =>
      `number ${number} is loaded already for another matter, of ${on}: it differs in ${columns.join(', ')}. If the numbers of the register begin again each year, load it under its year: --prefix ${day.slice(0, 4)}/. If this corrects the same entry, confirm it: --correct ${number}.`,
  },
  said: {
    noFile: (file) => `There is no file ${file}.`,
    noPlainFile: (file) => `${file} is not a file that can be read.`,
    noRows: 'The file has no line below the names of the columns: there is nothing to load.',
    passedOver: (columns) =>
      `Columns that this register does not have were passed over: ${columns.join(', ')}.`,
    codePage: (name) => `The code page of the file: ${name}.`,
    nothingLoaded: (problems) =>
      `Problems: ${problems}. Nothing was loaded. Correct the file and give the same command again.`,
    checked: ({ fresh, corrected, unchanged }) =>
      `Checked, no problems: ${fresh} new, ${corrected} corrected, ${unchanged} unchanged. Nothing was loaded (--dry-run).`,
    loaded: ({ fresh, corrected, unchanged }) =>
      `Loaded: ${fresh} new, ${corrected} corrected, ${unchanged} unchanged.`,
    asleep: (count) =>
      `Open: ${count}. No mail and no reminder of them goes out until they are activated: npm run -s import -- --activate`,
    corrects: (columns) => `changes ${columns.join(', ')}.`,
    lettersNext:
      'Letters come after the appeals and draft acts that they are about: npm run -s import -- --kind letters FILE.csv',
    viewsThere: 'Lists and the report are up to date: npm run -s report -- --help',
    activated: ({ cases, waiting }) => `Activated: ${cases} cases, ${waiting} due dates in them.`,
    nothingAsleep: 'There is nothing to activate.',
    alive: 'The chairs have been written to; what is overdue comes in the next morning digest.',
    interrupted: 'Interrupted. The same command goes on from here.',
    checking: 'Checking',
    loading: 'Loading',
    activating: 'Activating',
  },
}
