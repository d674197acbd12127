import { createHash } from "node:crypto";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { html } from "../../src/reporters/html.ts";
import { markdown } from "../../src/reporters/markdown.ts";
import { text } from "../../src/reporters/text.ts";
import { baseFinding, finding, input, options, place, report, reports } from "./reports.ts";

function parseErrors(page: string): string[] {
  const errors: string[] = [];
  parse(page, { onParseError: (error) => errors.push(`${error.code} at ${error.startLine}:${error.startCol}`) });
  return errors;
}

const many = report(
  Array.from({ length: 2000 }, (_, index) =>
    finding({
      message: `Device${index} ${"is root's ".repeat(20)}`,
      location: place("infra/mfa.yaml", (index % 7) + 1, index + 1, (index % 7) + 1, index + 2),
    }),
  ),
  [input("infra/mfa.yaml")],
);

describe("html", () => {
  it.each(Object.entries(reports))("is well-formed and loads nothing: %s", (_name, { report: one, options: its }) => {
    const page = html(one, its);
    expect(parseErrors(page)).toEqual([]);
    expect(page).not.toMatch(/<(?:script|img|iframe|link|object|embed|form|base)\b|\son\w+=|@import|url\(/i);
  });

  it("has a policy that allows its one style element and nothing else", () => {
    const page = html(report([], []), options);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    expect(policy.replace(/&#39;/g, "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/\sstyle=/);
  });

  it("counts the days that exceptions have left", () => {
    const page = html(reports["rich"]?.report ?? report([], []), reports["rich"]?.options ?? options);
    expect(page).toContain('<td class="nowrap">2026-12-15</td><td class="number warning">20</td>');
    expect(page).toContain('<td class="nowrap">2026-11-01</td><td class="number error">-24</td>');
  });

  it("shows 500 places in full and says how many are left", () => {
    const page = html(many, options);
    expect(page.split("<article").length - 1).toBe(500);
    expect(page).toContain("1500 more places left out here");
  });
});

describe("markdown", () => {
  it.each([65_000, 20_000, 9000, 3000, 1000])("stays below %i characters", (maxCharacters) => {
    const page = markdown(many, { ...options, maxCharacters });
    expect(page.length).toBeLessThanOrEqual(maxCharacters);
    expect(page.split("<details>").length).toBe(page.split("</details>").length);
    expect(page.match(/^```/gm)?.length ?? 0).toSatisfy((fences: number) => fences % 2 === 0);
    expect(page).toMatch(maxCharacters > 8000 ? /more findings left out/ : /Cut at the size/);
  });

  it("links to lines where it knows the address only", () => {
    const one = report([baseFinding], []);
    expect(markdown(one, options)).toContain("/blob/0123456789abcdef0123456789abcdef01234567/infra/mfa.yaml#L7>)");
    const { linkBase: _, ...without } = options;
    expect(markdown(one, without)).not.toContain("](");
  });
});

describe("text", () => {
  it("has colour codes only where they are asked for", () => {
    const one = reports["rich"]?.report ?? report([], []);
    expect(text(one, options)).not.toContain("\u001b");
    const coloured = text(one, { ...options, color: true });
    expect(coloured).toContain("\u001b[31m");
    // biome-ignore lint/complexity/useRegexLiterals: the escape character is easier to read here
    expect(coloured.replace(new RegExp("\u001b\\[\\d+m", "g"), "")).toBe(text(one, options));
  });
});
