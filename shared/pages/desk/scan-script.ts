/**
 * Shows the scan that was chosen in a form beside its fields, from the browser's own copy: nothing of it is loaded from
 * anywhere. The form works without it.
 */
import { assetName } from '../../markup/asset-name.ts'

const js = `'use strict'
{
  const panel = document.querySelector('.paper-scan')
  const sheet = panel.querySelector('.sheet')
  const attached = document.querySelector('#attach ul')
  const wide = matchMedia('(min-width: 78em)')
  const chosen = new Map()
  const make = (name, properties) => Object.assign(document.createElement(name), properties)
  const show = (name) => {
    const { type, url } = chosen.get(name)
    const viewer = type === 'application/pdf' ? make('object', { type, data: url }) : make('img', { src: url, alt: name })
    if (type === 'application/pdf') viewer.setAttribute('aria-label', name)
    const buttons = [...chosen.keys()].map((one) => {
      const button = make('button', { type: 'button', className: 'link', textContent: one })
      if (one === name) button.setAttribute('aria-current', 'true')
      button.addEventListener('click', () => show(one))
      return button
    })
    const apart = make('a', { className: 'go', href: url, target: '_blank', rel: 'noopener', textContent: panel.dataset.apart })
    sheet.replaceChildren(...(buttons.length > 1 ? buttons : []), apart, viewer)
  }
  const unfold = () => {
    if (panel.hidden) panel.open = wide.matches
    panel.hidden = false
  }
  // Files that came with the page are at the store, which opens none that has not been checked.
  if (attached.children.length) unfold()
  // Before the form's own script empties the control.
  document.addEventListener('change', ({ target }) => {
    if (target.type !== 'file') return
    for (const file of target.files) {
      if (!/^(application\\/pdf|image\\/(jpeg|png|webp))$/.test(file.type)) continue
      chosen.set(file.name, { type: file.type, url: URL.createObjectURL(file) })
      show(file.name)
      unfold()
    }
  }, true)
  // One that was taken away, or was not uploaded, is shown no more.
  new MutationObserver((changes) => {
    const gone = changes.flatMap(({ removedNodes }) => [...removedNodes])
    if (!gone.filter((item) => chosen.delete(item.querySelector('.name').textContent)).length) return
    const [last] = [...chosen.keys()].reverse()
    if (last === undefined) panel.hidden = true
    else show(last)
  }).observe(attached, { childList: true })
}
`

/** Served as `/assets/{name}`; the name changes with the content, so it may be cached for ever. */
export const scanScript = {
  name: assetName('scan', js, 'js'),
  js,
}
