import type { InputProblem } from "../../../../model/resource.ts";
import type { Value } from "../../../../model/value.ts";
import type { SourceFile, Workspace } from "../../../format.ts";
import { loadedByItself } from "../../file-names.ts";
import type { Evaluator } from "../evaluate/evaluate.ts";
import { noNames } from "../evaluate/scope.ts";
import { SecondOpinion } from "../syntax/hcl2.ts";
import { scanJsonValues } from "../syntax/json-config.ts";
import { scanHcl } from "../syntax/scan.ts";
import { decode, inFolder, ModuleFile, syntaxProblem } from "./module.ts";

/** The value of a root module's variable, and the file that it is from. */
export interface VariableValue {
  readonly value: Value;
  readonly source: string;
}

/**
 * The variable files of a root folder and of the command line, later ones over earlier ones: those that the folder loads by
 * itself, then `-var-file` in the order given. Environment variables are not read.
 */
export function readVariableFiles(
  workspace: Workspace,
  folder: string,
  varFiles: readonly SourceFile[],
  evaluator: Evaluator,
): { readonly values: ReadonlyMap<string, VariableValue>; readonly problems: readonly InputProblem[] } {
  const values = new Map<string, VariableValue>();
  const problems: InputProblem[] = [];
  const other = new SecondOpinion();
  const add = ({ path, bytes }: SourceFile) => {
    const text = decode(bytes);
    const scanned = path.endsWith(".json") ? scanJsonValues(text) : scanHcl(text);
    const file = new ModuleFile(path, text, scanned.body);
    for (const problem of scanned.problems) problems.push(syntaxProblem(file, problem, other));
    for (const { name, value } of scanned.body.attributes)
      values.set(name, { value: evaluator.evaluate(value, { names: noNames, file, local: new Map() }), source: path });
  };
  for (const name of loadedByItself(workspace.list(folder))) {
    const path = inFolder(folder, name);
    const read = workspace.read(path);
    if (read.kind === "ok") add({ path, bytes: read.bytes });
  }
  for (const file of varFiles) add(file);
  return { values, problems };
}
