/** Pages of links that are mailed: chairs, the head, agencies, triage. */
import { beforeAll } from 'vitest'
import { workWords } from '../../shared/text/actions/work-words.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { listedWords } from '../../shared/text/papers/listed-words.ts'
import { journeys } from './browser.ts'
import { asked, kept, looksAtEach, type Place, wrong } from './places.ts'
import { longText, type Stage, staged } from './stage.ts'

const scenes = [
  'fresh',
  'draft',
  'busy',
  'answered',
  'longTerm',
  'returned',
  'recommended',
  'triage',
  'late',
] as const

const pagesOfLinks = (s: Stage<(typeof scenes)[number]>): Place[] => [
  ['a new case', `/act/${s.fresh.token}`],
  ['no letter written', `/act/${s.fresh.token}`, wrong('letter')],
  ['no answer written', `/act/${s.fresh.token}`, wrong('answer')],
  ['an answer to confirm', `/act/${s.fresh.token}`, asked('answer', { outcome: 'partly', text: longText })],
  ['a case with much in it', `/act/${s.busy.token}`],
  ['my cases', `/act/${s.fresh.token}`, ({ go, lang }) => go(workWords(lang).title)],
  ['a case that is answered', `/act/${s.answered.token}`],
  ['long-term control', `/act/${s.longTerm.token}`],
  ['a late case', `/act/${s.late.token}`],
  ['a draft that is kept', `/act/${s.late.token}`, kept('answer', { outcome: 'partly', text: longText })],
  ['returned', `/act/${s.returned.token}?done=return`],
  ['a link that has ended', `/act/${s.returned.token}`],
  ['a fresh link', `/act/${s.returned.token}`, ({ press, lang }) => press(pageWords(lang).message.freshLink)],
  ['a forged link', '/act/forged'],
  ['a letter', `/act/${s.busy.agency}`],
  ['no response written', `/act/${s.busy.agency}`, wrong('respond')],
  [
    'a response to confirm',
    `/act/${s.busy.agency}`,
    asked('respond', { decision: 'partly', text: longText }),
  ],
  ['a letter that is answered', `/act/${s.answered.agency}`],
  ['the head', `/act/${s.busy.head}`],
  ['no reason given', `/act/${s.busy.head}`, wrong('refuse_extension')],
  ['triage', `/act/${s.triage}`],
  ['nothing forwarded', `/act/${s.triage}`, wrong('forward')],
  ['a draft', `/act/${s.draft.token}`],
  ['no recommendation', `/act/${s.draft.token}`, wrong('recommend')],
  ['recommended', `/act/${s.recommended.token}`],
  ['remarks', `/act/${s.recommended.agency}`],
  [
    'remarks without answers',
    `/act/${s.recommended.agency}`,
    asked('respond', { text: longText, 'remarks.1.accepted': 'false' }),
  ],
  ['files of a link', `/act/${s.fresh.token}/files`],
  // Its letter is the third commit's second event, after that it was accepted.
  ['a signature', `/act/${s.answered.token}/papers/3-1.pdf/signature`],
  [
    'no signature chosen',
    `/act/${s.answered.token}/papers/3-1.pdf/signature`,
    ({ press, lang }) => press(listedWords(lang).signature.send),
  ],
]

journeys('Pages of links: every one in every state', ({ system, visiting }) => {
  let stage: Stage<(typeof scenes)[number]>
  beforeAll(async () => {
    stage = await staged(system, scenes)
  })

  looksAtEach(visiting, () => pagesOfLinks(stage))
})
