/**
 * The script of every page: what they do better with it, never what they need it for. It counts characters while a
 * text is typed. Words come with the page; the server checks everything again.
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
}
`

/** Served as the style sheet is: its name changes with the content. */
export const script = {
  name: assetName('zhauap', js, 'js'),
  js,
}
