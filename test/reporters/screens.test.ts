import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { displayWidth } from "../../src/reporters/harmless-text.ts";
import type { ReporterOptions } from "../../src/reporters/reporter.ts";
import { text } from "../../src/reporters/text.ts";
import { baseFinding, place, reports } from "./reports.ts";

/** What a terminal shows, compared whole. `UPDATE_GOLDENS=1` rewrites the files, to be read in review. */
const folder = join(import.meta.dirname, "screens");
const rich = reports["rich"];
if (!rich) throw new Error("there is no report called rich");
const { report, options } = rich;

/** A line of code. */
const frame = /^ {2}[> ] *\d* \| ?/;

const screens: Readonly<Record<string, Partial<ReporterOptions>>> = {
  "60": { width: 60 },
  "80": { width: 80 },
  "120": { width: 120 },
  "200": { width: 200 },
  "80-color": { width: 80, color: true },
  "80-links": { width: 80, linkTo: ({ path }) => `file:///w/${encodeURI(path)}` },
  "80-verbose": { width: 80, verbose: true },
  "unwrapped-verbose": { verbose: true },
};

it("has a file for each screen, and no other", () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    Object.keys(screens)
      .map((name) => `${name}.txt`)
      .toSorted(),
  );
});

describe("the report on a terminal", () => {
  it.each(Object.entries(screens))("%s", (name, screen) => {
    const output = text(report, { ...options, color: false, ...screen });
    const file = join(folder, `${name}.txt`);
    if (process.env["UPDATE_GOLDENS"]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, output);
    }
    expect(existsSync(file), `${file} is missing: UPDATE_GOLDENS=1 writes it`).toBe(true);
    expect(output).toBe(readFileSync(file, "utf8"));
  });

  it.each([40, 60, 80, 120, 200])(
    "breaks no word and passes no edge at %i columns, single long words apart",
    (width) => {
      const output = text(report, { ...options, color: false, width });
      const unwrapped = text(report, { ...options, color: false });
      for (const line of output.split("\n")) {
        // Lines of code, and heads, whose place can be copied, are not prose.
        if (/^(?:error|warning|note) /.test(line) || frame.test(line)) continue;
        const [longest = ""] = line
          .trim()
          .split(" ")
          .toSorted((one, other) => other.length - one.length);
        expect(displayWidth(line) <= width || longest.length > width - 20, line).toBe(true);
      }
      const words = (screen: string) =>
        screen
          .split("\n")
          .filter((line) => !frame.test(line))
          .join(" ")
          .split(/\s+/);
      expect(words(output)).toEqual(words(unwrapped));
    },
  );

  it("says the same with and without colours and links", () => {
    const plain = text(report, { ...options, color: false, width: 80 });
    const painted = text(report, { ...options, color: true, width: 80, linkTo: () => "file:///w" });
    expect(painted.replace(/\u001b\[\d+m|\u001b\]8;;[^\u001b]*\u001b\\/g, "")).toBe(plain);
  });
});

describe("a shared cause", () => {
  const first = baseFinding;
  const note = (line: number): Finding => ({
    ...first,
    rule: "unverifiable-guardrail",
    severity: "note",
    cause: "content-unread",
    remediation: "To settle it, look.",
    message: `module.m${line} was not read.`,
    location: place("main.tf", line, 1, line, 2),
    resource: { format: "terraform-hcl", type: "module", address: `module.m${line}` },
  });
  const many = (number: number) => ({
    ...report,
    findings: Array.from({ length: number }, (_, index) => note(index + 1)),
  });

  it("is told once, with its places and one fix", () => {
    const output = text(many(3), { ...options, color: false });
    expect(output.match(/unverifiable-guardrail/g)).toHaveLength(1);
    expect(output).toContain("3 places");
    expect(output).toContain(
      "  main.tf:1:1\n    module.m1 was not read.\n  main.tf:2:1  module.m2\n  main.tf:3:1  module.m3\n",
    );
    expect(output.match(/was not read/g)).toHaveLength(1);
    expect(output.match(/To settle it, look\./g)).toHaveLength(1);
  });

  it("says what is said otherwise at a further place", () => {
    const findings = many(3).findings.map((one, index) =>
      index === 1 ? { ...one, message: "module.m2 is something else." } : one,
    );
    const output = text({ ...report, findings }, { ...options, color: false });
    expect(output).toContain("  main.tf:2:1\n    module.m2 is something else.\n  main.tf:3:1  module.m3\n");
  });

  it("is not told once more in the summary where one finding tells all of what was not read", () => {
    const [first, second] = many(2).findings as [Finding, Finding];
    const related = [{ message: second.message, location: second.location }];
    const unread = [
      { what: "registry-module", count: 2, settle: "look", locations: [first.location, second.location] },
      { what: "macro", count: 1, settle: "look again", locations: [place("t.yaml", 1, 1, 1, 2)] },
    ];
    const output = text({ ...report, unread, findings: [{ ...first, related }] }, { ...options, color: false });
    expect(output).not.toContain("Not read: 2 registry modules");
    expect(output).toContain("Not read: 1 macro. To settle it, look again.");
  });

  it("lists ten notes, and says how many more there are", () => {
    const output = text(many(14), { ...options, color: false });
    expect(output).toContain("and 4 more: --verbose lists all");
    const whole = text(many(14), { ...options, color: false, verbose: true });
    expect(whole).toContain("module.m14 was not read.");
  });

  it("leaves no error out", () => {
    const errors = many(40).findings.map((one) => ({ ...one, severity: "error" as const }));
    const output = text({ ...report, findings: errors }, { ...options, color: false });
    for (let number = 2; number <= 40; number += 1)
      expect(output).toContain(`\n  main.tf:${number}:1  module.m${number}\n`);
    expect(output.split("\n").length).toBeLessThan(60);
  });
});
