/** A photograph taken with the phone: offered where one may be meant, beside the choice of files and not in its place. */
import { expect, test } from 'vitest'
import { stylesheet } from '../../../shared/markup/styles.ts'
import { renderForm } from '../../../shared/pages/appeals/form.ts'
import { renderStatus } from '../../../shared/pages/appeals/status.ts'
import { attachHere, renderFiles } from '../../../shared/pages/files/files.ts'
import { fileWords } from '../../../shared/text/files/files.ts'
import * as sample from './page-samples.ts'

const words = fileWords('ru').page
/** What the script of a form's files is told. */
const toldIn = (page: string) =>
  [...page.matchAll(/data-attach="([^"]+)"/g)].map(([, json = '']) =>
    JSON.parse(json.replaceAll('&quot;', '"')),
  )

test('the form of an appeal and a message have the camera, a chair’s and the desk’s forms have not', () => {
  const photo = { label: words.photo, accept: 'image/jpeg' }
  const told = toldIn(renderForm({ ...sample.form('ru'), step: 'matter' }))
  expect(told).toMatchObject([{ photo }])
  expect(told[0].accept).toContain('.pdf')
  expect(toldIn(renderStatus(sample.status('ru')))).toMatchObject([{ photo }])
  expect(toldIn(attachHere('ru').markup)[0]).not.toHaveProperty('photo')
})

test('without a script a phone has a form of its own for it, a desktop does not see it', () => {
  const upload = { url: 'https://files.example/', fields: { key: 'incoming/x' } }
  const page = renderFiles({
    ...sample.frame('ru'),
    ...{ pending: [], errors: [], upload, back: '/', with: () => '/' },
  })
  const forms = page.match(/<form[^>]*enctype="multipart\/form-data">.*?<\/form>/gs) ?? []
  expect(forms).toHaveLength(2)
  expect(forms[0]).not.toContain('capture')
  expect(forms[1]).toMatch(/^<form class="photo"/)
  expect(forms[1]).toContain('accept="image/jpeg" capture="environment"')
  for (const form of forms) expect(form).toContain('name="key" value="incoming/x"')
  expect(stylesheet.css).toContain('.photo{display:none')
  expect(stylesheet.css).toMatch(/@media \(pointer:\s*coarse\)\s*\{\s*\.photo\{display:block/)
})
