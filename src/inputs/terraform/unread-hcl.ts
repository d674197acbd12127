import { fileStart } from "../../model/location.ts";
import { parseJson } from "../../syntax/json.ts";
import type { InputFormat } from "../format.ts";
import type { Body } from "./hcl/syntax/ast.ts";
import { scanHcl } from "./hcl/syntax/scan.ts";

/** A kind of configuration beside Terraform's own that gives modules their values. */
interface Kind {
  readonly code: "terragrunt" | "terraform-stack";
  /** Whether a file of this name gives a module something. */
  gives(name: string, text: string): boolean;
  message(path: string): string;
}

const kinds: readonly Kind[] = [
  {
    code: "terraform-stack",
    gives: (name, text) =>
      /\.(?:tfcomponent|tfstack|tfdeploy)\.(?:hcl|json)$/.test(name) &&
      /\b(?:component|stack|deployment|deployment_group|removed)\b/.test(text),
    message: (path) =>
      `${path} is part of a Terraform Stack, which gives modules their values, and was not read; lint the plans of its deployments.`,
  },
  {
    code: "terragrunt",
    gives: (name, text) => /\.hcl(?:\.json)?$/.test(name) && isOfTerragrunt(name, text),
    message: (path) =>
      `${path} gives a module its source and its values, and was not read; lint the plan that Terragrunt makes.`,
  },
];

/** Bytes of a configuration that are looked at for what it says. */
const maxBytes = 1_000_000;

/** What a file says at its top. */
interface Top {
  readonly attributes: readonly string[];
  readonly blocks: readonly { readonly type: string; readonly holds: readonly string[] }[];
}

/** Blocks of a unit or a stack that give its modules something; one that says where the state is gives nothing. */
const givingBlocks: ReadonlySet<string> = new Set(["generate", "terraform", "include", "unit", "stack"]);

/**
 * Whether a file of Terragrunt gives a module something. Units include files of any name, which are told from those of other
 * tools by what they say. Source: Terragrunt documentation, "HCL reference".
 */
function isOfTerragrunt(name: string, text: string): boolean {
  const isNamedSo = /(?:^|\/)terragrunt(?:\.stack)?\.hcl(?:\.json)?$/.test(name);
  if (!isNamedSo && !/\b(?:inputs|generate|terraform)\b/.test(text)) return false;
  const top = name.endsWith(".json") ? topOfJson(text) : topOfHcl(text);
  if (!top) return isNamedSo;
  if (isNamedSo) return top.attributes.includes("inputs") || top.blocks.some(({ type }) => givingBlocks.has(type));
  return (
    top.attributes.includes("inputs") ||
    top.blocks.some(({ type, holds }) => {
      const hasOne = (...names: readonly string[]) => names.some((one) => holds.includes(one));
      if (type === "generate") return hasOne("contents");
      return type === "terraform" && hasOne("source", "before_hook", "after_hook", "error_hook", "extra_arguments");
    })
  );
}

/** `undefined` where the file cannot be read to its end. */
function topOfHcl(text: string): Top | undefined {
  const { body, problems } = scanHcl(text);
  if (problems.length > 0) return undefined;
  return {
    attributes: namesIn(body),
    blocks: body.blocks.map(({ type, body: inner }) => ({ type, holds: holdsOf(inner) })),
  };
}

function namesIn(body: Body): readonly string[] {
  return body.attributes.map(({ name }) => name);
}

function holdsOf(body: Body): readonly string[] {
  return [...namesIn(body), ...body.blocks.map(({ type }) => type)];
}

/** In JSON a block is told from an attribute by its name alone. */
function topOfJson(text: string): Top | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok || parsed.root.kind !== "map") return undefined;
  const { pairs } = parsed.root;
  const holds = (key: string) =>
    pairs
      .filter((one) => one.key === key)
      .flatMap(({ value }) => (value.kind === "map" ? value.pairs : []))
      .map((one) => one.key);
  return {
    attributes: pairs.map(({ key }) => key),
    blocks: pairs.map(({ key }) => ({ type: key, holds: holds(key) })),
  };
}

/**
 * Says that configurations of Terragrunt and of Terraform Stacks were not read: modules of the same run are read with the
 * defaults of their variables. Source for the latter: Terraform documentation, "Stacks".
 */
export const unreadHcl: InputFormat = {
  name: "terraform-hcl",
  claims({ path, bytes }) {
    if (!/\.(?:hcl|json)$/.test(path)) return "no";
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, maxBytes)).toString("utf8");
    return kindOf(path, text) ? "yes" : "no";
  },
  parse({ path, bytes }) {
    const kind = kindOf(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
    if (!kind) return { resources: [], problems: [] };
    const problem = {
      kind: "unread",
      code: kind.code,
      message: kind.message(path),
      location: fileStart(path),
    } as const;
    return { resources: [], problems: [problem] };
  },
};

function kindOf(path: string, text: string): Kind | undefined {
  return kinds.find((one) => one.gives(path, text));
}
