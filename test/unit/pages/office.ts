/** The council's office in memory, behind the pages' own handlers: what a reader opens, and what a browser posts. */
import type { ActionInput } from '../../../events/action-inputs.ts'
import type { LinkView } from '../../../events/answers/links.ts'
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { Actor, Language, Localized, Role } from '../../../events/values.ts'
import { send, show } from '../../../functions/act/pages.ts'
import * as appealPages from '../../../functions/follow-appeal/pages.ts'
import { carriedGrant, staffGrantId } from '../../../shared/application/actions/grants.ts'
import { viewFor } from '../../../shared/application/actions/link-view.ts'
import { type LinkState, openGrant, takeAction } from '../../../shared/application/actions/take-action.ts'
import { openInitiative, registerAppeal } from '../../../shared/application/appeals/register-appeal.ts'
import { councilRules } from '../../../shared/application/council-rules.ts'
import { executeCommand } from '../../../shared/application/execute-command.ts'
import type { Keyed } from '../../../shared/application/ports.ts'
import { actingChair } from '../../../shared/council/council.ts'
import { currentCouncil } from '../../../shared/council/current.ts'
import type { Case } from '../../../shared/domain/case.ts'
import type { Command } from '../../../shared/domain/decide.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { chairGrant } from '../../../shared/domain/notices/readers.ts'
import type { Party } from '../../../shared/domain/pending.ts'
import type { Reply } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import type { LinkModel } from '../../../shared/pages/models.ts'
import { linksWith } from '../../../shared/runtime/links.ts'
import type { WebDeps } from '../../../shared/wiring/web.ts'
import { everySecret } from '../../builders/council.ts'
import { MemoryFiles } from '../../fakes/memory-files.ts'
import { head } from '../text/mail-samples.ts'

const { council, calendar } = currentCouncil()
const portal = 'https://council.example.kz'

export class Office {
  /** The time of whatever happens next. */
  now = '2026-03-19T04:05:00.000Z'
  readonly deps: WebDeps
  private readonly commits = new Map<string, Commit[]>()
  private readonly contents = new Map<string, Content>()
  private count = 0

  constructor(pauseCauses: typeof council.pauseCauses = [], signing: typeof council.signing = 'delegated') {
    const held = new Map<string, Record<string, string>>()
    const counters = new Map<string, number>()
    this.deps = {
      rules: councilRules({ ...council, pauseCauses, signing }, calendar),
      links: linksWith(everySecret('a-secret-for-tests-only'), portal),
      portal,
      files: new MemoryFiles(),
      log: {
        load: async (caseId) => this.log(caseId),
        append: async (commit) => {
          if (this.log(commit.caseId).length >= commit.version) return 'taken'
          this.commits.set(commit.caseId, [...this.log(commit.caseId), commit])
          return 'done'
        },
      },
      people: {
        expire: async () => {},
        headings: async () => [],
        keysUnder: async () => [],
        get: async (caseId, id) => this.contents.get(`${caseId} ${id}`),
        put: async (caseId, id, content) => {
          this.contents.set(`${caseId} ${id}`, content)
        },
        list: async (caseId, prefix) =>
          new Map(
            [...this.contents]
              .filter(([key]) => key.startsWith(`${caseId} ${prefix}`))
              .map(([key, c]) => [key.slice(caseId.length + 1), c]),
          ),
        change: async (caseId, id, make) => {
          const made = make(this.contents.get(`${caseId} ${id}`))
          if (made) this.contents.set(`${caseId} ${id}`, made)
        },
        putNew: async (caseId, id, content) => {
          if (this.contents.has(`${caseId} ${id}`)) return 'taken'
          this.contents.set(`${caseId} ${id}`, content)
          return 'done'
        },
      },
      claims: {
        lease: async () => 'granted',
        giveBack: async () => {},
        complete: async () => {},
        advance: async () => {},
        completedOf: async () => new Set(),
        get: async (key) => held.get(key),
        hold: async (key, value) => {
          if (!held.has(key)) held.set(key, value)
          return held.get(key) ?? value
        },
        next: async (counter) => {
          const n = (counters.get(counter) ?? 0) + 1
          counters.set(counter, n)
          return n
        },
      },
    } as WebDeps
  }

  log(caseId: string): Commit[] {
    return this.commits.get(caseId) ?? []
  }

  /** How many texts are kept. */
  get texts(): number {
    return this.contents.size
  }

  /** Types of what has happened, in order. */
  events(caseId: string): string[] {
    return this.log(caseId).flatMap((commit) => commit.events.map((e) => e.type))
  }

