/** `/desk/queues`: what the system gave up, queue by queue, and the way back. */
import type { QueueName } from '../../../events/queues.ts'
import { html } from '../../markup/html.ts'
import { formatInstant } from '../../text/dates.ts'
import { queueWords } from '../../text/desk/queue-words.ts'
import { hidden } from '../fields.ts'
import { at, notice } from '../layout.ts'
import { type DeskFrame, deskPage, token } from './desk.ts'
import { cards, cell } from './lists/cards.ts'
import type { DeskListModel } from './lists/desk-list.ts'
import { systemNav } from './system-nav.ts'

export type QueuesModel = DeskFrame &
  Pick<DeskListModel, 'dead'> & {
    /** What was moved back just now. */
    moved?: { queue: QueueName; count: number } | undefined
  }

export const renderQueues = (model: QueuesModel): string => {
  const { lang, head, dead, moved } = model
  const words = queueWords(lang)
  const { columns } = words
  const button = (queue: QueueName) =>
    html`<form method="post" action="${at('/desk/queues', lang)}">${token(model)}${hidden('queue', queue)}<button class="quiet" aria-label="${words.moveOf(words.queues[queue])}">${words.move}</button></form>`
  const said = ({ queue, count }: NonNullable<QueuesModel['moved']>) =>
    notice(count > 0 ? words.moved(words.queues[queue], count) : words.none(words.queues[queue]))
  return deskPage(model, {
    title: words.title,
    main: html`${moved && said(moved)}<h1>${words.title}</h1>
${systemNav('/desk/queues', lang)}<p>${words.lead}</p>
${
  dead.length === 0
    ? html`<p>${words.nothing}</p>\n`
    : cards(
        words.title,
        [columns.what, columns.count, columns.since, columns.move],
        dead.map(
          ({ queue, count, since }) =>
            html`<tr role="row"><th class="words" role="rowheader" scope="row">${words.queues[queue]}</th>${[
              cell(columns.count, count),
              cell(columns.since, since ? formatInstant(since, lang, head.timeZone) : '–'),
              cell(columns.move, button(queue)),
            ]}</tr>\n`,
        ),
      )
}`,
  })
}
