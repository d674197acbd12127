import type { FindingCriterion, Names, Setting } from "../../../model/fact.ts";
import type { Assumption } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { flagOf, isOpenText, itemsOf, textOf } from "../nodes.ts";
import { type Declared, isKnown, type OrganizationFacts } from "../organization-facts.ts";
import { deployTo } from "../stack-set.ts";
import type { Targets } from "./targets.ts";
import { filledInLater, namesOf, settingOf } from "./text.ts";

/** What of the other files the security configuration hangs on. */
export interface SecurityContext {
  readonly out: OrganizationFacts;
  readonly targets: Targets;
  /** Whether Control Tower sets up the accounts: its recorders are its own. */
  readonly hasControlTower: boolean;
  /** The regions that the accelerator works in; `undefined` where they are not all known. */
  readonly regions: readonly string[] | undefined;
}

/**
 * The standards of Security Hub by the names that its API gives them, which is how the accelerator finds them.
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeStandards.html
 */
const standards: ReadonlyMap<string, string> = new Map([
  ["AWS Foundational Security Best Practices v1.0.0", "standards/aws-foundational-security-best-practices/v/1.0.0"],
  ["PCI DSS v3.2.1", "standards/pci-dss/v/3.2.1"],
  ["PCI DSS v4.0.1", "standards/pci-dss/v/4.0.1"],
  ["CIS AWS Foundations Benchmark v1.2.0", "ruleset/cis-aws-foundations-benchmark/v/1.2.0"],
  ["CIS AWS Foundations Benchmark v1.4.0", "standards/cis-aws-foundations-benchmark/v/1.4.0"],
  ["CIS AWS Foundations Benchmark v3.0.0", "standards/cis-aws-foundations-benchmark/v/3.0.0"],
  ["CIS AWS Foundations Benchmark v5.0.0", "standards/cis-aws-foundations-benchmark/v/5.0.0"],
  ["NIST Special Publication 800-53 Revision 5", "standards/nist-800-53/v/5.0.0"],
  ["NIST Special Publication 800-171 Revision 2", "standards/nist-800-171/v/2.0.0"],
  ["AWS Resource Tagging Standard v1.0.0", "standards/aws-resource-tagging-standard/v/1.0.0"],
]);

/** The recorder, the Config rules and the Security Hub standards of `security-config.yaml`. */
export function securityFacts(root: SyntaxNode, context: SecurityContext): void {
  const config = child(root, "awsConfig");
  if (config) recorder(config, context);
  for (const [index, set] of itemsOf(child(config, "ruleSets")).entries())
    ruleSet(set, `awsConfig/ruleSets/${index}`, context);
  const hub = child(child(root, "centralSecurityServices"), "securityHub");
  const when = enabledWhen(hub, "enable");
  if (!when || isExcludedEverywhere(child(hub, "excludeRegions"), context)) return;
  for (const [index, standard] of itemsOf(child(hub, "standards")).entries())
    securityStandard(standard, { address: `securityHub/standards/${index}`, when, hub }, context);
  for (const [index, rule] of itemsOf(child(hub, "automationRules")).entries())
    automationRule(rule, `securityHub/automationRules/${index}`, context);
}

/**
 * Under Control Tower the accelerator makes no recorder but the management account's: those of the accounts that are
 * enrolled are Control Tower's own, so nothing tells the accounts that have them.
 */
function recorder(config: SyntaxNode, { out, targets, hasControlTower }: SecurityContext): void {
  const enabled = child(config, "enableConfigurationRecorder");
  const when = enabledWhen(config, "enableConfigurationRecorder");
  if (!enabled || (!when && !hasControlTower)) return;
  const reach = hasControlTower ? undefined : targets.ofDeployment(child(config, "deploymentTargets"));
  if (reach === null) return;
  const type = "LandingZoneAccelerator::ConfigRecorder";
  const set = "awsConfig/recorder";
  const declared: Declared = { type, address: reach ? `${set}/recorder` : set, name: enabled, whole: enabled };
  if (reach) out.facts.push(deployTo(out.base({ ...declared, address: set }), set, reach));
  out.facts.push({
    fact: "ConfigRecorder",
    ...out.base(declared),
    when: hasControlTower ? [] : (when ?? []),
    part: "recorder",
    enabled: isKnown("true"),
    selfStarting: true,
  });
}

function ruleSet(set: SyntaxNode, address: string, { out, targets }: SecurityContext): void {
  const node = child(set, "deploymentTargets");
  const reach = node ? targets.ofDeployment(node) : null;
  if (!reach) return;
  const type = "LandingZoneAccelerator::ConfigRuleSet";
  out.facts.push(deployTo(out.base({ type, address, name: node ?? set, whole: set }), address, reach));
  for (const rule of itemsOf(child(set, "rules"))) {
    const name = textOf(child(rule, "name")) ?? "rule";
    const given = child(rule, "identifier");
    const isCustom = textOf(child(rule, "type")) === "Custom";
    // A managed rule without identifier takes its name for it.
    const identifier = given ?? (isCustom ? undefined : child(rule, "name"));
    const own = out.base({
      type: "LandingZoneAccelerator::ConfigRule",
      address: `${address}/${name}`,
      name: child(rule, "name") ?? rule,
      whole: rule,
    });
    out.facts.push({
      fact: "ConfigRule",
      ...own,
      ...(reach.regions && { regions: reach.regions }),
      reach: "account",
      rule: {
        name,
        owner: isKnown(isCustom ? "CUSTOM_LAMBDA" : "AWS"),
        identifier: settingOf(identifier),
        modes: { values: [] },
        when: [],
        location: out.location(identifier ?? rule),
      },
      excluded: [],
    });
  }
}

