/**
 * A year of a council, day by day, against a ledger kept by hand: every reminder on its day and once, every escalation,
 * every missed deadline, and at every hour an owner and a due date for whatever is open. Days are missed, swept twice,
 * and cut off halfway.
 */
import { describe, expect, test } from 'vitest'
import { councilEventTypes } from '../../events/council/council-events.ts'
import { type EventOf, type EventType, schemas } from '../../events/events.ts'
import type { Case } from '../../shared/domain/case.ts'
import { mailWords } from '../../shared/text/notices/mail-words.ts'
import { Chance } from '../builders/chance.ts'
import { CouncilYear } from '../builders/council-year.ts'
import { type Digest, Ledger, type Line } from '../builders/ledger.ts'
import { allDays, workingDaysWith } from '../builders/working-days.ts'
import { Injected } from '../fakes/watched.ts'
import { World } from '../fakes/world.ts'
import { expectSound } from '../faults/snapshot.ts'

const count = workingDaysWith()

/** Days on which no sweep runs: a week, the ends of months, the days around long holidays; besides, one in twelve. */
const missedDays = (year: number) => [
  ...[13, 14, 15, 16, 17].map((day) => `${year}-04-${day}`),
  ...['01-30', '02-27', '06-30', '07-31', '09-30', '11-28'].map((day) => `${year}-${day}`),
  ...['03-20', '03-26', '05-08', '05-11', '05-12', '10-27', '12-15', '12-17'].map((day) => `${year}-${day}`),
]

const addressOf = ({ to, lines: [first] }: Digest, world: World): string | Promise<string> => {
  switch (to.role) {
    case 'chair':
      return `chair-${to.as}@example.kz`
    case 'agency':
      return `${to.as}@example.kz`
    case 'secretary':
      return 'secretariat@example.kz'
    case 'head':
      return 'head@example.kz'
    case 'applicant':
      return addressOfApplicant(world, first?.number ?? '')
  }
}
const addressOfApplicant = async (world: World, number: string) => {
  const found = await world.people.get(number, (await world.caseOf(number)).content)
  return (found?.kind === 'appeal' && found.applicant.email) || ''
}

/** The numbers that a digest lists. */
const listed = (text: string) =>
  [...text.matchAll(/^(ALM-[A-Z]-\d{4}-\d{6}), /gm)].map(([, number]) => number)

const waiting = (c: Case) =>
  Object.entries(c.pending)
    .map(([key, { owner, deadline }]) => `${key} ${owner.role} ${owner.as ?? ''} ${deadline.due}`)
    .sort()

