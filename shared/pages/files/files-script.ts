/**
 * Uploads files from a form before it is sent, with progress. Forms work without it: files are then added on a page of
 * their own.
 */
import { assetName } from '../../markup/asset-name.ts'

const js = `'use strict'
const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
for (const box of document.querySelectorAll('[data-attach]')) {
  const words = JSON.parse(box.dataset.attach)
  const form = box.closest('form')
  const list = box.querySelector('ul')
  const said = make('p', { className: 'error' })
  said.setAttribute('role', 'alert')
  const id = box.id + '-input'
  const input = make('input', { type: 'file', id, multiple: true, accept: words.accept })
  input.setAttribute('aria-describedby', box.id + '-hint')
  box.hidden = false
  box.querySelector('.label').replaceWith(make('label', { htmlFor: id, textContent: words.label }))
  const inputs = [input]
  box.append(input)
  if (words.photo) {
    const photo = make('input', { type: 'file', id: id + '-photo', accept: words.photo.accept })
    photo.setAttribute('capture', 'environment')
    const label = make('label', { htmlFor: photo.id, textContent: words.photo.label })
    box.append(make('div', { className: 'photo' }, label, photo))
    inputs.push(photo)
  }
  box.append(said)
  let underWay = Promise.resolve()
  let busy = 0

  const removable = (item) => {
    const name = item.querySelector('.name').textContent
    const button = make('button', { type: 'button', className: 'quiet', textContent: words.remove })
    button.setAttribute('aria-label', words.remove + ': ' + name)
    button.addEventListener('click', () => {
      item.remove()
      input.focus()
    })
    item.append(' ', button)
  }
  for (const item of list.children) removable(item)

  const free = () => {
    const taken = [...list.querySelectorAll('input')].map((one) => one.name)
    for (let i = 0; i < words.max; i++) if (!taken.includes('file.' + i)) return 'file.' + i
  }

  const send = ({ url, fields }, file, progress) =>
    new Promise((resolve, reject) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      body.append('file', file)
      const request = new XMLHttpRequest()
      request.open('POST', url)
      request.upload.addEventListener('progress', (e) => {
        if (e.lengthComputable) progress(Math.round((100 * e.loaded) / e.total))
      })
      request.addEventListener('load', () => (request.status < 300 ? resolve() : reject(new Error(words.failed))))
      request.addEventListener('error', () => reject(new Error(words.failed)))
      request.send(body)
    })

  const add = async (file) => {
    if (list.children.length >= words.max) throw new Error(words.full)
    const item = make('li', {}, make('span', { className: 'name', textContent: file.name }), ' ')
    const progress = make('span', { className: 'hint', textContent: words.uploading })
    item.append(progress)
    list.append(item)
    try {
      const response = await fetch('/api/attachments?lang=' + document.documentElement.lang, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: file.name, type: file.type, size: file.size }),
      }).catch(() => {
        throw new Error(words.failed)
      })
      const answer = await response.json().catch(() => ({}))
      if (!response.ok) throw new Error(answer.errors?.[0]?.message ?? answer.detail ?? words.failed)
      await send(answer.upload, file, (percent) => {
        progress.textContent = words.uploading + ': ' + percent + '%'
      })
      progress.remove()
      item.append(make('input', { type: 'hidden', name: free(), value: answer.id }))
      removable(item)
    } catch (error) {
      item.remove()
      throw new Error(file.name + ': ' + error.message)
    }
  }

  for (const chosen of inputs)
    chosen.addEventListener('change', () => {
      said.textContent = ''
      for (const file of chosen.files) {
        busy++
        underWay = underWay
          .then(() => add(file))
          .catch((error) => {
            said.textContent = error.message
          })
          .finally(() => busy--)
      }
      chosen.value = ''
    })

  form.addEventListener('submit', (event) => {
    if (!busy) return
    event.preventDefault()
    const { submitter } = event
    underWay.then(() => form.requestSubmit(submitter))
  })
}
`

/** Served as `/assets/{name}`; the name changes with the content, so it may be cached for ever. */
export const filesScript = {
  name: assetName('files', js, 'js'),
  js,
}