  /** `onPaper`: as the secretariat takes it in. */
  async appeal(
    topic = 'housing',
    language: Language = 'kk',
    onPaper = false,
    more: { publish?: true } = {},
  ): Promise<string> {
    const input = {
      applicant: {
        kind: 'person' as const,
        name: 'Серікова Айгүл Бақытқызы',
        iin: '880101300123',
        email: 'aigul@example.kz',
      },
      language,
      topic,
      ...more,
      district: 'medeu',
      subject: 'Дүйсенбіден бері ыстық су жоқ',
      text: 'Сәлеметсіз бе!\n\nМедеу ауданы, Достық даңғылы, 5-үйде дүйсенбіден бері ыстық су жоқ.\nКөмектесуіңізді сұраймын.',
    }
    const submission = { door: 'api' as const, key: `appeal-${++this.count}`, at: this.now }
    const taken = { channel: 'paper', receivedAt: this.now, acceptedBy: 'Серікова' } as const
    const made = await registerAppeal(this.deps, input, submission, ...(onPaper ? [taken] : []))
    if ('keyReused' in made) throw new Error('key reused')
    return made.case.caseId
  }

  async initiative(): Promise<string> {
    const input = {
      agency: 'tazalyk',
      subject: 'О вывозе мусора с контейнерных площадок',
      text: 'По итогам мониторинга 12 площадок просим установить график вывоза и сообщить о нём жителям.',
      origin: { kind: 'monitoring' as const, title: 'Мониторинг контейнерных площадок', on: '2026-03-16' },
    }
    const made = await openInitiative(this.deps, input, {
      door: 'desk:secretary',
      key: `initiative-${++this.count}`,
      at: this.now,
    })
    if ('keyReused' in made) throw new Error('key reused')
    return made.case.caseId
  }

  async draft(): Promise<string> {
    const caseId = `ALM-N-2026-${String(++this.count).padStart(6, '0')}`
    const content = `draft-act-${this.count}`
    await this.command(
      caseId,
      { role: 'agency', as: 'almaty-su' },
      {
        type: 'register_draft_act',
        content,
        agency: 'almaty-su',
        actType: 'akimat-resolution',
        draftVersion: 1,
        receivedAt: this.now,
      },
      {
        [content]: {
          kind: 'draft_act',
          reference: '05-12/345',
          title: 'Алматы қаласын сумен жабдықтау қағидалары туралы',
          text: '1. Осы Қағидалар сумен жабдықтау тәртібін айқындайды.\n2. Су ақылға қонымды мерзімде беріледі.',
          url: 'https://legalacts.example.kz/npa/view?id=12345',
          contact: { name: 'Ерлан Сәрсенов', email: 'e.sarsenov@example.kz' },
        },
      },
    )
    return caseId
  }

  async command(caseId: string, actor: Actor, command: Command, contents: Record<string, Content> = {}) {
    const commandId = `command-${++this.count}`
    const done = await executeCommand(this.deps, {
      caseId,
      commandId,
      actor,
      at: this.now,
      contents,
      command,
    })
    if (done.outcome === 'refused') throw new Error(done.refused)
    return done.case
  }

  /** The agency sends its draft anew. */
  async version(caseId: string, draftVersion: number): Promise<void> {
    const content = `draft-act-${caseId}-${draftVersion}`
    await this.command(
      caseId,
      { role: 'agency', as: 'almaty-su' },
      { type: 'receive_version', content, draftVersion },
      {
        [content]: {
          kind: 'draft_act',
          reference: '05-12/345',
          title: 'Алматы қаласын сумен жабдықтау қағидалары туралы',
          text: `${draftVersion}-нұсқа. Су үш күн ішінде беріледі.`,
          contact: { name: 'Ерлан Сәрсенов', email: 'e.sarsenov@example.kz' },
        },
      },
    )
  }

  async dispute(caseId: string, text: string): Promise<void> {
    const content = `dispute-${++this.count}`
    const command = { type: 'dispute', content } as const
    await this.command(caseId, { role: 'applicant' }, command, { [content]: { kind: 'message', text } })
  }

  /** Mail to this address came back. */
  async bounced(caseId: string, to: Role, address: string): Promise<void> {
    const record = { kind: 'delivery', to, why: 'bounce', permanent: true, address, at: this.now } as const
    await this.deps.people.put(caseId, `delivery-${++this.count}`, record)
  }

  /** The commission takes the case; the chair's token. */
  async assign(caseId: string, commission = 'housing'): Promise<string> {
    await this.command(caseId, { role: 'secretary' }, { type: 'assign', commission, by: 'secretariat' })
    return this.chair(caseId)
  }

  private keyed(caseId: string): Keyed {
    return fold(this.log(caseId)) ?? { caseId }
  }
  private token(caseId: string, grant: string): string {
    return /\/act\/([^?]+)/.exec(this.deps.links.actUrl(this.keyed(caseId), grant))?.[1] ?? ''
  }
  private carried = (grant: string, to: Party, email = '') =>
    carriedGrant(this.deps, grant, to, email, this.now)
  private staff = (caseId: string, role: 'secretary' | 'head') =>
    this.token(caseId, this.carried(staffGrantId(this.deps, role), { role }))
  secretary = (caseId: string) => this.staff(caseId, 'secretary')
  head = (caseId: string) => this.staff(caseId, 'head')
  chair = async (caseId: string) => {
    const c = await this.caseOf(caseId)
    const { email = '' } = actingChair(this.deps.rules.council, c.commission ?? '') ?? {}
    return this.token(caseId, this.carried(chairGrant(c) ?? '', { role: 'chair' }, email))
  }
  agency = (caseId: string, letter: string) => this.token(caseId, `letter-${letter}`)

