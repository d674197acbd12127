import type { Location } from "../../../../model/location.ts";
import type { UnknownValue, Value } from "../../../../model/value.ts";
import type { Span } from "../../../../syntax/node.ts";
import { invalid } from "./unknowns.ts";
import type { PlainValue } from "./values.ts";

/** What references lead to; a module instance knows. */
export interface Names {
  /** Where conditions are named from: the module's address, `""` for the root. */
  readonly label: string;
  /**
   * The value of the longest name at the start of `path` that this can be: `var.x`, `local.x`, `module.x`, `data.t.x`, `t.x`,
   * with the number of words it takes. Whole resources and modules are unknown values that `attribute` can look into.
   */
  resolve(path: readonly string[], at: Location): { readonly value: Value; readonly words: number };
  /** An attribute of a whole resource or module instance; `undefined` for any other unknown value. */
  attribute(of: UnknownValue, name: string): Value | undefined;
  /** Whether an unknown value stands for all instances of a resource or module, of which it is not known how many there are. */
  isOpen(of: UnknownValue): boolean;
  /** One instance of those that an open value stands for; `undefined` for any other unknown value. */
  instance(of: UnknownValue, key: PlainValue): Value | undefined;
  file(path: string, at: Location): Value;
  hasFile(path: string, at: Location): Value;
  fileNames(folder: string): readonly string[];
}

/** A text that expressions stand in. */
export interface SourceText {
  readonly text: string;
  location(span: Span): Location;
}

/** What an expression is evaluated in. */
export interface EvaluationScope {
  readonly names: Names;
  readonly file: SourceText;
  /** `each`, `count`, `path` and what enclosing loops define. */
  readonly local: ReadonlyMap<string, Value>;
  /** What a splat goes through. */
  readonly item?: Value;
}

/** Counts the steps of one evaluation, over all its modules. */
export class Budget {
  steps: number;
  depth = 0;
  constructor(steps: number) {
    this.steps = steps;
  }
}

/** A scope without a module: values of variable files, templates. */
export const noNames: Names = {
  label: "",
  resolve: (path, at) => ({ value: invalid(`${path.join(".")} cannot be used here`, { at }), words: path.length }),
  attribute: () => undefined,
  isOpen: () => false,
  instance: () => undefined,
  file: (_, at) => invalid("no file can be read here", { at }),
  hasFile: (_, at) => invalid("no file can be read here", { at }),
  fileNames: () => [],
};
