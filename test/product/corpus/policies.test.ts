import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parsePolicyFile } from "../../../src/policy/parse.ts";
import { createDevice, enableDevice } from "../../../src/policy/question.ts";
import { validateScp } from "../../../src/policy/validate.ts";
import { decideRoot } from "../../policy/support.ts";
import { corpus, hasCorpus } from "../../support/repository.ts";

/** Labels ask about one request; the decision asks about all of them. Where the two answers differ, and why. */
const deviations = new Map([
  // The label asks for `mfa/root-account-mfa-device` and `user/root` only; another name, or root's own ARN, is left.
  ["synthetic-deny-both-literal-resources.json", ["sometimes", "sometimes"]],
  // A comment makes it no JSON: AWS refuses it, nothing is known of what it denies.
  ["deny-service-specific-credential-by-type.json", ["unknown", "unknown"]],
  // A placeholder outside of a string makes it no JSON before it is rendered.
  ["replacements/service-control-policies/data-perimeter.json", ["unknown", "unknown"]],
]);

const answers = new Map([
  ["deny-both", ["always", "always"]],
  ["deny-create", ["always", "never"]],
  ["deny-enable", ["never", "always"]],
  ["none", ["never", "never"]],
]);

function labelled(): { path: string; label: string }[] {
  const rows = readFileSync(join(corpus, "INDEX.tsv"), "utf8").split("\n").slice(1);
  return rows
    .map((row) => row.split("\t"))
    .filter(([path, kind]) => path?.startsWith("scp/") && kind?.startsWith("scp"))
    .map(([path = "", , , , , label = ""]) => ({ path, label: label.split(":")[0] ?? "" }));
}

describe("policies of real projects", () => {
  it.skipIf(!hasCorpus)("agrees with the labels", () => {
    const got = labelled().map(({ path, label }) => {
      const document = parsePolicyFile(path, readFileSync(join(corpus, path), "utf8"));
      validateScp(document);
      const decided = [createDevice, enableDevice].map((action) => decideRoot([document], action).denied);
      return { path, label, decided };
    });
    const expected = got.map(({ path, label }) => {
      const deviation = [...deviations].find(([end]) => path.endsWith(end));
      return { path, label, decided: deviation?.[1] ?? answers.get(label) };
    });
    expect(got.length).toBeGreaterThan(50);
    expect(got).toEqual(expected);
  });
});
