import { createHash } from "node:crypto";
import type { Coverage, CoverageNode, NodeCover } from "../../src/model/coverage.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Location } from "../../src/model/location.ts";
import type { GuardrailSummary, InputSummary, Report } from "../../src/model/report.ts";
import type { ReporterOptions, RuleInfo } from "../../src/reporters/reporter.ts";
import type { ListedException } from "../../src/suppressions/list-exceptions.ts";

export function place(path: string, line: number, column: number, endLine: number, endColumn: number): Location {
  return { path, start: { line, column }, end: { line: endLine, column: endColumn } };
}

export const baseFinding: Finding = {
  rule: "root-virtual-mfa-device",
  severity: "error",
  certainty: "certain",
  status: "new",
  message: 'RootMfa declares a virtual MFA device for the root user: it is given to the user "root".',
  resource: { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address: "RootMfa" },
  location: place("infra/mfa.yaml", 7, 11, 7, 15),
  related: [],
  accounts: [],
  cause: "given-to-root",
  remediation: "Remove the device and register a hardware security key for root; `rootrail explain` tells more.",
  fingerprint: "00000000000000000000000000000001",
  suppressed: null,
};

/** A finding like the base, with a fingerprint of its own where something differs. */
export function finding(changes: Partial<Finding>): Finding {
  const fingerprint = createHash("sha256").update(JSON.stringify(changes)).digest("hex").slice(0, 32);
  return { ...baseFinding, fingerprint, ...changes };
}

export function input(path: string, changes: Partial<InputSummary> = {}): InputSummary {
  return { path, format: "cloudformation", status: "linted", error: null, ...changes };
}

const notRequired: GuardrailSummary = { required: false, detective: "not-required", preventive: "not-required" };

const unread = [
  { what: "registry-module", count: 12, settle: "run terraform init first, or lint the plan", locations: [] },
];

export function report(
  findings: readonly Finding[],
  inputs: readonly InputSummary[],
  guardrails: GuardrailSummary = notRequired,
): Report {
  const open = findings.filter((one) => one.suppressed === null);
  const of = (severity: string) => open.filter((one) => one.severity === severity).length;
  return {
    version: 1,
    tool: { name: "rootrail", version: "0.0.0" },
    findings,
    guardrails,
    inputs,
    unread: guardrails.required ? unread : [],
    checked: {
      devices: 3,
      policies: 2,
      packs: 1,
      nodes: 41,
      accounts: 38,
      covered: { detective: 41, preventive: 29 },
      missing: { detective: 0, preventive: 10 },
      unverifiable: { detective: 0, preventive: 1 },
    },
    summary: {
      errors: of("error"),
      warnings: of("warning"),
      notes: of("note"),
      suppressed: findings.length - open.length,
    },
  };
}

const template = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  RootMfa:
    Type: AWS::IAM::VirtualMFADevice
    Properties:
      Users:
        - root
