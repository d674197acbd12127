import type { OwnerSign, PartialText } from "../../model/fact.ts";

/** What speaks for a device being root's, as a phrase that follows a colon. */
export function ownerSignWords(sign: OwnerSign): string {
  switch (sign.kind) {
    case "user":
      return `it is given to the user ${sign.user === null ? "a sensitive value" : quoted(sign.user)}`;
    case "name":
      return `its name is ${shown(sign.name)}`;
    case "serial-number":
      return `its serial number is ${shown(sign.serialNumber)}`;
    case "import":
      return `it adopts the device ${shown(sign.id)}`;
    case "enabled-without-user":
      return "it is enabled (enable_date is set) and belongs to no IAM user (user_name is empty)";
    case "listed":
      return listedWords[sign.by](sign.text);
    case "call":
      return `it calls ${sign.call} ${argumentWords[sign.argument](sign.value)}`;
    case "in-words":
      return sign.text;
  }
}

const listedWords: Readonly<Record<Extract<OwnerSign, { kind: "listed" }>["by"], (text: string) => string>> = {
  "user-arn": (arn) => `AWS lists ${arn} as its user`,
  account: (id) => `AWS lists the account ${id} itself as its user`,
  "serial-number": (serial) => `its serial number is ${serial}, and no user is listed for it`,
};

const argumentWords: Readonly<
  Record<Extract<OwnerSign, { kind: "call" }>["argument"], (value: PartialText) => string>
> = {
  "serial-number": (value) => `with the serial number ${quoted(value)}`,
  user: (value) => `for the user ${quoted(value)}`,
  name: (value) => `with the name ${shown(value)}`,
};

/** Parts that are not known are shown as `{?}`. */
function shown(text: PartialText): string {
  return text.map((part) => part ?? "{?}").join("");
}

function quoted(text: PartialText): string {
  return JSON.stringify(shown(text));
}
