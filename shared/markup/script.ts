/**
 * The one script: what pages do better with it, never what they need it for. It counts characters while a text is
 * typed and looks at the digits of an IIN or BIN when its field is left. Words come with the page; the server checks
 * everything again.
 */
import { assetName } from './asset-name.ts'

const js = String.raw`'use strict'
{
  const after = (field, ...classes) => {
    const line = document.createElement('p')
    line.classList.add(...classes)
    field.after(line)
    return line
  }

  // As the server counts: code points after NFC, a line's end is one.
  const length = (text) => [...text.replace(/\r\n?/g, '\n').normalize('NFC').trim()].length

  // Not every browser knows how numbers are written in Kazakh.
  const apart = document.documentElement.lang === 'en' ? ',' : '\u00a0'
  const written = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, apart)

  const { left: some, over } = document.body.dataset
  for (const field of document.querySelectorAll('[data-limit]')) {
    if (field.readOnly) continue
    const shown = after(field, 'hint', 'counter')
    const spoken = after(field, 'hidden')
    shown.setAttribute('aria-hidden', 'true')
    spoken.setAttribute('aria-live', 'polite')
    let pause
    const count = () => {
      const left = field.dataset.limit - length(field.value)
      const words = (left < 0 ? over : some).replace('{n}', written(Math.abs(left)))
      // Under a short field only when its end comes near.
      shown.textContent = field.rows || left < field.dataset.limit / 5 ? words : ''
      shown.classList.toggle('over', left < 0)
      clearTimeout(pause)
      // Read out when the writer rests, and only near the end.
      pause = setTimeout(() => { spoken.textContent = left < field.dataset.limit / 10 ? words : '' }, 1000)
    }
    field.addEventListener('input', count)
    count()
  }

  const weighed = (digits, weights) => weights.reduce((sum, weight, i) => sum + weight * digits[i], 0) % 11
  const isRight = (digits) => {
    const first = weighed(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    return (first === 10 ? weighed(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) : first) === Number(digits[11])
  }

  for (const field of document.querySelectorAll('[data-digits]')) {
    const said = after(field, 'error')
    said.id = field.id + '-now'
    said.setAttribute('aria-live', 'polite')
    field.setAttribute('aria-describedby', ((field.getAttribute('aria-describedby') || '') + ' ' + said.id).trim())
    const look = () => {
      const id = field.value.replace(/[\s\p{Pd}\p{Cf}]/gu, '')
      const { digits, check } = field.dataset
      const wrong = id === '' ? '' : !/^\d{12}$/.test(id) ? digits : isRight(id) ? '' : check
      said.textContent = wrong
      if (wrong) field.setAttribute('aria-invalid', 'true')
      else field.removeAttribute('aria-invalid')
      const before = document.getElementById(field.id + '-error')
      if (before) before.hidden = true
    }
    field.addEventListener('change', look)
    field.addEventListener('input', () => { if (said.textContent) look() })
  }
}
`

/** Served as the style sheet is: its name changes with the content. */
export const script = {
  name: assetName('zhauap', js, 'js'),
  js,
}
