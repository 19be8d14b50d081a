/**
 * Keys for the rows of a list: `j` and `k` go up and down, `o` opens, `a` chooses a commission, `x` ticks, `/` searches.
 * Nothing needs them; a field that is being filled in keeps its keys.
 */
import { assetName } from '../../../markup/asset-name.ts'

const js = `'use strict'
{
  const rows = [...document.querySelectorAll('.rows tbody tr:has(th[scope=row])')]
  const help = document.querySelector('.keys')
  const off = help && help.querySelector('button')
  // Who speaks to their machine, or hits keys unawares, can do without (WCAG 2.1.4).
  let isOff = localStorage.getItem('desk-keys') === 'off'
  if (help) {
    help.hidden = false
    const show = () => { off.textContent = isOff ? off.dataset.on : off.dataset.off }
    off.addEventListener('click', () => {
      isOff = !isOff
      localStorage.setItem('desk-keys', isOff ? 'off' : 'on')
      show()
    })
    show()
  }
  const link = (row) => row.querySelector('th a')
  const current = () => rows.findIndex((row) => row.contains(document.activeElement))
  const go = (by) => {
    const at = current()
    const row = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))]
    if (row) link(row).focus()
  }
  const row = () => rows[Math.max(0, current())]
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    o: () => row() && link(row()).click(),
    a: () => row() && (row().querySelector('select') ?? document.querySelector('.picked select'))?.focus(),
    x: () => row() && row().querySelector('[type=checkbox]')?.click(),
    '/': () => document.getElementById('q')?.focus(),
  }
  document.addEventListener('keydown', (event) => {
    const { target, key } = event
    const isTyping = target.matches('textarea, select, input:not([type=checkbox])')
    if (isOff || isTyping || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, key)) return
    event.preventDefault()
    keys[key]()
  })
}
`

/** Served as `/assets/{name}`; the name changes with the content, so it may be cached for ever. */
export const deskScript = {
  name: assetName('desk', js, 'js'),
  js,
}
