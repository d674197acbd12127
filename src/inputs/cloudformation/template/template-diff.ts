import type { TemplateChange } from "../../../model/guardrail-change.ts";
import { parseJson } from "../../../syntax/json.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { parseYaml } from "../../../syntax/yaml.ts";

/** One template on both sides of a change; `null` where a side does not have it. */
export interface TemplatePair {
  readonly path: string;
  readonly before: string;
  readonly after: string | null;
  /** Logical IDs that matter; the rest of both templates is left out. */
  readonly logicalIds: ReadonlySet<string>;
}

/**
 * What a change does to resources of templates, told by the CDK's own diff of the two templates reduced to them. The
 * library is loaded here and nowhere else. A template that cannot be read tells nothing: its problems are its own.
 */
export async function templateChanges(pairs: readonly TemplatePair[]): Promise<readonly TemplateChange[]> {
  if (pairs.length === 0) return [];
  // A CommonJS package: its names are on the default export, bundled or not.
  const { default: library } = await import("@aws-cdk/cloudformation-diff");
  return pairs.flatMap((pair) => {
    try {
      return changesOf(pair, library.diffTemplate);
    } catch {
      return []; // a template that the library chokes on: the facts of both sides still tell what changed
    }
  });
}

type DiffTemplate = typeof import("@aws-cdk/cloudformation-diff").diffTemplate;

function changesOf({ path, before, after, logicalIds }: TemplatePair, diff: DiffTemplate): readonly TemplateChange[] {
  const [one, other] = [reduced(before, logicalIds), reduced(after ?? "{}", logicalIds)];
  if (!one || !other) return [];
  const changes: TemplateChange[] = [];
  diff({ Resources: one }, { Resources: other }).resources.forEachDifference((logicalId, difference) => {
    const { isAddition, isRemoval, isUpdate } = difference;
    if (!isAddition && !isRemoval && !isUpdate) return;
    const kind = isAddition ? "added" : isRemoval ? "removed" : "updated";
    const properties = Object.keys(difference.propertyUpdates);
    changes.push({ path, logicalId, kind, properties, isRetained: isRetained(one[logicalId]) });
  });
  return changes;
}

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** `RetainExceptOnCreate` keeps what stands already. Source: CloudFormation user guide, "DeletionPolicy attribute". */
function isRetained(resource: Plain | undefined): boolean {
  if (typeof resource !== "object" || resource === null || Array.isArray(resource)) return false;
  return resource["DeletionPolicy"] === "Retain" || resource["DeletionPolicy"] === "RetainExceptOnCreate";
}

/** The resources of a template that matter, as plain data. */
function reduced(source: string, logicalIds: ReadonlySet<string>): { [key: string]: Plain } | undefined {
  const last = () => "last" as const;
  const parsed = /^\s*\{/.test(source) ? parseJson(source, last) : parseYaml(source, last);
  if (!parsed.ok) return undefined;
  const resources = child(parsed.root, "Resources");
  if (resources?.kind !== "map") return {};
  const wanted = resources.pairs.filter((pair) => logicalIds.has(pair.key));
  return Object.fromEntries(wanted.map((pair) => [pair.key, plainOf(pair.value)]));
}

/** Short and long forms of a function become the same, so that writing one for the other is no change. */
function plainOf(node: SyntaxNode): Plain {
  const value = bare(node);
  if (node.tag === undefined || !/^![A-Za-z]/.test(node.tag)) return value;
  const name = node.tag.slice(1);
  if (name === "Ref" || name === "Condition") return { [name]: value };
  if (name === "GetAtt" && typeof value === "string") {
    const dot = value.indexOf(".");
    return { "Fn::GetAtt": dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [`Fn::${name}`]: value };
}

function bare(node: SyntaxNode): Plain {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plainOf);
  const pairs = node.pairs.filter((pair) => pair.key !== "__proto__");
  return Object.fromEntries(pairs.map((pair) => [pair.key, plainOf(pair.value)]));
}
