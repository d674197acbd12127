import type { FindingNode } from "./finding.ts";

/** What of a node is compared with what people call it. */
export type CalledNode = Pick<FindingNode, "id" | "name" | "path" | "above">;

/** Whether a name means a node or one above it: an ID, a name, or a path from the root down (`Workloads/Prod`). */
export function isCalled(node: CalledNode, called: string): boolean {
  const name = called.trim().replace(/^\/+|\/+$/g, "");
  if (name === "") return false;
  if (node.id === name || node.above.includes(name)) return true;
  return `/${[node.path, node.name].filter((one) => one !== "").join("/")}/`.includes(`/${name}/`);
}
