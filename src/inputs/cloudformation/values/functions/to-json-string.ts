import { opaque } from "../../../../model/symbol.ts";
import { type UnknownValue, unknown, type Value } from "../../../../model/value.ts";
import type { Frame } from "../scope.ts";
import { concatenated } from "../values.ts";

/** `Fn::ToJsonString: value` (AWS::LanguageExtensions). Branches inside are not followed: they are holes. */
export function evaluateToJsonString(frame: Frame): Value {
  const { scope, when, at } = frame;
  const parts: Value[] = jsonParts(frame.resolve(frame.argument)).map((part) =>
    typeof part === "string" ? { kind: "known", value: part } : part,
  );
  return concatenated(parts, when, scope.world, { at });
}

type Part = string | UnknownValue;

function jsonParts(value: Value): readonly Part[] {
  switch (value.kind) {
    case "known":
      return [JSON.stringify(value.value)];
    case "text":
      return [
        '"',
        ...value.parts.map((part) => (typeof part === "string" ? JSON.stringify(part).slice(1, -1) : part)),
        '"',
      ];
    case "list":
      return ["[", ...value.items.flatMap((item, index) => [...comma(index), ...jsonParts(item)]), "]"];
    case "map":
      return [
        "{",
        ...value.entries.flatMap((one, index) => [
          ...comma(index),
          JSON.stringify(one.key),
          ":",
          ...jsonParts(one.value),
        ]),
        "}",
      ];
    case "unknown":
      return ['"', value, '"'];
    case "sensitive":
      return jsonParts(value.value);
    case "absent":
      return ["null"];
    case "choice":
      return [unknown(opaque("unsupported", value.at, "a value that depends on a condition"), value)];
  }
}

function comma(index: number): readonly string[] {
  return index > 0 ? [","] : [];
}
