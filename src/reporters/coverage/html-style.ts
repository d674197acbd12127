/** The whole style of the coverage page: light and dark by the reader's setting, and fit for paper. */
export const coverageStyle = `
:root { color-scheme: light dark; --bg: #fff; --fg: #1d2433; --soft: #5b6475; --line: #d9dee7; --card: #f5f7fa;
  --ok: #146c2e; --ok-bg: #e3f4e7; --open: #7a5000; --open-bg: #fff3d1; --bad: #b3261e; --bad-bg: #fde4e2; --focus: #1558b0; }
@media (prefers-color-scheme: dark) { :root { --bg: #14181f; --fg: #e5e9f0; --soft: #9aa5b8; --line: #323a48; --card: #1c222c;
  --ok: #7ddc95; --ok-bg: #15301d; --open: #ffc966; --open-bg: #382b0c; --bad: #ff9a91; --bad-bg: #3d1a18; --focus: #8ab8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1.25rem 4rem; background: var(--bg); color: var(--fg);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } p { margin: .4rem 0; }
.soft { color: var(--soft); } .ok { color: var(--ok); } .open { color: var(--open); } .bad { color: var(--bad); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .75rem; margin: 1.25rem 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .7rem 1rem; }
.card b { display: block; font-size: 1.4rem; line-height: 1.3; }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; background: var(--bg);
  padding: .6rem 0; border-bottom: 1px solid var(--line); }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .4rem;
  padding: .35rem .6rem; } input { flex: 1 1 16rem; min-width: 0; } button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
ul { list-style: none; margin: 0; padding: 0 0 0 1.1rem; border-left: 1px solid var(--line); } ul.top { padding: 0; border: 0; }
li { margin: .15rem 0; content-visibility: auto; contain-intrinsic-size: auto 2.2rem; }
details > summary { cursor: pointer; border-radius: .4rem; padding: .2rem .5rem; display: flex; flex-wrap: wrap; gap: .15rem .6rem;
  align-items: baseline; }
details > summary::before { content: "▸"; color: var(--soft); width: .8rem; } details[open] > summary::before { content: "▾"; }
details > summary::-webkit-details-marker { display: none; } summary:hover { background: var(--card); }
.leaf > details > summary { border-left: .3rem solid var(--soft); } .leaf.is-ok > details > summary { border-left-color: var(--ok); }
.leaf.is-open > details > summary { border-left-color: var(--open); background: var(--open-bg); }
.leaf.is-bad > details > summary { border-left-color: var(--bad); background: var(--bad-bg); }
.name { font-weight: 600; } .states { margin-left: auto; font-size: .9rem; } .state { white-space: nowrap; margin-left: .6rem; }
.facts { margin: .25rem 0 .6rem 1.9rem; font-size: .93rem; } dl { margin: 0; display: grid; grid-template-columns: max-content 1fr;
  gap: .15rem .8rem; } dt { color: var(--soft); } dd { margin: 0; }
.wide { overflow-x: auto; } .wide th, .wide td { overflow-wrap: normal; } .wide td:last-child { overflow-wrap: anywhere; }
th[scope="row"] { font-weight: 600; } ul.plain { list-style: disc; border: 0; } ul.plain li { content-visibility: visible; }
@media (max-width: 46rem) { .wide thead { position: absolute; clip-path: inset(50%); } .wide tr { display: block; padding: .5rem 0;
  border-bottom: 1px solid var(--line); } .wide th, .wide td { display: block; border: 0; padding: .1rem 0; }
  .wide td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); } .wide td:empty { display: none; } }
[hidden] { display: none; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
  border-bottom: 1px solid var(--line); }
td:first-child, th[scope="row"] { white-space: nowrap; } td:last-child { min-width: 9rem; }
@media print { :root { --bg: #fff; --fg: #000; --card: #fff; --ok-bg: #fff; --open-bg: #fff; --bad-bg: #fff; } form { display: none; }
  body { max-width: none; padding: 0; font-size: 10pt; } li { content-visibility: visible; break-inside: avoid; }
  ul li ul li { break-inside: auto; } }
`;
