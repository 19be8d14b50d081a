/** Presses the button of what is done in parts, so that it goes on by itself. Without it somebody presses. */
import { assetName } from '../../markup/asset-name.ts'

const js = `'use strict'
document.querySelector('form[data-goes-on]')?.requestSubmit()
`

/** Served as `/assets/{name}`; the name changes with the content, so it may be cached for ever. */
export const partsScript = {
  name: assetName('parts', js, 'js'),
  js,
}
