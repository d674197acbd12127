import { describe, expect, it } from "vitest";
import { accountIds, arns, endpointIds, organizationPaths, vpcIds } from "../../src/policy/forms.ts";
import { type Domain, startingWith } from "../../src/policy/regions.ts";

function isIn(domain: Domain, text: string): boolean {
  let state = 0;
  for (let at = 0; at < text.length && state >= 0; at += 1) state = domain.step(state, text.charCodeAt(at));
  return state >= 0 && domain.accepts(state);
}

describe("the forms of values", () => {
  it.each<readonly [string, Domain, readonly string[], readonly string[]]>([
    ["VPC", vpcIds, ["vpc-0123456789abcdef0", "vpc-1a2b3c4d"], ["", "vpc-", "vpce-1", "x"]],
    ["VPC endpoint", endpointIds, ["vpce-0123456789abcdef0"], ["vpc-1", "vpce-"]],
    ["account", accountIds, ["111122223333"], ["11112222333", "1111222233334", "11112222333a", ""]],
    [
      "path",
      organizationPaths,
      ["o-a1b2c3d4e5/r-ab12/", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ou-ab12-22222222/"],
      ["o-a1b2c3d4e5", "o-a1b2c3d4e5/r-ab12", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111", "o-a1/r-ab12/"],
    ],
    ["ARN", arns, ["arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1", "arn:aws-cn:s3:::b"], ["arn:aws:s3", "x", ""]],
  ])("of a %s", (_, domain, right, wrong) => {
    expect(right.filter((one) => !isIn(domain, one))).toEqual([]);
    expect(wrong.filter((one) => isIn(domain, one))).toEqual([]);
  });
  it("can be held to a beginning", () => {
    const inside = startingWith(organizationPaths, "o-a1b2c3d4e5/r-ab12/");
    expect(isIn(inside, "o-a1b2c3d4e5/r-ab12/")).toBe(true);
    expect(isIn(inside, "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/")).toBe(true);
    expect(isIn(inside, "o-zzzzzzzzzz/r-ab12/")).toBe(false);
    expect(isIn(startingWith(organizationPaths, "x"), "x")).toBe(false);
  });
});
