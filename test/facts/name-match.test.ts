import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arnEnd, matchName, wholeName } from "../../src/facts/name-match.ts";
import type { PartialText } from "../../src/model/fact.ts";
import { cases } from "../support/random-cases.ts";

describe("a name", () => {
  const standard = [arnEnd("/pci-dss/v/3.2.1")];
  const control = [wholeName("IAM.6"), arnEnd("/pci-dss/v/3.2.1/PCI.IAM.4"), arnEnd("security-control/IAM.6")];
  it.each<readonly [PartialText, typeof standard, "yes" | "no" | "open"]>([
    [["arn:aws:securityhub:eu-west-1::standards/pci-dss/v/3.2.1"], standard, "yes"],
    [["arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1"], standard, "no"],
    [["arn:", null, ":securityhub:", null, "::standards/pci-dss/v/3.2.1"], standard, "yes"],
    [[null, "/pci-dss/v/3.2.1"], standard, "yes"],
    [["arn:aws:securityhub:", null, "::standards/cis-aws-foundations-benchmark/v/1.4.0"], standard, "no"],
    [["arn:aws:securityhub:", null, "::standards/", null], standard, "open"],
    [["arn:aws:securityhub:", null, "::standards/pci-dss/v/", null], standard, "open"],
    [["arn:aws:securityhub:", null, "::standards/cis-", null], standard, "no"],
    [[null], standard, "open"],
    [["IAM.6"], control, "yes"],
    [["IAM.", null], control, "open"],
    [["EC2.", null], control, "no"],
    [["arn:aws:securityhub:", null, ":", null, ":control/pci-dss/v/3.2.1/PCI.IAM.4"], control, "yes"],
    [["arn:aws:securityhub:", null, ":", null, ":control/pci-dss/v/3.2.1/PCI.IAM.", null], control, "open"],
    [["arn:aws:securityhub:", null, ":", null, ":control/cis/v/1.2.0/", null], control, "no"],
    [["arn:aws:securityhub:", null, ":", null, ":security-control/IAM.6"], control, "yes"],
    [["arn:aws:securityhub:", null, ":", null, ":security-control/IAM.", null], control, "open"],
  ])("in %j", (text, names, expected) => {
    expect(matchName(text, names)).toBe(expected);
  });
});

/** Texts as AWS has them: only what follows the first slash tells what is named. */
const heads = fc.array(fc.constantFrom("aws", ":x:", "eu-west-1", "::standards"), { maxLength: 3 });
const ends = fc.constantFrom("/pci-dss/v/3.2.1", "/pci-dss/v/4.0.1", "/cis/v/3.2.1", "/IAM.6", "IAM.6", "IAM.9");
const cuts = fc.array(fc.nat(16), { maxLength: 3 });
const names = fc.constantFrom(wholeName("IAM.6"), arnEnd("/pci-dss/v/3.2.1"), arnEnd("/IAM.6"));

it("is never told otherwise of a text of which less is known", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      heads,
      ends,
      cuts,
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      names,
      (head, end, at, open, name) => {
        const bounds = [0, ...at.filter((one) => one < end.length).sort((one, other) => one - other), end.length];
        const pieces = bounds.slice(1).map((bound, index) => end.slice(bounds[index], bound));
        const parts = end.startsWith("/") ? ["arn:", ...head, ...pieces] : pieces;
        const whole = matchName([parts.join("")], [name]);
        const partial = matchName(parts.map((part, index) => (open[index] ? null : part)).reduce(joined, []), [name]);
        seen.add(`${whole} ${partial}`);
        expect(["open", whole]).toContain(partial);
      },
    ),
    { numRuns: cases(3000) },
  );
  expect([...seen].sort()).toEqual(["no no", "no open", "yes open", "yes yes"]);
});

/** Neighbouring known parts are one, as texts have them. */
function joined(parts: PartialText, part: string | null): PartialText {
  const last = parts.at(-1);
  return typeof part === "string" && typeof last === "string" ? [...parts.slice(0, -1), last + part] : [...parts, part];
}
