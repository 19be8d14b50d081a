/** `docs/mails.md` shows every mail as its readers get it; `UPDATE_DOCS=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Language, languages } from '../../../events/values.ts'
import { composeMail } from '../../../shared/text/notices/mails.ts'
import type { MailKind, MailToCompose } from '../../../shared/text/notices/models.ts'
import { texts } from '../../../shared/text/texts.ts'
import { councilHead, goldenMails, mailAbout, mailVariants } from '../../builders/mails.ts'

type Section = { title: string; about?: string; mails: { lang: Language; model: MailToCompose }[] }

const sections = (): Section[] => {
  const golden = languages.map((lang) => ({ lang, mails: goldenMails(lang), variants: mailVariants(lang) }))
  return (Object.keys(mailAbout) as MailKind[]).flatMap((kind) => [
    {
      title: kind,
      about: mailAbout[kind],
      mails: golden.map(({ lang, mails }) => ({ lang, model: mails[kind] })),
    },
    ...(golden[0]?.variants ?? []).flatMap((variant, i) =>
      variant.kind === kind
        ? [
            {
              title: `${kind}: ${variant.when}`,
              mails: golden.map(({ lang, variants }) => ({
                lang,
                model: (variants[i] as typeof variant).model,
              })),
            },
          ]
        : [],
    ),
  ])
}

/** As GitHub makes a heading's address. */
const anchor = (title: string) => title.replace(/[^\w -]/g, '').replaceAll(' ', '-')

const page = () => {
  const all = sections()
  const contents = all
    .filter(({ about }) => about)
    .map(({ title, about }) => `- [${title}](#${anchor(title)}): ${about}`)
  const shown = all.map(({ title, about, mails }) => {
    const texted = mails.map(({ lang, model }) => {
      const { subject, text } = composeMail(model, lang, councilHead)
      return `**${texts(lang).language}**\n\n\`\`\`text\n${subject}\n\n${text}\`\`\``
    })
    return `## ${title}\n${about ? `${about[0]?.toUpperCase()}${about.slice(1)}.\n` : ''}\n${texted.join('\n\n')}`
  })
  return `# Mails
Every mail in Kazakh, Russian and English, as its reader gets it in plain text; the first line is the subject.
Made from \`test/builders/mails.ts\` by \`UPDATE_DOCS=1 npx vitest run test/unit/text/mails-page.test.ts\`; a test keeps it true.

${contents.join('\n')}

${shown.join('\n\n')}
`
}

it('docs/mails.md shows the mails as they are', () => {
  const path = new URL('../../../docs/mails.md', import.meta.url)
  if (process.env.UPDATE_DOCS) writeFileSync(path, page())
  expect(readFileSync(path, 'utf8')).toBe(page())
})
