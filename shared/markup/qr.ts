/** An address as a picture that a telephone's camera reads (ISO/IEC 18004). */
import { encode } from 'uqr'
import { type Html, html } from './html.ts'

/** Empty modules around it, as the standard asks. */
const border = 4

/** An inline SVG in black on white, whatever the page's colours. `label` says what it is to who does not see it. */
export const qrCode = (address: string, label: string): Html => {
  const { data, size } = encode(address, { ecc: 'M', border })
  // One stroke for each run of dark modules: a third of the size of a square for each.
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '#' : '.'))
        .join('')
        .matchAll(/#+/g),
    ].map(({ index, 0: run }) => `M${index} ${y}.5h${run.length}`),
  )
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path stroke="#000" d="${runs.join('')}"/></svg>`
}
