import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { mutated } from "./mutate.ts";
import { Random } from "./random.ts";

/** What is fuzzed. */
export const kinds = ["template", "plan", "hcl", "policy", "configuration", "facts", "list", "arguments"] as const;
export type Kind = (typeof kinds)[number];

/** Files to write and the command line to run over them. */
export interface FuzzCase {
  readonly seed: number;
  readonly kind: Kind;
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

export type Seeds = Readonly<Record<Kind, readonly string[]>>;

const policy = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Root",
        Effect: "Deny",
        Action: ["iam:CreateVirtualMFADevice", "iam:Enable*"],
        Resource: "*",
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" }, Null: { "aws:AssumedRoot": "true" } },
      },
      {
        Effect: "Allow",
        NotAction: "organizations:*",
        Resource: ["arn:aws:iam::*:mfa/*"],
        Condition: {
          "ForAnyValue:StringNotLikeIfExists": { "aws:TagKeys": ["a*", "b?"] },
          DateGreaterThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" },
          NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" },
          NumericLessThan: { "aws:MultiFactorAuthAge": "300" },
        },
      },
    ],
  },
  null,
  2,
);
const configuration = `level: 2
guardrails: { require: auto }
rules: { exception-unused: off, root-virtual-mfa-device: warning }
accounts:
  - { id: "111122223333", name: payments, level: 1, environment: production, internetExposed: true }
paths: [{ glob: "stacks/**", account: "111122223333" }]
templates: { "s3://bucket/pack.yaml": pack.yaml }
attestations:
  - { guardrail: preventive, target: r-ab12, owner: a@example.com, expires: 2027-03-31, reason: "elsewhere" }
exceptions:
  - { rule: root-virtual-mfa-device, target: "arn:aws:iam::111122223333:root", owner: a@example.com, expires: 2027-01-31, reason: "ordered" }
`;
const list = JSON.stringify({
  VirtualMFADevices: [
    {
      SerialNumber: "arn:aws:iam::111122223333:mfa/root-account-mfa-device",
      User: { Arn: "arn:aws:iam::111122223333:root", UserId: "111122223333" },
      EnableDate: "2026-01-01T00:00:00Z",
    },
    { SerialNumber: "arn:aws:iam::111122223333:mfa/x" },
  ],
});
const report =
  "user,arn,user_creation_time,password_enabled,mfa_active\n<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,true\n";
const device = "Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users: [root]\n";
const facts = `{"rootrail":"facts","version":1,"tool":"0.1.0"}\n{"fact":"MfaDevice","resource":{"format":"cloudformation","type":"AWS::IAM::VirtualMFADevice","address":"Mfa","action":"declare"},"location":{"path":"a.yaml","start":{"line":2,"column":3},"end":{"line":5,"column":9}},"header":{"path":"a.yaml","start":{"line":2,"column":3},"end":{"line":2,"column":6}},"callers":[],"when":[],"owner":{"answer":"not-root"},"existing":false,"scope":"x#a.yaml"}\n`;

/** What mutation starts from: the fixtures of the repository, by what they are. */
export function readSeeds(root: string): Seeds {
  const files = readdirSync(join(root, "fixtures"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), "utf8") }))
    .filter(({ text, name }) => text.length < 30_000 && !name.startsWith("expected"))
    .sort((one, other) => (one.text < other.text ? -1 : 1));
  const texts = (test: (file: { name: string; text: string }) => boolean) =>
    files.filter(test).map((file) => file.text);
  return {
    template: [
      device,
      ...texts(({ name, text }) => /\.(?:ya?ml|json|template)$/.test(name) && text.includes("Resources")),
    ],
    plan: texts(({ text }) => text.includes("resource_changes")),
    hcl: texts(({ name }) => /\.(?:tf|tofu)$/.test(name)),
    policy: [policy, ...texts(({ text }) => /"Statement"/.test(text) && !/Resources/.test(text))],
    configuration: [configuration, ...texts(({ name }) => /^rootrail\.(?:ya?ml|json)$/.test(name))],
    facts: [facts, ...texts(({ text }) => text.startsWith('{"rootrail"'))],
    list: [list, report, ...texts(({ text }) => /VirtualMFADevices/.test(text))],
    arguments: ["lint", "scp", "coverage"],
  };
}