`;

const odd = `Resources:
\tHandy:  # 携帯電話 für root \u001b[31m
\t\tUsers: ["根", root]   \u202e
`;

export const sources: ReadonlyMap<string, string> = new Map([
  ["infra/mfa.yaml", template],
  ["infra/odd name (1).yaml", odd],
]);

const explanation = {
  summary: { what: "A virtual device of root.", why: "It can be copied.", fixes: [] },
  description: "What the rule finds, with `code` in it.",
  rationale: "Why it matters.",
  remediation: {
    short: "Do this.",
    serviceWide: "Do this for the whole service.",
    assetLevel: "Do this for each asset.",
    preventive: "Do this to keep it from coming back.",
  },
  references: [
    { title: "A framework, 1.14" },
    { title: "A page", url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html" },
  ],
};

/** A survey of places of which nothing more is said than that an SCP is missing. */
export function coverageOf(
  places: readonly (Pick<CoverageNode, "key" | "kind" | "name" | "id" | "parent"> & Partial<CoverageNode>)[],
): Coverage {
  const detective: NodeCover = {
    state: "covered",
    by: [{ guardrail: { kind: "conformance-pack", reach: "organization", name: "root-mfa" }, remarks: [] }],
    causes: [],
    explained: false,
  };
  const preventive: NodeCover = {
    state: "missing",
    by: [],
    causes: [{ cause: { kind: "no-policy-denies" }, resource: null, location: null }],
    explained: false,
  };
  const base = { placed: true, management: false, level: 2, counts: true, detective, preventive } as const;
  const nodes = places.map((one) => ({ ...base, ...one }));
  return {
    required: true,
    detective: "covered",
    preventive: "missing",
    nodes,
    issues: [],
    conflicts: [],
    anchor: null,
  };
}

/** Rules of the tests, so that goldens stand when a rule's wording changes. */
const rules: readonly RuleInfo[] = [
  {
    id: "root-virtual-mfa-device",
    title: "Virtual MFA device bound to the root user",
    severity: "error",
    tags: ["security", "mfa"],
    docs: explanation,
  },
  {
    id: "missing-root-scp",
    title: "Nothing prevents a virtual MFA device on root",
    severity: "warning",
    tags: ["organization"],
    docs: explanation,
  },
];

export const options: ReporterOptions = {
  color: false,
  source: (path) => sources.get(path),
  rules,
  today: "2026-11-25",
  elapsed: 412,
  linkBase: "https://github.com/example/landing-zone/blob/0123456789abcdef0123456789abcdef01234567",
};

const exception: ListedException = {
  kind: "exception",
  rule: "root-virtual-mfa-device",
  target: "ou-ab12-cdef3456",
  owner: "security@example.com",
  expires: "2027-01-31",
  daysLeft: 67,
  state: "valid",
  reason: "hardware keys ordered",
  flaws: [],
  location: place("rootrail.yaml", 3, 5, 7, 1),
};

const clean = report([], [input("infra/mfa.yaml"), input("plan.json", { format: "terraform-plan" })]);

const empty = report([], []);

const rich = report(
  [
    { ...baseFinding, related: [{ message: "the device RootMfa", location: place("infra/mfa.yaml", 3, 3, 3, 10) }] },
    finding({
      certainty: "possible",
      status: "existing",
      message: 'Handy may be root\'s: it is given to "root", if condition IsProd is true.',
      resource: { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address: "Outer/Handy" },
      location: place("infra/odd name (1).yaml", 3, 16, 3, 20),
      accounts: ["111122223333"],
    }),
    ...["a", "b", "c"].map((key) =>
      finding({
        message: `aws_iam_virtual_mfa_device.root["${key}"] is a virtual MFA device of root.`,
        resource: {
          format: "terraform-plan",
          type: "aws_iam_virtual_mfa_device",
          address: `aws_iam_virtual_mfa_device.root["${key}"]`,
        },
        location: place("modules/mfa/main.tf", 4, 1, 9, 1),
        accounts: ["444455556666"],
        remediation: "Take the block out of the module.",
      }),
    ),
    finding({
      rule: "missing-root-scp",
      severity: "warning",
      message: "Nothing prevents root from registering a virtual MFA device in 2 of 3 accounts.",
      resource: { format: "terraform-hcl", type: "aws_organizations_organization", address: "organization" },
      location: place("org/main.tf", 1, 1, 1, 1),
    }),
    finding({
      rule: "unknown-to-the-registry",
      severity: "note",
      message: "Content in S3 was not read.",
      location: place("<stdin>", 12, 3, 14, 4),
    }),
    finding({
      resource: { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address: "Legacy" },
      location: place("infra/mfa.yaml", 3, 3, 3, 10),
      accounts: ["777788889999"],
      suppressed: {
        kind: "exception",
        owner: "security@example.com",
        expires: "2026-12-15",
        reason: "hardware keys ordered",
      },
    }),
    finding({
      resource: { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address: "Older" },
      suppressed: { kind: "baseline", owner: null, expires: null, reason: null },
    }),
  ],
  [
    input("infra/mfa.yaml"),
    input("infra/odd name (1).yaml"),
    input("broken.yaml", {
      status: "error",
      error: "broken.yaml:3:7: this is not YAML: a mapping is not closed",
      errorLocation: place("broken.yaml", 3, 7, 3, 8),
    }),
    input("plan.json", {
      format: "terraform-plan",
      status: "partial",
      warnings: ["plan.json:1:1: the plan is partial"],
    }),
  ],
  { required: true, detective: "partial", preventive: "missing" },
);

const many = report(
  [
    ...Array.from({ length: 23 }, (_, index) =>
      finding({
        message: `Device${index} is root's.`,
        resource: { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address: `Device${index}` },
        location: place("infra/many.yaml", index + 1, 3, index + 1, 9),
      }),
    ),
    finding({ severity: "note", location: place("infra/many.yaml", 99, 1, 99, 2) }),
  ],
  [input("infra/many.yaml")],
);

/** One report for each golden file. */
export const reports: Readonly<Record<string, { readonly report: Report; readonly options: ReporterOptions }>> = {
  clean: { report: clean, options },
  empty: { report: empty, options },
  rich: {
    report: rich,
    options: {
      ...options,
      accounts: [
        { id: "111122223333", name: "payments" },
        { id: "444455556666", name: "shop", environment: "production", internetExposed: true },
      ],
      exceptions: [
        {
          ...exception,
          kind: "exception",
          target: "777788889999",
          expires: "2026-12-15",
          daysLeft: 20,
          state: "expiring",
        },
        {
          ...exception,
          kind: "attestation",
          rule: "preventive",
          expires: "2026-11-01",
          daysLeft: -24,
          state: "expired",
        },
        {
          ...exception,
          kind: "inline",
          owner: null,
          expires: null,
          daysLeft: null,
          state: "invalid",
          flaws: [{ kind: "missing-fields", fields: ["owner"] }],
        },
      ],
      coverage: coverageOf([
        { key: "o", kind: "organization", name: "organization", id: "r-ab12", parent: null },
        { key: "w", kind: "unit", name: "workloads", id: "ou-ab12-cdef3456", parent: "o" },
        { key: "s", kind: "account", name: "shop", id: "444455556666", parent: "w" },
        { key: "m", kind: "account", name: "main", id: "999999999999", parent: "o", management: true },
      ]),
      mermaid: 'flowchart TD\n  r["root"] --> a["shop"]',
    },
  },
  many: { report: many, options },
};
