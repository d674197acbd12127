import type { FactCause, GuardrailCause } from "../../model/cause.ts";
import type { SecurityHubAssociationFact, SecurityHubPolicyFact, SecurityHubStandardFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import type { Level } from "../../model/settings.ts";
import { type Answer, all, any, no, not, open, openIf, yes } from "../../model/ternary.ts";
import { endsIn, equals, type PartlyKnown, textOf, textsOf } from "../partly-known.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause } from "../tree.ts";
import { deploymentOf } from "./deployment.ts";
import { type ActiveGuardrail, conditionOf } from "./guardrail.ts";

/** The controls of a standard that look at root's MFA, in the standard's own numbers. */
interface Standard {
  /** Part of the standard's ARN. */
  readonly arn: string;
  readonly hardware: string | null;
  readonly any: string | null;
}

/**
 * Standards with IAM.6 (hardware) or IAM.9 (any). Source: Security Hub user guide, "Security Hub controls for IAM";
 * ARNs: Terraform docs of `aws_securityhub_standards_subscription`.
 */
const standards: readonly Standard[] = [
  { arn: "aws-foundational-security-best-practices/v/1.0.0", hardware: "IAM.6", any: null },
  { arn: "cis-aws-foundations-benchmark/v/1.2.0", hardware: "1.14", any: "1.13" },
  { arn: "cis-aws-foundations-benchmark/v/1.4.0", hardware: "1.6", any: "1.5" },
  { arn: "cis-aws-foundations-benchmark/v/3.0.0", hardware: "1.6", any: "1.5" },
  { arn: "cis-aws-foundations-benchmark/v/5.0.0", hardware: "1.5", any: "1.4" },
  { arn: "pci-dss/v/3.2.1", hardware: "PCI.IAM.4", any: null },
  { arn: "pci-dss/v/4.0.1", hardware: "IAM.6", any: "IAM.9" },
  { arn: "nist-800-53/v/5.0.0", hardware: "IAM.6", any: "IAM.9" },
];

/** What a hub enables by itself: FSBP and CIS 1.2.0. Source: Security Hub API, `EnableDefaultStandards`. */
const defaultStandards = ["aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/1.2.0"];

type ControlKind = "hardware" | "any";
type CauseAnswer = Answer<GuardrailCause>;

/** Names of the controls over all standards. */
const consolidated: Readonly<Record<ControlKind, string>> = { hardware: "IAM.6", any: "IAM.9" };

/** Standards of one account, and central configuration policies with their associations. */
export function securityHubGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  const associations = associationsOf(source);
  return [
    ...source.facts.of("SecurityHubStandard").flatMap((fact) => ofStandard(fact, source)),
    ...source.facts.of("SecurityHubPolicy").flatMap((fact) => ofPolicy(fact, associations, source)),
  ];
}

function because(answer: Answer<FactCause>): CauseAnswer {
  const [first, ...more] = answer.causes.map((of): GuardrailCause => ({ kind: "part-open", of }));
  if (answer.kind === "open" && first) return open(first, ...more);
  return answer.kind === "yes" ? yes() : no();
}

/** Whether a text is the ARN of a standard; region, account and partition in it may be anything. */
function isStandard(text: PartlyKnown, standard: Standard): Answer<FactCause> {
  const isDefault = !text.cause && text.parts[0] === "default";
  if (isDefault) return defaultStandards.includes(standard.arn) ? yes() : no();
  return endsIn(text, `/${standard.arn}`);
}

/** Whether a text names the control of a standard: by its number there, or over all standards. */
function isControl(text: PartlyKnown, standard: Standard, pick: ControlKind): Answer<FactCause> {
  const { arn, [pick]: number } = standard;
  const name = consolidated[pick];
  return any([
    endsIn(text, `/${arn}/${number}`),
    endsIn(text, `/${arn}/${name}`),
    endsIn(text, `security-control/${name}`),
    equals(text, name),
    ...(number === null ? [] : [equals(text, number)]),
  ]);
}

