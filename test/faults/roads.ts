/** The main roads as their clients walk them: what each does, one after the other, with everything settled between. */
import type { ActionInput } from '../../events/action-inputs.ts'
import { appeal, draftSubmitted, responseSubmitted } from '../builders/inputs.ts'
import { inBoth } from '../builders/written.ts'
import type { World } from '../fakes/world.ts'

/** Something that a person, an agency or the scheduler does; tried again with the same key until it went through. */
type Step = (world: World) => Promise<unknown>
export type Road = readonly Step[]

const chair = 'chair-ecology-transport@example.kz'
const draftsChair = 'chair-urban-planning@example.kz'
const agency = 'public-spaces-department'

const by =
  (address: string, input: ActionInput): Step =>
  (world) =>
    world.act(world.actUrlFor(address), input)

/** The only case of a series, whatever number a crash left it. */
const onlyCase = (world: World) => {
  const [number] = world.log.ids()
  if (!number) throw new Error('no case yet')
  return number
}
const letterOf = (world: World) => {
  const letters = world.views.all().filter((view) => view.part !== 'case')
  if (!letters[0]) throw new Error('no letter yet')
  return letters[0].part
}

/** Submitted, assigned by topic, accepted, asked of an agency, answered by it, answered to the applicant. */
export const appealRoad: Road = [
  (world) => world.submit(appeal()),
  by(chair, { action: 'accept' }),
  by(chair, { action: 'letter', agency: 'tazalyk', subject: 'Вывоз мусора', text: 'Просим вывезти' }),
  (world) => world.webhook('tazalyk', 'msg_1', responseSubmitted(letterOf(world))),
  by(chair, { action: 'answer', outcome: 'satisfied', text: 'Мусор вывезен' }),
]

/** A topic for the secretariat; a message before and after; the link asked for again. */
export const triageRoad: Road = [
  (world) => world.submit(appeal({ topic: 'other' })),
  (world) => world.addMessage(onlyCase(world), 'Мусора стало больше', 'message-1'),
  (world) =>
    world.act(world.staffUrl(onlyCase(world)), {
      action: 'assign',
      commission: 'ecology-transport',
    }),
  (world) => world.requestLink(onlyCase(world)),
  by(chair, { action: 'answer', outcome: 'explained', text: 'Разъяснено' }),
  (world) => world.addMessage(onlyCase(world), 'Спасибо', 'message-2'),
]

/** Sent by webhook, recommended with remarks, responded to remark by remark. */
export const draftRoad: Road = [
  (world) => world.webhook(agency, 'msg_1', draftSubmitted()),
  by(draftsChair, {
    action: 'recommend',
    outcome: 'with_remarks',
    text: inBoth('Поддержать с замечаниями'),
    remarks: [
      { clause: 'ст. 3', text: inBoth('Назвать срок') },
      { clause: 'ст. 7', text: inBoth('Исключить') },
    ],
  }),
  by(`${agency}@example.kz`, {
    action: 'respond',
    decision: 'partly',
    text: 'Учтено частично',
    remarks: [
      { no: 1, accepted: true },
      { no: 2, accepted: false, reason: 'Противоречит закону' },
    ],
  }),
]

/** Working days on which there is a stage to tell of, and the one after each; the letter is due a week after the answer. */
export const sweepDays = [
  ...['2026-02-16', '2026-02-17', '2026-02-24', '2026-02-25'],
  ...['2026-03-03', '2026-03-04', '2026-03-10', '2026-03-11'],
]

/** A case in review with a letter, nobody doing anything any more. */
export const untilLetter: Road = appealRoad.slice(0, 3)
export const sweepRoad: Road = sweepDays.map((day) => (world: World) => {
  world.goTo(day)
  return world.sweep()
})
