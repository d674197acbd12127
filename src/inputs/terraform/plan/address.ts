/** A module call on the way to a resource. */
export interface ModuleStep {
  readonly name: string;
  /** The instance key with its brackets as written, `["x"]` or `[0]`; empty for a call without `count` and `for_each`. */
  readonly key: string;
}

/** The parts of a Terraform address such as `module.a["x"].data.aws_iam_policy_document.doc[0]`. */
export interface Address {
  readonly modules: readonly ModuleStep[];
  /** `aws_organizations_policy.p` or `data.aws_iam_policy_document.doc`, as the module itself names it. */
  readonly local: string;
  /** The instance key with its brackets, or empty. */
  readonly key: string;
}

const step = /\.?(?:([^.[\]"\s]+)|(\[(?:"[^"\\]*(?:\\.[^"\\]*)*"|[^\]"]*)\]))/y;
const maxSteps = 1_000;

/**
 * Splits a traversal at its dots and brackets: `a.b["x.y"].c` to `a`, `b`, `["x.y"]`, `c`.
 * `undefined` where the text is no traversal, or one of more than a thousand steps.
 */
export function splitTraversal(text: string): readonly string[] | undefined {
  const steps: string[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    const found = match?.[1] ?? match?.[2];
    if (found === undefined || steps.length === maxSteps) return undefined;
    steps.push(found);
  }
  return steps.length > 0 ? steps : undefined;
}

/** Whether a step is an instance key or an index. */
export function isKey(text: string | undefined): boolean {
  return text?.startsWith("[") ?? false;
}

/** Takes the module calls off the front of a traversal; what is left starts at `rest`. */
export function takeModules(steps: readonly string[]): {
  readonly modules: readonly ModuleStep[];
  readonly rest: number;
} {
  const modules: ModuleStep[] = [];
  let at = 0;
  while (steps[at] === "module") {
    const name = steps[at + 1];
    if (name === undefined || isKey(name)) break;
    const next = steps[at + 2];
    const key = next !== undefined && isKey(next) ? next : "";
    modules.push({ name, key });
    at += key === "" ? 2 : 3;
  }
  return { modules, rest: at };
}

/** A resource that a traversal starts with, seen from inside its module, and what is read of it. */
export interface ResourceTraversal {
  readonly local: string;
  readonly key: string;
  /** `roots[0].id`; empty for the resource itself. */
  readonly attribute: string;
}

/** `undefined` where the traversal does not start with a resource or data source. */
export function takeResource(steps: readonly string[]): ResourceTraversal | undefined {
  const start = steps[0] === "resource" ? 1 : 0;
  const length = steps[start] === "data" || steps[start] === "ephemeral" ? 3 : 2;
  const names = steps.slice(start, start + length);
  if (names.length < length || names.some(isKey)) return undefined;
  const next = steps[start + length];
  const key = next !== undefined && isKey(next) ? next : "";
  const rest = steps.slice(start + length + (key === "" ? 0 : 1));
  return { local: names.join("."), key, attribute: joinTraversal(rest) };
}

/** The reverse of `splitTraversal`. */
export function joinTraversal(steps: readonly string[]): string {
  return steps.reduce((text, one) => (isKey(one) || text === "" ? text + one : `${text}.${one}`), "");
}

export function parseAddress(address: string): Address | undefined {
  const steps = splitTraversal(address);
  if (!steps) return undefined;
  const { modules, rest } = takeModules(steps);
  const resource = takeResource(steps.slice(rest));
  return resource?.attribute === "" ? { modules, local: resource.local, key: resource.key } : undefined;
}

/** The address of something inside a module: `module.a["x"].module.b.` and what stands there. */
export function inModule(modules: readonly ModuleStep[], inside: string): string {
  return modules.map(({ name, key }) => `module.${name}${key}.`).join("") + inside;
}
