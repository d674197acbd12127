import { Choice, type Declaration, Encoded, Open, Reference, type Written } from "./random-declarations.ts";

const isList = (value: Written): value is readonly Written[] => Array.isArray(value);

/** The resources as a CloudFormation template. Branches hang on a condition that nothing decides. */
export function asTemplate(declarations: readonly Declaration[]): string {
  const print = (value: Written | undefined): unknown => {
    if (value === undefined) return { Ref: "AWS::NoValue" };
    if (isList(value)) return value.map(print);
    if (value instanceof Reference)
      return value.attribute === "Ref" ? { Ref: value.name } : { "Fn::GetAtt": [value.name, value.attribute] };
    if (value instanceof Open) return { Ref: value.name };
    if (value instanceof Choice) return { "Fn::If": ["Chosen", print(value.yes), print(value.no)] };
    if (value instanceof Encoded) return print(value.value);
    if (typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, print(one)]));
  };
  return JSON.stringify({
    Parameters: {
      One: { Type: "String" },
      Two: { Type: "String" },
      Many: { Type: "CommaDelimitedList" },
      Stage: { Type: "String" },
    },
    Conditions: { Chosen: { "Fn::Equals": [{ Ref: "Stage" }, "chosen"] } },
    Resources: Object.fromEntries(
      declarations.map(({ name, type, properties, isConditional }) => [
        name,
        { Type: type, ...(isConditional && { Condition: "Chosen" }), Properties: print(properties) },
      ]),
    ),
  });
}

/** `OrganizationalUnitIds` is `organizational_unit_ids` in the awscc provider. */
function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

function typeOf(type: string): string {
  const [, service = "", kind = ""] = type.split("::");
  return `awscc_${service.toLowerCase()}_${kind === "VirtualMFADevice" ? "virtual_mfa_device" : snakeCase(kind)}`;
}

/** The attribute that a reference stands for. The provider gives `Id` the name of the resource where it is not its `id`. */
function addressOf({ name, attribute }: Reference, declarations: readonly Declaration[]): string {
  const type = declarations.find((one) => one.name === name)?.type ?? "";
  const attributes: Readonly<Record<string, string>> = {
    Ref: type === "AWS::IAM::User" ? "user_name" : "id",
    Id: type === "AWS::SecurityHub::ConfigurationPolicy" ? "configuration_policy_id" : "id",
  };
  return `${typeOf(type)}.${name}.${attributes[attribute] ?? snakeCase(attribute)}`;
}

/** The resources as Terraform code. */
export function asCode(declarations: readonly Declaration[]): string {
  const item = (value: Written, keyOf: (key: string) => string): string =>
    value instanceof Choice && value.no === undefined
      ? `(var.chosen ? [${print(value.yes, keyOf)}] : [])`
      : `[${print(value, keyOf)}]`;
  const print = (value: Written, keyOf: (key: string) => string): string => {
    if (isList(value)) return `concat([], ${value.map((one) => item(one, keyOf)).join(", ")})`.replace(", )", ")");
    if (value instanceof Reference) return addressOf(value, declarations);
    if (value instanceof Open) return `var.${value.name}`;
    if (value instanceof Choice)
      return `(var.chosen ? ${print(value.yes, keyOf)} : ${value.no === undefined ? "null" : print(value.no, keyOf)})`;
    if (value instanceof Encoded) return `jsonencode(${print(value.value, (key) => JSON.stringify(key))})`;
    if (typeof value !== "object") return JSON.stringify(value);
    const entries = Object.entries(value).map(([key, one]) => `${keyOf(key)} = ${print(one, keyOf)}`);
    return `{ ${entries.join(", ")} }`;
  };
  const variables = ["One", "Two", "Many", "chosen"].map((name) => `variable "${name}" {}\n`);
  const resources = declarations.map(({ name, type, properties, isConditional }) => {
    const lines = Object.entries(properties).map(
      ([key, value]) => `  ${snakeCase(key)} = ${print(value, snakeCase)}\n`,
    );
    const count = isConditional ? "  count = var.chosen ? 1 : 0\n" : "";
    return `resource "${typeOf(type)}" "${name}" {\n${count}${lines.join("")}}\n`;
  });
  return [...variables, ...resources].join("");
}

/** Whether a plan says as much as code: of a choice, or of a text with a hole, it says only that it is not known. */
export function isPlannable(value: Written): boolean {
  if (value instanceof Choice) return false;
  if (value instanceof Encoded) return isWhole(value.value);
  if (value instanceof Reference || value instanceof Open || typeof value !== "object") return true;
  return Object.values(value).every(isPlannable);
}

function isWhole(value: Written): boolean {
  if (value instanceof Choice || value instanceof Open || value instanceof Reference) return false;
  return typeof value !== "object" || Object.values(value).every(isWhole);
}

/** The resources as a plan before the first deployment: nothing has an ID yet. */
export function asPlan(declarations: readonly Declaration[]): string {
  const isOpen = (value: Written) => value instanceof Reference || value instanceof Open;
  const known = (value: Written): unknown => {
    if (isOpen(value)) return null;
    if (isList(value)) return value.map(known);
    if (value instanceof Encoded) return JSON.stringify(value.value);
    if (typeof value !== "object") return value;
    const entries = Object.entries(value).filter(([, one]) => !isOpen(one));
    return Object.fromEntries(entries.map(([key, one]) => [snakeCase(key), known(one)]));
  };
  const unknown = (value: Written): unknown => {
    if (isOpen(value)) return true;
    if (isList(value)) return value.map(unknown);
    if (value instanceof Encoded || typeof value !== "object") return false;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [snakeCase(key), unknown(one)]));
  };
  const references = (value: Written): readonly string[] => {
    if (value instanceof Open) return [`var.${value.name}`];
    if (value instanceof Encoded || typeof value !== "object") return [];
    if (!(value instanceof Reference)) return Object.values(value).flatMap(references);
    const address = addressOf(value, declarations);
    return [address, address.split(".").slice(0, 2).join(".")];
  };
  const expression = (value: Written) => {
    const found = references(value);
    return found.length > 0 ? { references: found } : { constant_value: known(value) };
  };
  const named = declarations.map(({ name, type, properties }) => ({
    resource: { address: `${typeOf(type)}.${name}`, mode: "managed", type: typeOf(type), name },
    properties,
  }));
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: named.map(({ resource, properties }) => ({
      ...resource,
      provider_name: "registry.terraform.io/hashicorp/awscc",
      change: {
        actions: ["create"],
        before: null,
        after: known(properties),
        after_unknown: { id: true, ...Object(unknown(properties)) },
        before_sensitive: false,
        after_sensitive: {},
      },
    })),
    configuration: {
      root_module: {
        resources: named.map(({ resource, properties }) => ({
          ...resource,
          expressions: Object.fromEntries(
            Object.entries(properties).map(([key, value]) => [snakeCase(key), expression(value)]),
          ),
        })),
      },
    },
  });
}
