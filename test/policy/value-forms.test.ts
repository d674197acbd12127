import { expect, test } from "vitest";
import { asIamArn, asValueOf } from "../../src/policy/value-forms.ts";

test.each([
  ["Null", "aws:PrincipalArn", "false"],
  ["Bool", "aws:PrincipalAccount", "true"],
  ["StringEquals", "aws:PrincipalOrgID", "o-AAAAAAAAAA"],
  ["StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/r-ab12/OU-ab12-11111111/*"],
  ["StringEquals", "aws:PrincipalAccount", "1111*"],
  ["StringEquals", "aws:username", "ACCOUNT_ID"],
])("%s of %s takes %s as it is written", (operator, key, value) => {
  expect(asValueOf(operator, key, value)).toBe(value);
});

test.each([
  ["StringEquals", "aws:PrincipalAccount", "ACCOUNT_ID"],
  ["StringNotEqualsIfExists", "AWS:PrincipalAccount", "[[ account ]]"],
  ["ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "%path%/*"],
  ["ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::{account}:root"],
])("%s of %s does not know what %s will be", (operator, key, value) => {
  expect(asValueOf(operator, key, value)).not.toBe(value);
});

test("a shell's brackets in a resource are letters, and doubled ones a place to fill in", () => {
  const start = "arn:aws:iam::111122223333:mfa/";
  expect(asIamArn(`${start}*[ab]*`)).toBe(`${start}*[ab]*`);
  expect(asIamArn(`${start}[[device]]`)).not.toBe(`${start}[[device]]`);
});
