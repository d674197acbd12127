import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../src/engine/lint.ts";
import type { LintOptions } from "../src/engine/options.ts";
import type { Finding } from "../src/model/finding.ts";
import type { Location } from "../src/model/location.ts";
import { ruleIds } from "../src/rules/rule-ids.ts";

/**
 * Each folder `fixtures/<rule>/<fail|pass|unknown>/<case>` is linted as a workspace of its own and its findings are
 * compared whole with the `expected.json` beside the inputs. `UPDATE_FIXTURES=1` rewrites them, to be read in review.
 * An `options.json` may give lint options, such as `{ "only": ["…"] }`.
 */
const root = join(import.meta.dirname, "..", "fixtures");
const kinds = ["fail", "pass", "unknown"] as const;

function folders(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** `path:line:column-line:column`. */
function span({ path, start, end }: Location): string {
  return `${path}:${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** All that a finding says, places in short. The fingerprint is in it: users' baselines rest on it. */
function shown(finding: Finding): Record<string, unknown> {
  const { rule, severity, certainty, status, message, remediation, resource, location, related, ...rest } = finding;
  return {
    rule,
    severity,
    certainty,
    status,
    message,
    remediation,
    resource,
    location: span(location),
    related: related.map((one) => ({ message: one.message, location: span(one.location) })),
    ...rest,
  };
}

for (const rule of ruleIds) {
  describe(rule, () => {
    for (const kind of kinds) {
      for (const name of folders(join(root, rule, kind))) {
        it(`${kind}: ${name}`, async () => {
          const cwd = join(root, rule, kind, name);
          const optionsFile = join(cwd, "options.json");
          const options: LintOptions = existsSync(optionsFile) ? JSON.parse(readFileSync(optionsFile, "utf8")) : {};
          const { report } = await lint({ ...options, cwd, ignore: ["expected.json", "options.json"] });
          const found = report.findings.map(shown);
          const file = join(cwd, "expected.json");
          if (process.env["UPDATE_FIXTURES"]) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
          expect(found).toEqual(JSON.parse(readFileSync(file, "utf8")));
          expect(report.inputs.filter((input) => input.error !== null)).toEqual([]);
          const own = report.findings.filter((finding) => finding.rule === rule);
          if (kind === "fail") expect(own.length).toBeGreaterThan(0);
          if (kind === "pass") expect(own).toEqual([]);
          if (kind === "unknown")
            expect(
              report.findings.every((finding) => finding.certainty === "possible" || finding.severity !== "error"),
            ).toBe(true);
        });
      }
    }
  });
}