/** What became of a year, a line each. */
const live = async (year: number, seed: number) => {
  const chance = new Chance(seed)
  const ledger = new Ledger(count)
  const world = new World()
  const council = new CouncilYear(world, ledger, count, chance)
  const gaps = missedDays(year)
  let looked = 0
  let cuts = 0

  /** Who had a digest today gets no other. */
  const digested = new Set<string>()
  const sweep = async (day: string, time: string, meanwhile?: () => Promise<void>) => {
    const mailsBefore = world.mails.length
    world.goTo(day, time)
    await world.sweep()
    ledger.looks(day)
    const planned = ledger.lines(day)
    await meanwhile?.()
    const expected: string[] = []
    for (const digest of ledger.digests(ledger.lines(day).filter((line) => isAmong(line, planned)))) {
      const address = await addressOf(digest, world)
      if (digested.has(address)) continue
      digested.add(address)
      ledger.tells(digest, day)
      const numbers = digest.lines.map(({ number, key }) =>
        key.startsWith('letter:') ? key.slice(7) : number,
      )
      expected.push(`${address}: ${numbers.sort().join(' ')}`)
    }
    await world.settle()
    const sent = world.mails
      .slice(mailsBefore)
      .filter(({ thread }) => thread.startsWith('digest-'))
      .map(({ to, text }) => `${to}: ${listed(text).sort().join(' ')}`)
    expect(sent.sort(), `digests of ${day}, ${time}`).toEqual(expected.sort())
  }

  /** A sweep that dies on its way, at any call; what it had queued is in the queue. */
  const cutOffSweep = async (day: string, time: string) => {
    let left = chance.below(40)
    world.goTo(day, time)
    world.hook = async (call, run) => {
      if (left-- === 0) throw new Injected(call.name)
      return run()
    }
    try {
      await world.sweep()
    } catch (error) {
      expect(error).toBeInstanceOf(Injected)
      cuts++
    } finally {
      world.hook = undefined
    }
  }

  /** Whatever was written since the last look is as the ledger has it: open or not, and waiting on whom until when. */
  const compare = async (day: string) => {
    const written = world.log.stream.slice(looked).map(({ caseId }) => caseId)
    const touched = new Set(written.filter((id) => world.log.ids().includes(id)))
    looked = world.log.stream.length
    for (const number of touched) {
      const c = await world.caseOf(number)
      const items = ledger.of(number)
      const { open } = council.cases.find((one) => one.number === number) ?? {}
      expect(c.closedOn === undefined, `${day} ${number} is open`).toBe(open)
      expect(waiting(c), `${day} ${number}`).toEqual(
        items.map(({ key, owner, due }) => `${key} ${owner.role} ${owner.as ?? ''} ${due}`).sort(),
      )
      if (open) expect(items.length, `${day} ${number} waits on nobody`).toBeGreaterThan(0)
    }
  }

  for (const day of allDays.filter((one) => one.startsWith(`${year}-`))) {
    digested.clear()
    const worked = count.isWorked(day) ? 1 : 0
    await council.arrivals(day, '00:10')
    await council.people(day, '07:30', 0.2 * worked)
    await compare(day)
    if (!gaps.includes(day) && !chance.happens(1 / 12)) {
      if (chance.happens(0.1)) await cutOffSweep(day, '07:45')
      await sweep(day, '08:00', () => council.people(day, '08:01', 0.1 * worked, true))
      if (chance.happens(0.1)) await sweep(day, '18:00')
    }
    await council.people(day, '19:00', 0.7 * worked)
    await council.arrivals(day, '23:50')
    await compare(day)
  }
  digested.clear()
  await sweep(`${year + 1}-01-01`, '08:00')

  const logs = await Promise.all(world.log.ids().map((id) => world.log.load(id)))
  const events = logs.flat().flatMap(({ caseId, events: ofCommit }) => ofCommit.map((e) => ({ caseId, e })))
  return { world, ledger, events, cuts }
}

const isAmong = (line: Line, planned: Line[]) =>
  planned.some(
    ({ number, key, to }) =>
      number === line.number && key === line.key && to.role === line.to.role && to.as === line.to.as,
  )

type Year = readonly [year: number, seed: number]
const years: readonly Year[] = [
  [2025, 1],
  [2025, 2],
  [2026, 4],
]
const lived = new Map<number, ReturnType<typeof live>>()
const livedOf = ([year, seed]: Year) => {
  const known = lived.get(seed) ?? live(year, seed)
  lived.set(seed, known)
  return known
}

describe.each(years)('the year %i, seed %i', { timeout: 120_000 }, (...year) => {
  const linesOf = async <T extends EventType>(
    type: T,
    line: (caseId: string, e: EventOf<T>) => string,
  ): Promise<string[]> => {
    const { events } = await livedOf(year)
    return events.flatMap(({ caseId, e }) => (e.type === type ? [line(caseId, e as EventOf<T>)] : [])).sort()
  }

  test('day by day, digests, owners and due dates are as in the ledger', async () => {
    const { world, cuts } = await livedOf(year)
    expect(cuts).toBeGreaterThan(3)
    await expectSound(world)
  })
  test('every reminder is in the log once, on its day, with its stage', async () => {
    const { ledger } = await livedOf(year)
    const said = await linesOf(
      'ReminderSent',
      (caseId, e) => `${e.on} ${caseId} ${e.deadline} ${e.due} ${e.stage} ${e.to}`,
    )
    expect(said).toEqual(ledger.reminded.sort())
    for (const to of ['applicant', 'chair', 'agency', 'secretary', 'head'])
      expect(said.filter((line) => line.endsWith(` ${to}`)).length, to).toBeGreaterThan(0)
  })
  test('every missed deadline is one event, at the start of the local day after it', async () => {
    const { ledger } = await livedOf(year)
    const said = await linesOf(
      'DeadlineMissed',
      (caseId, e) => `${caseId} ${e.deadline} ${e.owner} ${e.due} ${e.occurredAt}`,
    )
    expect(said).toEqual(ledger.missed.sort())
    expect(said.length).toBeGreaterThan(30)
  })
  test('what an applicant without e-mail should hear, the secretariat is asked to hand over, once', async () => {
    const { world, ledger } = await livedOf(year)
    const { secretariat } = world.rules.council
    const { what, subject: subjectOf } = mailWords(secretariat.language).by_hand
    const matters = Object.keys(what) as (keyof typeof what)[]
    const said = world.mailsTo(secretariat.email).flatMap(({ subject, thread }) => {
      const matter = matters.find((one) =>
        subject.startsWith(`${thread}: ${subjectOf(what[one], undefined)}`),
      )
      return matter ? [`${thread} ${matter}`] : []
    })
    expect(said.sort()).toEqual(ledger.handed.sort())
  })
  test('every question that nobody replied to lapses once', async () => {
    const { ledger } = await livedOf(year)
    expect(await linesOf('ClarificationLapsed', (caseId, e) => `${caseId} ${e.occurredAt}`)).toEqual(
      ledger.lapsed.sort(),
    )
  })
})

