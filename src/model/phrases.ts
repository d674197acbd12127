import { leavesOf, type OpaqueSymbol, type RemoteContentSymbol, type ValueSymbol } from "./symbol.ts";
import type { ViaStep } from "./value.ts";

/** What is unknown, as a phrase for messages: `parameter Owner has no value`. Nothing may be decided by it. */
export function phraseOf(symbol: ValueSymbol): string {
  switch (symbol.kind) {
    case "parameter":
      return `parameter ${symbol.scope}${symbol.name} has no value`;
    case "variable":
      return symbol.name === "terraform.workspace"
        ? "the workspace is chosen when Terraform runs"
        : `variable ${symbol.name} has no value`;
    case "pseudo-parameter":
      return `${symbol.name}${symbol.scope && ` of ${symbol.scope.replace(/\/$/, "")}`} is known at deployment`;
    case "attribute":
      return attributePhrase(symbol);
    case "data-source":
      return `${attributeName(symbol)} is read when Terraform runs`;
    case "import":
      return `the export ${symbol.name} of another stack`;
    case "dynamic-reference":
      return `the dynamic reference ${symbol.text.slice(0, 200)} is filled in at deployment`;
    case "remote-content":
      return remotePhrase(symbol);
    case "call":
      return (
        symbol.note ?? callPhrases.get(symbol.name) ?? composedPhrase(symbol, `what ${symbol.name} gives is not known`)
      );
    case "opaque":
      return opaquePhrase(symbol);
  }
}

/** Calls that are told by what they give, not by the symbols in them. */
const callPhrases: ReadonlyMap<string, string> = new Map([
  ["Fn::GetAZs", "the availability zones are known at deployment"],
  ["Fn::ImportValue", "an export whose name is known at deployment"],
  ["dynamic reference", "a dynamic reference is filled in at deployment"],
]);

type Attribute = Extract<ValueSymbol, { kind: "attribute" | "data-source" }>;

function attributeName({ address, attribute }: Attribute): string {
  return attribute === "" ? address : `${address}${attribute.startsWith("[") ? "" : "."}${attribute}`;
}

function attributePhrase(symbol: Extract<ValueSymbol, { kind: "attribute" }>): string {
  if (symbol.isPlanned) return `${symbol.attribute} is known after apply${hiddenPhrase(symbol.hidden ?? [])}`;
  // A Terraform address has a dot between type and name, a logical ID has none.
  if (symbol.address.includes(".")) return `${attributeName(symbol)} is known after apply`;
  const own = symbol.address.slice(symbol.address.lastIndexOf("/") + 1);
  return symbol.attribute === ""
    ? `the physical ID of ${own} is known at deployment`
    : `${own}.${symbol.attribute} is known at deployment`;
}

function hiddenPhrase(hidden: readonly string[]): string {
  return hidden.length === 0 ? "" : ` (from ${hidden.join(", ")}, which a plan does not show)`;
}

function remotePhrase({ of, source, trouble }: RemoteContentSymbol): string {
  const why = trouble === undefined ? "" : `: ${trouble}`;
  switch (of) {
    case "ssm-parameter":
      return `${source} is read from the Parameter Store at deployment`;
    case "module":
      return `${source}${trouble === undefined ? "" : ` comes from ${trouble}`}, which is not read`;
    case "file":
      return `the file ${source} cannot be read${why}`;
    case "file-existence":
      return `whether the file ${source} is there cannot be told`;
    case "state":
      return `${source} is read from a state`;
  }
}

function opaquePhrase(symbol: OpaqueSymbol): string {
  if (symbol.note !== undefined) return symbol.note;
  switch (symbol.cause) {
    case "after-apply":
      return "it is known after apply";
    case "too-large":
      return "the value is too large to be evaluated";
    case "unsupported":
      return "it is not evaluated";
    case "invalid":
      return "what is written has no meaning";
    case "transform":
      return "what a macro or an include puts here is known at deployment";
    case "unset":
      return "it is filled in when it is deployed";
    case "derived":
      return composedPhrase(symbol, "a part of the expression depends on an open condition");
  }
}

function composedPhrase(symbol: ValueSymbol, otherwise: string): string {
  const [first] = leavesOf(symbol);
  return first === undefined || first === symbol ? otherwise : phraseOf(first);
}

/** A step of how a value came about, for messages: `parameter Owner (default)`. */
export function stepPhrase(step: ViaStep): string {
  switch (step.kind) {
    case "parameter-default":
      return `parameter ${step.name} (default)`;
    case "allowed-value":
      return `parameter ${step.name} (allowed value)`;
    case "given-value":
      return `parameter ${step.name} (${step.from ?? "given"})`;
    case "passed-value":
      return `parameter ${step.name} of ${step.to}`;
    case "forced":
      return `${step.of} is ${step.is}`;
    case "environment":
      return `environment of the stack ${step.stack}`;
    case "mapping":
      return `mapping ${step.path}`;
    case "mapping-default":
      return `default of mapping ${step.name}`;
    case "condition":
      return `condition ${step.name} is ${step.is}`;
    case "loop-variable":
      return `loop variable ${step.name}`;
    case "anchor":
      return `anchor ${step.name}`;
    case "output":
      return `output ${step.name} of ${step.of}`;
    case "export":
      return `export ${step.name}`;
    case "in-words":
      return step.text;
    default:
      return terraformStepPhrase(step);
  }
}

type TerraformStep = Extract<
  ViaStep,
  { kind: "variable" | "variable-value" | "input" | "local" | "part" | "file" | "rendered" }
>;

function terraformStepPhrase(step: TerraformStep): string {
  switch (step.kind) {
    case "variable":
      return `variable ${step.name}${step.module ? ` of ${step.module}` : ""}${step.isDefault ? " (default)" : ""}`;
    case "variable-value":
      return `variable ${step.name} (${step.from})`;
    case "input":
      return `input ${step.name} of module.${step.module}`;
    case "local":
      return `local.${step.name}`;
    case "part":
      return `its ${step.path}`;
    case "file":
      return `file ${step.path}`;
    case "rendered":
      return step.from;
  }
}
