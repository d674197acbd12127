import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { type DefaultTreeAdapterMap, parse, parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import type { NodeCover } from "../../src/model/coverage.ts";
import type { Report } from "../../src/model/report.ts";
import { formatNames, loadReporter } from "../../src/reporters/registry.ts";
import type { ReporterOptions } from "../../src/reporters/reporter.ts";
import { baseFinding, coverageOf, finding, input, options, place, report } from "./reports.ts";
import { gitlabErrors, junitErrors, sarifErrors, workflowCommands } from "./validators.ts";

/** Text that a stranger's template could hold, by what it tries. */
const attacks: Readonly<Record<string, string>> = {
  "a workflow command": "::error file=x::owned",
  "a workflow command on a line of its own": "x\n::error::owned\r\n::set-output name=a::b\r::stop-commands::t",
  "a workflow command after blanks": "  \t::warning::owned",
  "an old workflow command": "x ##[error]owned ###[group]",
  "an Azure command": "##vso[task.complete result=Succeeded;]",
  "the end of a script": "</script><script>alert(1)</script>",
  "the end of a style, a title and a code block": "</style></title></code></pre><img src=x onerror=alert(1)>",
  "an attribute": '" onmouseover="alert(1)" x=\'',
  "an HTML comment": "<!-- x --><details open><summary>",
  "the end of CDATA": "<![CDATA[x]]>]]>&lt;&#60;&bogus;",
  "a Markdown link and an image":
    "[x](https://evil.example) ![x](https://evil.example/p.png) [y]: https://evil.example",
  "links by themselves": "https://evil.example www.evil.example mailto:a@evil.example <https://evil.example>",
  "mentions and references": "@octocat @org/team #1 GH-1 org/repo#1 @A@a",
  "Markdown blocks": "\n\n# heading\n\n- list\n\n> quote\n\n| a | b |\n| - | - |\n",
  "fences and code marks": "```\n</details>\n```` `x` ``y`` ~~~ `",
  "odd code marks": "`unbalanced @octocat ` x ` [a](https://evil.example)",
  "a formula and an emoji": "$x$ $$y$$ :tada:",
  "colours and a cleared screen":
    "\u001b[31mred\u001b[2J\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007\u009b31m",
  "backspaces and returns": "good\b\b\b\bevil\rhidden\u007f",
  NUL: "a\u0000b",
  "bidirectional overrides": "\u202eevil\u202c \u2066x\u2069 \u200f",
  "invisible characters": "a\u200bb\ufeffc\u2028d\u2029e\u00adf\u{e0041}g\ufffeh",
  "half a surrogate pair": "a\ud800b\udc00",
  "a prototype": "__proto__",
  "a percent sign": "%0A::error::owned%25",
  "a path upwards": "../../../../etc/passwd",
  "a script address": "javascript:alert(1)",
  nothing: "",
};

/** A report with the same text in every field that an input can fill. */
function reportOf(text: string): Report {
  const at = place(text || "x", 1, 1, 1, 3);
  const one = finding({
    rule: text || "rule",
    message: text,
    remediation: text,
    accounts: [text],
    resource: { format: "cloudformation", type: text, address: text },
    location: at,
    related: [{ message: text, location: at }],
  });
  return report(
    [
      one,
      {
        ...one,
        resource: { ...one.resource, address: `${text}2` },
        message: `${text}2`,
        remediation: `${text}2`,
        fingerprint: "f2",
      },
      finding({ ...one, severity: "warning", location: place("infra/mfa.yaml", 1, 1, 1, 3) }),
      finding({ ...one, severity: "note", location: place("<stdin>", 1, 1, 2, 1) }),
      finding({ message: text, suppressed: { kind: "exception", owner: text, expires: text, reason: text } }),
      { ...baseFinding, rule: "root-virtual-mfa-device", message: text },
    ],
    [
      input(text || "x", { status: "error", error: text, errorLocation: at }),
      input("a.yaml", { status: "partial", warnings: [text] }),
    ],
    { required: true, detective: "partial", preventive: "missing" },
  );
}

function cover(text: string): NodeCover {
  return {
    state: "unverifiable",
    by: [{ guardrail: { kind: "scp", name: text }, remarks: [] }],
    causes: [{ cause: { kind: "undecided", reason: text }, resource: null, location: null }],
    explained: false,
  };
}

function optionsOf(text: string): ReporterOptions {
  return {
    ...options,
    source: () => `${text}\n${text}\n`,
    accounts: [{ id: text, name: text, environment: "production", internetExposed: true }],
    exceptions: [
      {
        ...{ kind: "inline", rule: text, target: text, owner: text, expires: text, reason: text },
        ...{ daysLeft: null, state: "invalid", flaws: [{ kind: "bad-date", text }], location: place(text, 1, 1, 1, 2) },
      },
    ],
    category: text,
    coverage: coverageOf([
      { key: text, kind: "account", name: text, id: text, parent: text },
      { key: "x", kind: "unit", name: text, id: null, parent: text, preventive: cover(text) },
    ]),
    mermaid: "flowchart TD",
  };
}

/** Everything that acts on a terminal, hides, or is no text at all. */
const acting =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029\p{Cs}\p{Noncharacter_Code_Point}]/u;

