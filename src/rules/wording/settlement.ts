import type { FactCause } from "../../model/cause.ts";
import { type Settlement, settlementOf } from "../../model/settlement.ts";

type OwnerCause = Extract<FactCause, { kind: "owner-unknown" }>;

const valueWords: Readonly<Record<OwnerCause["by"], string>> = {
  user: "user",
  name: "name",
  "import-id": "import ID",
};

/** What would settle whose device it is, as a phrase that follows "to settle it,". */
function ownerSettlementWords(cause: FactCause): string {
  const by = cause.kind === "owner-unknown" ? cause.by : "name";
  return settlementWords(
    settlementOf(cause) ?? { kind: "write-as-text" },
    cause.kind === "call-for-unknown" ? "value" : by,
  );
}

/** The sentence about a device; what a facts file tells of is settled where the facts are written, all but an exception. */
export function ownerSettlementSentence(cause: FactCause, isOfFactsFile: boolean): string {
  const isSettledThere = isOfFactsFile && settlementOf(cause)?.kind !== "tell-owner";
  return `To settle it${isSettledThere ? " in its repository" : ""}, ${ownerSettlementWords(cause)}.`;
}

/** `by`: what the value stands for. */
export function settlementWords(settlement: Settlement, by: OwnerCause["by"] | "value"): string {
  const what = by === "value" ? by : valueWords[by];
  const orUser = by === "user" ? "refer to a declared IAM user, or " : "";
  switch (settlement.kind) {
    case "give-parameter":
      return "give the parameter a value (a default, --parameters or --var-file)";
    case "write-or-deploy":
      return `${orUser}write the ${what} as plain text, or lint again after the deployment`;
    case "read-exporter":
      return "lint the template that exports it in the same run";
    case "write-or-pass":
      return `write the ${what} in the code or pass it as a parameter`;
    case "put-file":
      return "put a file that can be read where it is named";
    case "install-module":
      return "run terraform init first, or lint the plan";
    case "write-as-text":
      return `${orUser}write the ${what} as plain text`;
    case "tell-owner":
      return "give it to an IAM user in the code, name it after its user, or accept it with an exception that says whose it is";
    case "map-template":
      return "name a local copy under `templates` in the configuration";
    case "in-words":
      return settlement.text;
  }
}
