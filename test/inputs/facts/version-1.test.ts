import { expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

/** Lines as version 1 of the format had them: causes and signs were sentences, variants were told by `is` and `answer`. */
const span = { path: "a.yaml", start: { line: 7, column: 3 }, end: { line: 9, column: 4 } };
const base = { action: "declare", location: span, header: span, callers: [], when: [], scope: "acme#a.yaml" };
const about = (type: string, address: string) => ({ resource: { format: "cloudformation", type, address }, ...base });
const device = { fact: "MfaDevice", ...about("AWS::IAM::VirtualMFADevice", "Device"), existing: false };

async function messages(...facts: readonly object[]): Promise<readonly string[]> {
  const lines = [{ rootrail: "facts", version: 1, tool: "0.1.0" }, ...facts].map((line) => JSON.stringify(line));
  const report = await lintFiles({ "old.facts.jsonl": lines.join("\n") }, { requireGuardrails: "auto" });
  expect(report.inputs).toMatchObject([{ status: "linted", error: null }]);
  return report.findings.map((finding) => finding.message);
}

function signed(sign: object): object {
  const evidence = [{ location: span, via: [], when: [], ...sign }];
  return { ...device, owner: { answer: "root", certainty: "certain", evidence } };
}

it("tells a device by its phrase, and by the step that it came by", async () => {
  const via = [
    { message: "condition IsProd is true", location: span },
    { message: "parameter Owner (default)", location: span },
  ];
  expect(await messages(signed({ sign: "user", phrase: 'it is given to the user "root"', via }))).toContain(
    'Device declares a virtual MFA device for the root user: it is given to the user "root" by parameter Owner (default).',
  );
  const enabled = signed({ sign: "enable-date", phrase: "it is enabled" });
  expect(await messages(enabled)).toContain("Device is a virtual MFA device of the root user: it is enabled.");
  const call = signed({ sign: "call", phrase: "it calls iam:EnableMFADevice" });
  expect(await messages(call)).toContain(
    "Device may enrol a virtual MFA device for the root user: it calls iam:EnableMFADevice.",
  );
});

it("tells what is not known of a device, and what would settle it", async () => {
  const open = "the user it is given to is not known: parameter Owner has no value";
  const owner = { answer: "unknown", open, settle: "give the parameter a value", location: span };
  expect(await messages({ ...device, owner })).toEqual([
    `Whether the virtual MFA device Device is root's cannot be told before deployment: ${open}.`,
  ]);
});

it("takes no device for root's that was not", async () => {
  expect(await messages({ ...device, owner: { answer: "not-root" } })).toEqual([]);
});

it("tells content that was not read", async () => {
  const message = "b.yaml was not read: there is no such file.";
  expect(await messages({ fact: "UnreadContent", ...about("", "a.yaml"), message })).toEqual([message]);
});

it("tells what is not known of settings, pointers, lists and packs", async () => {
  const organization = {
    fact: "Organization",
    ...about("AWS::Organizations::Organization", "Organization"),
    featureSet: { is: "known", value: "ALL" },
    policyTypes: { values: [], open: "enabled_policy_types is not given" },
    serviceAccess: null,
    accounts: [],
  };
  const pack = (name: string, content: object) => ({
    fact: "ConformancePack",
    ...about("AWS::Config::OrganizationConformancePack", name),
    reach: "organization",
    name,
    content: { ...content, location: span },
    excluded: [],
  });
  const policy = {
    fact: "PolicyDocument",
    ...about("AWS::Organizations::Policy", "Policy"),
    name: "deny-root",
    role: "policy",
    type: { is: "known", value: "SERVICE_CONTROL_POLICY" },
    content: {
      kind: "known",
      value: JSON.stringify({
        Version: "2012-10-17",
        Statement: {
          Effect: "Deny",
          Action: "iam:CreateVirtualMFADevice",
          Resource: "*",
          Condition: { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } },
        },
      }),
    },
    targets: [{ is: "open", detail: "parameter Target has no value" }],
  };
  const found = (
    await messages(
      organization,
      pack("remote", { is: "unread", detail: "its template is elsewhere" }),
      pack("empty", { is: "broken", detail: "it has no template" }),
      policy,
    )
  ).join("\n");
  expect(found).toContain("its template is elsewhere");
  expect(found).toContain("it has no template");
  expect(found).toContain("parameter Target has no value");
});