test('between them, these years hold everything that can happen', { timeout: 120_000 }, async () => {
  const all = await Promise.all(years.map(livedOf))
  const happened = new Set(all.flatMap(({ events }) => events.map(({ e }) => e.type)))
  // No council pauses clocks here, the calendar and the chairs stay as they are, nobody loses a link, has data
  // erased or signs electronically, and no old register is loaded. What an appeal lacks, repeats or is ended for, and what
  // is noted, reminded, corrected or asked to be shown, the simulator lives through (docs/simulation.md).
  const elsewhere: string[] = [
    ...[
      'ClockPaused',
      'ClockResumed',
      'DueDatesMoved',
      'ChairReplaced',
      'DirectoryChanged',
      'PointerWritten',
    ],
    ...['LinkRequested', 'FreshLinkRequested', 'PersonalDataErased', 'SignatureAttached'],
    ...['RegisterRowLoaded', 'RegisterRowCorrected', 'CaseActivated'],
    ...['CompletionAsked', 'CompletionReceived', 'CompletionLapsed', 'AppealReturned', 'AppealTerminated'],
    ...[
      'DangerMarked',
      'RepeatLinked',
      'LetterHandedOver',
      'LetterReminded',
      'NoteAdded',
      'ContactCorrected',
    ],
    ...['FileAccessAsked', 'FileAccessGranted', 'AnswerPublished', 'ConsentWithdrawn', 'AnswerRated'],
    // Chairs sign their letters (letters/signing.test.ts).
    ...['LetterProposed', 'SignatureRefused'],
    ...councilEventTypes,
  ]
  expect([...happened].sort()).toEqual(
    Object.keys(schemas)
      .filter((type) => !elsewhere.includes(type))
      .sort(),
  )
})

test('between them, applicants without e-mail are told of everything there is to tell', {
  timeout: 120_000,
}, async () => {
  const handed = (await Promise.all(years.map(livedOf))).flatMap(({ ledger }) => ledger.handed)
  expect(new Set(handed.map((line) => line.split(' ')[1]))).toEqual(
    new Set(['question', 'answer', 'long_term', 'forwarded', 'extended', 'dispute_registered']),
  )
})

test('between them, people are early, late and silent: every stage is reached, by owners and by those copied', {
  timeout: 120_000,
}, async () => {
  const events = (await Promise.all(years.map(livedOf))).flatMap((year) => year.events.map(({ e }) => e))
  const reminders = events.filter((e) => e.type === 'ReminderSent')
  const stagesTo = (...roles: string[]) => {
    const stages = reminders.filter((e) => roles.includes(e.to)).map((e) => e.stage)
    return [...new Set(stages)].sort((a, b) => a - b)
  }
  const all = [-5, -2, 0, 1, 3, 5, 10, 15, 20, 25]
  expect(stagesTo('chair')).toEqual(expect.arrayContaining(all))
  expect(stagesTo('agency')).toEqual(expect.arrayContaining(all))
  expect(stagesTo('secretary')).toEqual(expect.arrayContaining(all))
  // The head as an owner has two working days for an extension, and copies from the fifth overdue one on.
  expect(stagesTo('head')).toEqual(expect.arrayContaining([0, 1, 3, 5, 10, 15, 20, 25]))
  expect(stagesTo('applicant')).toEqual([-2])

  const responses = events.filter((e) => e.type === 'ResponseRecorded' && e.effect === 'first')
  expect(new Set(responses.map((e) => 'late' in e && e.late))).toEqual(new Set([true, false]))
  const answers = events.filter((e) => e.type === 'AppealAnswered').length
  const missedAnswers = events.filter((e) => e.type === 'DeadlineMissed' && e.deadline === 'answer').length
  expect(missedAnswers).toBeGreaterThan(0)
  expect(answers).toBeGreaterThan(missedAnswers)
})
