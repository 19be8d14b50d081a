/** A browser without JavaScript: opens pages, reads their forms, fills them in, posts them, and follows what it is told. */
export type Form = {
  method: string
  action: string
  /** What it would send as it stands. */
  values: Record<string, string>
  /** The choices of its radio buttons, check boxes and selects, by name. */
  choices: Record<string, string[]>
}
export type Page = { status: number; url: URL; headers: Headers; html: string; text: string; forms: Form[] }

export const browser = (portal: string) => {
  /** Opens an address of the portal. */
  const open = async (path: string, headers: Record<string, string> = {}): Promise<Page> =>
    pageOf(await fetch(new URL(path, portal), { headers, redirect: 'manual' }))

  /** One click on a form's button, with these values over its own; not followed. */
  const post = (form: Form, values: Record<string, string> = {}): Promise<Response> => {
    const body = new URLSearchParams()
    // Line ends travel as CRLF (HTML standard, 4.10.21.8).
    for (const [name, value] of Object.entries({ ...form.values, ...values }))
      body.set(name, value.replace(/\r?\n/g, '\r\n'))
    return fetch(new URL(form.action, portal), { method: 'POST', body, redirect: 'manual' })
  }

  /** Sends a form and says yes where the page asks once more; follows a 303 as browsers do. */
  const send = async (form: Form, values: Record<string, string> = {}): Promise<Page> => {
    const response = await post(form, values)
    const to = response.headers.get('location')
    const page = response.status === 303 && to ? await open(to) : await pageOf(response)
    const sure = page.forms.find((asked) => asked.values.confirmed === '1')
    return sure ? send(sure) : page
  }

  /** The form that asks once more before what cannot be undone. */
  const asked = async (form: Form, values: Record<string, string> = {}): Promise<Form> => {
    const page = await pageOf(await post(form, values))
    const sure = page.forms.find((found) => found.values.confirmed === '1')
    if (!sure) throw new Error(`nothing is asked on ${page.url}: ${page.text}`)
    return sure
  }

  return { open, post, send, asked }
}

/** The form that takes this action, on a page of `/act`. */
export const formFor = (page: Page, action: string): Form => {
  const found = page.forms.find((form) => form.values.action === action)
  if (!found) throw new Error(`no form for ${action} on ${page.url}: ${page.text}`)
  return found
}

/** The page's own form that is posted to this path. */
export const formTo = (page: Page, path: string): Form => {
  const found = page.forms.find((form) => form.action.split('?')[0] === path)
  if (!found) throw new Error(`no form to ${path} on ${page.url}: ${page.text}`)
  return found
}

/** A reply as a reader has it. */
export const pageOf = async (response: Response): Promise<Page> => {
  const html = await response.text()
  const { status, headers } = response
  return {
    status,
    url: new URL(response.url || 'http://localhost'),
    headers,
    html,
    text: readable(html),
    forms: formsOf(html),
  }
}

const scriptOf = (name: string) =>
  new RegExp(`<script src="(/assets/${name}\\.[0-9a-f]{8}\\.js)" defer></script>`)
/** The script of every page, as a file of its own. */
export const ourScript = scriptOf('zhauap')
/** Those of pages with uploads, lists of the desk, a scan, a register in parts, unsent texts, fields. */
const scripts = [ourScript, ...['files', 'desk', 'scan', 'parts', 'unsent', 'fields'].map(scriptOf)]
/** What a page says to machines: data, in which no markup can begin. */
const forMachines = /<script type="application\/ld\+json">[^<]*<\/script>\n?/g

export const withoutOurScript = (html: string) =>
  [...scripts, forMachines].reduce((left, own) => left.replace(own, ''), html)

/** What a reader sees of markup: its text, spaces as they fall, line breaks kept. */
export const readable = (html: string): string =>
  decoded(
    html
      .replace(/<(head|style)\b.*?<\/\1>/gs, '')
      .replace(/<\/?(p|div|li|h\d|dd|dt|br|tr|td|th|legend|label|option|summary|blockquote)\b[^>]*>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  )

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name] ?? '')

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>])`).exec(tag)
  return found ? decoded(found[1] ?? '') : undefined
}

const formsOf = (html: string): Form[] =>
  [...html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gs)].map(([, tag = '', content = '']) => {
    const form: Form = {
      method: attribute(tag, 'method') ?? 'get',
      action: attribute(tag, 'action') ?? '',
      values: {},
      choices: {},
    }
    const controls = content.matchAll(
      /(<input\b[^>]*>)|(<textarea\b[^>]*>)(.*?)<\/textarea>|(<select\b[^>]*>)(.*?)<\/select>/gs,
    )
    for (const [, input, area, text = '', select, options = ''] of controls) {
      const name = attribute(input ?? area ?? select ?? '', 'name')
      if (!name) continue
      // Line breaks are LF once read, and one right after the tag is not part of the value (HTML standard, 13.2).
      if (area) form.values[name] = decoded(text.replace(/\r\n?/g, '\n').replace(/^\n/, ''))
      else if (select) {
        const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
        const chosen = all.find((option) => attribute(option, 'selected') !== undefined) ?? all[0]
        form.values[name] = attribute(chosen ?? '', 'value') ?? ''
        form.choices[name] = all.map((option) => attribute(option, 'value') ?? '')
      } else if (input && /^(radio|checkbox)$/.test(attribute(input, 'type') ?? '')) {
        const value = attribute(input, 'value') ?? 'on'
        form.choices[name] = [...(form.choices[name] ?? []), value]
        if (attribute(input, 'checked') !== undefined) form.values[name] = value
      } else if (input) form.values[name] = attribute(input, 'value') ?? ''
    }
    return form
  })
