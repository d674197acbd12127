import { opaque, rescoped } from "../../../model/symbol.ts";
import { text, type UnknownValue, unknown, type Value } from "../../../model/value.ts";
import { rewritten } from "./values.ts";

/** What decides an IAM user's name. */
export interface UserProperties {
  readonly logicalId: string;
  readonly userName?: Value;
}

/**
 * An exported value as another template sees it: nothing in it is named by the exporting template's own names.
 * A `Ref` to an IAM user becomes the user's name.
 */
export function exportedValue(
  value: Value,
  path: string,
  users: (address: string) => UserProperties | undefined,
): Value {
  return rewritten(value, {
    unknown: (one) => userName(one, users) ?? unknown(rescoped(one.symbol, path), { at: one.at, via: one.via }),
    assumption: (one) => (one.subject.startsWith("AWS::") ? one : { ...one, subject: `${one.subject} of ${path}` }),
  });
}

/** The name that the user is given, or one that CloudFormation makes: stack name, logical ID, random letters. */
function userName(
  { references, at, via }: UnknownValue,
  users: (address: string) => UserProperties | undefined,
): Value | undefined {
  const [reference] = references ?? [];
  if (references?.length !== 1 || reference?.attribute !== "") return undefined;
  const user = users(reference.address);
  if (!user) return undefined;
  if (user.userName) return user.userName.kind === "known" ? user.userName : undefined;
  const generated = (tag: string) =>
    unknown(opaque("after-apply", undefined, "a part of a generated name", `${reference.address}:${tag}`));
  return text([generated("stack"), `-${user.logicalId}-`, generated("random")], { at, via });
}
