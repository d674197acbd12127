/** One input of `fix`, with all that it does to it. */
export interface LayoutCase {
  readonly name: string;
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The lines that the diffs take and add, or the kinds of the reasons why nothing is repaired. */
  readonly expected: { readonly changes: readonly string[] } | { readonly causes: readonly string[] };
}

const condition = `Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::*:root" } }`;
const deny = (action = "iam:CreateVirtualMFADevice") =>
  `{ Effect = "Deny", Action = "${action}", Resource = "*", ${condition} }`;
const encoded = (statement = deny()) => `jsonencode({ Version = "2012-10-17", Statement = [${statement}] })`;
const policyBlock = (name = "guard", more = "", statement = deny()) =>
  `resource "aws_organizations_policy" "${name}" {\n${more}  name    = "${name}"\n  content = ${encoded(statement)}\n}\n`;
const organizationBlock = (types = `["SERVICE_CONTROL_POLICY"]`, more = "") =>
  `resource "aws_organizations_organization" "this" {\n${more}  feature_set          = "ALL"\n  enabled_policy_types = ${types}\n}\n`;
const attachmentBlock = (name = "guard") =>
  `resource "aws_organizations_policy_attachment" "${name}" {\n  policy_id = aws_organizations_policy.${name}.id\n  target_id = aws_organizations_organization.this.roots[0].id\n}\n`;
const guarded = (types: string) => `${organizationBlock(types)}\n${policyBlock()}\n${attachmentBlock()}`;
const crlf = (text: string) => text.replaceAll("\n", "\r\n");

const text = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" }],
});
const rule = (identifier: string, more = "") =>
  `Resources:\n  Rule:\n    Type: AWS::Config::ConfigRule\n    Properties:\n${more}      Source:\n        Owner: AWS\n        SourceIdentifier: ${identifier}\n`;
/** A template with an organization and the policy's properties as they are given. */
const template = (properties: string, organization = "  Org:\n    Type: AWS::Organizations::Organization\n") =>
  `Resources:\n${organization}  Guard:\n    Type: AWS::Organizations::Policy\n    Properties:${properties}`;
const block = `\n      Name: guard\n      Type: SERVICE_CONTROL_POLICY\n      Content: ${text}\n`;
const json = (indent?: number, more: Record<string, unknown> = {}) =>
  JSON.stringify(
    {
      Resources: {
        Org: { Type: "AWS::Organizations::Organization" },
        Guard: {
          Type: "AWS::Organizations::Policy",
          ...more,
          Properties: { Name: "guard", Type: "SERVICE_CONTROL_POLICY", Content: JSON.parse(text) },
        },
      },
    },
    null,
    indent,
  );
const tfJson = (resource: Record<string, unknown>, indent?: number) => JSON.stringify({ resource }, null, indent);
const jsonPolicy = { name: "guard", content: text };
const jsonOrganization = (types: readonly string[]) => ({
  this: { feature_set: "ALL", enabled_policy_types: types },
});

