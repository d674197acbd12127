import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";
import { type Schemas, schemaProblems } from "./resource-schemas.ts";

async function init(...flags: readonly string[]): Promise<string> {
  const folder = folderOf({});
  const run = await runCli(["init", ...flags], { cwd: folder });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return folder;
}

async function findings(folder: string, ...flags: readonly string[]) {
  const run = await runCli(["lint", "--format", "json", "--require-guardrails", "always", ...flags], { cwd: folder });
  const report = JSON.parse(run.stdout);
  const found: string[] = report.findings.map(
    (one: { severity: string; rule: string }) => `${one.severity} ${one.rule}`,
  );
  return { code: run.code, found, guardrails: report.guardrails };
}

describe("the loop closes", () => {
  it.each([
    ["plain", []],
    ["with centralised root access", ["--central-root-access"]],
    ["with the root's ID", ["--root-id", "r-ab12"]],
    ["elsewhere", ["--directory", "infra/org"]],
  ])("lint has nothing to say of what init writes for Terraform, %s", async (_, flags) => {
    expect(await findings(await init("--guardrails", "terraform", ...flags))).toEqual({
      code: 0,
      found: [],
      guardrails: { required: true, detective: "covered", preventive: "covered" },
    });
  });

  it("lint has a note for CloudFormation: it cannot enable the policy type", async () => {
    const { code, found, guardrails } = await findings(
      await init("--guardrails", "cloudformation", "--root-id", "r-ab12"),
    );
    expect(found).toEqual(["note unverifiable-guardrail"]);
    expect(guardrails).toMatchObject({ detective: "covered", preventive: "covered" });
    expect(code).toBe(0);
  });

  it("without the root's ID, what the SCP is attached to is not known, and a parameter file tells", async () => {
    const folder = await init("--guardrails", "cloudformation");
    expect(await findings(folder)).toMatchObject({ code: 0, found: ["note unverifiable-guardrail"] });
    expect((await findings(folder)).guardrails.preventive).toBe("unverifiable");
    const given = folderOf({ "parameters.json": '{ "ScpTargetIds": "r-ab12" }' });
    const { guardrails } = await findings(folder, "--parameters", join(given, "parameters.json"));
    expect(guardrails.preventive).toBe("covered");
  });

  it.each(["aws-us-gov", "aws-cn"])(
    "in %s, where AWS Config lacks the rule, no pack is written and none is missed",
    async (partition) => {
      const folder = await init(
        "--guardrails",
        "terraform,cloudformation",
        "--partition",
        partition,
        "--root-id",
        "r-ab12",
      );
      expect(readdirSync(join(folder, "guardrails/terraform")).join()).not.toMatch(/pack|recorder/);
      expect((await findings(folder)).found).toEqual([]);
      const run = await runCli(["scp", "guardrails", "--format", "json", "--partition", partition], { cwd: folder });
      expect(JSON.parse(run.stdout).together["iam:CreateVirtualMFADevice"].denied).toBe("always");
    },
  );

  it.each([
    ["terraform", "aws"],
    ["cloudformation", "aws"],
    ["terraform", "aws-us-gov"],
  ])(
    "scp says that %s's policy blocks virtual devices and leaves hardware open, asked for %s",
    async (kind, partition) => {
      const folder = await init("--guardrails", kind);
      const run = await runCli(["scp", "guardrails", "--format", "json", "--partition", partition], { cwd: folder });
      const { together } = JSON.parse(run.stdout);
      expect(together["iam:CreateVirtualMFADevice"].denied).toBe("always");
      expect(together["iam:EnableMFADevice"].denied).toBe("never");
    },
  );
});

describe("what stands already", () => {
  const recorder = `Resources:
  Recorder:
    Type: AWS::Config::ConfigurationRecorder
    Properties: { RoleARN: arn:aws:iam::111122223333:role/config }
`;
  const organization = `resource "aws_organizations_organization" "main" {
  enabled_policy_types          = ["SERVICE_CONTROL_POLICY"]
  aws_service_access_principals = ["config-multiaccountsetup.amazonaws.com"]
}
`;

  it("is not declared a second time, and the loop still closes", async () => {
    const folder = folderOf({ "config.yaml": recorder, "org/main.tf": organization });
    const run = await runCli(["init", "--guardrails", "terraform"], { cwd: folder });
    expect(run.stdout).toContain("A configuration recorder is declared already");
    expect(readdirSync(join(folder, "guardrails/terraform"))).toEqual([
      "main.tf",
      "root-mfa-conformance-pack.tf",
      "root-mfa-scp.tf",
    ]);
    expect((await findings(folder)).found).toEqual([]);
  });

  it("does not count where init wrote it", async () => {
    const folder = await init("--guardrails", "terraform,cloudformation");
    const again = await runCli(["init", "--guardrails", "terraform,cloudformation"], { cwd: folder });
    expect(again.stdout).not.toMatch(/created|updated|kept/);
  });
});

async function templates(): Promise<readonly [string, string][]> {
  const folder = await init("--guardrails", "cloudformation,terraform");
  return ["cloudformation", "terraform"].flatMap((kind) =>
    readdirSync(join(folder, "guardrails", kind))
      .filter((name) => name.endsWith(".yaml"))
      .map((name): [string, string] => [`${kind}/${name}`, join(folder, "guardrails", kind, name)]),
  );
}

/** What CloudFormation knows of its types, from the specification that the CDK is made of. */
function loadSchemas(): Schemas | undefined {
  try {
    const { loadAwsServiceSpecSync } = createRequire(import.meta.url)("@aws-cdk/aws-service-spec");
    const database = loadAwsServiceSpecSync();
    return {
      resource: (type) => database.lookup("resource", "cloudFormationType", "equals", type)[0]?.properties,
      definition: (reference) => database.get("typeDefinition", reference).properties,
    };
  } catch {
    return undefined;
  }
}

const schemas = loadSchemas();

describe("the templates", () => {
  it.skipIf(!schemas)("pass the schemas of their resources", async () => {
    if (!schemas) return;
    for (const [name, path] of await templates()) {
      expect([name, schemaProblems(readFileSync(path, "utf8"), schemas)]).toEqual([name, []]);
    }
  });

  it.skipIf(!schemas)("would not, were they wrong", () => {
    if (!schemas) return;
    const wrong = "Resources:\n  A:\n    Type: AWS::Config::DeliveryChannel\n    Properties: { Bucket: x }\n";
    expect(schemaProblems(wrong, schemas)).toEqual(["A lacks S3BucketName", "A has no property Bucket"]);
  });
});

describe("the Terraform code", () => {
  it("is read by another parser too", async () => {
    const code = join(await init("--guardrails", "terraform", "--central-root-access"), "guardrails/terraform");
    const { parseToObject } = createRequire(join(repository, "package.json"))("hcl2-parser");
    for (const name of readdirSync(code).filter((one) => one.endsWith(".tf"))) {
      expect([name, parseToObject(`${readFileSync(join(code, name), "utf8")}\n`)[0] !== null]).toEqual([name, true]);
    }
  });
});
