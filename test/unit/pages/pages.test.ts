/** What holds for every page, in every language, with realistic and with hostile data. */
import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../../events/values.ts'
import { deskStylesheet } from '../../../shared/markup/desk-styles.ts'
import { fieldsScript } from '../../../shared/markup/fields-script.ts'
import { script } from '../../../shared/markup/script.ts'
import { stylesheet } from '../../../shared/markup/styles.ts'
import { renderConfirm } from '../../../shared/pages/actions/confirm.ts'
import { renderLink } from '../../../shared/pages/actions/link.ts'
import { isFinal } from '../../../shared/pages/actions/manners.ts'
import { unsentScript } from '../../../shared/pages/actions/unsent-script.ts'
import { renderForm } from '../../../shared/pages/appeals/form.ts'
import { renderStatus } from '../../../shared/pages/appeals/status.ts'
import { renderDeadline } from '../../../shared/pages/deadlines/deadline.ts'
import { filesScript } from '../../../shared/pages/files/files-script.ts'
import { renderMessage } from '../../../shared/pages/message.ts'
import { formSteps, type LinkModel } from '../../../shared/pages/models.ts'
import { renderStatistics } from '../../../shared/pages/reports/statistics.ts'
import { renderAccessibility, renderPrivacy } from '../../../shared/pages/site/about.ts'
import { renderActivities } from '../../../shared/pages/site/activities.ts'
import { renderActivity } from '../../../shared/pages/site/activity.ts'
import { renderAnswer, renderAnswers } from '../../../shared/pages/site/answers.ts'
import { renderCouncil } from '../../../shared/pages/site/council.ts'
import { renderDraft, renderDrafts } from '../../../shared/pages/site/drafts.ts'
import { renderHome } from '../../../shared/pages/site/home.ts'
import { renderNews } from '../../../shared/pages/site/news.ts'
import { undated } from '../text/mail-samples.ts'
import { brokenOut, evil, planted, readOf } from '../text/words-of.ts'
import * as sample from './page-samples.ts'
import { scenes, typed } from './scenes.ts'
import * as site from './site-samples.ts'

const failed = (model: ReturnType<typeof sample.act>) => ({
  ...model,
  ...model.view.actions.slice(-1).map(({ name }) => ({ failed: name }))[0],
  values: {
    text: 'kept',
    outcome: 'declined',
    'remarks.0.clause': 'kept',
    'remarks.0.reason': 'kept',
    more: '1',
  },
  errors: [
    { path: 'text', message: 'wrong' },
    { path: 'remarks.0.text', message: 'wrong' },
    { path: 'remarks.1.accepted', message: 'wrong' },
    { path: '', message: 'wrong' },
  ],
})

const inHand = await Promise.all(
  Object.entries(scenes).map(async ([name, scene]) => {
    const { office, token } = await scene()
    const models = await Promise.all(languages.map((lang) => office.model(token, lang)))
    return { name, models: Object.fromEntries(models.map((m) => [m.lang, m])) as Record<Language, LinkModel> }
  }),
)
/** The confirmation of every action that needs one, by who is asked. */
const confirmations = inHand.flatMap(({ name, models }) =>
  models.kk.view.actions
    .filter((action) => isFinal(action.name))
    .map((action) => ({ title: `${name}: ${action.name} to be confirmed`, models, confirm: action.name })),
)

