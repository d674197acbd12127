import type { RuleExample } from "../model/rule.ts";
import written from "./examples.json" with { type: "json" };

type WrittenExample = Omit<RuleExample, "verdict" | "language"> & {
  readonly rule: string;
  readonly verdict: string;
  readonly language: string;
};

const languages = ["yaml", "json", "hcl", "diff"] as const;

/** The examples of a rule; `npm run docs` takes them from its fixtures. */
export function examplesOf(rule: string): readonly RuleExample[] {
  const all: readonly WrittenExample[] = written;
  return all
    .filter((example) => example.rule === rule)
    .map(({ verdict, language, code, says, isShort }) => ({
      verdict: verdict === "fail" ? "fail" : "pass",
      language: languages.find((one) => one === language) ?? "yaml",
      code,
      says,
      isShort,
    }));
}