type Node = DefaultTreeAdapterMap["node"];

interface Seen {
  readonly tags: Set<string>;
  readonly attributes: Set<string>;
  readonly links: string[];
  /** Text outside of code. */
  prose: string;
}

function seenIn(node: Node, seen: Seen = { tags: new Set(), attributes: new Set(), links: [], prose: "" }): Seen {
  if ("tagName" in node) {
    seen.tags.add(node.tagName);
    for (const { name, value } of node.attrs) {
      seen.attributes.add(name);
      if (name === "href" || name === "src") seen.links.push(value);
    }
    if (node.tagName === "code" || node.tagName === "style") return seen;
  }
  if ("value" in node) seen.prose += node.value;
  if ("childNodes" in node) for (const child of node.childNodes) seenIn(child, seen);
  return seen;
}

function expectOwnLinks(links: readonly string[]): void {
  for (const link of links) expect(link.startsWith(`${options.linkBase}/`)).toBe(true);
}

const markdownTags = ["a", "br", "code", "details", "em", "h2", "h3", "h4", "hr", "li", "p", "pre", "strong"];
const markdownTables = ["summary", "table", "tbody", "td", "th", "thead", "tr", "ul"];

const htmlTags = [
  "a",
  "article",
  "b",
  "body",
  "br",
  "small",
  "code",
  "div",
  "h1",
  "h2",
  "h3",
  "head",
  "header",
  "html",
  "li",
  "main",
];
const htmlMore = ["meta", "ol", "p", "pre", "section", "span", "style", "table", "tbody", "td", "th", "thead", "title"];

const checks: Readonly<Record<string, (output: string, text: string) => void | Promise<void>>> = {
  text: () => {},
  json: (output, text) => expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(reportOf(text)))),
  sarif: (output) => {
    expect(sarifErrors(output)).toEqual([]);
    // Plain text of SARIF knows one kind of markup, links; identifiers and Markdown are not read that way.
    const texts: unknown[] = [];
    JSON.parse(output, (key, value) => (key === "text" ? texts.push(value) && value : value));
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.join("\n")).not.toMatch(/\]\(/);
  },
  gitlab: (output) => {
    const issues = JSON.parse(output) as { description: string }[];
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.map((issue) => issue.description).join("\n")).not.toMatch(acting);
  },
  junit: async (output) => expect(await junitErrors(output)).toEqual([]),
  github: () => {},
  markdown: (output) => {
    const rendered = micromark(output, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    const { tags, links, prose } = seenIn(parseFragment(rendered));
    expect([...tags].filter((tag) => ![...markdownTags, ...markdownTables].includes(tag))).toEqual([]);
    expectOwnLinks(links);
    expect(prose).not.toMatch(/(?<!\w)@\w|#\d|\bGH-\d|https?:\/\/|www\.|mailto:/i);
    expect(rendered.split("<details>").length).toBe(rendered.split("</details>").length);
  },
  html: (output) => {
    const { tags, attributes, links } = seenIn(parse(output));
    expect([...tags].filter((tag) => ![...htmlTags, ...htmlMore, "tr", "ul"].includes(tag))).toEqual([]);
    expect([...attributes].sort()).toEqual(["charset", "class", "content", "href", "http-equiv", "lang", "name"]);
    expectOwnLinks(links);
  },
};

describe.each(formatNames)("%s", (format) => {
  it.each(Object.entries(attacks))("shows %s and does nothing", async (_, text) => {
    const reporter = await loadReporter(format);
    const output = reporter?.(reportOf(text), optionsOf(text)) ?? "";
    expect(output).not.toMatch(acting);
    const own = format === "github" ? ["error", "warning", "notice"] : [];
    const commands = workflowCommands(output).map((command) => command.name);
    expect(commands.filter((name) => !own.includes(name))).toEqual([]);
    if (format === "github") expect(commands).toEqual(["error", "error", "error", "warning", "notice"]);
    await checks[format]?.(output, text);
  });

  it("takes very long text", async () => {
    const text = "very long \u202e`@a`\n".repeat(20_000);
    const reporter = await loadReporter(format);
    const output = reporter?.(reportOf(text), optionsOf(text)) ?? "";
    expect(output).not.toMatch(acting);
    if (format === "markdown") expect(output.length).toBeLessThanOrEqual(65_000);
    if (format === "github" || format === "text") expect(output.length).toBeLessThan(60_000);
  });
});

it("has a check for every format", () => {
  expect(Object.keys(checks).sort()).toEqual([...formatNames].sort());
  expect(gitlabErrors("{}")).not.toEqual([]);
});
