import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerTogether, readPolicies } from "../../playground/answers.ts";
import { askedBy } from "../../playground/form.ts";
import { Offsets, stretchesOf } from "../../playground/text-marks.ts";
import { ServiceReference } from "../../src/policy/service-reference/reference.ts";
import { LineIndex } from "../../src/syntax/line-index.ts";

const reference = new ServiceReference("#iam\n\n\n\n; CreateUser DeleteUser\n");

function marksOf(texts: readonly string[]) {
  const policies = texts.map((text) => ({ name: "policy", text }));
  const form = { principal: "root", actions: "iam:CreateUser", account: "111122223333", partition: "aws", policies };
  const read = readPolicies(policies);
  const answers = askedBy(form, reference, "2026-11-01").requests.map((one) => answerTogether(read, one));
  return read.map((policy) => stretchesOf(policy, answers));
}

describe("the marks in a policy", () => {
  it("cover the text, and stand where the answer comes from", () => {
    const statement =
      '{ "Effect": "Deny", "Action": "iam:*", "Resource": "*",\n "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }';
    const text = `{ "Version": "2012-10-17",\n  "Statement": [\n  ${statement} ] }`;
    const [stretches = []] = marksOf([text]);
    expect(stretches.map((one) => one.text).join("")).toBe(text);
    const marked = stretches.filter((one) => one.mark !== null);
    expect(marked.map((one) => one.text).join("")).toBe(`  ${statement}`);
    expect(marked.filter((one) => one.mark === "nearest")).toEqual([
      { text: '"aws:MultiFactorAuthPresent"', mark: "nearest" },
    ]);
  });

  it("stand in the policy that they are of", () => {
    const policy = (action: string) =>
      `{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"${action}","Resource":"*"}}`;
    const [one = [], other = []] = marksOf([policy("s3:*"), policy("iam:*")]);
    expect(one.every((stretch) => stretch.mark === null)).toBe(true);
    expect(other.filter((stretch) => stretch.mark === "decides")).toHaveLength(1);
  });

  it("show what AWS refuses", () => {
    const [stretches = []] = marksOf([
      '{"Version":"2012-10-17","Statement":{"Sid":"a-b","Effect":"Deny","Action":"s3:*","Resource":"*"}}',
    ]);
    expect(stretches.filter((one) => one.mark === "refused")).toHaveLength(1);
  });

  it("find the offsets that positions were made of", () => {
    const unit = fc.constantFrom("a", "\n", "\r", "\r\n", "😀", " ");
    fc.assert(
      fc.property(fc.array(unit), fc.nat(), fc.nat(), (parts, one, other) => {
        const text = parts.join("");
        const ends = [one, other].map((at) => at % (text.length + 1)).sort((a, b) => a - b);
        const span = { start: ends[0] ?? 0, end: ends[1] ?? 0 };
        expect(new Offsets(text).span(new LineIndex("p", text).location(span))).toEqual(span);
      }),
    );
  });
});
