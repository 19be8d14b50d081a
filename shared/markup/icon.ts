/** The pages' icon: a speech bubble with a tick. */
import { assetName } from './asset-name.ts'

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b5d7a" d="M5 3h22a3 3 0 0 1 3 3v15a3 3 0 0 1-3 3H15l-7 6v-6H5a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3z"/><path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="m9.5 13.5 4.5 4.5 8.5-9"/></svg>'

export const icon = { name: assetName('zhauap', svg, 'svg'), svg }
