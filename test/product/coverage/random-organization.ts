import fc from "fast-check";

/** A small organization with guardrails, of which it is known by hand what they cover. */
export interface Organization {
  /** Key of the OU above; `null`: the root. A parent comes before its children. */
  readonly units: readonly { readonly key: string; readonly parent: string | null }[];
  readonly accounts: readonly { readonly key: string; readonly parent: string | null }[];
  readonly policies: readonly {
    readonly key: string;
    readonly effect: keyof typeof documents;
    readonly targets: readonly string[];
  }[];
  readonly rules: readonly {
    readonly key: string;
    readonly identifier: keyof typeof identifiers;
    readonly excluded: readonly string[];
  }[];
  readonly controls: readonly {
    readonly key: string;
    readonly control: keyof typeof controls;
    readonly unit: string;
  }[];
  readonly hasScpType: boolean;
  readonly hasAllFeatures: boolean;
}

const rootOnly = { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } };
const deny = (Action: string, Condition: object = rootOnly) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action, Resource: "*", Condition }],
});
export const documents = {
  denies: deny("iam:CreateVirtualMFADevice"),
  sometimes: deny("iam:CreateVirtualMFADevice", {
    ...rootOnly,
    IpAddress: { "aws:SourceIp": "203.0.113.0/24" },
  }),
  other: deny("s3:*"),
};
export const identifiers = {
  hardware: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
  any: "ROOT_ACCOUNT_MFA_ENABLED",
  other: "S3_BUCKET_VERSIONING_ENABLED",
};
export const controls = { root: "AWS-GR_RESTRICT_ROOT_USER", keys: "AWS-GR_RESTRICT_ROOT_USER_ACCESS_KEYS" };

export type State = "covered" | "missing";
export type Verdicts = Readonly<Record<string, { readonly detective: State; readonly preventive: State }>>;

/** What covers each account and each OU without children, by the model alone. */
export function verdictsOf(model: Organization): Verdicts {
  const parents = new Map([...model.units, ...model.accounts].map((one) => [one.key, one.parent]));
  const chain = (key: string): readonly string[] => {
    const parent = parents.get(key);
    return parent === undefined ? [key] : [key, ...(parent === null ? ["root"] : chain(parent))];
  };
  const isLeaf = (key: string) => ![...parents.values()].includes(key);
  const counted = [...model.accounts, ...model.units.filter((one) => isLeaf(one.key))].map((one) => one.key);
  const inForce = model.hasScpType && model.hasAllFeatures;
  return Object.fromEntries(
    counted.map((key) => {
      const above = chain(key);
      const isDenied = model.policies.some(
        (one) => one.effect === "denies" && one.targets.some((target) => above.includes(target)),
      );
      const isControlled = model.controls.some((one) => one.control === "root" && above.includes(one.unit));
      const isDetected = model.rules.some((one) => one.identifier === "hardware" && !one.excluded.includes(key));
      return [
        key,
        {
          detective: isDetected ? "covered" : "missing",
          preventive: (isDenied && inForce) || isControlled ? "covered" : "missing",
        },
      ];
    }),
  );
}

