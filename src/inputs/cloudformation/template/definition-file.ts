import { fileStart } from "../../../model/location.ts";
import { known, type MapValue } from "../../../model/value.ts";
import type { TemplateScope } from "../values/template-scope.ts";
import { decode } from "./decode.ts";
import { besideOf, type Run } from "./run.ts";

/**
 * Properties by which a resource names the file of its definition. The SAM CLI and `aws cloudformation package` upload a local
 * one. Sources: SAM specification, `DefinitionUri`; AWS CLI, `cloudformation package`.
 */
const definitionProperties: ReadonlySet<string> = new Set(["BodyS3Location", "DefinitionS3Location", "DefinitionUri"]);

/** The properties with the text of a local definition in the place of its path; one that is not here keeps its path. */
export function withDefinition(properties: MapValue, { source }: TemplateScope, run: Run): MapValue {
  if (!properties.entries.some(({ key }) => definitionProperties.has(key))) return properties;
  const entries = properties.entries.map((one) => {
    const { key, value } = one;
    if (!definitionProperties.has(key) || value.kind !== "known" || typeof value.value !== "string") return one;
    if (/^[a-z0-9+]+:\/\//i.test(value.value)) return one;
    const path = besideOf(source.path, value.value);
    const file = run.file(path);
    if (file.kind !== "ok") return one;
    run.consumed.add(path);
    const via = [{ kind: "file", path, at: fileStart(path) }] as const;
    return { ...one, value: known(decode(file.bytes), { at: value.at, via }) };
  });
  return { ...properties, entries };
}
