import type { Location } from "../../../model/location.ts";
import type { Assumption, Value } from "../../../model/value.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import type { Exports } from "../../format.ts";
import type { SourceText, Template } from "../template/template.ts";
import type { ConditionSolver } from "./condition-solver.ts";
import type { Formula } from "./formula.ts";
import { hasMark } from "./text-marks.ts";

/** Everything that names in a template can mean, at one place of it. */
export interface TemplateScope {
  readonly template: Template;
  /** The file that this place stands in: the template's, or an include's. */
  readonly source: SourceText;
  /** What stands before logical IDs in addresses: `""`, or `Outer/` in a nested stack. */
  readonly prefix: string;
  readonly solver: ConditionSolver;
  /** Parameter values from outside: the user's, or those that a nested stack is passed. */
  readonly parameterValues: ReadonlyMap<string, Value>;
  /** The same as conditions see them: open where they rest on a default of an outer stack that somebody may replace. */
  readonly openParameterValues: ReadonlyMap<string, Value>;
  /**
   * Whether a parameter that is not given has its default for certain: a nested stack's, or a deployment's whose
   * values are told. Else whoever deploys may give another one.
   */
  readonly defaultsHold: boolean;
  /** Pseudo parameters that are known, such as the account of a CDK stack. */
  readonly pseudo: ReadonlyMap<string, Value>;
  /** Which deployment pseudo parameters are of: `""`, or the prefix of a stack set, which deploys elsewhere. */
  readonly deployment: string;
  /** The files around this place, outermost first: templates and includes. */
  readonly within: readonly string[];
  /** Placeholders of the loops around this place. */
  readonly loops: ReadonlyMap<string, string>;
  /** In conditions a default that somebody may replace does not settle a parameter. */
  readonly inConditions: boolean;
  readonly exports: Exports | undefined;
  condition(name: string): Formula | undefined;
  /** Where a condition is declared. */
  conditionPlace(name: string): Location | undefined;
  hasResource(name: string): boolean;
  /** An output of a nested stack that was read; `undefined` where there is none. */
  output(stack: string, name: string, when: readonly Assumption[]): Value | undefined;
  /** The content of a local `AWS::Include`; `undefined` where it cannot be read. */
  include(transform: SyntaxNode, scope: TemplateScope): Included | undefined;
}

/** Content of another file, with the scope that its places are told in. */
export interface Included {
  readonly root: SyntaxNode;
  readonly scope: TemplateScope;
}

export type Resolve = (node: SyntaxNode, scope: TemplateScope, when: readonly Assumption[]) => Value;

/** One call of an intrinsic function, while it is evaluated. */
export interface FunctionCall {
  readonly name: string;
  readonly argument: SyntaxNode;
  /** The arguments: the items of a list, else the argument itself. */
  readonly items: readonly SyntaxNode[];
  readonly scope: TemplateScope;
  /** What is assumed on the branch that the call stands on. */
  readonly when: readonly Assumption[];
  /** Where the whole call is written. */
  readonly at: Location;
  resolve(node: SyntaxNode, when?: readonly Assumption[]): Value;
  /** For a node of the template's own sections, such as a mapping's. */
  resolveInTemplate(node: SyntaxNode, when: readonly Assumption[]): Value;
}

export type Evaluate = (frame: FunctionCall) => Value;

/** The place of a node in its file. */
export function placeOf(node: SyntaxNode, scope: TemplateScope): Location {
  return scope.source.locate(node);
}

/** The place of a node in the template's own sections, whichever file the scope is in. */
export function templatePlaceOf(node: SyntaxNode, { template }: TemplateScope): Location {
  return template.source.locate(node);
}

const placeholder = /[$&]\{([A-Za-z0-9]+)\}/g;

/** Fills the placeholders of `Fn::ForEach` in. `&{Name}` takes letters and digits of the value only. */
export function withLoops(text: string, scope: TemplateScope): string {
  if (scope.loops.size === 0) return text;
  return text.replace(placeholder, (whole, name: string) => {
    const value = scope.loops.get(name);
    if (value === undefined) return whole;
    return whole.startsWith("&") && !hasMark(value) ? value.replace(/[^A-Za-z0-9]/g, "") : value;
  });
}

/** The same for a name: a placeholder of a loop over what is not known stays as it is written. */
export function namedInLoops(text: string, scope: TemplateScope): string {
  if (scope.loops.size === 0) return text;
  const loops = new Map([...scope.loops].filter(([, value]) => !hasMark(value)));
  return withLoops(text, { ...scope, loops });
}
