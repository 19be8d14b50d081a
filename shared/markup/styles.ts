/** What every page looks like: phone first, light and dark, system fonts, one accent; and how it prints. */
import { sheetOf } from './sheet.ts'

const css = `@charset "utf-8";
:root {
  color-scheme: light dark;
  --ground: #f5f6f6; --paper: #ffffff; --ink: #1b2327; --soft: #4d5a61; --line: #c3cbcf;
  --accent: #0b5d7a; --on-accent: #ffffff; --field: #6b7880;
  --bad: #a8231c; --bad-ground: #fdf1f0; --good: #1d6b3a; --good-ground: #eff8f1; --warn-ground: #fff7e0; --focus: #ffb703;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12181b; --paper: #1b2327; --ink: #e9edef; --soft: #aab6bc; --line: #3c484e;
    --accent: #7cc4dd; --on-accent: #06222d; --field: #8b989f;
    --bad: #ff9d94; --bad-ground: #351b19; --good: #86d6a2; --good-ground: #152a1d; --warn-ground: #332a10; --focus: #ffc83d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  overflow-wrap: break-word;
}
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 5px var(--ink); }
main:focus, .summary:focus { outline: none; box-shadow: none; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 0; z-index: 1; padding: .75rem 1rem; background: var(--paper); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

main :target { scroll-margin-top: 1rem; }

header { background: var(--paper); border-top: 6px solid var(--accent); border-bottom: 1px solid var(--line); }
.band, .menu, main, footer { max-width: 46rem; margin: 0 auto; padding-left: 1rem; padding-right: 1rem; }
.band { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; column-gap: 1.5rem; padding-top: .25rem; }
.council { margin: 0; font-size: 1.125rem; font-weight: 650; line-height: 1.3; }
.council a { display: flex; align-items: center; min-height: 44px; color: var(--ink); text-decoration: none; }
.council a:hover { text-decoration: underline; }
header ul { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; }
header li a { display: flex; align-items: center; min-height: 44px; }
.languages ul { column-gap: 1rem; font-size: .9375rem; }
.languages ul { margin-left: -.25rem; }
.languages :is(a, button) { padding: 0 .25rem; font-size: inherit; }
.languages [aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
.menu ul { column-gap: 1.5rem; }
.menu a { border-bottom: 4px solid transparent; border-top: 4px solid transparent; text-decoration: none; }
.menu a:hover { text-decoration: underline; }
.menu .all { display: none; }
@media (max-width: 40em) {
  .menu .more:not(:has([aria-current])) { display: none; }
  .menu .all { display: block; }
}
#sections ul { display: flex; flex-wrap: wrap; column-gap: 1.5rem; margin: 0 0 .5rem; padding: 0; list-style: none; }
.menu [aria-current] { border-bottom-color: var(--accent); color: var(--ink); }

main { padding-top: 1.5rem; padding-bottom: 3rem; }
footer { border-top: 1px solid var(--line); padding-top: 1rem; padding-bottom: 2rem; color: var(--soft); font-size: .9375rem; }
footer a, .go { display: inline-block; min-height: 44px; padding: .625rem 0; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.3125rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.0625rem; }
h4 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
.lead { font-size: 1.1875rem; }
@media (min-width: 40em) {
  h1 { font-size: 2.125rem; }
  h2 { font-size: 1.5rem; }
}

.facts { margin: 0 0 1.25rem; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; padding: .25rem 1rem; }
.facts > div { padding: .5rem 0; border-bottom: 1px solid var(--line); }
.facts > div:last-child { border-bottom: 0; }
dt { color: var(--soft); font-size: .9375rem; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
@media (min-width: 40em) {
  .facts > div { display: grid; grid-template-columns: 14rem 1fr; column-gap: 1rem; align-items: baseline; }
}
/* Narrower, long words would be cut: a label stands above its value there. */
.facts.compact > div { padding: .3125rem 0; }
@media (min-width: 24em) {
  .facts.compact { display: grid; grid-template-columns: fit-content(36%) 1fr; column-gap: .75rem; }
  .facts.compact > div { display: grid; grid-column: 1 / -1; grid-template-columns: minmax(6rem, 1fr) 2fr; grid-template-columns: subgrid; align-items: baseline; }
}
.number { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
.code { font-size: 1.25rem; font-weight: 700; letter-spacing: .04em; }
.said {
  margin: 0 0 1.25rem; padding: .75rem 1rem; background: var(--paper); border-left: 4px solid var(--accent);
  white-space: pre-wrap; overflow-wrap: anywhere;
}
.notice, .warning, .due, .summary { margin: 0 0 1.5rem; padding: 1rem; border-left: 6px solid var(--accent); background: var(--paper); }
.notice { border-color: var(--good); background: var(--good-ground); }
.notice > :last-child, .due > :last-child { margin-bottom: 0; }
.warning > h2:first-child { margin-top: 0; }
.warning { background: var(--warn-ground); border-color: var(--focus); padding: .75rem 1rem; }
.due { font-size: 1.1875rem; font-weight: 650; line-height: 1.4; }
.due.late { border-color: var(--bad); background: var(--bad-ground); color: var(--bad); }
.timeline { margin: 0 0 1.25rem; padding: 0; list-style: none; }
.timeline li { padding: 0 0 1rem 1.25rem; border-left: 3px solid var(--line); }
.timeline li:last-child { border-left-color: var(--accent); padding-bottom: 0; }
.coming li { border-left: 3px dashed var(--line) !important; color: var(--soft); }
.timeline time { display: block; color: var(--soft); font-size: .9375rem; }
.files { margin: 0 0 1.25rem; padding-left: 1.25rem; overflow-wrap: anywhere; }
.files li { padding: .25rem 0; }
.photos figure { margin: 0 0 1.25rem; }
.photos img { max-width: 100%; height: auto; }
.files button { min-height: 44px; padding: .25rem .75rem; }
/* A desktop's browser takes it for one more choice of files. */
.photo { display: none; margin-top: .75rem; }
@media (pointer: coarse) { .photo { display: block; } }
.label { margin: 0; font-weight: 650; }
.messages { margin: 0; padding: 0; list-style: none; }
.messages time, .when { display: block; color: var(--soft); font-size: .9375rem; }
table { width: 100%; margin: 0 0 1.25rem; border-collapse: collapse; background: var(--paper); font-size: 1rem; }
caption { padding: .25rem 0; text-align: left; font-weight: 650; }
th, td { padding: .5rem .75rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; }
caption, thead th { vertical-align: bottom; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .n { white-space: normal; overflow-wrap: normal; font-size: .875rem; }
main > .council { margin-bottom: .5rem; }
.entries { margin: 0 0 1.25rem; padding: 0; list-style: none; }
.entries > li { padding: .5rem 0; border-top: 1px solid var(--line); }
.entries a { display: inline-block; padding: .25rem 0; font-weight: 650; overflow-wrap: anywhere; }
.entries .when { margin: 0; }
.periods [aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
.periods { display: flex; flex-wrap: wrap; column-gap: 1.5rem; margin: .75rem 0 1rem; padding: 0; list-style: none; }
.period { display: flex; flex-wrap: wrap; align-items: end; gap: 0 1.5rem; }
.period .group, .period button { margin-bottom: .75rem; }
details { margin: 0 0 1.25rem; }
summary { display: list-item; min-height: 44px; padding: .625rem 0; color: var(--accent); cursor: pointer; text-decoration: underline; text-underline-offset: .15em; }
details[open] > summary { margin-bottom: .5rem; }

form { margin: 0; }
.group { min-width: 0; margin: 0 0 1.5rem; padding: 0; border: 0; }
.group.wrong:not(.mended) { padding-left: 1rem; border-left: 5px solid var(--bad); }
label, legend { display: block; padding: 0; font-weight: 650; }
legend { margin-bottom: .25rem; }
.optional { color: var(--soft); font-weight: 400; }
.hint { margin: 0 0 .375rem; color: var(--soft); font-size: 1rem; }
.error { margin: 0 0 .375rem; color: var(--bad); font-weight: 650; }
input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select {
  display: block; width: 100%; min-height: 48px; margin-top: .25rem; padding: .5rem .75rem;
  font: inherit; color: inherit; background: var(--paper); border: 2px solid var(--field); border-radius: .25rem;
}
input.short { max-width: 14rem; }
textarea { resize: vertical; }
select { text-overflow: ellipsis; }
[aria-invalid=true] { border-color: var(--bad) !important; }
.step { margin: 0 0 .25rem; color: var(--soft); }
.trap { display: none; }
.counter.over { color: var(--bad); font-weight: 650; }
textarea[readonly] { field-sizing: content; max-height: 24rem; padding-left: 1rem; border: 0; border-left: 4px solid var(--accent); background: var(--paper); resize: none; }
.asked { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; margin: 1rem 0 .25rem; }
.asked h2 { margin: 0; font-size: 1.0625rem; }
.asked + .facts { margin-bottom: .5rem; }
button.link { min-height: 44px; padding: .25rem 0; color: var(--accent); background: none; border-color: transparent; font-weight: 400; text-decoration: underline; text-underline-offset: .15em; }
.choice { position: relative; min-height: 44px; margin-bottom: .5rem; padding: .5rem 0 0 2.75rem; }
.choice input { position: absolute; z-index: 1; left: 0; top: .25rem; width: 2rem; height: 2rem; margin: 0; accent-color: var(--accent); }
.choice label { min-height: 1.75rem; font-weight: 400; cursor: pointer; }
.choice label::before { content: ""; position: absolute; left: 0; top: 0; width: 44px; height: 44px; }
.choice .hint { font-size: .9375rem; }
.in-line .choice { display: inline-block; margin-right: 1.5rem; }
button, a.button {
  min-height: 48px; max-width: 100%; padding: .625rem 1.5rem; font: inherit; font-weight: 650; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 2px solid var(--accent); border-radius: .25rem;
}
a.button { display: inline-block; text-decoration: none; }
button:hover, a.button:hover { filter: brightness(1.12); }
button.quiet { color: var(--accent); background: transparent; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; }
.summary { border: 4px solid var(--bad); background: var(--paper); }
.summary h2 { margin-top: 0; font-size: 1.25rem; }
.summary ul { margin: 0; padding-left: 1.25rem; }
.summary a { display: block; min-height: 44px; padding: .5rem 0; color: var(--bad); font-weight: 650; overflow-wrap: anywhere; }
.action { margin: 0 0 1rem; padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; }
.news h2 { margin: 0; font-size: 1.0625rem; }
.news ul { margin: 0; padding: 0; list-style: none; }
.news a { display: inline-block; padding: .625rem 0; font-weight: 650; }
.opening summary { display: block; color: inherit; text-decoration: none; }
.opening summary > :last-child { color: var(--accent); text-decoration: underline; }
.opening .said { display: block; }
.opening[open] span.said { display: none; }
.action > h3 { margin-top: 0; font-size: 1.1875rem; }
form + .action { margin-top: 2.25rem; }
details.action { padding-top: 0; padding-bottom: 0; }
details.action[open] { padding-bottom: 1rem; }
details.action > summary { margin: 0; font-weight: 650; }
.remark { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .375rem; }
.remark .group:last-child { margin-bottom: 0; }
.remark .said { background: transparent; }
fieldset.remark > legend { padding: 0 .25rem; }
.both { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); column-gap: 1rem; }

/* What need not be filled in is not shown: the number that another kind of applicant has, the reason of a remark that
   is accepted or not answered. Without :has() all is shown, and each field says whom it is for. */
.remark:has(:is([value=true], [value=""]):checked) .reason:not(.wrong),
.appeal:has(:is([value=person], [value=sole]):checked) :is(.for-entity, .for-bin):not(.wrong),
.appeal:has([value=entity]:checked) .for-iin:not(.wrong) { display: none; }

.menu .account { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; margin-left: auto; color: var(--soft); font-size: .9375rem; }
.menu:has(.account) { display: flex; flex-wrap: wrap; column-gap: 1.5rem; }
.account button { min-height: 44px; padding: .25rem 1rem; }

/* The link to the view for who sees little. */
.look { margin: 0; font-size: .9375rem; }
.look :is(a, button) { display: inline-flex; align-items: center; min-height: 44px; font-size: inherit; }

@media print {
  :root { --ground: #fff; --paper: #fff; --ink: #000; --soft: #333; --accent: #000; --good: #000; --good-ground: #fff; --warn-ground: #fff; --focus: #000; --bad: #000; --bad-ground: #fff; --line: #999; }
  @page { size: A4; margin: 1.5cm; }
  html { font-size: 10pt; }
  body { font-size: 1rem; line-height: 1.4; }
  h1 { font-size: 16pt; }
  h2 { font-size: 13pt; }
  .skip, .languages, .look, .menu, .menu:has(.account), #sections, form:not(#rows), #rows :is(input, select, button), .notice, .no-print { display: none; }
  .sheet + .sheet { break-before: page; }
  main, .band, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .due { padding: .25rem 1rem; font-size: 11pt; }
  .facts > div { padding: .25rem 0; grid-template-columns: 12rem 1fr; display: grid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  summary { min-height: 0; padding: .25rem 0; list-style: none; color: inherit; font-weight: 650; text-decoration: none; }
  .facts, .said, table, li { break-inside: avoid; }
  h2, h3, caption, thead { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
`

/** Served as `/assets/{name}`; the name changes with the content, so it may be cached for ever. */
export const stylesheet = sheetOf('zhauap', css)