  private async opened(token: string): Promise<Extract<LinkState, { outcome: 'open' }>> {
    const opened = await openGrant(this.deps, token, this.now)
    if (opened.outcome !== 'open') throw new Error(opened.outcome)
    return opened
  }

  /** Takes an action straight away, as the API does. */
  async act(token: string, input: ActionInput): Promise<void> {
    const request = { key: `act-${++this.count}`, at: this.now }
    const executed = await takeAction(this.deps, await this.opened(token), input, request)
    if (executed.outcome === 'refused') throw new Error(executed.refused)
  }

  async caseOf(caseId: string): Promise<Case> {
    return (await this.opened(this.secretary(caseId))).case
  }

  async view(token: string): Promise<LinkView> {
    const { case: c, grant } = await this.opened(token)
    return viewFor(this.deps, c, grant, this.deps.rules.dayOf(this.now))
  }

  /** What the page of this link is made of. */
  async model(token: string, lang: Language): Promise<LinkModel> {
    const view = await this.view(token)
    const { rules } = this.deps
    const named = (list: readonly { id: string; names: Localized }[]) =>
      Object.fromEntries(list.map(({ id, names }) => [id, names]))
    const { topics, districts, commissions, agencies, pauseCauses } = rules.council
    return {
      lang,
      head,
      path: `/act/${token}`,
      token,
      view,
      names: {
        topics: named(topics),
        districts: named(districts),
        commissions: named(commissions),
        agencies: named(agencies),
        causes: named(pauseCauses),
      },
      today: rules.dayOf(this.now),
      daysLeft: 3,
      idempotencyKey: '0b5d7a10-0000-4000-8000-000000000003',
      errors: [],
      values: {},
    }
  }

  private request(path: string, params: Record<string, string>, query: Record<string, string>): Request {
    return {
      route: '',
      path,
      params,
      query,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      raw: Buffer.alloc(0),
      body: '',
      at: this.now,
      from: '127.0.0.1',
      requestId: `request-${++this.count}`,
    }
  }

  open(token: string, lang: Language = 'ru'): Promise<Reply> {
    return show(this.deps, this.request(`/act/${token}`, { token }, { lang }))
  }

  /** The page that a reply leads on to. */
  async follow({ headers }: Reply, token: string): Promise<string> {
    const { searchParams } = new URL(headers?.location ?? '', portal)
    const query = Object.fromEntries(searchParams)
    return (await show(this.deps, this.request(`/act/${token}`, { token }, query))).body ?? ''
  }

  post(token: string, fields: Record<string, string>, lang: Language = 'ru'): Promise<Reply> {
    const body = new URLSearchParams(fields).toString()
    return send(this.deps, { ...this.request(`/act/${token}`, { token }, { lang }), body })
  }

  status(number: string, lang: Language = 'ru', more: Record<string, string> = {}): Promise<Reply> {
    const query = { code: this.deps.links.code(this.keyed(number)), lang, ...more }
    return appealPages.show(this.deps, this.request(`/appeals/${number}`, { number }, query))
  }

  /** A form of the status page. */
  write(number: string, action: string, fields: Record<string, string>, lang: Language = 'ru') {
    const query = { code: this.deps.links.code(this.keyed(number)), lang }
    const request = this.request(`/appeals/${number}/${action}`, { number, action }, query)
    return appealPages.write(this.deps, { ...request, body: new URLSearchParams(fields).toString() })
  }
}

/** Posts what a form of this page would send, like a browser without scripts. */
export const fieldsIn = (html: string, action: string): Record<string, string> => {
  const form = [...html.matchAll(/<form\b.*?<\/form>/gs)].find(([f]) =>
    f.includes(`name="action" value="${action}"`),
  )?.[0]
  if (!form) throw new Error(`no form for ${action}`)
  const plain = (text: string) =>
    text.replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, e) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[e as 'amp'],
    )
  const attribute = (tag: string, name: string) =>
    plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  const values: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g))
    if (!/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag))
      values[attribute(tag, 'name')] = attribute(tag, 'value')
  for (const [, tag = '', text = ''] of form.matchAll(/(<textarea\b[^>]*>)\n?(.*?)<\/textarea>/gs))
    values[attribute(tag, 'name')] = plain(text)
  for (const [, tag = '', options = ''] of form.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([o]) => o)
    const chosen = all.find((o) => / selected/.test(o)) ?? all[0] ?? ''
    values[attribute(tag, 'name')] = attribute(chosen, 'value')
  }
  return values
}