/** What must be filled in for something to be on; `null`: it is off. */
function enabledWhen(node: SyntaxNode | undefined, key: string): readonly Assumption[] | null {
  const enable = child(node, key);
  const text = textOf(enable);
  if (text !== undefined && isOpenText(text)) return [{ subject: text, is: "true" }];
  return flagOf(enable) === true ? [] : null;
}

function isExcludedEverywhere(node: SyntaxNode | undefined, { regions }: SecurityContext): boolean {
  if (!node || regions === undefined || regions.length === 0) return false;
  const excluded = namesOf(node).values;
  return regions.every((region) => excluded.includes(region));
}

/** The ARN of a standard, wherever it is enabled; a name that is not known may be any. */
function standardOf(node: SyntaxNode | undefined): Setting | null {
  const name = settingOf(node);
  if (name.kind === "open") return { kind: "open", cause: name.cause };
  const arn = name.kind === "known" ? standards.get(name.value) : undefined;
  return arn === undefined ? null : isKnown(`arn:*:securityhub:*::${arn}`);
}

interface StandardPlace {
  readonly address: string;
  /** The conditions under which Security Hub is on. */
  readonly when: readonly Assumption[];
  readonly hub: SyntaxNode | undefined;
}

/**
 * The targets of Security Hub as a whole choose its members; a standard has targets of its own, without them all. Where Security Hub
 * has targets, the accelerator refuses a standard without any. Source: its security configuration's validator.
 */
function securityStandard(
  node: SyntaxNode,
  { address, when, hub }: StandardPlace,
  { out, targets }: SecurityContext,
): void {
  const standard = standardOf(child(node, "name"));
  const own = enabledWhen(node, "enable");
  const written = child(node, "deploymentTargets");
  const ofHub = written ? undefined : child(hub, "deploymentTargets");
  const found = targets.ofDeployment(written ?? ofHub);
  const isRefused = ofHub !== undefined && found?.targets.every((one) => one.kind !== "root");
  const reach = found && isRefused ? { ...found, open: { kind: "targets-unknown" } as const } : found;
  if (standard === null || own === null || reach === null) return;
  const type = "LandingZoneAccelerator::SecurityHubStandard";
  const declared = { type, name: child(node, "name") ?? node, whole: node };
  out.facts.push(deployTo(out.base({ ...declared, address }), address, reach));
  out.facts.push({
    fact: "SecurityHubStandard",
    ...out.base({ ...declared, address: `${address}/standard` }),
    when: [...when, ...own],
    standard,
    disabled: withoutPrefix(namesOf(child(node, "controlsToDisable"))),
  });
}

/** Numbers of a CIS standard begin with its name: `CIS.1.14`. */
function withoutPrefix({ values, entries, ...rest }: Names): Names {
  const cut = (value: string) => value.replace(/^CIS\.?/, "");
  const cutEntries = entries?.map((one) => (one.kind === "known" ? isKnown(cut(one.value)) : one));
  return { ...rest, values: values.map(cut), ...(cutEntries && { entries: cutEntries }) };
}

/** A rule of the administrator that changes findings of all accounts. */
function automationRule(node: SyntaxNode, address: string, context: SecurityContext): void {
  const { out } = context;
  const when = enabledWhen(node, "enabled");
  if (when === null || isExcludedEverywhere(child(node, "excludeRegions"), context)) return;
  const updates = itemsOf(child(node, "actions")).map((action) => child(action, "findingFieldsUpdate"));
  const [workflow] = updates.flatMap((update) => child(update, "workflowStatus") ?? []);
  const type = "LandingZoneAccelerator::SecurityHubAutomationRule";
  const name = textOf(child(node, "name")) ?? "rule";
  out.facts.push({
    fact: "SecurityHubAutomationRule",
    ...out.base({ type, address: `${address}/${name}`, name: child(node, "name") ?? node, whole: node }),
    when,
    status: isKnown("ENABLED"),
    workflow: settingOf(workflow),
    criteria: itemsOf(child(node, "criteria")).flatMap(criteriaOf),
  });
}

/** `ComplianceSecurityControlId` as the API spells it in other formats: `compliance_security_control_id`. */
function criteriaOf(node: SyntaxNode): readonly FindingCriterion[] {
  const key = textOf(child(node, "key")) ?? "";
  const field = key.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
  if (isOpenText(key)) {
    const open = { kind: "open", cause: filledInLater(key) } as const;
    return [{ field, comparison: open, value: open }];
  }
  return itemsOf(child(node, "filter")).map((filter) => ({
    field,
    comparison: settingOf(child(filter, "comparison")),
    value: settingOf(child(filter, "value")),
  }));
}