export const layoutCases: readonly LayoutCase[] = [
  // The policy type in lists of HCL.
  {
    name: "an empty list",
    files: { "main.tf": guarded("[]") },
    expected: { changes: ["-  enabled_policy_types = []", '+  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]'] },
  },
  {
    name: "an empty list with a comment in it",
    files: { "main.tf": guarded("[\n    # none yet\n  ]") },
    expected: { changes: ['+    "SERVICE_CONTROL_POLICY",'] },
  },
  {
    name: "a list on one line",
    files: { "main.tf": guarded(`["TAG_POLICY"]`) },
    expected: {
      changes: [
        '-  enabled_policy_types = ["TAG_POLICY"]',
        '+  enabled_policy_types = ["TAG_POLICY", "SERVICE_CONTROL_POLICY"]',
      ],
    },
  },
  {
    name: "a list on one line with a comma at its end",
    files: { "main.tf": guarded(`["TAG_POLICY",]`) },
    expected: {
      changes: [
        '-  enabled_policy_types = ["TAG_POLICY",]',
        '+  enabled_policy_types = ["TAG_POLICY", "SERVICE_CONTROL_POLICY",]',
      ],
    },
  },
  {
    name: "a list on one line with spaces and a comment",
    files: { "main.tf": guarded(`[ "TAG_POLICY" /* tags */ ] # the types`) },
    expected: {
      changes: [
        '-  enabled_policy_types = [ "TAG_POLICY" /* tags */ ] # the types',
        '+  enabled_policy_types = [ "TAG_POLICY", /* tags */ "SERVICE_CONTROL_POLICY" ] # the types',
      ],
    },
  },
  {
    name: "a list whose first item stands beside the bracket",
    files: { "main.tf": guarded(`["TAG_POLICY",\n    "BACKUP_POLICY"\n  ]`) },
    expected: { changes: ['-    "BACKUP_POLICY"', '+    "BACKUP_POLICY",', '+    "SERVICE_CONTROL_POLICY",'] },
  },
  {
    name: "a list whose last item stands beside the bracket",
    files: { "main.tf": guarded(`[\n    "TAG_POLICY",\n    "BACKUP_POLICY"]`) },
    expected: { changes: ['-    "BACKUP_POLICY"]', '+    "BACKUP_POLICY", "SERVICE_CONTROL_POLICY"]'] },
  },
  {
    name: "a comma on a line of its own",
    files: { "main.tf": guarded(`[\n    "TAG_POLICY" // tags\n    , # done\n  ]`) },
    expected: { changes: ['+    "SERVICE_CONTROL_POLICY",'] },
  },
  {
    name: "comments below the last item",
    files: { "main.tf": guarded(`[\n    "TAG_POLICY" # tags\n    # "BACKUP_POLICY"\n  ]`) },
    expected: { changes: ['-    "TAG_POLICY" # tags', '+    "TAG_POLICY", # tags', '+    "SERVICE_CONTROL_POLICY",'] },
  },
  {
    name: "a comment over lines behind the last item",
    files: { "main.tf": guarded(`[\n    "TAG_POLICY", /* tags\n    and ] more */\n  ]`) },
    expected: { changes: ['+    "SERVICE_CONTROL_POLICY",'] },
  },
  {
    name: "tabs",
    files: { "main.tf": guarded(`[\n\t\t"TAG_POLICY",\n\t]`) },
    expected: { changes: ['+\t\t"SERVICE_CONTROL_POLICY",'] },
  },
  {
    name: "CRLF",
    files: { "main.tf": crlf(guarded(`[\n    "TAG_POLICY" # tags\n  ]`)) },
    expected: {
      changes: ['-    "TAG_POLICY" # tags\r', '+    "TAG_POLICY", # tags\r', '+    "SERVICE_CONTROL_POLICY",\r'],
    },
  },
  {
    name: "a list from a variable",
    files: { "main.tf": `variable "types" {\n  default = ["TAG_POLICY"]\n}\n${guarded("var.types")}` },
    expected: { causes: ["not-literal"] },
  },
  {
    name: "a list that a function makes",
    files: { "main.tf": guarded(`concat(["TAG_POLICY"], [])`) },
    expected: { causes: ["not-literal"] },
  },
  {
    name: "a list beside another policy that is attached",
    files: {
      "main.tf": `${guarded(`["TAG_POLICY"]`)}\n${policyBlock("ec2", "", `{ Effect = "Deny", Action = "ec2:*", Resource = "*" }`)}\n${attachmentBlock("ec2")}`,
    },
    expected: { causes: ["denies-more"] },
  },
  {
    name: "a list beside an attached policy that allows",
    files: {
      "main.tf": `${guarded(`["TAG_POLICY"]`)}\n${policyBlock("list", "", `{ Effect = "Allow", Action = "s3:*", Resource = "*" }`)}\n${attachmentBlock("list")}`,
    },
    expected: { causes: ["allows"] },
  },
  {
    name: "a list beside an attached policy that is in no input",
    files: {
      "main.tf": `${guarded(`["TAG_POLICY"]`)}\nresource "aws_organizations_policy_attachment" "other" {\n  policy_id = "p-12345678"\n  target_id = "ou-ab12-11111111"\n}\n`,
    },
    expected: { causes: ["attached-open"] },
  },
  {
    name: "consolidated billing",
    files: { "main.tf": guarded(`["TAG_POLICY"]`).replace(`"ALL"`, `"CONSOLIDATED_BILLING"`) },
    expected: { causes: ["feature-set"] },
  },

  // Attachments in HCL.
  {
    name: "no line break at the end",
    files: { "main.tf": `${organizationBlock()}${policyBlock().trimEnd()}` },
    expected: {
      changes: [
        "+}",
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
      ],
    },
  },
  {
    name: "a comment behind the block",
    files: { "main.tf": `${policyBlock().trimEnd()} # the guard\n${organizationBlock()}` },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
        "+",
      ],
    },
  },
  {
    name: "a comment over lines behind the block",
    files: { "main.tf": `${policyBlock().trimEnd()} /* the\nguard */\n${organizationBlock()}` },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
        "+",
      ],
    },
  },
  {
    name: "CRLF and tabs in HCL",
    files: { "main.tf": crlf(`${policyBlock().replace(/^ {2}/gm, "\t")}\n${organizationBlock()}`) },
    expected: {
      changes: [
        '+resource "aws_organizations_policy_attachment" "guard" {\r',
        "+  policy_id = aws_organizations_policy.guard.id\r",
        "+  target_id = aws_organizations_organization.this.roots[0].id\r",
        "+}\r",
        "+\r",
      ],
    },
  },
  {
    name: "a byte order mark in HCL",
    files: { "main.tf": `\ufeff${policyBlock()}${organizationBlock()}` },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
        "+",
      ],
    },
  },
  {
    name: "content in a heredoc",
    files: {
      "main.tf": `${organizationBlock()}resource "aws_organizations_policy" "guard" {\n  name    = "guard"\n  content = <<-EOT\n    ${text}\n  EOT\n}\n`,
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "content in a file",
    files: {
      "guard.json": text,
      "main.tf": `${organizationBlock()}resource "aws_organizations_policy" "guard" {\n  name    = "guard"\n  content = file("guard.json")\n}\n`,
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "resources in several files",
    files: { "org.tf": organizationBlock(`["TAG_POLICY"]`), "scp.tf": policyBlock() },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
        '-  enabled_policy_types = ["TAG_POLICY"]',
        '+  enabled_policy_types = ["TAG_POLICY", "SERVICE_CONTROL_POLICY"]',
      ],
    },
  },
  {
    name: "an organization that another file reads",
    files: { "data.tf": `data "aws_organizations_organization" "this" {}\n`, "scp.tf": policyBlock() },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = data.aws_organizations_organization.this.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "a provider with an alias",
    files: {
      "main.tf": `${organizationBlock(undefined, "  provider = aws.management\n")}${policyBlock("guard", "  provider = aws.management\n")}`,
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  provider  = aws.management",
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "the provider's own name",
    files: { "main.tf": `${organizationBlock()}${policyBlock("guard", "  provider = aws\n")}` },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  provider  = aws",
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "another provider",
    files: { "main.tf": `${organizationBlock()}${policyBlock("guard", "  provider = aws.management\n")}` },
    expected: { causes: ["other-provider"] },
  },
  {
    name: "two organizations read by different providers",
    files: {
      "main.tf": `data "aws_organizations_organization" "other" {}\ndata "aws_organizations_organization" "own" {\n  provider = aws.management\n}\n${policyBlock("guard", "  provider = aws.management\n")}`,
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  provider  = aws.management",
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = data.aws_organizations_organization.own.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "a name that is taken",
    files: {
      "main.tf": `${organizationBlock()}${policyBlock()}`,
      "other.tf":
        policyBlock("tags").replace("  name", `  type = "TAG_POLICY"\n  name`) +
        attachmentBlock("guard").replace("aws_organizations_policy.guard", "aws_organizations_policy.tags"),
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard_root" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "a name that was removed",
    files: {
      "main.tf": `${organizationBlock()}${policyBlock()}removed {\n  from = aws_organizations_policy_attachment.guard\n}\n`,
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard_root" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
        "+",
      ],
    },
  },
  {
    name: "two policies of which one has the other's free name",
    files: {
      "main.tf": `${organizationBlock()}${policyBlock("a")}${policyBlock("a_root")}removed {\n  from = aws_organizations_policy_attachment.a\n}\n`,
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "a_root" {',
        "+  policy_id = aws_organizations_policy.a.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
        "+",
        "+",
        '+resource "aws_organizations_policy_attachment" "a_root_root" {',
        "+  policy_id = aws_organizations_policy.a_root.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
        "+",
      ],
    },
  },
  {
    name: "count",
    files: { "main.tf": `${organizationBlock()}${policyBlock("guard", "  count = 1\n")}` },
    expected: { causes: ["instances"] },
  },
  {
    name: "for_each",
    files: { "main.tf": `${organizationBlock()}${policyBlock("guard", `  for_each = toset(["a"])\n`)}` },
    expected: { causes: ["instances"] },
  },
  {
    name: "an organization with count",
    files: { "main.tf": `${organizationBlock(undefined, "  count = 1\n")}${policyBlock()}` },
    expected: { causes: ["instances"] },
  },
  {
    name: "other denials",
    files: { "main.tf": `${organizationBlock()}${policyBlock("guard", "", `${deny()}, ${deny("ec2:*")}`)}` },
    expected: { causes: ["denies-more"] },
  },
  {
    name: "a denial of everything to root",
    files: { "main.tf": `${organizationBlock()}${policyBlock("guard", "", deny("*"))}` },
    expected: { causes: ["denies-more"] },
  },
  {
    name: "a wildcard of the enrolment's actions",
    files: { "main.tf": `${organizationBlock()}${policyBlock("guard", "", deny("iam:CreateVirtualMFA*"))}` },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "a wildcard of more actions",
    files: { "main.tf": `${organizationBlock()}${policyBlock("guard", "", deny("iam:*VirtualMFADevice"))}` },
    expected: { causes: ["denies-more"] },
  },
  {
    name: "the enrolment of root",
    files: { "main.tf": `${organizationBlock()}${policyBlock("guard", "", deny("iam:EnableMFADevice"))}` },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "the enrolment of everybody",
    files: {
      "main.tf": `${organizationBlock()}${policyBlock("guard", "", `${deny()}, { Effect = "Deny", Action = "iam:EnableMFADevice", Resource = "*" }`)}`,
    },
    expected: { causes: ["denies-more"] },
  },
  {
    name: "an allow beside the denial",
    files: {
      "main.tf": `${organizationBlock()}${policyBlock("guard", "", `${deny()}, { Effect = "Allow", Action = "*", Resource = "*" }`)}`,
    },
    expected: { causes: ["allows"] },
  },
  {
    name: "something that refers to the policy",
    files: {
      "main.tf": `${organizationBlock()}${policyBlock()}resource "terraform_data" "attach" {\n  input = aws_organizations_policy.guard.id\n}\n`,
    },
    expected: { causes: ["referred-to"] },
  },
  {
    name: "a policy that was moved",
    files: {
      "main.tf": `${organizationBlock()}${policyBlock()}moved {\n  from = aws_organizations_policy.old\n  to   = aws_organizations_policy.guard\n}\n`,
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
        "+",
      ],
    },
  },
  {
    name: "a file beside it that cannot be read",
    // It may attach the policy: that it is attached to nothing is not certain, and nothing is to be repaired.
    files: { "main.tf": `${organizationBlock()}${policyBlock()}`, "broken.tf": `resource "x" {` },
    expected: { causes: [] },
  },
  {
    name: "a module that is called twice",
    files: {
      "main.tf": `module "a" {\n  source = "./scp"\n}\nmodule "b" {\n  source = "./scp"\n}\n`,
      "scp/main.tf": `data "aws_organizations_organization" "this" {}\n${policyBlock()}`,
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = data.aws_organizations_organization.this.roots[0].id",
        "+}",
      ],
    },
  },
  {
    name: "a policy in a module, the organization outside",
    files: { "main.tf": `${organizationBlock()}module "a" {\n  source = "./scp"\n}\n`, "scp/main.tf": policyBlock() },
    expected: { causes: ["organization-elsewhere"] },
  },
  {
    name: "a policy that names its targets itself",
    files: {
      "main.tf": `${organizationBlock()}${policyBlock().replace("aws_organizations_policy", "awscc_organizations_policy")}`,
    },
    expected: { causes: ["own-targets"] },
  },
  {
    name: "another policy on one line",
    files: {
      "main.tf": `${organizationBlock()}${policyBlock()}resource "aws_organizations_policy" "tags" { type = "TAG_POLICY" }\n`,
    },
    expected: {
      changes: [
        "+",
        '+resource "aws_organizations_policy_attachment" "guard" {',
        "+  policy_id = aws_organizations_policy.guard.id",
        "+  target_id = aws_organizations_organization.this.roots[0].id",
        "+}",
        "+",
      ],
    },
  },

  // Terraform's JSON.
  {
    name: "an attachment in JSON of Terraform",
    files: {
      "main.tf.json": tfJson(
        {
          aws_organizations_organization: jsonOrganization(["SERVICE_CONTROL_POLICY"]),
          aws_organizations_policy: { guard: jsonPolicy },
        },
        2,
      ),
    },
    expected: {
      changes: [
        '+    "aws_organizations_policy_attachment": { "guard": { "policy_id": "${aws_organizations_policy.guard.id}", "target_id": "${aws_organizations_organization.this.roots[0].id}" } },',
      ],
    },
  },
  {
    name: "an attachment in JSON on one line",
    files: {
      "main.tf.json": tfJson({
        aws_organizations_organization: jsonOrganization(["SERVICE_CONTROL_POLICY"]),
        aws_organizations_policy: { guard: { provider: "aws", ...jsonPolicy } },
      }),
    },
    expected: {
      changes: [
        '-{"resource":{"aws_organizations_organization":{"this":{"feature_set":"ALL","enabled_policy_types":["SERVICE_CONTROL_POLICY"]}},"aws_organizations_policy":{"guard":{"provider":"aws","name":"guard","content":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"iam:CreateVirtualMFADevice\\",\\"Resource\\":\\"*\\"}]}"}}}}',
        '+{"resource":{"aws_organizations_policy_attachment":{"guard":{"provider":"aws","policy_id":"${aws_organizations_policy.guard.id}","target_id":"${aws_organizations_organization.this.roots[0].id}"}},"aws_organizations_organization":{"this":{"feature_set":"ALL","enabled_policy_types":["SERVICE_CONTROL_POLICY"]}},"aws_organizations_policy":{"guard":{"provider":"aws","name":"guard","content":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"iam:CreateVirtualMFADevice\\",\\"Resource\\":\\"*\\"}]}"}}}}',
      ],
    },
  },
  {
    name: "an attachment beside others in JSON",
    files: {
      "main.tf.json": tfJson(
        {
          aws_organizations_organization: jsonOrganization(["SERVICE_CONTROL_POLICY"]),
          aws_organizations_policy_attachment: {
            other: { policy_id: "p-FullAWSAccess", target_id: "ou-ab12-11111111" },
          },
          aws_organizations_policy: { guard: jsonPolicy },
        },
        4,
      ),
    },
    expected: {
      changes: [
        '+            "guard": { "policy_id": "${aws_organizations_policy.guard.id}", "target_id": "${aws_organizations_organization.this.roots[0].id}" },',
      ],
    },
  },
  {
    name: "two attachments in JSON",
    files: {
      "main.tf.json": tfJson(
        {
          aws_organizations_organization: jsonOrganization(["SERVICE_CONTROL_POLICY"]),
          aws_organizations_policy: { a: { ...jsonPolicy, name: "a" }, b: { ...jsonPolicy, name: "b" } },
        },
        2,
      ),
    },
    expected: {
      changes: [
        '+    "aws_organizations_policy_attachment": { "b": { "policy_id": "${aws_organizations_policy.b.id}", "target_id": "${aws_organizations_organization.this.roots[0].id}" }, "a": { "policy_id": "${aws_organizations_policy.a.id}", "target_id": "${aws_organizations_organization.this.roots[0].id}" } },',
      ],
    },
  },
  {
    name: "the policy type in JSON of Terraform",
    files: {
      "main.tf.json": tfJson(
        {
          aws_organizations_organization: jsonOrganization(["TAG_POLICY"]),
          aws_organizations_policy: { guard: jsonPolicy },
        },
        2,
      ),
    },
    expected: {
      changes: [
        '+    "aws_organizations_policy_attachment": { "guard": { "policy_id": "${aws_organizations_policy.guard.id}", "target_id": "${aws_organizations_organization.this.roots[0].id}" } },',
        '-          "TAG_POLICY"',
        '+          "TAG_POLICY",',
        '+          "SERVICE_CONTROL_POLICY"',
      ],
    },
  },
  {
    name: "JSON and HCL in one module",
    files: {
      "org.tf": organizationBlock(`["TAG_POLICY"]`),
      "scp.tf.json": tfJson({ aws_organizations_policy: { guard: jsonPolicy } }, 2),
    },
    expected: {
      changes: [
        '+    "aws_organizations_policy_attachment": { "guard": { "policy_id": "${aws_organizations_policy.guard.id}", "target_id": "${aws_organizations_organization.this.roots[0].id}" } },',
        '-  enabled_policy_types = ["TAG_POLICY"]',
        '+  enabled_policy_types = ["TAG_POLICY", "SERVICE_CONTROL_POLICY"]',
      ],
    },
  },

  // Targets in templates.
  {
    name: "a block of YAML",
    files: { "scp.yaml": template(block) },
    expected: { changes: ["+      TargetIds:", "+        - !GetAtt Org.RootId"] },
  },
  {
    name: "a block of YAML with comments and CRLF",
    files: { "scp.yaml": crlf(template(` # as agreed\n      # the name${block}`)) },
    expected: { changes: ["+      TargetIds:\r", "+        - !GetAtt Org.RootId\r"] },
  },
  {
    name: "an anchor and a tag before a block",
    files: { "scp.yaml": template(` &guard !!map # shared?${block}`) },
    expected: { changes: ["+      TargetIds:", "+        - !GetAtt Org.RootId"] },
  },
  {
    name: "an anchor that is used",
    files: {
      "scp.yaml": `${template(` &guard${block}`)}  Twin:\n    Type: AWS::Organizations::Policy\n    Properties: *guard\n`,
    },
    expected: { causes: ["shared", "shared"] },
  },
  {
    name: "a merge key",
    files: { "scp.yaml": template(`\n      <<: {Name: guard}${block.replace("\n      Name: guard", "")}`) },
    expected: { changes: ["+      TargetIds:", "+        - !GetAtt Org.RootId"] },
  },
  {
    name: "a flow map on one line",
    files: { "scp.yaml": template(` {Name: guard, Type: SERVICE_CONTROL_POLICY, Content: ${text}}\n`) },
    expected: {
      changes: [
        '-    Properties: {Name: guard, Type: SERVICE_CONTROL_POLICY, Content: {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*"}]}}',
        '+    Properties: {TargetIds: [!GetAtt Org.RootId], Name: guard, Type: SERVICE_CONTROL_POLICY, Content: {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*"}]}}',
      ],
    },
  },
  {
    name: "a flow map with comments and a comma at its end",
    files: {
      "scp.yaml": template(
        ` { # the guard\n      # its name\n      Name: guard, # name\n      Type: SERVICE_CONTROL_POLICY,\n      Content: ${text}, # all\n    }\n`,
      ),
    },
    expected: { changes: ["+      TargetIds: [!GetAtt Org.RootId],"] },
  },
  {
    name: "a flow map below its key",
    files: { "scp.yaml": template(`\n      {Name: guard, Type: SERVICE_CONTROL_POLICY,\n       Content: ${text}}`) },
    expected: {
      changes: [
        "-      {Name: guard, Type: SERVICE_CONTROL_POLICY,",
        "+      {TargetIds: [!GetAtt Org.RootId], Name: guard, Type: SERVICE_CONTROL_POLICY,",
      ],
    },
  },
  {
    name: "content in a block scalar",
    files: {
      "scp.yaml": template(
        `\n      Content: |\n        ${text}\n      # the name\n      Name: guard\n      Type: SERVICE_CONTROL_POLICY\n`,
      ),
    },
    expected: { changes: ["+      TargetIds:", "+        - !GetAtt Org.RootId"] },
  },
  {
    name: "keys in quotes",
    files: {
      "scp.yaml": template(
        `\n      "Name": guard\n      'Type': SERVICE_CONTROL_POLICY\n      "Content": ${text}\n`,
      ).replace("Properties:", `"Properties" :`),
    },
    expected: { changes: ["+      TargetIds:", "+        - !GetAtt Org.RootId"] },
  },
  {
    name: "an empty list of targets with a comment",
    files: { "scp.yaml": template(`${block}      TargetIds: [ # nobody\n      ]\n`) },
    expected: { changes: ["+        !GetAtt Org.RootId,"] },
  },
  {
    name: "an empty list of targets that a condition chooses",
    files: {
      "scp.yaml": `Conditions:\n  Is: !Equals [a, a]\n${template(`${block}      TargetIds: !If [Is, [], []]\n`)}`,
    },
    expected: { causes: ["not-literal"] },
  },
  {
    name: "no value as the targets",
    files: { "scp.yaml": template(`${block}      TargetIds: !Ref AWS::NoValue\n`) },
    expected: { causes: ["not-literal"] },
  },
  {
    name: "an organization under the policy's condition",
    files: {
      "scp.yaml": `Parameters:\n  Make: {Type: String}\nConditions:\n  Is: !Equals [!Ref Make, a]\n${template(block, "  Org:\n    Type: AWS::Organizations::Organization\n    Condition: Is\n").replace("    Properties:", "    Condition: Is\n    Properties:")}`,
    },
    expected: { changes: ["+      TargetIds:", "+        - !GetAtt Org.RootId"] },
  },
  {
    name: "an organization that waits for the policy",
    files: {
      "scp.yaml": template(block, "  Org:\n    Type: AWS::Organizations::Organization\n    DependsOn: [Guard]\n"),
    },
    expected: { causes: ["circular"] },
  },
  {
    name: "another resource that waits for the policy",
    files: { "scp.yaml": `${template(block)}  Topic:\n    Type: AWS::SNS::Topic\n    DependsOn: Guard\n` },
    expected: { changes: ["+      TargetIds:", "+        - !GetAtt Org.RootId"] },
  },
  {
    name: "an output of the policy's ID",
    files: { "scp.yaml": `${template(block)}Outputs:\n  Id:\n    Value: !Sub "\${Guard}"\n` },
    expected: { causes: [] },
  },
  { name: "no organization", files: { "scp.yaml": template(block, "") }, expected: { causes: ["no-organization"] } },
  {
    name: "JSON with tabs",
    files: { "scp.json": JSON.stringify(JSON.parse(json()), null, "\t") },
    expected: { changes: ['+\t\t\t\t"TargetIds": [{ "Fn::GetAtt": ["Org", "RootId"] }],'] },
  },
  {
    name: "JSON on one line with a byte order mark",
    files: { "scp.json": `\ufeff${json()}` },
    expected: {
      changes: [
        '-\ufeff{"Resources":{"Org":{"Type":"AWS::Organizations::Organization"},"Guard":{"Type":"AWS::Organizations::Policy","Properties":{"Name":"guard","Type":"SERVICE_CONTROL_POLICY","Content":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*"}]}}}}}',
        '+\ufeff{"Resources":{"Org":{"Type":"AWS::Organizations::Organization"},"Guard":{"Type":"AWS::Organizations::Policy","Properties":{"TargetIds":[{"Fn::GetAtt":["Org","RootId"]}],"Name":"guard","Type":"SERVICE_CONTROL_POLICY","Content":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*"}]}}}}}',
      ],
    },
  },
  {
    name: "JSON with CRLF",
    files: { "scp.template": crlf(`${json(2)}\n`) },
    expected: { changes: ['+        "TargetIds": [{ "Fn::GetAtt": ["Org", "RootId"] }],\r'] },
  },
  {
    name: "a template of the AWS CDK",
    files: { "scp.template.json": json(1, { Metadata: { "aws:cdk:path": "Stack/Guard/Resource" } }) },
    expected: { causes: ["generated"] },
  },
  {
    name: "a template with a key that is there twice",
    files: { "scp.yaml": template(`${block}      Name: twice\n`) },
    expected: { causes: ["repeated-keys", "repeated-keys"] },
  },
  {
    name: "a policy that waits behind a loop",
    files: {
      "scp.yaml": `Transform: AWS::LanguageExtensions\nResources:\n  Org:\n    Type: AWS::Organizations::Organization\n  Fn::ForEach::Policies:\n    - Name\n    - [A, B]\n    - Guard\${Name}:\n        Type: AWS::Organizations::Policy\n        Properties:\n          Name: !Ref Name\n          Type: SERVICE_CONTROL_POLICY\n          Content: ${text}\n`,
    },
    expected: { causes: ["not-literal", "not-literal"] },
  },

  // Identifiers.
  {
    name: "an identifier in single quotes with a comment",
    files: { "rule.yaml": rule("'root-account-hardware-mfa-enabled' # ours") },
    expected: {
      changes: [
        "-        SourceIdentifier: 'root-account-hardware-mfa-enabled' # ours",
        "+        SourceIdentifier: 'ROOT_ACCOUNT_HARDWARE_MFA_ENABLED' # ours",
      ],
    },
  },
  {
    name: "an identifier with an anchor that is used",
    files: {
      "rule.yaml": rule("&id root-account-hardware-mfa-enabled")
        .replace("      Source:", "      Source:")
        .concat("      ConfigRuleName: *id\n"),
    },
    expected: { causes: ["not-literal"] },
  },
  {
    name: "an identifier that is no rule's by far",
    files: {
      "rule.yaml": rule("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED_CHECK"),
      "main.tf":
        'resource "aws_config_organization_managed_rule" "r" {\n  name            = "r"\n  rule_identifier = "ROOT_MFA"\n}\n',
    },
    expected: { causes: ["unlike-identifier", "unlike-identifier"] },
  },
  {
    name: "an identifier from a parameter's default",
    files: {
      "rule.yaml": `Parameters:\n  Id: {Type: String, Default: root-account-hardware-mfa-enabled}\n${rule("!Ref Id", "      ConfigRuleName: !Ref Id\n")}`,
    },
    expected: { causes: ["not-literal"] },
  },
  {
    name: "an identifier in a condition's branch",
    files: {
      "rule.yaml": `Conditions:\n  Is: !Equals [a, a]\n${rule("!If [Is, root-account-hardware-mfa-enabled, ROOT_ACCOUNT_HARDWARE_MFA_ENABLED]")}`,
    },
    expected: {
      changes: [
        "-        SourceIdentifier: !If [Is, root-account-hardware-mfa-enabled, ROOT_ACCOUNT_HARDWARE_MFA_ENABLED]",
        "+        SourceIdentifier: !If [Is, ROOT_ACCOUNT_HARDWARE_MFA_ENABLED, ROOT_ACCOUNT_HARDWARE_MFA_ENABLED]",
      ],
    },
  },
  {
    name: "identifiers of two rules in two files",
    files: {
      "a.yaml": rule("root-account-hardware-mfa-enabled"),
      "b.json": `{"Resources":{"Rule":{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"AWS","SourceIdentifier":"ROOT_ACCOUNT_HARDWARE_MFA_ENABLE"}}}}}`,
    },
    expected: {
      changes: [
        "-        SourceIdentifier: root-account-hardware-mfa-enabled",
        "+        SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
        '-{"Resources":{"Rule":{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"AWS","SourceIdentifier":"ROOT_ACCOUNT_HARDWARE_MFA_ENABLE"}}}}}',
        '+{"Resources":{"Rule":{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"AWS","SourceIdentifier":"ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"}}}}}',
      ],
    },
  },
  {
    name: "an identifier of the rule that takes any device",
    files: { "rule.yaml": rule("ROOT_ACCOUNT_MFA_ENABELD") },
    expected: { causes: ["new-finding"] },
  },
  {
    name: "an identifier in an organization's rule",
    files: {
      "main.tf": `resource "aws_config_organization_managed_rule" "r" { # managed\n  name            = "r"\n  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABELD" # misspelt\n}\n`,
    },
    expected: {
      changes: [
        '-  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABELD" # misspelt',
        '+  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" # misspelt',
      ],
    },
  },
  {
    name: "an identifier from a local value",
    files: {
      "main.tf": `locals {\n  id = "root-account-hardware-mfa-enabled"\n}\nresource "aws_config_organization_managed_rule" "r" {\n  name            = local.id\n  rule_identifier = local.id\n}\n`,
    },
    expected: { causes: ["not-literal"] },
  },
  {
    name: "an identifier in Terraform's JSON",
    files: {
      "main.tf.json": tfJson({
        aws_config_config_rule: {
          r: { name: "r", source: [{ owner: "AWS", source_identifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABELD" }] },
        },
      }),
    },
    expected: {
      changes: [
        '-{"resource":{"aws_config_config_rule":{"r":{"name":"r","source":[{"owner":"AWS","source_identifier":"ROOT_ACCOUNT_HARDWARE_MFA_ENABELD"}]}}}}',
        '+{"resource":{"aws_config_config_rule":{"r":{"name":"r","source":[{"owner":"AWS","source_identifier":"ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"}]}}}}',
      ],
    },
  },
];
