/** What the drawing of a mail is made with: its type, its words and letterhead, and the blocks that all kinds use. */
import type { CaseKind, Language } from '../../../events/values.ts'
import type { Texts } from '../texts.ts'
import type { Block, MailLayout } from './mail-layout.ts'
import type { MailWords } from './mail-words.ts'
import type { Letterhead, MailToCompose } from './models.ts'

/** What every mail is written with. */
export type Pen = { lang: Language; words: MailWords; names: Texts; head: Letterhead } & Pick<
  MailToCompose,
  'began' | 'stopped'
>
export type Drawing = Pick<MailLayout, 'subject' | 'greeting' | 'blocks'>
/** One function for each kind of mail: its model in, its drawing out. */
export type Drawings<Models> = { [K in keyof Models]: (model: { kind: K } & Models[K], pen: Pen) => Drawing }

type Sentence = string | false | undefined
/** One text of those sentences that are said, each once. */
export const textOf = (sentences: Sentence[]) => [...new Set(sentences.filter(Boolean))].join(' ')
export const paragraph = (...sentences: Sentence[]): Block => ({ is: 'paragraph', text: textOf(sentences) })
export const note = (...sentences: Sentence[]): Block => ({ is: 'note', text: textOf(sentences) })
const quote = (text: string): Block => ({ is: 'quote', text })
export const button = (text: string, url: string): Block => ({ is: 'button', text, url })
/** Facts without a value are left out. */
export const facts = (...all: [label: string, value: string | undefined][]): Block => ({
  is: 'facts',
  facts: all.filter((fact): fact is [string, string] => Boolean(fact[1])),
})
/** An empty text leaves no block. */
export const quoteOf = (text: string): Block[] => (text.trim() ? [quote(text)] : [])
/** Words of a person under a line that says whose or what for. */
export const quoteUnder = (title: string, text: string): Block[] =>
  text.trim() ? [paragraph(title), quote(text)] : []

/** An applicant by name; a company, and whoever is not known to be the applicant, without one. */
export const greetingOf = ({ applicantName }: { applicantName?: string }, { greeting }: MailWords): string =>
  applicantName ? greeting.person(applicantName) : greeting.anyone

/** What a case's subject is called: a draft act's is its title. */
export const subjectLabel = (caseKind: CaseKind, { labels }: MailWords) =>
  caseKind === 'draft_act' ? labels.title : labels.subject
