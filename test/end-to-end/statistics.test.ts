/** Public figures on the running system: rights, routes and the operator's command, on what this test brings about. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Report } from '../../shared/domain/reports/report.ts'
import { assigned } from './scenes.ts'
import { connect, givenCloud } from './system.ts'

const cloud = givenCloud()
const system = connect(cloud)
const { npm, open, portal, v, drained } = system

const json = async (path: string) => {
  const response = await fetch(`${portal}${path}`)
  // biome-ignore lint/suspicious/noExplicitAny: what a test asserts of an answer is what it expects of its shape
  return { status: response.status, headers: response.headers, body: (await response.json()) as any }
}

test('Given an appeal that is answered, when the statistics are asked for, then page, API, open data and command count it alike', async () => {
  const before = (await json('/api/statistics')).body as Report
  const { number, token } = await assigned(system, 'housing')
  await v.act(token, { action: 'answer', outcome: 'explained', text: 'Разъяснено.' })
  await drained()

  const { status, headers, body } = await json('/api/statistics')
  const after = body as Report
  expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=60'])
  expect(after.appeals.received).toBe(before.appeals.received + 1)
  expect(after.appeals.byStatus.answered).toBe(before.appeals.byStatus.answered + 1)
  expect(after.appeals.byCommission.housing?.answered).toBe(
    (before.appeals.byCommission.housing?.answered ?? 0) + 1,
  )
  expect(after.happened.answered).toBe(before.happened.answered + 1)

  const page = await open('/statistics?lang=ru')
  expect(page.status).toBe(200)
  expect(page.html).toContain('href="/feed.atom?lang=ru"')
  const csv = await fetch(`${portal}/api/open-data/appeals.csv`)
  expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(await csv.text()).toMatch(new RegExp(`^${number},.*,housing,housing,answered,`, 'm'))
  for (const path of ['/api/open-data/letters.csv', '/api/open-data/draft-acts.csv', '/feed.atom'])
    expect([path, (await fetch(portal + path)).status]).toEqual([path, 200])
  expect((await json('/api/open-data/datapackage.json')).body.resources).toHaveLength(3)
  expect((await fetch(`${portal}/api/open-data/people.csv`)).status).toBe(404)

  const { from, to } = after.period
  const told = await npm('report', '--from', from, '--to', to, '--format', 'json', '--verify')
  expect(told).toMatchObject({ code: 0, err: expect.stringContaining('the logs say the same') })
  const plan = { planned: 0, done: 0, moved: 0, dropped: 0 }
  const inFile = JSON.parse(told.out)
  expect(Object.keys(inFile.council.plan)).toEqual(Object.keys(plan))
  expect({ ...inFile, council: { ...inFile.council, plan } }).toEqual({
    ...after,
    council: { ...after.council, plan },
  })
  const out = join(cloud.dir, 'report.docx')
  expect((await npm('report', '--from', from, '--to', to, '--format', 'docx', '--out', out)).code).toBe(0)
  expect(strFromU8(unzipSync(readFileSync(out))['word/document.xml'] ?? new Uint8Array())).toContain(
    '<w:tbl>',
  )
  rmSync(out)
})

test('Given a period that is none, when it is asked for, then each door says where the mistake is', async () => {
  const { status, body } = await json('/api/statistics?from=2026-02-30&lang=en')
  expect([status, body.errors[0].path]).toEqual([422, 'from'])
  expect((await open('/statistics?from=2026-03-01&to=2026-02-01')).status).toBe(422)
  const wrong = [
    ['--to', '2026-02-01'],
    ['--from', '2026-03-01', '--to', '2026-02-01'],
    ['--from', '2026-02-30', '--to', '2026-03-01'],
    ['--from', '2026-02-01', '--to', '2026-03-01', '--format', 'xls'],
    ['--from', '2026-02-01', '--to', '2026-03-01', '--out', join(cloud.dir, 'no-such-folder', 'report.txt')],
    ['--from', '2026-02-01', '--to', '2026-03-01', '--out', cloud.dir],
  ]
  for (const args of wrong) {
    const { code, err } = await npm('report', ...args)
    expect([args, code]).toEqual([args, 2])
    expect(err).toMatch(/^--(from|to|format|out)/m)
  }
})

test('Given a period that is not over, and one in which nothing was, when the report is asked for, then it says the one and is of noughts for the other', async () => {
  const future = await npm('report', '--from', '2090-01-01', '--to', '2090-12-31', '--lang', 'en')
  expect([future.code, future.out]).toEqual([0, expect.stringContaining('The period is not over')])
  const { code, out } = await npm('report', '--from', '2024-02-01', '--to', '2024-02-01', '--format', 'json')
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    {
      appeals: { received: 0, onTime: { share: null } },
      letters: { workingDays: { median: null, p90: null } },
    },
  ])
})