function ofStandard(fact: SecurityHubStandardFact, source: CoverageSource): readonly ActiveGuardrail[] {
  const text = textOf(fact.standard);
  if (!text) return [];
  const holds = (pick: ControlKind) =>
    any(
      standards.flatMap((one) => {
        if (one[pick] === null) return [];
        return [all([because(isStandard(text, one)), not(isSwitchedOff(fact, one, pick, source))])];
      }),
    );
  const declares = standards.some((one) => one.hardware !== null && isStandard(text, one).kind === "yes");
  const known = standards.find((one) => isStandard(text, one).kind === "yes");
  const standard = !text.cause && text.parts[0] === "default" ? null : (known?.arn ?? "");
  const { open: deploymentOpen, ...deployment } = deploymentOf(fact, source);
  const name = { kind: "security-hub-standard", standard } as const;
  const base = { family: "detective", name, fact, ...deployment, remarks: [], excluded: new Set<OrgNode>() } as const;
  const more = openIf(
    [...(deploymentOpen ? [deploymentOpen] : []), ...conditionOf(fact), ...suppressedBy(source)],
    yes(),
  );
  const [hardware, anyMfa] = [holds("hardware"), holds("any")];
  const works = (answer: CauseAnswer) => all([answer, more]);
  if (hardware.kind !== "no") return [{ ...base, level: 2, works: works(hardware), topic: "content" }];
  const disabled = { kind: "control-disabled", by: "standard" } as const;
  return [
    ...(declares ? [{ ...base, level: 2, works: no(disabled), topic: "disabled-control" } as const] : []),
    ...(anyMfa.kind === "no" ? [] : [{ ...base, level: 1, works: works(anyMfa), topic: "content" } as const]),
  ];
}

/** Whether a standard's control is switched off by the standard itself or by resources beside it. */
function isSwitchedOff(
  fact: SecurityHubStandardFact,
  standard: Standard,
  pick: ControlKind,
  source: CoverageSource,
): CauseAnswer {
  const { texts, rest } = textsOf(fact.disabled);
  const inStandard = texts.map((text) => because(isControl(text, standard, pick)));
  const byResource = source.inScope("SecurityHubControl", fact.scope).map((one) => {
    const control = textOf(one.control);
    const status = textOf(one.status);
    const where = textOf(one.standard);
    if (!control || !status) return no<GuardrailCause>();
    return all([
      because(equals(status, "DISABLED")),
      because(isControl(control, standard, pick)),
      where ? because(isStandard(where, standard)) : yes<GuardrailCause>(),
      openIf<GuardrailCause>(conditionOf(one), yes()),
    ]);
  });
  return any([...inStandard, ...byResource, rest ? open<GuardrailCause>({ kind: "part-open", of: rest }) : no()]);
}

/** Automation rules that suppress what the controls find. */
function suppressedBy({ facts }: CoverageSource): readonly GuardrailCause[] {
  return facts
    .of("SecurityHubAutomationRule")
    .filter((one) => one.suppresses && one.controls.some((control) => control === "IAM.6" || control === "IAM.9"))
    .map((one) => ({ kind: "findings-suppressed", address: one.resource.address }) as const);
}

/** Needs the service on, a standard with the control, the control on, and an association. */
function ofPolicy(
  fact: SecurityHubPolicyFact,
  associations: readonly Association[],
  source: CoverageSource,
): readonly ActiveGuardrail[] {
  const list = textsOf(fact.standards);
  const declares = (pick: ControlKind) => {
    const found = standards.filter((one) => one[pick] !== null);
    const answers = found.flatMap((one) => list.texts.map((text) => because(isStandard(text, one))));
    return any<GuardrailCause>([
      ...answers,
      list.rest ? open<GuardrailCause>({ kind: "part-open", of: list.rest }) : no(),
    ]);
  };
  const hardware = declares("hardware");
  const own = associations.filter((one) => one.leadsTo(fact) !== "no");
  const holds = (pick: ControlKind) =>
    all<GuardrailCause>([
      declares(pick),
      isOn(fact, pick),
      serviceOn(fact),
      isCentral(source),
      isAssociated(own, fact),
      openIf<GuardrailCause>([...conditionOf(fact), ...suppressedBy(source)], yes()),
    ]);
  const answers = { hardware: holds("hardware"), any: holds("any") };
  const level: Level | null = answers.hardware.kind !== "no" ? 2 : answers.any.kind !== "no" ? 1 : null;
  const targets = own.flatMap((one) => (one.node ? [one.node] : []));
  const base = {
    family: "detective",
    name: { kind: "security-hub-policy", name: fact.name },
    fact,
    targets,
    unplaced: targets.length === 0 && own.some((one) => !one.node),
    remarks: [],
    excluded: new Set<OrgNode>(),
    ...replacements(associations, fact),
    management: true,
  } as const;
  if (level === 2) return [{ ...base, level, works: answers.hardware, topic: "content" }];
  const stop = hardware.kind === "yes" ? stopOf(fact, answers.hardware) : null;
  if (stop) return [{ ...base, level: 2, works: no(stop), topic: "disabled-control" }];
  return level === 1 ? [{ ...base, level, works: answers.any, topic: "content" }] : [];
}

