import type { Resource } from "../../../model/resource.ts";
import { known, type Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { pairsOf, textOf } from "./calls.ts";
import { besideOf, type Run } from "./run.ts";
import type { SourceText } from "./template.ts";
import { readTop, userValues } from "./top.ts";

/**
 * A stack deployment file of Git sync: `template-file-path`, `parameters`, `tags`. The path counts from the root of
 * the repository; a file beside the deployment file is taken as well. The command line's parameters win.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/git-sync-concepts-terms.html
 */
export function readDeploymentFile(root: SyntaxNode, source: SourceText, run: Run): readonly Resource[] {
  const pathNode = child(root, "template-file-path");
  const written = textOf(pathNode);
  if (!pathNode || written === undefined) return [];
  const location = source.locate(pathNode);
  for (const path of new Set([besideOf("", written), besideOf(source.path, written)])) {
    const file = run.file(path);
    if (file.kind !== "ok") continue;
    const tree = run.tree(path, file.bytes);
    if (!tree.ok) return [];
    const parameterValues = new Map([...parametersOf(root, source), ...userValues(run.context)]);
    const callers = [{ message: `deployed by ${source.path}`, location }];
    return readTop(tree.root, tree.source, parameterValues, run, { callers, defaultsHold: true });
  }
  run.unread(
    "deployment-template-missing",
    `The template ${written} that ${source.path} deploys was not found.`,
    location,
  );
  return [];
}

function parametersOf(root: SyntaxNode, source: SourceText): ReadonlyMap<string, Value> {
  return new Map(
    pairsOf(child(root, "parameters")).flatMap((pair): [string, Value][] => {
      const text = textOf(pair.value);
      if (text === undefined) return [];
      const at = source.locate(pair.value);
      return [[pair.key, known(text, { at, via: [{ kind: "given-value", name: pair.key, from: source.path, at }] })]];
    }),
  );
}