type Evil = <T>(model: T) => T
const pages: Record<string, (lang: Language, evil: Evil) => string> = {
  form: (lang, evil) => renderForm(evil(sample.form(lang))),
  'form with errors': (lang, evil) => renderForm(evil(sample.badForm(lang))),
  ...Object.fromEntries(
    formSteps.flatMap((step) => [
      [
        `form at ${step}`,
        (lang: Language, evil: Evil) => renderForm(evil({ ...sample.filledForm(lang), step })),
      ],
      [
        `form at ${step} with errors`,
        (lang: Language, evil: Evil) => renderForm(evil({ ...sample.badForm(lang), step })),
      ],
    ]),
  ),
  'form of somebody unknown': (lang, evil) =>
    renderForm(evil({ ...sample.form(lang), step: 'name' as const })),
  'form of a program': (lang, evil) =>
    renderForm(evil({ ...sample.filledForm(lang), step: 'check' as const, trapped: true })),
  'form sent too often': (lang, evil) =>
    renderForm(evil({ ...sample.filledForm(lang), step: 'check' as const, minutes: 42 })),
  'form sent twice': (lang, evil) =>
    renderForm(evil({ ...sample.form(lang), alreadySent: 'ALM-A-2026-000001' })),
  status: (lang, evil) => renderStatus(evil({ ...sample.status(lang), notice: 'registered' as const })),
  'status with errors': (lang, evil) =>
    renderStatus(
      evil({ ...sample.status(lang), today: '2026-05-01', errors: [{ path: 'text', message: 'wrong' }] }),
    ),
  'status without a date': (lang, evil) => {
    const model = sample.status(lang)
    return renderStatus(evil({ ...model, status: { ...model.status, dueOn: null, deadline: undated } }))
  },
  'status answered': (lang, evil) => {
    const model = sample.status(lang)
    const answer = { outcome: 'partly' as const, text: 'Жауап', on: '2026-04-10' }
    return renderStatus(evil({ ...model, status: { ...model.status, status: 'answered' as const, answer } }))
  },
  act: (lang, evil) => renderLink(evil({ ...sample.act(lang), done: 'accept' as const })),
  'act of a draft': (lang, evil) => renderLink(evil(sample.actDraft(lang))),
  'act of an agency': (lang, evil) => renderLink(evil(sample.actAgency(lang))),
  'act failed': (lang, evil) => renderLink(evil(failed(sample.act(lang)))),
  'act of a draft failed': (lang, evil) => renderLink(evil(failed(sample.actDraft(lang)))),
  'act of an agency failed': (lang, evil) => renderLink(evil(failed(sample.actAgency(lang)))),
  ...Object.fromEntries(
    inHand.map(({ name, models }) => [name, (lang: Language, evil: Evil) => renderLink(evil(models[lang]))]),
  ),
  ...Object.fromEntries(
    inHand.map(({ name, models }) => [
      `${name}, failed`,
      (lang: Language, evil: Evil) => renderLink(evil(failed(models[lang]))),
    ]),
  ),
  ...Object.fromEntries(
    confirmations.map(({ title, models, confirm }) => [
      title,
      (lang: Language, evil: Evil) =>
        renderConfirm(evil({ ...models[lang], confirm, values: typed[confirm] })),
    ]),
  ),
  'status on side roads': (lang, evil) => renderStatus(evil(sample.sideRoads(lang))),
  'status disputed': (lang, evil) => renderStatus(evil(sample.disputed(lang))),
  'status disputable': (lang, evil) => renderStatus(evil(sample.disputable(lang))),
  'status disputable, failed': (lang, evil) =>
    renderStatus(
      evil({
        ...sample.disputable(lang),
        failed: 'dispute',
        values: { text: 'kept' },
        errors: [
          { path: 'text', message: 'wrong' },
          { path: '', message: 'wrong' },
        ],
      }),
    ),
  statistics: (lang, evil) => renderStatistics(evil(sample.statistics(lang))),
  'statistics of a period that goes on': (lang, evil) =>
    renderStatistics(evil({ ...sample.statistics(lang), today: '2026-02-15' })),
  'statistics of nothing': (lang, evil) => renderStatistics(evil(sample.noStatistics(lang))),
  'statistics of no period': (lang, evil) => {
    const { report: _, ...model } = sample.statistics(lang)
    const errors = [
      { path: 'from', message: 'wrong' },
      { path: 'to', message: 'wrong' },
    ]
    return renderStatistics(evil({ ...model, values: { from: '2026-13-01', to: 'soon' }, errors }))
  },
  home: (lang, evil) => renderHome(evil(site.home(lang))),
  'home of a council that has just begun': (lang, evil) => renderHome(evil(site.emptyHome(lang))),
  news: (lang, evil) => renderNews(evil(site.newsPage(lang))),
  'no news': (lang, evil) => renderNews(evil({ ...site.newsPage(lang), news: [] })),
  meetings: (lang, evil) => renderActivities(evil(site.activities(lang))),
  'no meetings': (lang, evil) => renderActivities(evil({ ...site.activities(lang), next: [], past: [] })),
  control: (lang, evil) => renderActivities(evil(site.control(lang))),
  'a meeting': (lang, evil) => renderActivity(evil(site.activity(lang))),
  'a monitoring with recommendations': (lang, evil) => renderActivity(evil(site.monitoring(lang))),
  'a monitoring of an old register': (lang, evil) => renderActivity(evil(site.bareActivity(lang))),
  council: (lang, evil) => renderCouncil(evil(site.composition(lang))),
  'council without a register': (lang, evil) => renderCouncil(evil(site.emptyComposition(lang))),
  answers: (lang, evil) => renderAnswers(evil(site.answers(lang))),
  'no answers found': (lang, evil) => renderAnswers(evil(site.answersFound(lang))),
  'a published answer': (lang, evil) => renderAnswer(evil(site.answer(lang))),
  drafts: (lang, evil) => renderDrafts(evil(site.drafts(lang))),
  'no drafts': (lang, evil) => renderDrafts(evil({ ...site.drafts(lang), lines: [], more: false })),
  'a draft with remarks and answers': (lang, evil) => renderDraft(evil(site.draft(lang))),
  accessibility: (lang, evil) => renderAccessibility(evil(site.newsPage(lang))),
  privacy: (lang, evil) =>
    renderPrivacy(evil({ ...site.newsPage(lang), years: 5, ways: ['sms', 'telegram'] })),
  deadline: (lang, evil) => renderDeadline(evil(sample.calculator(lang))),
  'deadline unknown': (lang, evil) => renderDeadline(evil({ ...sample.calculator(lang), result: undated })),
  ...Object.fromEntries(
    sample.problems.map((problem) => [
      problem,
      (lang: Language, evil: Evil) =>
        renderMessage(evil({ ...sample.message(lang, problem), detail: 'Because.', token: 'a.b.c' })),
    ]),
  ),
}
const plain: Evil = (model) => model
const all = Object.entries(pages).flatMap(([name, of]) => languages.map((lang) => ({ name, lang, of })))

