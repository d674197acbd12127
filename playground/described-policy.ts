import { parseJson } from "../src/syntax/json.ts";
import { child, type SyntaxNode } from "../src/syntax/node.ts";
import type { PolicyInput } from "./form.ts";

/**
 * The policy in the output of `aws organizations describe-policy`, which has it as a text on one line; `null`: the text
 * is no such output.
 */
export function describedPolicy(text: string): PolicyInput | null {
  const output = parseJson(text);
  const described = output.ok ? child(output.root, "Policy") : undefined;
  const summary = described && child(described, "PolicySummary");
  const content = textOf(described && child(described, "Content"));
  if (summary === undefined || content === undefined) return null;
  // Laid out anew only where that changes nothing that it says.
  const laidOut = parseJson(content).ok ? JSON.stringify(JSON.parse(content), null, 2) : content;
  return { name: textOf(child(summary, "Name")) ?? "policy", text: laidOut };
}

function textOf(node: SyntaxNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}
