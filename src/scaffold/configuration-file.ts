import { type Day, proposedExpiry } from "../model/day.ts";
import { version } from "../version.ts";
import { type Answers, hasHardwareRule, type ScaffoldFile } from "./answers.ts";

/** Where editors find the schema of the configuration: in the published package of the same major version. */
const schemaUrl = `https://cdn.jsdelivr.net/npm/rootrail@${version.split(".")[0]}/schema/rootrail.schema.json`;

/** A configuration with the defaults; the other settings are comments to start from. */
export function configurationFile(answers: Answers, today: Day): ScaffoldFile {
  const rules = hasHardwareRule(answers.partition) ? "" : partitionRules(answers.partition);
  return {
    path: "rootrail.yaml",
    content: `# yaml-language-server: $schema=${schemaUrl}
# What rootrail asks for here. \`rootrail explain\` lists the rules, \`rootrail explain <rule>\` says why and how to fix.

# CIS level: 2 asks for hardware MFA on every root user, 1 accepts any MFA device.
level: 2

# When a missing conformance pack or SCP is reported: auto (where templates and plans speak for an organization or an
# account baseline), always, never.
guardrails:
  require: auto
${rules}
# What is known of the accounts: production and internet-exposed ones come first in reports.
# accounts:
#   - { id: "111122223333", name: payments, environment: production, internetExposed: true }

# Which account the templates of a path are deployed to.
# paths:
#   - { glob: "stacks/payments/**", account: "111122223333" }

# Guardrails that stand in another repository.
# attestations:
#   - guardrail: preventive
#     target: r-ab12
#     owner: cloud-platform@example.com
#     expires: ${proposedExpiry(today)}
#     reason: the SCP is in the landing zone's repository

# Findings that are accepted for a while. Owner, expiry date and reason are needed.
# exceptions:
#   - rule: root-virtual-mfa-device
#     target: "arn:aws:iam::111122223333:root"
#     owner: security@example.com
#     expires: ${proposedExpiry(today)}
#     reason: hardware keys are ordered
`,
  };
}

function partitionRules(partition: string): string {
  return `
# AWS Config has no rule ROOT_ACCOUNT_HARDWARE_MFA_ENABLED in ${partition}, so no conformance pack can hold it.
rules:
  missing-conformance-pack: off
`;
}
