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
      message: `Phone ${index} ${"is root's ".repeat(20)}`,
      location: place("infra/mfa.yaml", (index % 7) + 1, index + 1, (index % 7) + 1, index + 2),
    }),
  ),
  [input("infra/mfa.yaml")],
);

describe("html", () => {
  it.each(Object.entries(reports))("is well-formed and loads nothing: %s", (_name, { report: one, options: its }) => {
    const page = html(one, its);
    expect(parseErrors(page)).toEqual([]);
    expect(page).not.toMatch(/<(?:img|iframe|link|object|embed|base)\b|\son\w+=|\ssrc=|@import|url\(/i);
  });

  it("has a policy that allows its one style, its one script and nothing else", () => {
    const page = html(report([], []), options);
    const hashOf = (element: string) => {
      const content = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page)?.[1] ?? "";
      return createHash("sha256").update(content).digest("base64");
    };
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    expect(policy.replace(/&#39;/g, "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hashOf("style")}'; script-src 'sha256-${hashOf("script")}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/\sstyle=/);
  });

  it("names repository, commit, date and inputs in its head, as far as they are known", () => {
    const page = html(report([], [input("infra/mfa.yaml")]), options);
    expect(page).toContain("<title>rootrail report: example/landing-zone</title>");
    expect(page).toContain("/example/landing-zone/commit/0123456789abcdef0123456789abcdef01234567");
    for (const fact of ["<dd>2026-11-25</dd>", "<dd>1 input read</dd>", "<dd>412 ms</dd>", "<code>0123456789ab</code>"])
      expect(page).toContain(fact);
    const { linkBase: _base, today: _today, ...unknown } = options;
    expect(html(report([], []), unknown)).not.toMatch(/<dt>(?:Repository|Commit|Date)/);
  });

  it("tells before and after", () => {
    const one = report([baseFinding], [], { required: true, detective: "missing", preventive: "covered" });
    const before = {
      guardrails: { required: true, detective: "covered", preventive: "covered" },
      summary: { errors: 0, warnings: 0, notes: 0, suppressed: 0 },
      changes: [
        {
          family: "detective",
          unit: { kind: "unit", name: "workloads", id: null, management: false },
          accounts: 4,
          nodes: ["a", "b", "c", "d"],
          before: "covered",
          after: "missing",
          because: null,
        },
      ],
    } as const;
    const page = html({ ...one, before }, options);
    expect(page).toContain("OU workloads (4 accounts): detective covered → missing");
    expect(page).toContain('<th scope="row">detective guardrail</th><td>covered</td><td><b>missing</b></td>');
    expect(page).toContain('<th scope="row">errors</th><td>0</td><td><b>1</b></td>');
    const comment = markdown({ ...one, before }, options);
    expect(comment.indexOf("Before → after")).toBeLessThan(comment.indexOf("root-virtual-mfa-device"));
    expect(comment.startsWith("## 🔴 rootrail: 1 error")).toBe(true);
  });

  it("counts the days that exceptions have left", () => {
    const page = html(reports["rich"]?.report ?? report([], []), reports["rich"]?.options ?? options);
    const days = [...page.matchAll(/data-label="until">([\d-]+)<\/td><td class="number (\w+)"[^>]*>(-?\d+)</g)];
    expect(days.map(([, ...cells]) => cells)).toEqual([
      ["2026-12-15", "open", "20"],
      ["2026-11-01", "bad", "-24"],
    ]);
  });

  it("shows 500 findings in full and says how many are left", () => {
    const page = html(many, options);
    expect(page.split("<article").length - 1).toBe(500);
    expect(page).toContain("1500 more findings left out here");
  });
});

/** 5,000 devices at as many places, of which the same is to be said. */
const alike = report(
  Array.from({ length: 5000 }, (_, index) =>
    finding({
      message: `Device${index} is root's.`,
      resource: { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address: `Device${index}` },
      location: place("infra/mfa.yaml", index + 1, 1, index + 1, 4),
    }),
  ),
  [input("infra/mfa.yaml")],
);

it("tells equal findings once, with every place on the page and a few in Markdown", () => {
  const page = html(alike, options);
  expect(page.split("<article").length - 1).toBe(1);
  expect(page).toContain("The same for 5000 resources");
  expect(page).toContain("Device4999</code>");
  const comment = markdown(alike, options);
  expect(comment.length).toBeLessThan(5000);
  expect(comment).toMatch(/The same for `Device1` at \[`infra\/mfa\.yaml:2`\]\(<[^>]*#L2>\), .* and 4994 more\./);
  const other = report([...alike.findings.slice(0, 2), finding({ message: "Device9 may be root's." })], []);
  expect(html(other, options).split("<article").length - 1).toBe(2);
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
