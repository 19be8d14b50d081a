/** What pages say to machines fits the vocabulary of schema.org, as the types of schema-dts have it. */
import type {
  Event,
  GovernmentOrganization,
  GovernmentService,
  Legislation,
  QAPage,
  WithContext,
} from 'schema-dts'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../events/values.ts'
import { renderActivity } from '../../../shared/pages/site/activity.ts'
import { renderAnswer } from '../../../shared/pages/site/answers.ts'
import { renderDraft } from '../../../shared/pages/site/drafts.ts'
import { renderHome } from '../../../shared/pages/site/home.ts'
import {
  eventData,
  legislationData,
  organizationData,
  questionData,
  serviceData,
} from '../../../shared/pages/site/structured.ts'
import * as site from './site-samples.ts'

const dataIn = (page: string) =>
  [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, data = '']) =>
    JSON.parse(data),
  )

describe.each(languages)('in %s', (lang) => {
  test('the council is an organization with a service', () => {
    const council: WithContext<GovernmentOrganization> = organizationData(site.home(lang))
    const service: WithContext<GovernmentService> = serviceData(site.home(lang))
    expect(dataIn(renderHome(site.home(lang)))).toEqual([council, service])
  })

  test('a meeting is an event, with the day that it was moved from', () => {
    const model = site.activity(lang)
    const event: WithContext<Event> = eventData(model, model.activity, '2026-12-11T10:00:00.000Z')
    expect(dataIn(renderActivity(model))).toEqual([event])
    expect(event).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2026-12-04',
    })
  })

  test('a draft act has each remark with its answer', () => {
    const model = site.draft(lang)
    const act: WithContext<Legislation> = legislationData(model, model.draft, 'Акимат')
    expect(act).toMatchObject({
      comment: [
        { text: 'пункт 1: Назвать дни.', comment: { '@type': 'Comment' } },
        { text: 'пункт 2: Исключить.', comment: { text: expect.stringContaining('Есть в законе.') } },
        { text: 'пункт 1: Уточнить.' },
      ],
    })
    expect(dataIn(renderDraft(model))).toHaveLength(1)
  })
})

test.each([
  ['kk', 'пункт 1: Күндері аталсын.'],
  ['ru', 'пункт 1: Назвать дни.'],
  ['en', 'пункт 1: Күндері аталсын.\n\nНазвать дни.'],
] as const)('of a remark in both languages machines read what people do in %s', (lang, text) => {
  const { draft, ...model } = site.draft(lang)
  const inBoth = { kk: 'Күндері аталсын.', ru: 'Назвать дни.' }
  const [given] = draft.recommendations
  if (!given) throw new Error('no recommendation')
  const own = { ...given, remarks: given.remarks.map((remark) => ({ ...remark, text: inBoth })) }
  const act = legislationData({ ...model }, { ...draft, recommendations: [own] }, 'Акимат')
  expect(act).toMatchObject({ comment: [{ text }, {}] })
})

test.each(languages)('a published answer is a question with its answer (%s)', (lang) => {
  const model = site.answer(lang)
  const answered: WithContext<QAPage> = questionData(model, model.answer)
  expect(dataIn(renderAnswer(model))).toEqual([JSON.parse(JSON.stringify(answered))])
  expect(answered).toMatchObject({ mainEntity: { answerCount: 1, acceptedAnswer: { '@type': 'Answer' } } })
})

test('nobody’s words end the script', () => {
  const { draft, ...model } = site.draft('kk')
  const page = renderDraft({ ...model, draft: { ...draft, title: '</script><img src=x>' } })
  expect(dataIn(page)[0].name).toBe('</script><img src=x>')
})
