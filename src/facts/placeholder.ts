import { splitAtPlaceholders } from "../model/placeholders.ts";
import { opaque } from "../model/symbol.ts";
import { joinedParts } from "../model/text-parts.ts";
import { text, type UnknownValue, unknown, type Value } from "../model/value.ts";

/**
 * What no user, device, number, identifier or ARN of AWS holds, up to the last such character: a tool or a person fills it in, however
 * these mark it (`[[ x ]]`, `%x%`, `$(x)`, `$X`). Source: the patterns of `UserName` and `VirtualMFADeviceName` in the IAM API reference.
 */
const foreign = /([[\]{}()<>%#$!&~^|"'`\\;](?:.{0,500}[[\]{}()<>%#$!&~^|"'`\\;])?(?:(?<=\$)\w+)?)/s;

/** What credential reports call root. */
const rootAccount = /^\s*<root_account>\s*$/i;

/** A text of a fixed form, a name or a setting, in which each part that is filled in later is an unknown part. */
export function withPlaceholders(value: Value): Value {
  if (value.kind === "text") {
    const parts = joinedParts(
      value.parts.flatMap((part) => (typeof part === "string" ? piecesOf(part, value) : [part])),
    );
    return parts.every((part, index) => part === value.parts[index]) ? value : text(parts, value);
  }
  if (value.kind !== "known" || typeof value.value !== "string" || rootAccount.test(value.value)) return value;
  const parts = piecesOf(value.value, value);
  return parts.length > 1 ? text(parts, value) : value;
}

function piecesOf(written: string, { at }: Value): readonly (string | UnknownValue)[] {
  const open = (part: string) => unknown(opaque("unset", at, undefined, part));
  return splitAtPlaceholders(written).flatMap((piece, index): readonly (string | UnknownValue)[] => {
    if (index % 2 === 1) return [open(piece)];
    return piece.split(foreign).map((one, place) => (place % 2 === 0 ? one : open(one)));
  });
}
