import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { type Included, placeOf, type TemplateScope } from "../values/template-scope.ts";
import { type Call, childText, textOf } from "./calls.ts";
import { besideOf, type Run } from "./run.ts";

/** Includes inside includes. */
const maxDepth = 20;

/**
 * The content of `{ Name: AWS::Include, Parameters: { Location: path } }` where the location is a file of the
 * workspace. Everything else, a location in S3 or another macro, is reported as not read.
 */
export function readInclude(transform: SyntaxNode, scope: TemplateScope, run: Run): Included | undefined {
  const at = placeOf(transform, scope);
  const name = childText(transform, "Name");
  if (name !== "AWS::Include") {
    run.unread("macro", `What the macro ${name ?? "here"} makes of the template is not known before deployment.`, at);
    return undefined;
  }
  const location = childText(child(transform, "Parameters"), "Location");
  if (location === undefined || /^[a-z0-9+]+:\/\//i.test(location)) {
    const what = location ?? "a location that is known at deployment";
    run.unread("remote-template", `The AWS::Include of ${what} was not read: it is not a file here.`, at);
    return undefined;
  }
  return localInclude(besideOf(scope.source.path, location), { name, at: transform }, scope, run);
}

/** The content of a file that `!Rain::Include` puts in; what other directives put in is reported as not read. */
export function readDirective(
  { name, argument }: Call,
  what: string,
  scope: TemplateScope,
  run: Run,
): Included | undefined {
  const directive = name.replace("Fn::", "");
  const path = textOf(argument);
  if (directive === "Rain::Include" && path !== undefined)
    return localInclude(besideOf(scope.source.path, path), { name: directive, at: argument }, scope, run);
  const message = `What ${directive} puts in for ${what} is not known before the template is packaged; it was not read.`;
  run.unread("packaged-part", message, placeOf(argument, scope));
  return undefined;
}

function localInclude(
  path: string,
  by: { readonly name: string; readonly at: SyntaxNode },
  scope: TemplateScope,
  run: Run,
): Included | undefined {
  const at = placeOf(by.at, scope);
  if (scope.within.includes(path) || scope.within.length > maxDepth) {
    const message = `${path} includes itself; the inner include is left out.`;
    run.report({ kind: "warning", code: "include-cycle", message, location: at });
    return undefined;
  }
  const file = run.file(path);
  if (file.kind !== "ok") {
    run.unread("include-missing", `The ${by.name} of ${path} was not read: ${file.reason}.`, at);
    return undefined;
  }
  const tree = run.tree(path, file.bytes);
  if (!tree.ok) return undefined;
  return { root: tree.root, scope: { ...scope, source: tree.source, within: [...scope.within, path] } };
}