/** The first thing that keeps a policy whose standards have the control from detecting anything. */
function stopOf(fact: SecurityHubPolicyFact, answer: CauseAnswer): GuardrailCause | null {
  const [first] = answer.causes;
  const isOnlyAnyMfa = first?.kind === "control-disabled" && fact.enabledControls !== null;
  if (!isOnlyAnyMfa) return first ?? null;
  return fact.enabledControls?.values.includes(consolidated.any) ? { kind: "only-any-mfa-enabled" } : null;
}

/** Whether the policy leaves the control on: it lists those that are, or those that are not. */
function isOn({ enabledControls, disabledControls }: SecurityHubPolicyFact, pick: ControlKind): CauseAnswer {
  const listed = enabledControls ?? disabledControls;
  if (!listed) return yes();
  const { texts, rest } = textsOf(listed);
  const found = any([
    ...texts.map((text) => because(equals(text, consolidated[pick]))),
    rest ? open<GuardrailCause>({ kind: "part-open", of: rest }) : no<GuardrailCause>(),
  ]);
  const isListedOn = enabledControls ? found : not(found);
  return isListedOn.kind === "no" ? no({ kind: "control-disabled", by: "policy" }) : isListedOn;
}

function serviceOn({ enabled }: SecurityHubPolicyFact): CauseAnswer {
  if (enabled.kind === "open") return open({ kind: "part-open", of: enabled.cause });
  return enabled.kind === "known" && enabled.value === "false" ? no({ kind: "security-hub-off" }) : yes();
}

/** Whether the organization's Security Hub is configured centrally; account by account, policies do not count. */
function isCentral({ facts }: CoverageSource): CauseAnswer {
  return all(
    facts.of("SecurityHubOrganization").map(({ configuration }): CauseAnswer => {
      if (configuration.kind === "open") return open({ kind: "part-open", of: configuration.cause });
      const isLocal = configuration.kind === "known" && configuration.value === "LOCAL";
      return isLocal ? no({ kind: "security-hub-local" }) : yes();
    }),
  );
}

/** What an association puts where. */
interface Association {
  readonly fact: SecurityHubAssociationFact;
  /** `null`: its target is not known. */
  readonly node: OrgNode | null;
  readonly open: readonly GuardrailCause[];
  leadsTo(policy: SecurityHubPolicyFact): Answer<never>["kind"];
}

function associationsOf({ facts, tree }: CoverageSource): readonly Association[] {
  return facts.of("SecurityHubAssociation").map((fact) => {
    const target = nodeOrCause(tree.resolve(fact.target, fact));
    const policy = fact.policy.kind === "id" ? undefined : tree.resolve(fact.policy, fact);
    const leadsTo = (one: SecurityHubPolicyFact) => {
      if (fact.policy.kind === "id") return fact.policy.id === one.id ? "yes" : "no";
      if (policy?.kind === "fact") return policy.fact === one ? "yes" : "no";
      return "open";
    };
    const targetOpen = "cause" in target ? [{ kind: "target-open", of: target.cause, wanted: "node" } as const] : [];
    const open = [...targetOpen, ...conditionOf(fact)];
    return { fact, node: "node" in target ? target.node : null, open, leadsTo };
  });
}

function isAssociated(own: readonly Association[], policy: SecurityHubPolicyFact): CauseAnswer {
  if (own.length === 0) return no({ kind: "not-associated" });
  if (own.some((one) => one.open.length === 0 && one.leadsTo(policy) === "yes")) return yes();
  return openIf(own.flatMap(openCausesOf), yes());
}

function openCausesOf(association: Association): readonly GuardrailCause[] {
  const { fact, open: causes } = association;
  const { address } = fact.resource;
  const policyOpen = fact.policy.kind === "open" ? [{ kind: "not-known", of: fact.policy.cause } as const] : [];
  const all = [...causes, ...policyOpen];
  return all.length > 0 ? all : [{ kind: "attached-policy-open", address }];
}

/** Where another policy, or none, stands instead: one association holds at a node, the nearest one above it. */
function replacements(
  associations: readonly Association[],
  policy: SecurityHubPolicyFact,
): Pick<ActiveGuardrail, "replaced" | "replacedSomewhere"> {
  const replaced = new Map<OrgNode, CauseAnswer[]>();
  const replacedSomewhere: GuardrailCause[] = [];
  for (const one of associations) {
    const leads = one.leadsTo(policy);
    if (leads === "yes") continue;
    const { address } = one.fact.resource;
    const causes = leads === "open" ? openCausesOf(one) : one.open;
    const doubts = causes.map((of): GuardrailCause => ({ kind: "association-open", address, of }));
    if (!one.node) replacedSomewhere.push(...doubts);
    else {
      const answer = openIf<GuardrailCause>(doubts, no({ kind: "replaced", by: address }));
      replaced.set(one.node, [...(replaced.get(one.node) ?? []), answer]);
    }
  }
  return { replaced, replacedSomewhere };
}
