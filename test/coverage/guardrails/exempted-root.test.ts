import { describe, expect, it } from "vitest";
import { exemptedRoot } from "../../../src/coverage/guardrails/exempted-root.ts";
import type { FactCause } from "../../../src/model/cause.ts";
import type { PartialText } from "../../../src/model/fact.ts";
import { coverageOf, coverLine } from "../coverage-support.ts";
import { accountFact, bareFact, byId, organizationFact, unitFact } from "../fact-support.ts";

const account = "111122223333";
const cause: FactCause = { kind: "in-words", text: "x" };

describe("a principal that a control leaves alone", () => {
  it.each([
    ["arn:aws:iam::*:root", "every"],
    ["arn:*:iam::*:root", "every"],
    ["arn:aws:iam::*:r*t", "every"],
    ["arn:aws:iam::*:r??t", "every"],
    ["arn:*:*:*:*:*root", "every"],
    [`arn:aws:iam::${account}:root`, "account"],
    [`arn:aws:iam::${account}:*`, "account"],
    ["arn:aws:iam::1111*:root", "some"],
    ["*", "no-arn"],
    ["arn:aws:iam::*", "no-arn"],
    ["*:role/admin", "none"],
    ["arn:aws:sts::*:root", "none"],
    ["arn:aws:iam:us-east-1:*:root", "none"],
    ["arn:aws:iam::*:role/root", "none"],
    ["arn:aws:iam::*:r?t", "none"],
    ["arn:aws:iam::*:roots", "none"],
  ])("%s is of %s", (value, expected) => {
    expect(exemptedRoot({ kind: "known", value }).kind).toBe(expected);
  });

  it.each<readonly [PartialText, string]>([
    [["arn:aws:iam::", null, ":root"], "open"],
    [["arn:", null, ":iam::", null, ":role/admin"], "none"],
    [["arn:aws:iam::*:", null], "open"],
    [["arn:aws:iam::*:role/", null], "none"],
    [[null], "open"],
  ])("in %j is of %s", (text, expected) => {
    expect(exemptedRoot({ kind: "open", cause, texts: [text] }).kind).toBe(expected);
  });

  it("of one account takes that account only from the control", () => {
    const unit = "ou-ab12-11111111";
    const { nodes } = coverageOf([
      organizationFact({ rootId: "r-ab12" }),
      unitFact("unit", byId("r-ab12"), { id: unit }),
      accountFact("one", byId(unit), { id: account }),
      accountFact("other", byId(unit), { id: "444455556666" }),
      bareFact("ControlTowerControl", {
        control: { kind: "known", value: "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER" },
        target: byId(unit),
        exempted: { values: [`arn:aws:iam::${account}:root`] },
      }),
    ]);
    const shown = nodes.filter((node) => node.kind === "account" && !node.management);
    expect(shown.map((node) => `${node.name} ${coverLine(node.preventive)}`)).toEqual([
      `one missing: the Control Tower control AWS-GR_RESTRICT_ROOT_USER does not hold here: it exempts "arn:aws:iam::${account}:root", which is root`,
      "other covered!: Control Tower control AWS-GR_RESTRICT_ROOT_USER",
    ]);
  });

  const noArn = "which is no ARN of six parts, and AWS does not say whom that exempts";
  const noPart = "of which a part that can be in no ARN of a principal may be filled in later";

  it.each([
    ["*", noArn],
    ["arn:aws:iam::*", noArn],
    ["REPLACE_ME", noArn],
    ["arn:aws:iam::ACCOUNT_ID:root", noPart],
  ])("that is no ARN of a principal (%s) leaves open whom the control protects, as a policy does", (principal, why) => {
    const { nodes } = coverageOf([
      organizationFact({ rootId: "r-ab12" }),
      unitFact("unit", byId("r-ab12"), { id: "ou-ab12-11111111" }),
      bareFact("ControlTowerControl", {
        control: { kind: "known", value: "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER" },
        target: byId("ou-ab12-11111111"),
        exempted: { values: [principal] },
      }),
    ]);
    const shown = nodes.filter((node) => node.kind === "unit");
    expect(shown.map((node) => coverLine(node.preventive))).toEqual([
      `unverifiable!: Control Tower control AWS-GR_RESTRICT_ROOT_USER, it exempts "${principal}", ${why}`,
    ]);
  });
});
