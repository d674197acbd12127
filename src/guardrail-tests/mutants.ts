import { isScpType } from "../coverage/scp/attachments.ts";
import type { ConfigRuleSpec, ConformancePackFact, Fact, Pointer, PolicyDocumentFact } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import { entry, known, list, type MapValue, map, revealed, type Value } from "../model/value.ts";
import { readPolicyJson } from "../policy/policy-text.ts";

/** A change that removes one part of a guardrail: a statement, a condition, an attachment or a Config rule. */
export interface Mutant {
  readonly kind: "statement" | "condition" | "attachment" | "rule";
  /** `statement DenyVirtualMfa of aws_organizations_policy.root`. */
  readonly label: string;
  readonly location: Location;
  /** The facts without that part. */
  apply(): readonly Fact[];
}

/** One mutant for each statement, condition, attachment and Config rule of the facts. */
export function mutantsOf(facts: readonly Fact[]): readonly Mutant[] {
  return facts.flatMap((fact) => {
    const change = (kind: Mutant["kind"], what: string, location: Location, changed: Fact | null): Mutant => ({
      kind,
      label: `${what} of ${fact.resource.address}`,
      location,
      apply: () => facts.flatMap((one) => (one === fact ? (changed ?? []) : one)),
    });
    if (fact.action === "delete") return [];
    switch (fact.fact) {
      case "PolicyDocument":
        return isScpType(fact) ? policyMutants(fact, change) : [];
      case "PolicyAttachment":
        return [{ ...change("attachment", "", fact.header, null), label: `attachment ${fact.resource.address}` }];
      case "ConformancePack":
        return packMutants(fact, change);
      case "ConfigRule":
        return [{ ...change("rule", "", fact.header, null), label: `Config rule ${fact.resource.address}` }];
      default:
        return [];
    }
  });
}

type Change = (kind: Mutant["kind"], what: string, location: Location, changed: Fact | null) => Mutant;

function packMutants(fact: ConformancePackFact, change: Change): readonly Mutant[] {
  const { content } = fact;
  if (content.kind !== "rules") return [];
  const without = (rule: ConfigRuleSpec): Fact => ({
    ...fact,
    content: { ...content, rules: content.rules.filter((one) => one !== rule) },
  });
  return content.rules.map((rule) => change("rule", `rule ${rule.name}`, rule.location, without(rule)));
}

function policyMutants(fact: PolicyDocumentFact, change: Change): readonly Mutant[] {
  const mutants = fact.targets.map((target) =>
    change("attachment", `target ${pointerPhrase(target)}`, fact.header, {
      ...fact,
      targets: fact.targets.filter((one) => one !== target),
    }),
  );
  const document = structureOf(fact.content);
  if (!document) return mutants;
  const statements = statementsOf(document);
  const withStatements = (changed: readonly Value[]): Fact => ({
    ...fact,
    content: replaced(document, "Statement", list(changed.length > 0 ? changed : [fullAllow])),
  });
  for (const [index, statement] of statements.entries()) {
    const name = nameOf(statement, index);
    const place = statement.at ?? fact.header;
    const without = statements.filter((one) => one !== statement);
    mutants.push(change("statement", `statement ${name}`, place, withStatements(without)));
    for (const { label, at, without: weaker } of conditionsOf(statement)) {
      const changed = statements.map((one) => (one === statement ? weaker : one));
      mutants.push(
        change("condition", `condition ${label} of statement ${name}`, at ?? place, withStatements(changed)),
      );
    }
  }
  return mutants;
}

function pointerPhrase(pointer: Pointer): string {
  if (pointer.kind === "id") return pointer.id;
  return pointer.kind === "resource" ? pointer.address : pointer.kind === "root" ? "the root" : "that is not known";
}

/** The statement of FullAWSAccess. It replaces the last statement, because a policy needs one. */
const fullAllow = map(
  [
    ["Effect", "Allow"],
    ["Action", "*"],
    ["Resource", "*"],
  ].map(([key = "", value = ""]) => ({ key, value: known(value) })),
);

/** The policy as a map; `undefined` where some of it is unknown. */
function structureOf(content: Value | null): MapValue | undefined {
  if (content === null) return undefined;
  const inner = revealed(content);
  if (inner.kind === "map") return inner;
  const encoded = inner.kind === "known" || inner.kind === "text" ? inner.encodes : undefined;
  if (encoded) return structureOf(encoded);
  if (inner.kind !== "known" || typeof inner.value !== "string") return undefined;
  const read = readPolicyJson(inner.value, () => inner.at);
  return read.ok && read.value.kind === "map" ? read.value : undefined;
}

function statementsOf(document: MapValue): readonly MapValue[] {
  const statement = entry(document, "Statement");
  if (!statement) return [];
  const inner = revealed(statement);
  const items = inner.kind === "list" ? inner.items.map(revealed) : [inner];
  return items.every((item) => item.kind === "map") ? items : [];
}

function nameOf(statement: MapValue, index: number): string {
  const sid = entry(statement, "Sid");
  return sid?.kind === "known" && typeof sid.value === "string" && sid.value !== "" ? sid.value : String(index);
}

function conditionsOf(statement: MapValue) {
  const block = entry(statement, "Condition");
  const operators = block && revealed(block);
  if (operators?.kind !== "map") return [];
  return operators.entries.flatMap(({ key: operator, value }) => {
    const keys = revealed(value);
    if (keys.kind !== "map") return [];
    return keys.entries.map(({ key, keyAt }) => {
      const rest = map(keys.entries.filter((one) => one.key !== key));
      const left = rest.entries.length > 0 ? replaced(operators, operator, rest) : removed(operators, operator);
      const without =
        left.entries.length > 0 ? replaced(statement, "Condition", left) : removed(statement, "Condition");
      return { label: `${operator} ${key}`, at: keyAt, without };
    });
  });
}

function replaced(value: MapValue, key: string, changed: Value): MapValue {
  return { ...value, entries: value.entries.map((one) => (one.key === key ? { ...one, value: changed } : one)) };
}

function removed(value: MapValue, key: string): MapValue {
  return { ...value, entries: value.entries.filter((one) => one.key !== key) };
}