const attributes = (page: string, name: string) =>
  [...page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((m) => m[1] as string)

describe.each(all)('$name in $lang', ({ lang, of }) => {
  const page = of(lang, plain)

  it('has a language, a title and one first heading, with headings in order', () => {
    expect(page).toMatch(new RegExp(`^<!doctype html>\n<html lang="${lang}">`))
    expect(page).toMatch(/<title>[^<]{5,}<\/title>/)
    const levels = [...page.matchAll(/<h(\d)/g)].map((m) => Number(m[1]))
    // A summary of errors stands before the first heading.
    const ordered = page.includes('id="errors"') ? levels.slice(1) : levels
    expect(ordered[0]).toBe(1)
    expect(ordered.filter((level) => level === 1)).toHaveLength(1)
    for (const [i, level] of ordered.entries()) expect(level - (ordered[i - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  it('labels every control, and refers to nothing that is not there', () => {
    const ids = attributes(page, 'id')
    expect(new Set(ids).size).toBe(ids.length)
    const labelled = attributes(page, 'for')
    for (const [control] of page.matchAll(/<(input|select|textarea)\b[^>]*>/g)) {
      if (control.includes('type="hidden"')) continue
      expect(labelled).toContain(/\sid="([^"]*)"/.exec(control)?.[1])
    }
    for (const name of ['for', 'aria-describedby', 'aria-labelledby'])
      for (const id of attributes(page, name).flatMap((value) => value.split(' '))) expect(ids).toContain(id)
    for (const href of attributes(page, 'href').filter((value) => value.startsWith('#')))
      expect(ids).toContain(href.slice(1))
  })

  it('runs our scripts only, carries no style and asks nobody else', () => {
    const [before, after, ...more] = page.split(`<script src="/assets/${script.name}" defer></script>`)
    expect(more).toEqual([])
    const rest = [fieldsScript, filesScript, unsentScript].reduce(
      (left, { name }) => left.replace(`<script src="/assets/${name}" defer></script>`, ''),
      `${before}${after}`.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, ''),
    )
    expect(rest).not.toMatch(/<script|<style|<iframe|\sstyle=|\son\w+=|javascript:/i)
    // Photographs of an activity are its own files, and are told to who does not see them.
    for (const [img] of page.matchAll(/<img\b[^>]*>/g))
      expect(img).toMatch(/^<img src="\/[\w/-]+\/files\/[\w-]+\?lang=\w\w" alt="[^"]+" loading="lazy">$/)
    for (const src of [
      ...attributes(page, 'src'),
      ...attributes(page, 'action'),
      ...attributes(page, 'formaction'),
    ])
      expect(src).toMatch(/^\/(?!\/)/)
    for (const [link] of page.matchAll(/<link\b[^>]*>/g))
      expect(link).toMatch(/href="(\/assets\/|\/feed\.atom\?|data:)/)
  })

  it('says nothing that a program would say', () => {
    expect(readOf(page)).not.toMatch(/undefined|\[object|NaN|\bnull\b/)
  })

  it('weighs less than 60 KB with its style sheet and script', () => {
    const sheets = [stylesheet, deskStylesheet]
      .filter(({ name }) => page.includes(name))
      .map(({ css }) => css)
    expect(Buffer.byteLength([page, ...sheets, script.js].join(''))).toBeLessThan(60_000)
  })

  it('leads to itself in the other languages', () => {
    const switches = [
      ...page.matchAll(
        /<(?:a href|button class="link" form="appeal" formaction)="([^"]*)"[^>]* lang="(\w\w)"/g,
      ),
    ]
    expect(switches.map((m) => m[2])).toEqual(languages)
    for (const [, href = '', to] of switches) {
      expect(href).toMatch(new RegExp(`[?;]lang=${to}$`))
      expect(href.match(/lang=/g)).toHaveLength(1)
    }
  })

  it('takes no markup from anybody', () => {
    const codes =
      /^(lang|step|kind|status|type|role|section|form|version|actType|seat|result|owner|name|id|problem|term|mode|from|due|date|on|at|today|path|why|calendar|began|timeZone|notice|language|done|failed|confirm|outcome|decision|post|\w+(On|At))$/
    const page = of(lang, (model) =>
      planted(model, evil, (key, value) => codes.test(key) && !/[ «]/.test(value)),
    )
    expect(brokenOut(page)).toEqual([])
    expect(page).not.toMatch(/<\/title>.*<\/title>/s)
    expect(readOf(page)).toContain(evil.slice(0, 20))
  })
})

describe('the style sheet', () => {
  it('is named after its content and asks nobody else', () => {
    expect(stylesheet.name).toMatch(/^zhauap\.[0-9a-f]{8}\.css$/)
    expect(stylesheet.css).not.toMatch(/url\(|@import/)
    expect(renderForm(sample.form('kk'))).toContain(`href="/assets/${stylesheet.name}"`)
  })

  it('has a second one for lists of cases, which only their pages ask for', () => {
    expect(deskStylesheet.name).toMatch(/^desk\.[0-9a-f]{8}\.css$/)
    expect(deskStylesheet.css).not.toMatch(/url\(|@import/)
    expect(renderForm(sample.form('kk'))).not.toContain(deskStylesheet.name)
  })

  it('knows the dark and the printer', () => {
    expect(stylesheet.css).toMatch(/prefers-color-scheme: ?dark/)
    expect(stylesheet.css).toContain('@media print')
  })
})
