import type { CoverageSource } from "../source.ts";
import { configGuardrails } from "./config.ts";
import { controlTowerGuardrails } from "./control-tower.ts";
import type { ActiveGuardrail } from "./guardrail.ts";
import { rootCredentialsGuardrails } from "./root-credentials.ts";
import { securityHubGuardrails } from "./security-hub.ts";
import { centralGuardrails } from "./security-hub-central.ts";
import { localDefaultGuardrails } from "./security-hub-local.ts";

/** Every guardrail that resources declare; service control policies are a matter of their own. */
export function collectGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  return [
    ...configGuardrails(source),
    ...securityHubGuardrails(source),
    ...localDefaultGuardrails(source),
    ...centralGuardrails(source),
    ...controlTowerGuardrails(source),
    ...rootCredentialsGuardrails(source),
  ];
}
