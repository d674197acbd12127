import { child, type SyntaxNode } from "../../src/syntax/node.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";

/** The part of the service specification's types that properties need. */
type SpecType =
  | {
      readonly type: "string" | "number" | "integer" | "boolean" | "json" | "date-time" | "null" | "tag";
      readonly allowedValues?: readonly string[];
    }
  | { readonly type: "array"; readonly element: SpecType }
  | { readonly type: "map"; readonly element: SpecType }
  | { readonly type: "union"; readonly types: readonly SpecType[] }
  | { readonly type: "ref"; readonly reference: { readonly $ref: string } };

type Properties = Readonly<Record<string, { readonly type: SpecType; readonly required?: boolean }>>;

/** Looks up what CloudFormation knows. */
export interface Schemas {
  resource(type: string): Properties | undefined;
  definition(reference: { readonly $ref: string }): Properties;
}

/** What a template says that the schemas of its resources do not allow, one sentence each. */
export function schemaProblems(template: string, schemas: Schemas): readonly string[] {
  const parsed = parseYaml(template);
  if (!parsed.ok) return parsed.problems.map((problem) => problem.message);
  const resources = child(parsed.root, "Resources");
  if (resources?.kind !== "map") return ["there are no Resources"];
  return resources.pairs.flatMap(({ key, value }) => {
    const type = child(value, "Type");
    const name = type?.kind === "scalar" ? type.source : "";
    const properties = schemas.resource(name);
    if (!properties) return [`${key}: there is no type ${name}`];
    const given = child(value, "Properties");
    return given ? check(given, properties, key, schemas) : missing([], properties, key);
  });
}

function check(node: SyntaxNode, properties: Properties, path: string, schemas: Schemas): readonly string[] {
  if (isCall(node)) return [];
  if (node.kind !== "map") return [`${path} is no mapping`];
  const names = node.pairs.map((pair) => pair.key);
  const inner = node.pairs.flatMap(({ key, value }) => {
    const property = properties[key];
    return property
      ? typeProblems(value, property.type, `${path}.${key}`, schemas)
      : [`${path} has no property ${key}`];
  });
  return [...missing(names, properties, path), ...inner];
}

function missing(names: readonly string[], properties: Properties, path: string): readonly string[] {
  const needed = Object.entries(properties).filter(([, property]) => property.required);
  return needed.filter(([name]) => !names.includes(name)).map(([name]) => `${path} lacks ${name}`);
}

function typeProblems(node: SyntaxNode, type: SpecType, path: string, schemas: Schemas): readonly string[] {
  if (isCall(node) || type.type === "json") return [];
  if (type.type === "ref") return check(node, schemas.definition(type.reference), path, schemas);
  if (type.type === "array")
    return node.kind === "list"
      ? node.items.flatMap((item, index) => typeProblems(item, type.element, `${path}[${index}]`, schemas))
      : [`${path} is no list`];
  if (type.type === "map")
    return node.kind === "map"
      ? node.pairs.flatMap((pair) => typeProblems(pair.value, type.element, `${path}.${pair.key}`, schemas))
      : [`${path} is no mapping`];
  if (type.type === "union")
    return type.types.some((one) => typeProblems(node, one, path, schemas).length === 0)
      ? []
      : [`${path} has a wrong type`];
  if (node.kind !== "scalar") return [`${path} is no ${type.type}`];
  if (type.type === "boolean" && typeof node.value !== "boolean") return [`${path} is no boolean`];
  const allowed = "allowedValues" in type ? type.allowedValues : undefined;
  return allowed && !allowed.includes(node.source) ? [`${path} is none of ${allowed.join(", ")}`] : [];
}

/** `!Ref`, `!GetAtt`, `!Sub`, …: what they give is known at deployment. */
function isCall(node: SyntaxNode): boolean {
  return node.tag?.startsWith("!") === true;
}
