import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const actions = ["iam:CreateVirtualMFADevice"];
const statement = (sid: string, denied: readonly string[]) => ({
  sid,
  effect: "Deny",
  actions: denied,
  resources: ["*"],
});
const deny = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: actions, Resource: "*" }] });
const organization = {
  feature_set: "ALL",
  enabled_policy_types: ["SERVICE_CONTROL_POLICY"],
  roots: [{ id: "r-ab12", name: "Root", policy_types: [{ type: "SERVICE_CONTROL_POLICY", status: "ENABLED" }] }],
};
const document = "data.aws_iam_policy_document.p";

function change(mode: string, type: string, name: string, what: string, after: object, after_unknown: object) {
  const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
  const provider_name = "registry.terraform.io/hashicorp/aws";
  return { address, mode, type, name, provider_name, change: { actions: [what], before: null, after, after_unknown } };
}

interface Case {
  /** What the text of the policy, which is known after apply, refers to. */
  readonly references?: readonly string[];
  /** The document as it was read during the plan, or before it. */
  readonly prior?: object;
  /** The document where it is read when the plan is applied, with what is unknown of it. */
  readonly later?: readonly [after: object, unknown: object];
}

async function preventive({ references = [`${document}.json`, document], prior, later }: Case): Promise<string> {
  const type = "aws_iam_policy_document";
  const attachment = { target_id: "r-ab12" };
  const policy = { name: "root", type: "SERVICE_CONTROL_POLICY" };
  const values = { resources: [{ address: document, mode: "data", type, name: "p", values: prior }] };
  const plan = {
    format_version: "1.2",
    resource_changes: [
      change("managed", "aws_organizations_organization", "o", "create", organization, {}),
      ...(later ? [change("data", type, "p", "read", later[0], { json: true, ...later[1] })] : []),
      change("managed", "aws_organizations_policy", "root", "create", policy, { content: true, id: true }),
      change("managed", "aws_organizations_policy_attachment", "a", "create", attachment, { policy_id: true }),
    ],
    ...(prior && { prior_state: { format_version: "1.0", values: { root_module: values } } }),
    configuration: {
      root_module: {
        resources: [
          { type: "aws_organizations_policy", name: "root", mode: "managed", expressions: { content: { references } } },
          {
            type: "aws_organizations_policy_attachment",
            name: "a",
            mode: "managed",
            expressions: {
              policy_id: { references: ["aws_organizations_policy.root.id", "aws_organizations_policy.root"] },
            },
          },
        ],
      },
    },
  };
  const options = { requireGuardrails: "always", config: false } as const;
  const { guardrails } = await lintFiles({ "plan.json": JSON.stringify(plan) }, options);
  return guardrails.preventive;
}

describe("a policy whose text a plan does not know", () => {
  it.each<[string, Case, string]>([
    ["is that of the document that it comes from", { prior: { json: deny } }, "covered"],
    ["is what the blocks of the document say", { later: [{ statement: [statement("A", actions)] }, {}] }, "covered"],
    [
      "is open where it comes from another resource as well",
      { prior: { json: deny }, references: [`${document}.json`, document, "aws_s3_bucket.b.arn", "aws_s3_bucket.b"] },
      "unverifiable",
    ],
    [
      "is open where it comes from a local value as well",
      { prior: { json: deny }, references: ["local.text", `${document}.json`, document] },
      "unverifiable",
    ],
    [
      "is open where it comes from a part of the document",
      { prior: { json: deny }, references: [`${document}.statement`, document] },
      "unverifiable",
    ],
    [
      "is not what the document said before, where it is read again",
      { prior: { json: deny }, later: [{ statement: [statement("A", ["s3:*"])] }, {}] },
      "missing",
    ],
    [
      "is open where an override document can replace its statement",
      {
        later: [
          { statement: [statement("A", actions)], override_policy_documents: [null] },
          { override_policy_documents: [true] },
        ],
      },
      "unverifiable",
    ],
    [
      "is certain where no override document can",
      { later: [{ statement: [statement("", actions)] }, { override_policy_documents: true }] },
      "covered",
    ],
  ])("%s", async (_, told, expected) => {
    expect(await preventive(told)).toBe(expected);
  });
});
