import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const root = join(import.meta.dirname, "../../../fixtures");

/** Every finding that the fixtures of the rules expect. */
const expected = readdirSync(root).flatMap((rule) =>
  ["fail", "unknown", "pass"].flatMap((kind) => {
    const folder = join(root, rule, kind);
    const names = readdirSync(root).includes(rule) ? namesIn(folder) : [];
    return names.flatMap((name) => findingsOf(join(folder, name, "expected.json")));
  }),
);

interface Told {
  readonly rule: string;
  readonly cause: string;
  readonly message: string;
  readonly remediation: string;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function findingsOf(file: string): readonly Told[] {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return [];
  }
}

/** Sentences of a text; a full stop inside of a name ends none. */
function sentences(text: string): readonly string[] {
  return text.split(/[.;:](?=\s)/);
}

describe("what a finding says", () => {
  it("has findings to look at", () => {
    expect(expected.length).toBeGreaterThan(100);
  });

  it.each([...new Set(expected.map(({ remediation }) => remediation))])("fix: %s", (fix) => {
    for (const one of sentences(fix)) expect(one.split(/\s+/).length, one).toBeLessThanOrEqual(30);
    expect(fix).toMatch(/^[A-Z].*[.!]$/);
  });

  it("has no sentence of more than 30 words, and none of the words that say nothing", () => {
    for (const { message } of expected) {
      for (const one of sentences(message)) expect(one.trim().split(/\s+/).length, one).toBeLessThanOrEqual(30);
      expect(message).not.toMatch(/\b(?:simply|just|please|obviously|basically|utili[sz]e|e\.g\.|i\.e\.|etc\.)/i);
    }
  });

  it("names the kind of its cause", () => {
    for (const { cause } of expected) expect(cause).toMatch(/^[a-z][a-z0-9-]*$/);
  });
});

const organization = (types: string, access = "") =>
  `resource "aws_organizations_organization" "o" {\n  feature_set          = "ALL"\n  enabled_policy_types = [${types}]\n${access}}\n`;
const scp = `resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*", Condition = { ArnLike = { "aws:PrincipalArn" = "arn:*:iam::*:root" } } }] })
}
`;
const attachment =
  'resource "aws_organizations_policy_attachment" "p" {\n  policy_id = aws_organizations_policy.p.id\n  target_id = aws_organizations_organization.o.roots[0].id\n}\n';

describe("a fix belongs to its cause", () => {
  it.each([
    ["policy-type-disabled", organization('"TAG_POLICY"') + scp + attachment, /enabled_policy_types.*rootrail fix/],
    ["unattached", organization('"SERVICE_CONTROL_POLICY"') + scp, /aws_organizations_policy_attachment.*rootrail fix/],
    [
      "no-service-access",
      `${organization('"SERVICE_CONTROL_POLICY"', '  aws_service_access_principals = ["config.amazonaws.com"]\n')}resource "aws_iam_organizations_features" "f" {\n  enabled_features = ["RootCredentialsManagement"]\n}\n`,
      /iam\.amazonaws\.com service access/,
    ],
  ])("%s", async (cause, code, fix) => {
    const { findings } = await lintFiles({ "main.tf": code }, { requireGuardrails: "auto" });
    const found = findings.find(({ rule }) => rule === "ineffective-root-scp");
    expect(found).toMatchObject({ cause, remediation: expect.stringMatching(fix) });
  });

  it("does not speak of code where a list of AWS tells of the device", async () => {
    const list = {
      VirtualMFADevices: [
        {
          SerialNumber: "arn:aws:iam::111122223333:mfa/phone",
          User: { Arn: "arn:aws:iam::111122223333:root" },
          EnableDate: "2024-01-02T00:00:00Z",
        },
      ],
    };
    const { findings } = await lintFiles({ "list.json": JSON.stringify(list) });
    expect(findings[0]).toMatchObject({ rule: "root-virtual-mfa-device", cause: "listed-device" });
    expect(findings[0]?.remediation).not.toMatch(/code/);
  });
});
