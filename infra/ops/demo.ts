/** `npm run demo`: one appeal and one draft act from submission to the end, each step, mail and due date shown. */
import { parseArgs } from 'node:util'
import { commissionOf } from '../../shared/council/council.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { Trouble } from '../deployment/settings.ts'
import { deadLetters } from './common/dead-letters.ts'
import { run } from './common/run.ts'
import { letterIn, type Mail, tokenIn, until, visitor } from './common/visitor.ts'

const usage = `Usage: npm run demo

Walks one appeal and one draft act through the running local cloud (npm start) and prints every step, mail and
due date. Each run adds two more cases.`

const indent = (text: string) => text.replace(/^/gm, '    | ')

const demo = async (): Promise<void> => {
  const { council } = currentCouncil()
  const deployment = await findDeployment()
  const { portal, mailbox } = deployment
  if (!mailbox) throw new Trouble('The demo reads its mails in the mailbox of a local cloud.', 'npm start')
  const secretOf = async (id: string) => [id, (await deployment.webhookSecretsOf(id)).at(-1) ?? ''] as const
  const secrets = Object.fromEntries(await Promise.all(['tazalyk', 'public-spaces-department'].map(secretOf)))
  const v = visitor({ portal, mailbox, secrets })
  const chair = (id: string) => commissionOf(council, id)?.chair.email ?? ''
  let step = 0
  const told = (what: string) => console.log(`\n${++step}. ${what}`)
  const fact = (name: string, value: unknown) => console.log(`    ${name}: ${value}`)
  const shown = (mail: Mail) => {
    console.log(`    mail to ${mail.to.join(', ')}: ${mail.subject}`)
    for (const { name } of mail.attachments) console.log(`    with ${name}`)
    console.log(indent(mail.text.trim()))
  }
  const expect = async (
    what: string,
    answer: Promise<{ status: number; text: string; body: unknown }>,
    status: number,
  ) => {
    const given = await answer
    if (given.status !== status)
      throw new Error(`${what}: ${given.status} instead of ${status}\n${given.text}`)
    // biome-ignore lint/suspicious/noExplicitAny: whatever the contract's JSON holds
    return given.body as any
  }
  const about = (number: string) => (mail: Mail) => mail.subject.includes(number)

  console.log(`The portal: ${portal}    The mailbox: ${mailbox}`)
  const email = `aigul.${Date.now()}@example.kz`

  told('Айгүл submits an appeal: a dump of household and building waste in Nur-Alatau.')
  const appeal = await expect('submission', v.submit(dump(email)), 201)
  fact('number', appeal.number)
  fact('due', appeal.dueOn)
  fact('status page', appeal.statusUrl)
  const code = new URL(appeal.statusUrl).searchParams.get('code')

  told('She gets the receipt, with the due date explained.')
  shown(await v.mail(email, about(appeal.number)))

  told('Her appeal found its commission; the chair gets a link and a calendar entry.')
  const assigned = await v.mail(chair('ecology-transport'), about(appeal.number))
  shown(assigned)
  const token = tokenIn(assigned)

  told('The chair takes the appeal into review and writes to the city company «Тазалық».')
  await expect('accept', v.act(token, { action: 'accept' }), 200)
  const sent = await expect(
    'letter',
    v.act(token, {
      action: 'letter',
      agency: 'tazalyk',
      subject: 'Вывоз отходов в микрорайоне Нур-Алатау',
      text: 'Просим вывезти бытовые и строительные отходы и сообщить о принятых мерах.',
    }),
    200,
  )
  const [letter] = sent.case.letters
  fact('letter', letter.number)
  fact('response due', letter.dueOn)
  shown(await v.mail('tazalyk@example.kz', about(letter.number)))

  told('The company responds by signed webhook; the chair hears of it.')
  const response = {
    type: 'response.submitted',
    timestamp: new Date().toISOString(),
    data: {
      letter: letter.number,
      decision: 'accepted',
      text: 'Отходы вывезены, установлены два контейнера.',
    },
  }
  await expect('webhook', v.webhook('tazalyk', response), 202)
  shown(await v.mail(chair('ecology-transport'), (mail) => mail !== assigned && about(letter.number)(mail)))

  told('The chair answers Айгүл, and the appeal is closed.')
  const answer = 'Отходы вывезены, у въезда установлены два контейнера.'
  await expect('answer', v.act(token, { action: 'answer', outcome: 'satisfied', text: answer }), 200)
  shown(await v.mail(email, (mail) => mail.text.includes(answer)))
  const status = await expect('status', v.json('GET', `/api/appeals/${appeal.number}?code=${code}`), 200)
  fact('status', status.status)

  told(
    'An agency sends a draft act by signed webhook; it goes to the commission that the council named for it.',
  )
  const reference = `14-05/${Date.now() % 100_000}`
  await expect('draft', v.webhook('public-spaces-department', draft(reference)), 202)
  const draftMail = await v.mail(chair('urban-planning'), (mail) => mail.text.includes(reference))
  shown(draftMail)

  told('The chair gives a recommendation with two numbered remarks; it leaves as a letter.')
  const draftToken = tokenIn(draftMail)
  const recommended = await expect('recommend', v.act(draftToken, recommendation), 200)
  fact('status', recommended.case.status)
  const draftLetter = await v.mail(
    'public-spaces-department@example.kz',
    (mail) => mail.text.includes(reference) && /-L-/.test(mail.text),
  )
  shown(draftLetter)

  told('The agency answers each remark.')
  const number = letterIn(draftLetter)
  await expect('webhook', v.webhook('public-spaces-department', remarksAnswered(number)), 202)
  const done = await until('the draft to be responded', async () => {
    const { body } = await v.read(draftToken)
    return body.case.status === 'responded' ? body : undefined
  })
  fact('status', done.case.status)
  for (const remark of done.case.remarks)
    fact(`remark ${remark.no}`, remark.accepted ? 'accepted' : `declined: ${remark.reason}`)

  told('Nothing is left in a dead-letter queue.')
  const left = await deadLetters(deployment)
  for (const [queue, count] of Object.entries(left)) if (count) fact(queue, count)
  if (Object.values(left).some(Boolean)) throw new Error('a dead-letter queue holds messages')
  console.log(`\nDone. Every mail, as its reader sees it: ${mailbox}`)
}

