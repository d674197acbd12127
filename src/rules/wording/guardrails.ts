import type { GuardrailName } from "../../model/guardrail.ts";
import { nodeLabel } from "./nodes.ts";

/** How sentences call a guardrail: `organization conformance pack root-mfa`. */
export function guardrailLabel(guardrail: GuardrailName): string {
  switch (guardrail.kind) {
    case "config-rule":
      return `${guardrail.reach === "organization" ? "organization Config rule" : "Config rule"} ${guardrail.name}`;
    case "conformance-pack":
      return `${guardrail.reach === "organization" ? "organization conformance pack" : "conformance pack"} ${guardrail.name}`;
    case "security-hub-standard":
      return guardrail.standard === null
        ? "Security Hub default standards"
        : `Security Hub standard ${guardrail.standard}`;
    case "security-hub-policy":
      return `Security Hub configuration policy ${guardrail.name}`;
    case "control-tower-control":
      return guardrail.name === null ? "Control Tower control" : `Control Tower control ${guardrail.name}`;
    case "root-credentials-management":
      return "centralised root access (RootCredentialsManagement)";
    case "attestation":
      return `attestation of ${guardrail.owner} until ${guardrail.expires} (${guardrail.reason})`;
    case "scp":
      return guardrail.target
        ? `SCP ${guardrail.name} on ${nodeLabel(guardrail.target)}`
        : `service control policy ${guardrail.name}`;
    case "unallowed":
      return `no level above allows ${guardrail.action}`;
    case "scp-attachment": {
      const policy =
        guardrail.policy === null ? "a policy that is not known" : `the service control policy ${guardrail.policy}`;
      return `attachment of ${policy}${guardrail.target ? ` to ${nodeLabel(guardrail.target)}` : ""}`;
    }
    case "configuration-recorder":
      return "configuration recorder";
    case "scp-policy-type":
      return "policy type SERVICE_CONTROL_POLICY of the organization";
  }
}

/** A guardrail's label with its address, where the label does not end in it already. */
export function guardrailAt(guardrail: GuardrailName, address: string): string {
  const label = guardrailLabel(guardrail);
  return label.endsWith(address) ? label : `${label} (${address})`;
}
