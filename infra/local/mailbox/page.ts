/** The mailbox's pages. Every value from a mail goes through `html`, which escapes it. */
import type { Mail } from './mail.ts'
import type { ShortMessage } from './short.ts'

class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

function html(parts: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  const shown = values.map((value) =>
    value instanceof Html
      ? value.text
      : Array.isArray(value)
        ? value.map((v) => v.text).join('')
        : escaped(String(value)),
  )
  return new Html(parts.map((part, i) => part + (shown[i] ?? '')).join(''))
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (c) => entities[c] ?? c)
}

/** Newest first, as one looks for the mail that just came. */
export function listPage(
  mails: readonly Mail[],
  to: string,
  recipients: ReadonlyMap<string, number>,
  bounced: ReadonlyMap<string, string>,
  short: readonly ShortMessage[],
): string {
  const rows = [...mails].reverse().map(
    (mail) => html`<li><a href="/mails/${mail.id}">
      <span class="subject">${mail.subject || '(no subject)'}</span>
      <span class="meta">${mail.to.join(', ')} · ${time(mail.at)}${attached(mail)}${bounced.has(mail.id) ? ' · bounced' : ''}</span>
    </a></li>`,
  )
  const messages = short.toReversed().map(
    (message) => html`<li>
      <span class="subject">${message.text}</span>
      <span class="meta">${message.by} to ${message.to} · ${message.text.length} characters · ${time(message.at)}</span>
    </li>`,
  )
  const recipient = (address: string, name: string, here: boolean) =>
    html`<li><a href="/${address && `?to=${encodeURIComponent(address)}`}"${here ? current : ''}>${name}</a></li>`
  const all = recipient('', 'All', to === '')
  const each = [...recipients].map(([address, n]) => recipient(address, `${address} (${n})`, address === to))
  const none = to
    ? html`<p>No mail to ${to}.</p>`
    : html`<p>No mail yet. What the local cloud sends shows up here.</p>`
  return page(
    'Mailbox',
    html`<h1>Mailbox</h1>
    <form><label>To <input name="to" type="search" value="${to}" placeholder="address"></label> <button>Show</button></form>
    ${recipients.size ? html`<nav aria-label="Recipients"><ul class="recipients">${[all, ...each]}</ul></nav>` : ''}
    ${rows.length ? html`<ol class="mails">${rows}</ol>` : none}
    ${messages.length ? html`<h2>Short messages</h2><ol class="mails short">${messages}</ol>` : ''}`,
    html`<meta http-equiv="refresh" content="5">`,
  )
}

/** One mail as its reader sees it, then what else it carries. */
export function mailPage(mail: Mail, bouncedAt?: string): string {
  const at = `/mails/${mail.id}`
  const attachments = mail.attachments.map(
    (file, i) =>
      html`<li><a href="${at}/attachments/${i}" download>${file.name}</a> (${file.type}, ${file.size} bytes)</li>`,
  )
  const headers = Object.entries(mail.headers).map(
    ([name, value]) => html`<tr><th>${name}</th><td>${value}</td></tr>`,
  )
  return page(
    mail.subject,
    html`<p><a href="/">← Mailbox</a></p>
    <h1>${mail.subject || '(no subject)'}</h1>
    <p class="meta">From ${mail.headers.from ?? mail.from} · to ${mail.to.join(', ')} · <time datetime="${mail.at}">${time(mail.at)}</time></p>
    ${
      bouncedAt
        ? html`<p class="bounced" role="status">Bounced ${time(bouncedAt)}: the council was told, as SES would tell it.</p>`
        : html`<form method="post" action="${at}/bounce"><button>Bounce this</button> <span class="meta">as if the address did not exist</span></form>`
    }
    ${attachments.length ? html`<ul class="files">${attachments}</ul>` : ''}
    ${mail.html ? html`<iframe title="The mail" src="${at}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>` : ''}
    <details ${mail.html ? '' : 'open'}><summary>Plain text</summary><pre>${mail.text}</pre></details>
    <details><summary>Headers</summary><table>${headers}</table></details>
    ${mail.source.length ? html`<p><a href="${at}/source" download="mail-${mail.id}.eml">As a file (.eml)</a></p>` : ''}`,
  )
}

export function problemPage(title: string, text: string): string {
  return page(title, html`<p><a href="/">← Mailbox</a></p><h1>${title}</h1><p>${text}</p>`)
}

/** The mail's own HTML; its links open outside of the frame. */
export function mailHtml(mail: Mail): string {
  return `<base target="_blank">${mail.html}`
}

const current = html` aria-current="page"`

function attached({ attachments: { length } }: Mail): string {
  return length === 0 ? '' : length === 1 ? ' · 1 attachment' : ` · ${length} attachments`
}

function time(iso: string): string {
  return iso.replace('T', ' ').replace(/\..*/, ' UTC')
}

function page(title: string, body: Html, head: Html = html``): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${head}
<style>${new Html(style)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text
}

const style = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.4rem; line-height: 1.25; margin: .5rem 0; overflow-wrap: anywhere }
.meta { opacity: .75; font-size: .875rem; overflow-wrap: anywhere }
.mails { list-style: none; margin: 1rem 0; padding: 0 }
.mails a { display: block; padding: .6rem .25rem; border-top: 1px solid #8886; text-decoration: none; color: inherit }
.short li { padding: .6rem .25rem; border-top: 1px solid #8886 }
.mails a:hover, .mails a:focus { background: #8882 }
.recipients { display: flex; flex-wrap: wrap; gap: 0 1rem; max-height: 7.5rem; overflow: auto; margin: .75rem 0; padding: 0; list-style: none; font-size: .875rem }
.recipients a { display: block; padding: .4rem 0; overflow-wrap: anywhere }
.recipients [aria-current] { font-weight: 600; color: inherit; text-decoration: none }
.bounced { padding: .6rem .75rem; border-left: 4px solid #c77700 }
.subject { display: block; font-weight: 600; overflow-wrap: anywhere }
iframe { box-sizing: border-box; width: 100%; height: 70vh; border: 1px solid #8886; background: #fff; color-scheme: light }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
table { border-collapse: collapse; font-size: .875rem }
th { text-align: left; vertical-align: top; padding-right: 1rem; white-space: nowrap }
td { white-space: pre-wrap; overflow-wrap: anywhere }
details { margin: .75rem 0 }
summary { cursor: pointer }
input, button { font: inherit; min-height: 2.75rem; padding: .35rem .75rem; max-width: 100% }
`
