import { describe, expect, it } from "vitest";
import { suppressedBy } from "../../../src/coverage/guardrails/security-hub-suppression.ts";
import { openSource } from "../../../src/coverage/source.ts";
import type { FactCause } from "../../../src/model/cause.ts";
import type { FindingCriterion, Setting } from "../../../src/model/fact.ts";
import { defaultSettings } from "../../../src/model/settings.ts";
import { today } from "../coverage-support.ts";
import { bareFact, tree } from "../fact-support.ts";

const cause: FactCause = { kind: "in-words", text: "x" };
const unknown: Setting = { kind: "open", cause };
const known = (value: string): Setting => ({ kind: "known", value });
const criterion = (field: string, comparison: string, value: Setting | string): FindingCriterion => ({
  field,
  comparison: known(comparison),
  value: typeof value === "string" ? known(value) : value,
});
const control = (comparison: string, value: Setting | string) =>
  criterion("compliance_security_control_id", comparison, value);

/** What a rule does to the findings of IAM.6: `yes`, `no`, or `open`. */
function suppresses(criteria: readonly FindingCriterion[], more: object = {}): string {
  const rule = bareFact("SecurityHubAutomationRule", {
    status: { kind: "absent" },
    workflow: known("SUPPRESSED"),
    criteria,
    ...more,
  });
  const source = openSource([...tree, rule], defaultSettings, today);
  const [found] = suppressedBy(rule, "hardware", source).causes;
  if (found?.kind !== "findings-suppressed") return "no";
  return found.isCertain ? "yes" : "open";
}

describe("an automation rule", () => {
  it.each<readonly [string, readonly FindingCriterion[], string]>([
    ["for the control", [control("EQUALS", "IAM.6")], "yes"],
    ["for several controls", [control("EQUALS", "EC2.1"), control("EQUALS", "IAM.6")], "yes"],
    ["for another control", [control("EQUALS", "EC2.10")], "no"],
    ["for a control that is not known", [control("EQUALS", unknown)], "open"],
    [
      "for a control of which the beginning is known",
      [control("EQUALS", { ...unknown, texts: [["EC2.", null]] })],
      "no",
    ],
    ["for all of IAM", [control("PREFIX", "IAM.")], "yes"],
    ["for all of EC2", [control("PREFIX", "EC2.")], "no"],
    ["for what holds the number", [control("CONTAINS", "6")], "yes"],
    ["for all but the control", [control("NOT_EQUALS", "IAM.6")], "no"],
    ["for all but others", [control("NOT_EQUALS", "EC2.1"), control("NOT_EQUALS", "EC2.2")], "yes"],
    ["for all but IAM", [control("PREFIX_NOT_EQUALS", "IAM.")], "no"],
    ["for all that holds no 6", [control("NOT_CONTAINS", "6")], "no"],
    ["for every finding", [], "yes"],
    ["for what passes", [criterion("compliance_status", "EQUALS", "PASSED")], "no"],
    ["for what is of no severity", [criterion("severity_label", "EQUALS", "INFORMATIONAL")], "no"],
    ["for buckets", [criterion("resource_type", "EQUALS", "AwsS3Bucket")], "no"],
    ["for resources of another kind", [criterion("resource_id", "PREFIX", "arn:aws:s3")], "no"],
    ["for accounts as resources", [criterion("resource_id", "PREFIX", "AWS::::Account:1111")], "open"],
    ["of one account", [control("EQUALS", "IAM.6"), criterion("aws_account_id", "EQUALS", "111122223333")], "open"],
    ["by what makes it", [criterion("generator_id", "EQUALS", "security-control/IAM.6")], "yes"],
    ["by what makes another", [criterion("generator_id", "EQUALS", "security-control/EC2.1")], "no"],
    ["by what makes something", [criterion("generator_id", "PREFIX", "security-control/")], "open"],
  ])("%s", (_, criteria, expected) => {
    expect(suppresses(criteria)).toBe(expected);
  });

  it.each<readonly [string, object, string]>([
    ["that is off", { status: known("DISABLED") }, "no"],
    ["that may be off", { status: unknown }, "open"],
    ["that notifies", { workflow: known("NOTIFIED") }, "no"],
    ["that leaves the workflow alone", { workflow: { kind: "absent" } }, "no"],
    ["whose workflow is not known", { workflow: unknown }, "open"],
    ["whose criteria are not known", { criteria: [], criteriaOpen: cause }, "open"],
    ["that may not be there", { when: [{ subject: "C", is: "true" }] }, "open"],
  ])("%s", (_, more, expected) => {
    expect(suppresses([control("EQUALS", "IAM.6")], more)).toBe(expected);
  });
});
