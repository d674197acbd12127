import type { FactBase, Names, Pointer, Setting } from "../../model/fact.ts";
import type { Assumption } from "../../model/value.ts";
import { child, type SyntaxNode } from "../../syntax/node.ts";
import { namesOf, settingOf, textOf } from "./landing-zone-text.ts";
import { type Declared, isKnown, itemsOf, type OrganizationFile, toResource } from "./organization-facts.ts";

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
  const when = enabledWhen(hub);
  if (!when) return;
  for (const [index, standard] of itemsOf(child(hub, "standards")).entries())
    securityStandard(standard, { address: `securityHub/standards/${index}`, when }, file, targetsOf);
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
        identifier: settingOf(identifier),
        modes: { values: [] },
        when: [],
        location: file.location(identifier ?? rule),
      },
      excluded: [],
    });
  }
}

/** What must be filled in for something to be on; `null`: it is off. */
function enabledWhen(node: SyntaxNode | undefined): readonly Assumption[] | null {
  const enable = settingOf(child(node, "enable"));
  if (enable.kind === "open") return [{ subject: textOf(child(node, "enable")) ?? "enable", is: "true" }];
  return enable.kind === "known" && enable.value === "true" ? [] : null;
}

/** The ARN of a standard; a name that is filled in later may be any. */
function standardOf(node: SyntaxNode | undefined): Setting | null {
  const name = settingOf(node);
  if (name.kind === "open") return { kind: "open", cause: name.cause };
  const arn = name.kind === "known" ? standards.get(name.value) : undefined;
  return arn === undefined ? null : isKnown(`arn:aws:securityhub:::standards/${arn}`);
}

function securityStandard(
  node: SyntaxNode,
  { address, when }: { readonly address: string; readonly when: readonly Assumption[] },
  file: OrganizationFile,
  targetsOf: (node: SyntaxNode | undefined) => Targets,
): void {
  const standard = standardOf(child(node, "name"));
  const own = enabledWhen(node);
  if (standard === null || own === null) return;
  const name = child(node, "name") ?? node;
  const targets = targetsOf(child(node, "deploymentTargets")).pointers;
  const type = "LandingZoneAccelerator::SecurityHubStandard";
  const base = file.base({ type, address, name, whole: node });
  file.facts.push(deployment(base, address, targets));
  file.facts.push({
    fact: "SecurityHubStandard",
    ...file.base({ type, address: `${address}/standard`, name, whole: node }),
    when: [...when, ...own],
    standard,
    disabled: withoutPrefix(namesOf(child(node, "controlsToDisable"))),
  });
}

/** The accelerator's own numbers begin with the standard: `CIS.1.14`. */
function withoutPrefix({ values, entries, ...rest }: Names): Names {
  const cut = (value: string) => value.replace(/^CIS\.?/, "");
  const cutEntries = entries?.map((one) => (one.kind === "known" ? isKnown(cut(one.value)) : one));
  return { ...rest, values: values.map(cut), ...(cutEntries && { entries: cutEntries }) };
}

function deployment(base: FactBase, address: string, targets: readonly Pointer[]) {
  return { fact: "StackSet", ...base, set: toResource(address), targets, autoDeployment: true } as const;
}
