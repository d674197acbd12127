import type { Location } from "../model/location.ts";
import { notJson } from "../reporters/editor-words.ts";
import { parseJson } from "../syntax/json.ts";
import { LineIndex } from "../syntax/line-index.ts";

/** A key that stands twice is no fault of the syntax. */
const lastOne = () => "last" as const;

/**
 * Why a text of JSON cannot be read that others read along, such as a policy, where an earlier text of it could be; `undefined` where it
 * can, or where no earlier one could: what is no JSON by itself may be a template.
 */
export function jsonFault(
  path: string,
  text: string,
  earlier: string | undefined,
): { readonly message: string; readonly location: Location } | undefined {
  if (earlier === undefined || earlier === text) return undefined;
  const parsed = parseJson(text, lastOne);
  if (parsed.ok || !parseJson(earlier, lastOne).ok) return undefined;
  const [problem] = parsed.problems;
  return problem && { message: notJson(problem.message), location: new LineIndex(path, text).location(problem) };
}
