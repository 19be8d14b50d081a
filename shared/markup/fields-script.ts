/**
 * The script of pages with fields that are looked at when they are left: the digits of an IIN or BIN, and what was said of
 * a field that has been mended, which goes. Words come with the page; the server checks everything again.
 */
import { assetName } from './asset-name.ts'

const js = String.raw`'use strict'
{
  const weighed = (digits, weights) => weights.reduce((sum, weight, i) => sum + weight * digits[i], 0) % 11
  const isRight = (digits) => {
    const first = weighed(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    return (first === 10 ? weighed(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) : first) === Number(digits[11])
  }

  // A press moves the focus first: what a field's end moved then would take the button from under the pointer, and no
  // click would come of it.
  let pressed = false
  const waiting = []
  const settle = () => { if (!pressed) for (const one of waiting.splice(0)) one() }
  const later = (change) => {
    waiting.push(change)
    setTimeout(settle)
  }
  addEventListener('pointerdown', () => { pressed = true }, true)
  for (const end of ['pointerup', 'pointercancel', 'dragend'])
    addEventListener(end, () => {
      pressed = false
      setTimeout(settle)
    }, true)

  for (const field of document.querySelectorAll('[data-digits]')) {
    const said = document.createElement('p')
    said.className = 'error'
    field.after(said)
    said.id = field.id + '-now'
    said.setAttribute('aria-live', 'polite')
    field.setAttribute('aria-describedby', ((field.getAttribute('aria-describedby') || '') + ' ' + said.id).trim())
    const look = () => {
      const id = field.value.replace(/[\s\p{Pd}\p{Cf}]/gu, '')
      const { digits, check } = field.dataset
      const wrong = id === '' ? '' : !/^\d{12}$/.test(id) ? digits : isRight(id) ? '' : check
      if (wrong) field.setAttribute('aria-invalid', 'true')
      else field.removeAttribute('aria-invalid')
      later(() => { said.textContent = wrong })
    }
    field.addEventListener('change', look)
    field.addEventListener('input', () => { if (said.textContent) look() })
  }

  // What the server found goes when its field is changed, and comes back with what it was found in.
  const isChanged = (field) => {
    if (field.matches('select')) return field.value !== ''
    if (field.matches('[type=radio], [type=checkbox]')) return field.checked !== field.defaultChecked
    return field.value !== field.defaultValue && !(field.required && field.value.trim() === '')
  }
  const summary = document.querySelector('.summary')
  for (const error of document.querySelectorAll('.wrong > .error[id$="-error"]')) {
    const { id, parentElement: group } = error
    const link = summary && summary.querySelector('a[href="#' + id.slice(0, -6) + '"]')
    const marked = [...group.querySelectorAll('[aria-invalid]')]
    group.addEventListener('change', ({ target }) => {
      if (target.closest('.wrong') !== group) return
      // Its digits were looked at before this.
      const isWrong = target.matches('[data-digits][aria-invalid]')
      const isMended = isChanged(target) && !isWrong
      if (isMended) target.removeAttribute('aria-invalid')
      else if (marked.includes(target)) target.setAttribute('aria-invalid', 'true')
      later(() => {
        group.classList.toggle('mended', isMended)
        // Without its id it describes no field.
        error.id = isMended || isWrong ? '' : id
        error.hidden = isMended || isWrong
        if (!link) return
        link.parentElement.hidden = isMended
        summary.hidden = !summary.querySelector('li:not([hidden])')
      })
    })
  }
}
`

/** Served as the style sheet is: its name changes with the content. */
export const fieldsScript = {
  name: assetName('fields', js, 'js'),
  js,
}