const dump = (email: string) => ({
  applicant: {
    kind: 'person',
    name: 'Айгүл Әбдірахманқызы',
    iin: '900101401202',
    email,
    phone: '+7 701 000 00 00',
    address: 'Алматы, мкр. Нур-Алатау, 12',
  },
  language: 'ru',
  topic: 'ecology-transport',
  district: 'bostandyk',
  subject: 'Свалка бытовых и строительных отходов в микрорайоне Нур-Алатау',
  text: 'За домом 12 третью неделю лежат бытовые и строительные отходы. Просим вывезти их и поставить контейнеры.',
  consent: true,
})

const draft = (reference: string) => ({
  type: 'draft_act.submitted',
  timestamp: new Date().toISOString(),
  data: {
    reference,
    title: 'О проекте решения маслихата «О правилах содержания общественных пространств»',
    actType: 'maslikhat-decision',
    text: '1. Утвердить правила содержания общественных пространств. 2. Решение вводится в действие через десять дней.',
    contact: { name: 'Ерлан Сәрсенов', email: 'e.sarsenov@example.kz' },
  },
})

const recommendation = {
  action: 'recommend',
  outcome: 'with_remarks',
  text: {
    kk: 'Комиссия жобаны ескертулермен қолдайды.',
    ru: 'Комиссия поддерживает проект с замечаниями.',
  },
  remarks: [
    {
      clause: 'пункт 1',
      text: {
        kk: 'Жерасты өткелдерін күтіп ұстауға кім жауапты екенін айқындау қажет.',
        ru: 'Определить, кто отвечает за содержание подземных переходов.',
      },
    },
    {
      clause: 'пункт 2',
      quote: 'через десять дней',
      text: {
        kk: 'Қолданысқа енгізу мерзімін алпыс күнге дейін ұзарту қажет.',
        ru: 'Увеличить срок введения в действие до шестидесяти дней.',
      },
    },
  ],
}

const remarksAnswered = (letter: string) => ({
  type: 'response.submitted',
  timestamp: new Date().toISOString(),
  data: {
    letter,
    decision: 'partly',
    text: 'Первое замечание учтено.',
    remarks: [
      { no: 1, accepted: true },
      { no: 2, accepted: false, reason: 'Срок установлен законом «О правовых актах».' },
    ],
  },
})

await run(usage, async () => {
  parseArgs({ options: {} })
  await demo()
})
