/** The whole style of both pages: light and dark by the reader's setting, narrow screens, and paper. */
export const pageStyle = `
:root { color-scheme: light dark; --bg: #fff; --fg: #1d2433; --soft: #566071; --line: #d9dee7; --card: #f5f7fa; --ok: #146c2e;
  --open: #7a5000; --open-bg: #fff6de; --bad: #b3261e; --bad-bg: #fdeceb; --note: #1558b0; --mark: #fff1c9; --focus: #1558b0; }
@media (prefers-color-scheme: dark) { :root { --bg: #14181f; --fg: #e5e9f0; --soft: #a3aec0; --line: #323a48; --card: #1c222c; --ok: #7ddc95;
  --open: #ffc966; --open-bg: #2e2510; --bad: #ff9a91; --bad-bg: #341a19; --note: #8ab8ff; --mark: #4a3f14; --focus: #8ab8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1.25rem 4rem; background: var(--bg); color: var(--fg);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .4rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } p { margin: .4rem 0; }
a { color: inherit; } ul { margin: .3rem 0; padding-left: 1.3rem; }
.soft { color: var(--soft); } .ok { color: var(--ok); } .open { color: var(--open); } .bad { color: var(--bad); } .note { color: var(--note); }
.verdict { font-size: 1.1rem; } .nowrap { white-space: nowrap; } .paper { display: none; } [hidden] { display: none !important; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
.about { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin: 0; font-size: .93rem; } .about div { display: flex; gap: .4rem; }
dt { color: var(--soft); white-space: nowrap; } dd { margin: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .6rem; margin: 1rem 0; padding: 0; list-style: none; }
.cards li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .9rem; }
.cards b { display: block; font-size: 1.35rem; line-height: 1.3; }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center; background: var(--bg);
  padding: .5rem 0; border-bottom: 1px solid var(--line); }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .4rem;
  padding: .3rem .6rem; max-width: 100%; } input { flex: 1 1 14rem; min-width: 0; } button { cursor: pointer; }
::placeholder { color: var(--soft); opacity: 1; }
ul.tree { list-style: none; margin: 0; padding: 0 0 0 1rem; border-left: 1px solid var(--line); } ul.tree.top { padding: 0; border: 0; }
ul.tree > li { margin: .15rem 0; }
summary { cursor: pointer; border-radius: .3rem; padding: .2rem .5rem; } summary:hover { background: var(--card); }
.tree summary { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; border-left: .3rem solid var(--line); }
.tree summary::before { content: "▸"; content: "▸" / ""; color: var(--soft); width: .8rem; }
.tree details[open] > summary::before { content: "▾"; content: "▾" / ""; }
.tree summary::-webkit-details-marker { display: none; }
.is-ok > details > summary { border-left-color: var(--ok); } .is-open > details > summary { border-left-color: var(--open); }
.is-bad > details > summary { border-left-color: var(--bad); } .leaf.is-bad > details > summary { background: var(--bad-bg); }
.leaf.is-open > details > summary { background: var(--open-bg); }
.name { font-weight: 600; } .states { margin-left: auto; font-size: .9rem; } .state { white-space: nowrap; margin-left: .6rem; }
.facts { margin: .25rem 0 .4rem 1.7rem; font-size: .93rem; display: grid; grid-template-columns: max-content 1fr; gap: .15rem .8rem; }
ul.names { list-style: none; margin: .3rem 0 .6rem 1.7rem; padding: 0; font-size: .93rem; columns: 17rem; column-gap: 1.5rem; }
ul.names.wide { columns: auto; } ul.names > li { break-inside: avoid; padding-left: .8rem; text-indent: -.8rem; }
.tag { border: 1px solid currentColor; border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; margin-left: .4rem; color: var(--soft); }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .8rem; white-space: pre-wrap; margin: .5rem 0; }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--bad); }
article { border: 1px solid var(--line); border-left: .3rem solid var(--soft); border-radius: .4rem; padding: .5rem 1rem; margin: .75rem 0; }
article.is-bad { border-left-color: var(--bad); } article.is-open { border-left-color: var(--open); } article.is-note { border-left-color: var(--note); }
ol.steps > li { margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; } td, th { text-align: left; vertical-align: top;
  padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); } thead th { color: var(--soft); font-weight: 600; font-size: .9rem; }
th[scope="row"] { font-weight: 600; } td.number, th.number { text-align: right; white-space: nowrap; } td[data-label="owner"], [aria-labelledby="evidence"] :is(th, td:is([data-label*="MFA"], [data-label^="virtual"], [data-label$="guardrail"])) { overflow-wrap: break-word; } table.fit { width: auto; }
@media (max-width: 46rem) { body { padding: 1rem .75rem 3rem; } .facts { grid-template-columns: 1fr; margin-left: .9rem; } .facts dd { margin-bottom: .3rem; }
  form { position: static; } .states { margin-left: 1.3rem; } .state { margin: 0 .6rem 0 0; } ul.tree { padding-left: .5rem; } ul.names { margin-left: .9rem; }
  .cards { grid-template-columns: 1fr 1fr; } .stacked thead { position: absolute; clip-path: inset(50%); } .stacked tr { display: block; padding: .4rem 0;
  border-bottom: 1px solid var(--line); } .stacked :is(th, td) { display: block; border: 0; padding: .1rem 0; text-align: left; }
  .stacked td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); } .stacked td:empty { display: none; } }
@media print { :root { color-scheme: light; --bg: #fff; --fg: #000; --soft: #444; --line: #bbb; --card: #fff; --ok: #146c2e; --open: #7a5000; --open-bg: #fff;
  --bad: #b3261e; --bad-bg: #fff; --note: #1558b0; --mark: #fff1c9; } @page { margin: 14mm; } form, .skip, .screen { display: none !important; } .paper { display: block; }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.35; } h2 { margin: 1rem 0 .3rem; break-after: avoid; } summary, pre, tr { break-inside: avoid; }
  summary { padding: 0 .4rem; } .cards { grid-template-columns: repeat(6, 1fr); } .cards b { font-size: 1.1rem; } ul.names { columns: 3; font-size: 8.5pt; }
  ul.names.wide { columns: auto; } article { padding: .3rem .7rem; } }
`;
