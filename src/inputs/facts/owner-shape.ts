import type { DeviceOwner, OwnerSign } from "../../model/fact.ts";
import type { RelatedLocation } from "../../model/location.ts";
import { cause } from "./cause-shape.ts";
import { account, assumption, partialText } from "./common-shapes.ts";
import {
  listOf,
  named,
  object,
  objectOf,
  optional,
  orNull,
  place,
  type Shape,
  shape,
  since,
  text,
  union,
  variants,
  words,
} from "./shapes.ts";
import { step } from "./symbol-shapes.ts";
import { ownerFromVersion1, signFromVersion1 } from "./version-1.ts";

export const related = named("related", objectOf<RelatedLocation>({ message: text, location: place }));

const base = { location: place, via: listOf(step), when: listOf(assumption), account: optional(account) } as const;

const sign = since(
  variants<OwnerSign, "kind">("kind", {
    user: { ...base, user: orNull(partialText) },
    name: { ...base, name: partialText },
    "serial-number": { ...base, serialNumber: partialText },
    import: { ...base, id: partialText },
    "enabled-without-user": base,
    listed: { ...base, by: words("user-arn", "account", "serial-number"), text },
    call: { ...base, call: text, argument: words("serial-number", "user", "name"), value: partialText },
    "in-words": {
      ...base,
      of: words("user", "name", "serial-number", "import", "enabled-without-user", "listed", "call"),
      text,
    },
  }),
  signFromVersion1,
);

const rootOwner = object({
  kind: words("root"),
  certainty: words("certain", "possible"),
  signs: listOf(sign),
  account: optional(account),
});

/** Whom a device is for. */
export const owner: Shape<DeviceOwner> = since(
  union<DeviceOwner>("kind", {
    root: shape((given, context) => {
      const read = rootOwner(given, context);
      const [first, ...more] = read.signs;
      // An empty list says nothing: then the device is not taken as root's.
      return first ? { ...read, signs: [first, ...more] } : { kind: "not-root" as const };
    }, rootOwner.schema),
    "not-root": object({ kind: words("not-root") }),
    "not-told": object({ kind: words("not-told") }),
    open: object({ kind: words("open"), cause, location: place }),
  } satisfies Readonly<Record<DeviceOwner["kind"], Shape<DeviceOwner>>>),
  ownerFromVersion1,
);
