import type { FactCause } from "../model/cause.ts";
import type { UnreadContentFact } from "../model/fact.ts";
import type { Format, InputProblem } from "../model/resource.ts";

/** Content that was not read, as facts about the resources that name it: elsewhere, a part of an input, or a whole one. */
export function unreadContent(
  problems: readonly InputProblem[],
  { path, scope, format }: { readonly path: string; readonly scope: string; readonly format: Format | null },
): readonly UnreadContentFact[] {
  return problems.flatMap((problem) => {
    if (problem.kind === "warning" && problem.isPartial !== true) return [];
    const resource = problem.resource ?? { format: format ?? "cloudformation", type: "", address: path };
    const { location } = problem;
    const cause = causeOf(problem);
    const place = { action: "declare", location, header: location, callers: [], when: [], scope } as const;
    return [{ fact: "UnreadContent", resource, ...place, cause }];
  });
}

function causeOf({ kind, isPartial, isOfBase, code, message, location }: InputProblem): FactCause {
  const problem = { code, message };
  if (isOfBase) return { kind: "base-unread", problem };
  if (kind === "unread") return { kind: "content-unread", problem };
  if (kind === "error" && isPartial !== true) return { kind: "input-unread", path: location.path, problem };
  return { kind: "input-partial", problem };
}
