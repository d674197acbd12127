import fc from "fast-check";
import { expect, it } from "vitest";
import { lint } from "../../../src/engine/lint.ts";
import { folderOf } from "../../support/folder.ts";
import { today } from "../../support/lint-files.ts";
import { cases } from "../../support/random-cases.ts";
import { asCode, asPlan, asTemplate, isPlannable } from "./printed-declarations.ts";
import { asAwsCode, isForAwsProvider } from "./printed-for-aws-provider.ts";
import { declarations } from "./random-declarations.ts";

/** What a run tells: its findings without words and places, and what covers every place of the organization. */
async function told(file: string, text: string, settings: object) {
  const cwd = folderOf({ [file]: text });
  const { report, coverage } = await lint({ cwd, config: false, today, ...settings });
  expect(report.inputs.filter((input) => input.error !== null)).toEqual([]);
  const findings = report.findings.map(({ rule, severity, certainty }) => [rule, severity, certainty].join(" "));
  const rows = coverage?.nodes.map(({ name, preventive, detective }) =>
    [name, preventive.state, detective.state].join(),
  );
  return { findings: findings.sort(), rows: rows?.sort() };
}

it("the same resources have the same verdict in CloudFormation, and in Terraform's code and plan by the awscc provider", async () => {
  const settings = fc.record({
    requireGuardrails: fc.constantFrom("auto" as const, "always" as const),
    level: fc.constantFrom(1 as const, 2 as const),
  });
  const counts = { plans: 0 };
  await fc.assert(
    fc.asyncProperty(declarations, settings, async (found, asked) => {
      const expected = await told("template.json", asTemplate(found), asked);
      expect(await told("main.tf", asCode(found), asked)).toEqual(expected);
      if (!found.every(({ properties, isConditional }) => !isConditional && isPlannable(properties))) return;
      counts.plans += 1;
      expect(await told("plan.json", asPlan(found), asked)).toEqual(expected);
    }),
    { numRuns: cases(150) },
  );
  expect(counts.plans).toBeGreaterThan(0);
});

/** Whether the type of policy is enabled is told where an attachment is a resource of its own, even one that nobody asks for. */
function withoutNotes({ findings, rows }: Awaited<ReturnType<typeof told>>) {
  return { findings: findings.filter((one) => !one.includes(" note ")), rows };
}

it("the same resources have the same verdict in CloudFormation and in code for the aws provider", async () => {
  const settings = fc.record({
    requireGuardrails: fc.constantFrom("auto" as const, "always" as const),
    level: fc.constantFrom(1 as const, 2 as const),
  });
  const guardrails = declarations.map((found) => found.filter((one) => isForAwsProvider([one])));
  await fc.assert(
    fc.asyncProperty(guardrails, settings, async (found, asked) => {
      const expected = await told("template.json", asTemplate(found), asked);
      const code = await told("main.tf", asAwsCode(found), asked);
      expect(withoutNotes(code)).toEqual(withoutNotes(expected));
    }),
    { numRuns: cases(150) },
  );
});