/** Everything that may be unknown, with the organizations that it may turn out to be. */
export function leavesOf(model: Organization): ReadonlyMap<string, readonly Organization[]> {
  const leaves = new Map<string, readonly Organization[]>();
  const nodes = ["root", ...model.units.map((one) => one.key), ...model.accounts.map((one) => one.key)];
  const swap = <K extends "policies" | "rules" | "controls" | "accounts">(list: K, index: number, changed: object) => ({
    ...model,
    [list]: model[list].map((one, at) => (at === index ? { ...one, ...changed } : one)),
  });
  for (const [index, { key, targets }] of model.policies.entries()) {
    const effects = ["denies", "other"] as const;
    leaves.set(
      `${key}:content`,
      effects.map((effect) => swap("policies", index, { effect })),
    );
    for (const [at, target] of targets.entries()) {
      const others = targets.filter((_, other) => other !== at);
      const places = [...new Set([...nodes, target])].map((one) => [...others, one]);
      leaves.set(
        `${key}:target:${at}`,
        [...places, others].map((changed) => swap("policies", index, { targets: changed })),
      );
    }
  }
  for (const [index, { key }] of model.accounts.entries()) {
    const parents = [null, ...model.units.map((one) => one.key)];
    leaves.set(
      `${key}:parent`,
      parents.map((parent) => swap("accounts", index, { parent })),
    );
  }
  for (const [index, { key }] of model.rules.entries()) {
    leaves.set(
      `${key}:identifier`,
      (["hardware", "other"] as const).map((identifier) => swap("rules", index, { identifier })),
    );
    leaves.set(
      `${key}:excluded`,
      [[], model.accounts.map((one) => one.key)].map((excluded) => swap("rules", index, { excluded })),
    );
  }
  for (const [index, { key }] of model.controls.entries()) {
    leaves.set(
      `${key}:control`,
      (["root", "keys"] as const).map((control) => swap("controls", index, { control })),
    );
    leaves.set(
      `${key}:unit`,
      model.units.map((one) => swap("controls", index, { unit: one.key })),
    );
  }
  leaves.set(
    "types",
    [true, false].map((hasScpType) => ({ ...model, hasScpType })),
  );
  leaves.set(
    "features",
    [true, false].map((hasAllFeatures) => ({ ...model, hasAllFeatures })),
  );
  return leaves;
}

const keyed = <T extends object>(prefix: string, list: readonly T[]) =>
  list.map((one, index) => ({ key: `${prefix}${index}`, ...one }));

export const organizations: fc.Arbitrary<Organization> = fc
  .record({
    units: fc.array(fc.nat(), { maxLength: 5 }),
    accounts: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
    policies: fc.array(
      fc.record({
        effect: fc.constantFrom("denies", "sometimes", "other"),
        targets: fc.array(fc.nat(), { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    rules: fc.array(
      fc.record({
        identifier: fc.constantFrom("hardware", "any", "other"),
        excluded: fc.array(fc.nat(), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    controls: fc.array(fc.record({ control: fc.constantFrom("root", "keys"), unit: fc.nat() }), { maxLength: 2 }),
    hasScpType: fc.boolean(),
    hasAllFeatures: fc.boolean(),
  })
  .map((random): Organization => {
    const units = random.units.map((at, index) => {
      const above = at % (index + 1);
      return { key: `u${index}`, parent: above === index ? null : `u${above}` };
    });
    const parent = (at: number) => units[at % (units.length + 1)]?.key ?? null;
    const accounts = random.accounts.map((at, index) => ({ key: `a${index}`, parent: parent(at) }));
    const nodes = ["root", ...units.map((one) => one.key), ...accounts.map((one) => one.key)];
    const pick = (list: readonly string[], at: number) => list[at % list.length] ?? "root";
    const accountKeys = accounts.map((one) => one.key);
    return {
      units,
      accounts,
      policies: keyed(
        "p",
        random.policies.map(({ effect, targets }) => ({
          effect,
          targets: [...new Set(targets.map((at) => pick(nodes, at)))],
        })),
      ),
      rules: keyed(
        "r",
        random.rules.map(({ identifier, excluded }) => ({
          identifier,
          excluded: [...new Set(excluded.map((at) => pick(accountKeys, at)))],
        })),
      ),
      controls: keyed(
        "c",
        units.length === 0
          ? []
          : random.controls.map(({ control, unit }) => ({
              control,
              unit: pick(
                units.map((one) => one.key),
                unit,
              ),
            })),
      ),
      // Most organizations enable both.
      hasScpType: random.hasScpType || random.policies.length !== 1,
      hasAllFeatures: random.hasAllFeatures || random.rules.length !== 1,
    };
  });
