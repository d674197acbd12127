import type { RuleExample } from "../model/rule.ts";
import written from "./examples.json" with { type: "json" };

/** The examples of a rule; `npm run docs` takes them from its fixtures. */
export function examplesOf(rule: string): readonly RuleExample[] {
  const all: readonly (Record<keyof RuleExample, string | null> & { readonly rule: string })[] = written;
  return all
    .filter((example) => example.rule === rule)
    .map(({ verdict, language, code, says }) => ({
      verdict: verdict === "fail" ? "fail" : "pass",
      language: language === "hcl" || language === "json" ? language : "yaml",
      code: code ?? "",
      says,
    }));
}