const flags = [
  "--format",
  "-f",
  "--output",
  "--config",
  "--no-config",
  "--base",
  "--baseline",
  "--level",
  "--require-guardrails",
  "--parameters",
  "--var-file",
  "--source",
  "--fail-on",
  "--fail-on-empty",
  "--ignore",
  "--only",
  "--skip",
  "-q",
  "-v",
  "--stats",
  "--only-new",
  "--max-file-size",
  "--account",
  "--partition",
  "--name",
  "--",
  "-",
  "--help",
  "--version",
  "--no-color",
  "--ignore-unknown",
  "--update-baseline",
];
const values = [
  "text",
  "json",
  "sarif=",
  "json=out.json",
  "html",
  "text,json",
  "a.yaml",
  "t.yaml",
  ".",
  "..",
  "*",
  "**/*.yaml",
  "[a",
  "{a,b}",
  "!(x)",
  "",
  " ",
  "-1",
  "1",
  "2",
  "3",
  "always",
  "error",
  "never",
  "root-virtual-mfa-device",
  "__proto__",
  "../../..",
  "/dev/null",
  "\u001b[2J",
  "111122223333",
  "aws-cn",
  "HEAD",
  "-x",
  "64M",
  "1e9",
  "a".repeat(5000),
  "\ud800",
];
const commands = ["lint", "scp", "coverage", "facts", "exceptions", "explain", "help", "nothing", ""];
const formats = ["text", "json", "sarif", "junit", "gitlab", "github", "markdown", "html"];

const names: Readonly<Record<Exclude<Kind, "arguments">, readonly string[]>> = {
  template: ["t.yaml", "t.json", "t.template"],
  plan: ["plan.json"],
  hcl: ["main.tf"],
  policy: ["policy.json"],
  configuration: ["rootrail.yaml"],
  facts: ["facts.jsonl"],
  list: ["list.json", "list.csv"],
};

/** The case of a seed; the same seed makes the same case. */
export function caseOf(seed: number, seeds: Seeds, only?: Kind): FuzzCase {
  const random = new Random(seed);
  const kind = only ?? random.pick(kinds);
  if (kind === "arguments") {
    const args = Array.from({ length: random.below(7) }, () => random.pick(random.chance(0.5) ? flags : values));
    return {
      seed,
      kind,
      files: { "t.yaml": device, "p.json": policy },
      args: [random.pick(commands), ...args].filter(isRunnable),
    };
  }
  const name = random.pick(names[kind]);
  const files: Record<string, string> = { [name]: mutated(random.pick(seeds[kind]), seeds[kind], random) };
  if (kind === "configuration") files["t.yaml"] = device;
  if (kind === "hcl" && random.chance(0.3))
    files["terraform.tfvars"] = mutated('x = "root"\nn = 2\n', seeds.hcl, random);
  if (random.chance(0.1)) files["other.yaml"] = mutated(random.pick(seeds.template), seeds.template, random);
  return { seed, kind, files, args: argumentsFor(kind, name, random) };
}

/** What would wait for a terminal or write beside the folder is left out; the tests of `init` have it. */
function isRunnable(arg: string): boolean {
  return !arg.includes("\u0000");
}

function argumentsFor(kind: Kind, name: string, random: Random): readonly string[] {
  if (kind === "policy" && random.chance(0.7)) return ["scp", name, "--format", random.pick(["text", "json"])];
  const path = random.chance(0.7) ? name : ".";
  const place = kind === "configuration" ? "." : path;
  const command = random.below(10);
  if (command === 0) return ["coverage", place, "--format", random.pick(["text", "json", "mermaid", "html"])];
  if (command === 1) return ["facts", place];
  if (command === 2) return ["exceptions", place, "--format", random.pick(["text", "json"])];
  const required = random.chance(0.3) ? ["--require-guardrails", "always"] : [];
  return ["lint", place, "--format", random.pick(formats), ...required];
}

/** Writes the files of a case to an empty folder. */
export function writeCase({ files }: FuzzCase, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries({ ".git/HEAD": "", ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
