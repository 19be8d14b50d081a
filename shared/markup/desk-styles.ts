/** What lists of cases look like, at the desk and wherever somebody works through one; after the sheet of every page. */
import { sheetOf } from './sheet.ts'

const css = `@charset "utf-8";
.wide :is(.band, .menu, main, footer) { max-width: 80rem; }
.search { display: grid; gap: .25rem; max-width: 40rem; margin: 0 0 1rem; }
.search > div { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
.search input:not([type=hidden]) { flex: 1 1 14rem; width: auto; margin: 0; }
.lists { display: flex; flex-wrap: wrap; column-gap: 2rem; margin: 0 0 1.25rem; }
.lists > :is(ul:first-child, [open]) { flex-basis: 100%; }
.lists ul { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 .75rem; padding: 0; list-style: none; }
.lists a { display: flex; align-items: center; gap: .5rem; min-height: 44px; padding: .25rem .75rem; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; text-decoration: none; }
.lists a:hover { text-decoration: underline; }
.lists a[aria-current] { border: 2px solid var(--accent); color: var(--ink); font-weight: 650; }
.lists .late { color: var(--bad); }
.lists details { margin: 0; }
.lists .count { font-variant-numeric: tabular-nums; font-weight: 650; }
/* A phone shows cases first: menu and lists are one row each, which is pushed aside and fades where it goes on. */
@media screen and (max-width: 40em) {
  .wide .menu nav, .lists > ul { position: relative; flex: 1 1 100%; min-width: 0; overflow-x: auto; scroll-padding: 4rem; mask: linear-gradient(to left, #0000, #000 4rem); }
  .wide .menu ul, .lists > ul { flex-wrap: nowrap; padding-right: 4rem; }
  .wide .menu ul { width: max-content; }
  .wide .menu li, .lists > ul li { flex: none; }
  .keep label { width: 100%; }
}
.cards { font-size: .9375rem; }
.cards td { font-variant-numeric: tabular-nums; }
.cards .words { min-width: 13rem; max-width: 26rem; overflow-wrap: anywhere; }
.cards .late > :first-child { display: inline-block; padding: 0 .375rem; border-left: 5px solid var(--bad); background: var(--bad-ground); color: var(--bad); font-weight: 650; }
.narrow { max-width: 46rem; }
.pages, .in-list, .picked, .keep { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: center; }
@media screen and (max-width: 78em) {
  .cards, .cards tbody, .cards tr, .cards td, .cards th { display: block; }
  .cards { background: transparent; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards tr { margin: 0 0 1rem; padding: .5rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; }
  .cards :is(td, th) { padding: .25rem 0; border: 0; }
  .cards td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
  .cards td:empty { display: none; }
  /* Beside the number, which says what it ticks. */
  .rows td:first-child { float: left; margin-right: .5rem; }
  .rows td:first-child + th { padding: .5rem 0; }
  .rows td { clear: left; }
  .rows [type=checkbox] { width: 2rem; height: 2rem; margin: 0; }
}
@media screen and (min-width: 78em) {
  .cards { font-size: .875rem; }
  .cards :is(th, td) { padding: .5rem; }
  .cards :is(th, td):not(.words) { overflow-wrap: break-word; }
  .cards th[scope=row]:not(.words) { white-space: nowrap; }
}

.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .5rem 1.5rem; margin: 0 0 1rem; padding: 0; list-style: none; }
.figures :is(a, li:not(:has(a))) { display: flex; align-items: baseline; gap: .5rem; min-height: 32px; }
.figures strong { flex: none; min-width: 2.25rem; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
.load { max-width: 46rem; }
.picked, .keep { gap: .5rem; }
.picked { margin: 0 0 1rem; }
.picked select { width: auto; max-width: 100%; }
.mark { margin-right: .25rem; color: var(--bad); font-weight: 650; }
.keys .link { min-height: 24px; padding: 0 .25rem; font-size: inherit; }
kbd { padding: 0 .25rem; border: 1px solid var(--line); border-radius: .1875rem; font: inherit; background: var(--paper); }
/* One line where there is room for it: the rows of the list come after it. */
.keep .group { display: contents; }
.keep .error { width: 100%; }
.keep .hint { order: 1; margin: 0; }
.keep :is(input, select) { flex: 1 1 8rem; margin: 0; }
form.filter { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr)); gap: 0 1rem; align-items: end; }
.filter .group { margin-bottom: .75rem; }
.group-head th { padding-top: .75rem; color: var(--ink); }
/* A desk's screen is for its rows: one line each, what does not fit is cut and told by the pointer. */
@media screen and (min-width: 78em) {
  .wide :is(.band, .menu, main, footer) { max-width: 100rem; }
  .wide main { padding-top: .75rem; }
  .wide :is(.band a, .menu a, .account button) { min-height: 36px; }
  .wide h1 { margin-bottom: .5rem; font-size: 1.5rem; }
  .top { display: flex; align-items: center; justify-content: space-between; gap: 1rem; }
  .top h1, .top .search { margin: 0 0 .375rem; }
  .top .search { display: flex; align-items: center; gap: .5rem; }
  .top .search .hint { display: none; }
  .top :is(input, button) { min-height: 36px; padding: .25rem .75rem; }
  .chips { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: center; margin: 0 0 .25rem; }
  .chips .lists { display: contents; }
  .chips [open], form.filter, .keep { flex-basis: 100%; }
  .chips p { margin: 0; font-size: .875rem; }
  .chips .go { min-height: 32px; padding: .25rem 0; }
  .chips .lists ul { gap: .25rem; margin: 0; }
  .chips .lists a { min-height: 32px; padding: .125rem .5rem; font-size: .875rem; }
  .chips details { margin: 0; }
  .chips summary { min-height: 32px; padding: .25rem 0; font-size: .875rem; }
  .rows { margin-bottom: .5rem; table-layout: fixed; font-size: .8125rem; line-height: 1.3; }
  .rows :is(th, td) { padding: .25rem .375rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: middle; }
  .rows td:has(:is(input, select)) { padding-top: 0; padding-bottom: 0; }
  .rows tbody th[scope=row] { font-size: .75rem; }
  /* A control that does not fit would be cut away whole. */
  .rows td:has(:is(input, select)) { text-overflow: clip; }
  .rows .late > :first-child { padding: 0 .25rem; }
  /* Figures stand below one another, a tab after their days; in what they are counted the column's head says. */
  .rows td:has(strong) { white-space: pre; tab-size: 6.25rem; }
  .rows i { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rows .group-head th { padding-top: .125rem; padding-bottom: .125rem; }
  .c-pick { width: 2.25rem; }
  .c-number { width: 9.5rem; }
  .c-due { width: 17.5rem; }
  .c-name { width: 9rem; }
  .c-owner { width: 8.5rem; }
  .c-commission { width: 8rem; }
  .c-received { width: 6.75rem; }
  .c-status { width: 9.5rem; }
  .c-assign { width: 18rem; }
  .rows select, .rows button { display: inline-block; width: auto; min-height: 24px; margin: 0 .25rem 0 0; padding: 0 .375rem; border-width: 1px; font-size: .8125rem; line-height: 1.2; }
  .rows select { width: 10.5rem; }
  .rows [type=checkbox] { width: 24px; height: 18px; margin: 0; vertical-align: middle; }
  :is(.picked, .keep) :is(input, select, button) { min-height: 32px; margin: 0; padding: .125rem .75rem; font-size: .875rem; }
}
.cards i { font-style: normal; }
.cards small { color: var(--soft); font-size: .92em; font-weight: 400; white-space: nowrap; }
/* Paper has the rows, and nothing that is pressed. */
@media print {
  .lists, .chips, .picked, .pages, .rows td:first-child { display: none; }
  .cards { font-size: 8pt; line-height: 1.3; break-inside: auto; }
  .cards :is(th, td) { padding: 2pt 3pt; overflow-wrap: break-word; }
  .rows tr { break-inside: avoid; }
  .rows th[scope=row] { white-space: nowrap; }
}
`

export const deskStylesheet = sheetOf('desk', css)
