/** The page after what ended its holder's own link: words that fit any holder, and the way to all their cases. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../../events/values.ts'
import { renderHandedOver } from '../../../shared/pages/message.ts'
import { workWords } from '../../../shared/text/actions/work-words.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { frame } from './page-samples.ts'

describe.each(languages)('in %s', (lang) => {
  test.each(['return', 'recommend', 'extend', 'sign'] as const)(
    'after %s the way on is "my cases"',
    (done) => {
      const page = renderHandedOver(frame(lang), done)
      expect(page).toContain(pageWords(lang).message.handedOver)
      expect(page).toContain(`<a class="go" href="/work?lang=${lang}">${workWords(lang).title}</a>`)
    },
  )

  test('who holds no office is not sent there', () => {
    expect(renderHandedOver(frame(lang), 'assign')).not.toContain('/work')
  })
})
