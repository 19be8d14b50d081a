/** Agencies' own systems: signed webhooks with drafts, versions, withdrawals and responses. */
import { webhookSecrets } from '../../../shared/runtime/webhook-secrets.ts'
import { signed } from '../../builders/webhooks.ts'
import { secretOf } from '../world/services.ts'
import type { Actor, Life, Turn } from './life.ts'

const senders = ['public-spaces-department', 'akimat', 'tourism-department', 'almaty-su']

/** Sent until it is taken, each time signed anew, and often once more. */
const send = async (life: Life, turn: Turn, agency: string, body: object, tries = 8): Promise<number> => {
  const { clock } = life.world
  const id = `msg_${turn.id.replaceAll(/\W/g, '_')}_${turn.chance.below(1e6)}`
  const text = JSON.stringify({ timestamp: clock.iso(clock.now - turn.chance.below(60_000)), ...body })
  const [secret = ''] = webhookSecrets(secretOf('webhooks'), { id: agency })
  const once = async () => {
    for (let attempt = 0; attempt < tries; attempt++) {
      const headers = { 'content-type': 'application/json', ...signed(text, id, secret) }
      const url = `/webhooks/agencies/${agency}`
      const answer = await life.request({ method: 'POST', url, headers, body: text }, turn, 1)
      if (answer) return answer.status
    }
    return 0
  }
  const [status = 0] = await life.oftenTwice(turn, once)
  if (turn.chance.happens(0.1)) {
    life.meet('a webhook came again')
    await once()
  }
  return status
}

type Draft = Life['drafts'][number]
const submitted = (life: Life, turn: Turn, { reference, version, topic }: Draft) => ({
  type: 'draft_act.submitted',
  data: {
    reference,
    title: `Проект ${life.word(turn, 'agency', 'subject')}`,
    actType: 'order',
    text: life.text(turn, 'agency'),
    contact: {
      name: `Разработчик ${life.word(turn, 'contact', 'name')}`,
      email: `${life.word(turn, 'contact', 'email')}@agency.example`,
    },
    ...(topic && { topic }),
    version,
  },
})

export const drafts: Actor = {
  name: 'agency sends a draft',
  opens: true,
  weight: 4,
  act: async (life, turn) => {
    const agency = turn.chance.of(senders)
    const reference = `ref-${turn.id}`
    const topic = turn.chance.happens(0.7) ? turn.chance.of(['housing', 'social', 'other']) : undefined
    const draft = { agency, reference, version: 1, ...(topic && { topic }) }
    life.drafts.push(draft)
    await send(life, turn, agency, submitted(life, turn, draft))
  },
}

export const versions: Actor = {
  name: 'agency sends a version',
  weight: 3,
  act: async (life, turn) => {
    if (life.drafts.length === 0) return
    const draft = turn.chance.of(life.drafts)
    const { agency, reference } = draft
    if (turn.chance.happens(0.25)) {
      const data = { reference, ...(turn.chance.happens(0.5) && { reason: life.text(turn, 'agency') }) }
      await send(life, turn, agency, { type: 'draft_act.withdrawn', data })
      return
    }
    // Now and then the version before once more, in other words.
    if (turn.chance.happens(0.85)) draft.version++
    const status = await send(life, turn, agency, submitted(life, turn, { ...draft }))
    if (status === 422) life.meet('a webhook was refused at the door')
  },
}

export const responds: Actor = {
  name: 'agency responds by webhook',
  weight: 6,
  act: async (life, turn) => {
    const { chance } = turn
    const link = life.link(turn, 'agency')
    const hooks = life.world.posted.filter(({ body }) => body.includes('/act/')).slice(-10)
    const hook = hooks.length && chance.happens(0.5) ? chance.of(hooks) : undefined
    const token = hook ? /\/act\/([\w.-]+)/.exec(hook.body)?.[1] : link?.token
    if (!token) return
    const read = await life.request(life.json('GET', `/api/act/${token}`), turn, 3)
    if (read?.status !== 200) return
    const { case: c } = JSON.parse(read.body) as {
      case: { letter?: { number: string; remarks: { no: number }[] } }
    }
    const agency = hook?.agency ?? link?.to.split('@')[0] ?? ''
    if (!c.letter) return
    const remarks = c.letter.remarks.map(({ no }) => ({
      no,
      accepted: chance.happens(0.5),
      reason: life.text(turn, 'agency'),
    }))
    const decision = chance.of(['accepted', 'partly', 'declined', 'information'])
    const data = {
      letter: c.letter.number,
      decision,
      text: life.text(turn, 'agency'),
      ...(remarks.length && { remarks }),
    }
    const status = await send(life, turn, agency, { type: 'response.submitted', data })
    if (status === 202) life.meet('a response came by webhook')
  },
}
