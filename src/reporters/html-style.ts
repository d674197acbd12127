/** The whole style of the HTML report: light and dark by the reader's setting, and fit for paper. */
export const htmlStyle = `
:root { color-scheme: light dark; --bg: #fff; --fg: #1d2433; --soft: #5b6475; --line: #d9dee7; --card: #f5f7fa;
  --error: #b3261e; --warning: #8a5a00; --note: #1558b0; --good: #146c2e; --mark: #fff1c9; }
@media (prefers-color-scheme: dark) { :root { --bg: #14181f; --fg: #e5e9f0; --soft: #9aa5b8; --line: #323a48;
  --card: #1c222c; --error: #ff8a80; --warning: #ffc966; --note: #8ab8ff; --good: #7ddc95; --mark: #4a3f14; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 2rem 1.25rem 4rem; background: var(--bg); color: var(--fg);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; } p { margin: .5rem 0; } a { color: inherit; }
.soft { color: var(--soft); } .error { color: var(--error); } .warning { color: var(--warning); }
.note { color: var(--note); } .good { color: var(--good); } .nowrap { white-space: nowrap; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.5rem 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; }
.card b { display: block; font-size: 1.6rem; line-height: 1.25; } .card b.word { font-size: 1.15rem; line-height: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0;
  border-bottom: 1px solid var(--line); } th { color: var(--soft); font-weight: 600; font-size: .9rem; }
td.number, th.number { text-align: right; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .75rem 1rem; overflow-x: auto;
  overflow-wrap: normal; }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--error); }
article { border: 1px solid var(--line); border-left: .3rem solid currentColor; border-radius: .5rem; padding: .75rem 1.1rem;
  margin: 1rem 0; } article > * { color: var(--fg); } article > header > b { color: inherit; }
article.error { border-left-color: var(--error); } article.warning { border-left-color: var(--warning); }
article.note { border-left-color: var(--note); } .tag { border: 1px solid currentColor; border-radius: 1rem; padding: 0 .55rem;
  font-size: .8rem; margin-left: .4rem; color: var(--soft); }
ol.steps > li { margin: 1.25rem 0; } ul.tree { list-style: none; padding: 0; }
.depth-1 { padding-left: 1.5rem; } .depth-2 { padding-left: 3rem; } .depth-3 { padding-left: 4.5rem; }
.depth-4 { padding-left: 6rem; } .depth-5 { padding-left: 7.5rem; }
@media print { :root { --bg: #fff; --fg: #000; --card: #fff; } body { max-width: none; padding: 0; font-size: 11pt; }
  article, pre, tr { break-inside: avoid; } pre { white-space: pre-wrap; overflow-wrap: anywhere; } h2, h3 { break-after: avoid; } }
`;
