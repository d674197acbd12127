import type { FactBase, Pointer } from "../../model/fact.ts";
import { child, type SyntaxNode } from "../../syntax/node.ts";
import { type Declared, isKnown, itemsOf, type OrganizationFile, textOf, toResource } from "./organization-facts.ts";

/** Where something is deployed to. */
export interface Targets {
  readonly pointers: readonly Pointer[];
}

/** The standards of Security Hub by the names that the accelerator has for them. */
const standards: ReadonlyMap<string, string> = new Map([
  ["AWS Foundational Security Best Practices v1.0.0", "aws-foundational-security-best-practices/v/1.0.0"],
  ["PCI DSS v3.2.1", "pci-dss/v/3.2.1"],
  ["CIS AWS Foundations Benchmark v1.2.0", "cis-aws-foundations-benchmark/v/1.2.0"],
  ["CIS AWS Foundations Benchmark v1.4.0", "cis-aws-foundations-benchmark/v/1.4.0"],
  ["CIS AWS Foundations Benchmark v3.0.0", "cis-aws-foundations-benchmark/v/3.0.0"],
  ["NIST Special Publication 800-53 Revision 5", "nist-800-53/v/5.0.0"],
]);

/** The recorder, the Config rules and the Security Hub standards of `security-config.yaml`. */
export function securityFacts(
  root: SyntaxNode,
  file: OrganizationFile,
  targetsOf: (node: SyntaxNode | undefined) => Targets,
): void {
  const config = child(root, "awsConfig");
  if (config) recorder(config, file);
  for (const [index, set] of itemsOf(child(config, "ruleSets")).entries())
    ruleSet(set, `awsConfig/ruleSets/${index}`, file, targetsOf(child(set, "deploymentTargets")));
  const hub = child(child(root, "centralSecurityServices"), "securityHub");
  if (!hub || textOf(child(hub, "enable")) !== "true") return;
  for (const [index, standard] of itemsOf(child(hub, "standards")).entries())
    securityStandard(standard, `securityHub/standards/${index}`, file, targetsOf);
}

function recorder(config: SyntaxNode, file: OrganizationFile): void {
  const enabled = child(config, "enableConfigurationRecorder");
  if (!enabled) return;
  const isOn = textOf(enabled) === "true";
  // Under Control Tower the recorder is Control Tower's own, and this one is switched off.
  if (!isOn) return;
  const what: Declared = {
    type: "LandingZoneAccelerator::ConfigRecorder",
    address: "awsConfig",
    name: enabled,
    whole: enabled,
  };
  file.facts.push({
    fact: "ConfigRecorder",
    ...file.base(what),
    part: "recorder",
    enabled: isKnown("true"),
    selfStarting: true,
  });
}

function ruleSet(set: SyntaxNode, address: string, file: OrganizationFile, { pointers }: Targets): void {
  const base = file.base({
    type: "LandingZoneAccelerator::ConfigRuleSet",
    address,
    name: child(set, "deploymentTargets") ?? set,
    whole: set,
  });
  file.facts.push(deployment(base, address, pointers));
  for (const rule of itemsOf(child(set, "rules"))) {
    const name = textOf(child(rule, "name")) ?? "rule";
    const identifier = child(rule, "identifier");
    const isCustom = textOf(child(rule, "type")) === "Custom";
    const own = file.base({
      type: "LandingZoneAccelerator::ConfigRule",
      address: `${address}/${name}`,
      name: child(rule, "name") ?? rule,
      whole: rule,
    });
    file.facts.push({
      fact: "ConfigRule",
      ...own,
      reach: "account",
      rule: {
        name,
        owner: isKnown(isCustom ? "CUSTOM_LAMBDA" : "AWS"),
        identifier: textOf(identifier) === undefined ? { kind: "absent" } : isKnown(textOf(identifier) ?? ""),
        modes: { values: [] },
        when: [],
        location: file.location(identifier ?? rule),
      },
      excluded: [],
    });
  }
}

function securityStandard(
  node: SyntaxNode,
  address: string,
  file: OrganizationFile,
  targetsOf: (node: SyntaxNode | undefined) => Targets,
): void {
  const arn = standards.get(textOf(child(node, "name")) ?? "");
  if (arn === undefined || textOf(child(node, "enable")) !== "true") return;
  const name = child(node, "name") ?? node;
  const targets = targetsOf(child(node, "deploymentTargets")).pointers;
  const base = file.base({ type: "LandingZoneAccelerator::SecurityHubStandard", address, name, whole: node });
  file.facts.push(deployment(base, address, targets));
  const disabled = itemsOf(child(node, "controlsToDisable")).flatMap((one) => textOf(one) ?? []);
  const own = file.base({
    type: "LandingZoneAccelerator::SecurityHubStandard",
    address: `${address}/standard`,
    name,
    whole: node,
  });
  file.facts.push({
    fact: "SecurityHubStandard",
    ...own,
    standard: isKnown(`arn:aws:securityhub:::standards/${arn}`),
    disabled: { values: disabled.map((one) => one.replace(/^CIS\.?/, "")) },
  });
}

function deployment(base: FactBase, address: string, targets: readonly Pointer[]) {
  return { fact: "StackSet", ...base, set: toResource(address), targets, autoDeployment: true } as const;
}
