import type { UnreadContentFact } from "../model/fact.ts";
import type { Format, InputProblem } from "../model/resource.ts";

/** Content that an input points at and that was not read, as facts about the resources that name it. */
export function unreadContent(
  problems: readonly InputProblem[],
  { path, scope, format }: { readonly path: string; readonly scope: string; readonly format: Format | null },
): readonly UnreadContentFact[] {
  return problems.flatMap((problem) => {
    if (problem.kind !== "unread" && problem.isPartial !== true) return [];
    const resource = problem.resource ?? { format: format ?? "cloudformation", type: "", address: path };
    const { location, code, message } = problem;
    const kind = problem.kind === "unread" ? "content-unread" : "input-partial";
    const cause = { kind, problem: { code, message } } as const;
    const place = { action: "declare", location, header: location, callers: [], when: [], scope } as const;
    return [{ fact: "UnreadContent", resource, ...place, cause }];
  });
}
