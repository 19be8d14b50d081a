/** The view for who sees little: larger, in black and white, without pictures. Kept in a cookie; on paper nothing differs. */
import { sheetOf } from './sheet.ts'

const css = `@charset "utf-8";
@media screen {
  .large {
    font-size: 137.5%;
    --ground: #ffffff; --paper: #ffffff; --ink: #000000; --accent: #00008b; --on-accent: #ffffff; --bad: #8b0000;
    --soft: var(--ink); --line: var(--ink); --field: var(--ink);
    --bad-ground: var(--paper); --good-ground: var(--paper); --warn-ground: var(--paper);
  }
  .large body { line-height: 1.75; letter-spacing: .03em; }
  .large :is(img, svg, .scan, .bar) { display: none; }
  .large .rows { table-layout: auto; }
  .large .rows :is(th, td) { white-space: normal; }
}
@media screen and (prefers-color-scheme: dark) {
  .large { --ground: #000000; --paper: #000000; --ink: #ffffff; --accent: #ffff66; --on-accent: #000000; --bad: #ffb3b3; }
}
`

export const largeStylesheet = sheetOf('large', css)
