import { revealed, type Value } from "../model/value.ts";
import { readOpenJson, readPolicyJson, valueOfNode } from "../policy/policy-text.ts";
import { parseYaml } from "../syntax/yaml.ts";

/** The structure behind a JSON or YAML text, such as the `Create` of `AwsCustomResource`; any other value as it is. */
export function structureOf(value: Value): Value {
  const inner = revealed(value);
  if (inner.kind !== "known" && inner.kind !== "text") return inner;
  if (inner.encodes) return { ...inner.encodes, ...(inner.at && { at: inner.at }) };
  const start = inner.kind === "known" ? inner.value : inner.parts[0];
  if (typeof start !== "string") return inner;
  if (/^\s*\{/.test(start)) {
    const read = inner.kind === "known" ? readPolicyJson(start, () => inner.at) : readOpenJson(inner);
    return read.ok ? read.value : inner;
  }
  return inner.kind === "known" && yamlStart.test(start) ? yamlOf(start, inner) : inner;
}

/** A document of Systems Manager, a state machine, a description of an API and the input of a command may be YAML. */
const yamlStart =
  /^[ \t\ufeff]*["']?(?:schemaVersion|StartAt|openapi|swagger|UserName|SerialNumber|VirtualMFADeviceName)["']?\s*:/m;

function yamlOf(source: string, value: Value): Value {
  const parsed = parseYaml(source);
  return parsed.ok ? valueOfNode(parsed.root, () => value.at) : value;
}
