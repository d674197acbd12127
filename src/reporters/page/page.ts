import { createHash } from "node:crypto";
import type { BeforeSummary, InputSummary, Report } from "../../model/report.ts";
import { coverChangeLines } from "../cover-changes.ts";
import type { Origin } from "../origin.ts";
import { duration, inputsPhrase } from "../phrases.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { pageScript } from "./page-script.ts";
import { pageStyle } from "./page-style.ts";

/** What a page is about, as far as it is known. */
export interface About {
  readonly tool: Report["tool"];
  readonly inputs: readonly InputSummary[];
  readonly origin?: Origin | undefined;
  /** `YYYY-MM-DD`. */
  readonly today?: string | undefined;
  /** Milliseconds. */
  readonly elapsed?: number | undefined;
}

export interface Page {
  /** What the browser shows as the name of the page, before the repository. */
  readonly name: string;
  readonly heading: string;
  readonly verdict: Markup;
  readonly about: About;
  /** What the search box says that it finds. */
  readonly finds: string;
  readonly sections: readonly Markup[];
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Only the page's own style and script apply; nothing is loaded or sent. */
const policy = `default-src 'none'; style-src ${hashOf(pageStyle)}; script-src ${hashOf(pageScript)}; base-uri 'none'; form-action 'none'`;

/** One page that needs nothing else. */
export function pageOf({ name, heading, verdict, about, finds, sections }: Page): string {
  const repository = about.origin?.repository;
  const title = repository === undefined ? name : `${name}: ${repository}`;
  const head = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<style>`;
  const body = markup`</style>
</head>
<body>
<header>
<a class="skip" href="#main">Skip to the content</a>
<h1>${heading}</h1>
${aboutList(about)}
<p class="verdict">${verdict}</p>
</header>
${toolbar(finds)}
<main id="main">
${sections}
</main>
<script>`;
  const whole = `${head.source}${pageStyle}${body.source}${pageScript}</script>\n</body>\n</html>\n`;
  return whole.replace(/\n{2,}(?=<)/g, "\n");
}

function aboutList({ tool, inputs, origin, today, elapsed }: About): Markup {
  const entry = (name: string, value: Markup) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const isWhole = inputs.every((input) => input.status === "linted");
  const { repository, commit, address } = origin ?? {};
  const shown = markup`<code>${commit?.slice(0, 12) ?? ""}</code>`;
  return markup`<dl class="about">${[
    ...(repository === undefined ? [] : [entry("Repository", markup`${repository}`)]),
    ...(commit === undefined
      ? []
      : [entry("Commit", address === undefined ? shown : markup`<a href="${address}">${shown}</a>`)]),
    ...(today === undefined ? [] : [entry("Date", markup`${today}`)]),
    entry("Inputs", markup`${inputsPhrase(inputs)}${isWhole ? " read" : ""}`),
    ...(elapsed === undefined ? [] : [entry("Took", markup`${duration(elapsed)}`)]),
    entry("Made by", markup`${tool.name} ${tool.version}`),
  ]}</dl>`;
}

/** Shown by the script, without which it could do nothing. */
function toolbar(finds: string): Markup {
  return markup`<form hidden role="search" aria-label="Search this page">
<label for="search">Search</label><input id="search" type="search" placeholder="${finds} ( / )" autocomplete="off">
<label for="filter">Show</label><select id="filter"><option value="all">everything</option><option value="attention">what needs attention</option><option value="missing">missing or failing</option><option value="open">not verifiable</option></select>
<button type="button" id="expand">Open all</button><button type="button" id="collapse">Close all</button>
<span id="status" class="soft" role="status"></span>
</form>`;
}

/** Before and after the change, an OU a line, and how the whole stood. */
export function beforeSection(after: Pick<Report, "before" | "guardrails"> & Partial<Pick<Report, "summary">>): Markup {
  const { before } = after;
  if (!before) return nothing;
  const lines = coverChangeLines(after);
  const table = wholeTable(before, after);
  if (lines.length === 0 && table === nothing) return nothing;
  const list = lines.length === 0 ? nothing : markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
  return markup`<section aria-labelledby="before"><h2 id="before">Before → after</h2>${list}${table}</section>`;
}

function wholeTable(
  { guardrails, summary }: BeforeSummary,
  after: Pick<Report, "guardrails"> & Partial<Pick<Report, "summary">>,
): Markup {
  const rows: (readonly [string, string | number, string | number])[] = [];
  if (guardrails && (guardrails.required || after.guardrails.required)) {
    rows.push(["detective guardrail", guardrails.detective, after.guardrails.detective]);
    rows.push(["preventive guardrail", guardrails.preventive, after.guardrails.preventive]);
  }
  if (summary && after.summary) {
    rows.push(["errors", summary.errors, after.summary.errors]);
    rows.push(["warnings", summary.warnings, after.summary.warnings]);
  }
  if (rows.length === 0) return nothing;
  const cells = rows.map(([what, one, other]) => {
    const now = one === other ? markup`${other}` : markup`<b>${other}</b>`;
    return markup`<tr><th scope="row">${what}</th><td>${one}</td><td>${now}</td></tr>`;
  });
  return markup`<table class="fit"><thead><tr><th scope="col">what</th><th scope="col">before</th><th scope="col">after</th></tr></thead><tbody>${cells}</tbody></table>`;
}
