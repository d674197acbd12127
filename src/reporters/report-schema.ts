import { version } from "../version.ts";

type Schema = Readonly<Record<string, unknown>>;

const text = { type: "string" } as const;
const textOrNull = { type: ["string", "null"] } as const;
const count = { type: "integer", minimum: 0 } as const;
const ordinal = { type: "integer", minimum: 1 } as const;
const day = { type: ["string", "null"], pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" } as const;
const fingerprint = { type: "string", pattern: "^[0-9a-f]{24}(?:[0-9a-f]{8})?$" } as const;
const account = { type: "string", pattern: "^[0-9]{12}$" } as const;
const status = { enum: ["new", "existing"] } as const;
const family = { enum: ["detective", "preventive"] } as const;
const nodeKind = { enum: ["organization", "unit", "account", "rest", "standalone"] } as const;
const cover = { enum: ["covered", "partial", "missing", "unverifiable", "not-required"] } as const;
const coverageState = { enum: ["covered", "missing", "unverifiable", "not-required"] } as const;
const inputFormat = { enum: ["cloudformation", "terraform-plan", "terraform-hcl", "aws-cli", "facts"] } as const;

/** All properties are required but those that are named as optional. Further ones may come in a later version. */
function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return { type: "object", required: Object.keys(properties).filter((key) => !optional.includes(key)), properties };
}

function list(items: Schema): Schema {
  return { type: "array", items };
}

function described(description: string, schema: Schema): Schema {
  return { description, ...schema };
}

const position = object({ line: ordinal, column: ordinal });
const location = described("A span of a file; `end` is exclusive, lines and columns count from 1.", {
  ...object({
    path: described("Relative to the working directory, with `/`, or `<stdin>`.", text),
    start: position,
    end: position,
  }),
});
const suppressed = {
  anyOf: [
    { type: "null" },
    object({
      kind: { enum: ["exception", "inline", "baseline"] },
      owner: textOrNull,
      expires: day,
      reason: textOrNull,
    }),
  ],
} as const;
const place = object(
  {
    key: described("Tells it apart within the organization: equal in every run that knows as much.", text),
    kind: nodeKind,
    name: text,
    id: described("`r-…`, `ou-…` or 12 digits, where it is known.", textOrNull),
    path: described("The names of the OUs above it: `Workloads/Prod`.", text),
    above: described("The keys of the nodes above it.", list(text)),
    fingerprint,
    formerly: described(
      "The fingerprints that it had where its resource had another address, or it stood elsewhere.",
      list(fingerprint),
    ),
    status,
    suppressed,
  },
  ["formerly"],
);
const finding = object(
  {
    rule: text,
    severity: { enum: ["error", "warning", "note"] },
    certainty: described("`possible`: it depends on something that is not known.", { enum: ["certain", "possible"] }),
    status: described("`existing`: it stood before the change, or is in the baseline.", status),
    message: text,
    resource: object({
      format: { enum: [...inputFormat.enum, "configuration"] },
      type: text,
      address: described("Logical ID (nested: `Outer/Inner`) or Terraform address.", text),
    }),
    location,
    cause: described("The kind of its cause: `excluded-account`. The fix belongs to it.", {
      ...text,
      pattern: "^[a-z][a-z0-9-]*$",
    }),
    related: list(object({ message: text, location })),
    accounts: list(account),
    remediation: text,
    fingerprint: described("Stable against moved lines, other findings and renamed files.", fingerprint),
    formerly: described(
      "How it was known before its resource got another address, where it had others: by `moved` blocks, or renamed.",
      list(object({ kind: { enum: ["moved", "renamed"] }, address: text, fingerprint })),
    ),
    suppressed: described("What accepted it; it never decides the exit code then.", suppressed),
    places: described("Where it is about nodes of the organization: each is accepted and compared by itself.", {
      ...list(place),
    }),
  },
  ["places", "formerly"],
);
const guardrails = object({ required: { type: "boolean" }, detective: cover, preventive: cover });
const summary = object({ errors: count, warnings: count, notes: count, suppressed: count });
const input = object(
  {
    path: text,
    format: { enum: [...inputFormat.enum, null] },
    status: { enum: ["linted", "partial", "error"] },
    error: textOrNull,
    errorLocation: location,
    warnings: list(text),
  },
  ["errorLocation", "warnings"],
);
const unread = object({
  what: described("Its kind, kebab-case: `registry-module`.", text),
  count,
  settle: described('What would settle it; follows "to settle it,".', text),
  locations: list(location),
});
const byFamily = object({ detective: count, preventive: count });
const checked = described("How much was checked.", {
  ...object({
    devices: described("Virtual MFA devices, whoever owns them.", count),
    policies: described("Service control policies.", count),
    packs: described("Conformance packs.", count),
    nodes: described("Accounts, and what may hold accounts that nothing declares.", count),
    accounts: described("Those among the nodes that are accounts.", count),
    covered: described("Nodes that a guardrail covers for certain.", { ...byFamily }),
    missing: described("Nodes that no guardrail covers, those apart that none can cover.", { ...byFamily }),
    unverifiable: described("Nodes of which it cannot be told.", { ...byFamily }),
  }),
});
const baselinePlace = object({ kind: nodeKind, name: text, id: textOrNull, path: text, fingerprint });
const baselineEntry = object(
  { rule: text, address: text, path: text, fingerprint: text, places: list(baselinePlace) },
  ["places"],
);
const baseline = object(
  {
    path: text,
    used: described("Entries that a finding needs.", count),
    outdated: described("Its version, where it is an old one.", ordinal),
    unrecorded: described("Exceptions by address or path alone that it does not record.", count),
    fixed: described("Entries whose finding is gone.", list(baselineEntry)),
  },
  ["outdated", "unrecorded"],
);
const change = object({
  family,
  unit: described("The OU, or the organization.", {
    ...object({ kind: nodeKind, name: text, id: textOrNull, management: { type: "boolean" } }),
  }),
  accounts: count,
  nodes: described("The nodes that change alike, by name.", list(text)),
  before: coverageState,
  after: coverageState,
  because: textOrNull,
});
const before = object(
  {
    guardrails: described("As the base has them.", guardrails),
    summary: described("Findings of the base.", summary),
    changes: list(change),
  },
  ["guardrails", "summary"],
);
const diff = object(
  {
    base: text,
    commit: textOrNull,
    tip: described("Where the base stands now, if what it accepts is not what the change started from.", text),
    new: count,
    existing: count,
    fixed: count,
  },
  ["tip"],
);

/** The published JSON schema of `--format json`. */
export function reportSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "rootrail report",
    description: `What \`rootrail lint --format json\` prints, version ${version} and later of the same major version.`,
    ...object(
      {
        version: { const: 1 },
        tool: object({ name: { const: "rootrail" }, version: text }),
        findings: list(finding),
        guardrails,
        inputs: list(input),
        unread: described("What inputs point at and was not read.", list(unread)),
        checked,
        summary,
        configuration: described("The configuration that was read.", textOrNull),
        baseline: described("What a baseline made of the findings.", baseline),
        before: described("What stood before the change.", before),
        diff: described("What the findings were compared with.", diff),
      },
      ["configuration", "baseline", "before", "diff"],
    ),
  };
}
