import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, workspace } from "../support/built-cli.ts";
import { repository } from "../support/repository.ts";
import { type Schemas, schemaProblems } from "./resource-schemas.ts";

const has = (program: string) => spawnSync(program, ["--version"], { encoding: "utf8" }).status === 0;

function init(...flags: readonly string[]): string {
  const folder = workspace({});
  const run = runCli(["init", ...flags], { cwd: folder });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return folder;
}

function findings(folder: string, ...flags: readonly string[]) {
  const run = runCli(["lint", "--format", "json", "--require-guardrails", "always", ...flags], { cwd: folder });
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
  ])("lint has nothing to say of what init writes for Terraform, %s", (_, flags) => {
    expect(findings(init("--guardrails", "terraform", ...flags))).toEqual({
      code: 0,
      found: [],
      guardrails: { required: true, detective: "covered", preventive: "covered" },
    });
  });

  it("lint has a note for CloudFormation: it cannot enable the policy type", () => {
    const { code, found, guardrails } = findings(init("--guardrails", "cloudformation", "--root-id", "r-ab12"));
    expect(found).toEqual(["note unverifiable-guardrail"]);
    expect(guardrails).toMatchObject({ detective: "covered", preventive: "covered" });
    expect(code).toBe(0);
  });

  it("without the root's ID, what the SCP is attached to is not known, and a parameter file tells", () => {
    const folder = init("--guardrails", "cloudformation");
    expect(findings(folder)).toMatchObject({ code: 0, found: ["note unverifiable-guardrail"] });
    expect(findings(folder).guardrails.preventive).toBe("unverifiable");
    const given = workspace({ "parameters.json": '{ "ScpTargetIds": "r-ab12" }' });
    const { guardrails } = findings(folder, "--parameters", join(given, "parameters.json"));
    expect(guardrails.preventive).toBe("covered");
  });

  it.each(["aws-us-gov", "aws-cn"])(
    "in %s, where AWS Config lacks the rule, no pack is written and none is missed",
    (partition) => {
      const folder = init("--guardrails", "terraform,cloudformation", "--partition", partition, "--root-id", "r-ab12");
      expect(readdirSync(join(folder, "guardrails/terraform")).join()).not.toMatch(/pack|recorder/);
      expect(findings(folder).found).toEqual([]);
      const run = runCli(["scp", "guardrails", "--format", "json", "--partition", partition], { cwd: folder });
      expect(JSON.parse(run.stdout).together["iam:CreateVirtualMFADevice"].denied).toBe("always");
    },
  );

  it.each([
    ["terraform", "aws"],
    ["cloudformation", "aws"],
    ["terraform", "aws-us-gov"],
  ])("scp says that %s's policy blocks virtual devices and leaves hardware open, asked for %s", (kind, partition) => {
    const folder = init("--guardrails", kind);
    const run = runCli(["scp", "guardrails", "--format", "json", "--partition", partition], { cwd: folder });
    const { together } = JSON.parse(run.stdout);
    expect(together["iam:CreateVirtualMFADevice"].denied).toBe("always");
    expect(together["iam:EnableMFADevice"].denied).toBe("never");
  });
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

  it("is not declared a second time, and the loop still closes", () => {
    const folder = workspace({ "config.yaml": recorder, "org/main.tf": organization });
    const run = runCli(["init", "--guardrails", "terraform"], { cwd: folder });
    expect(run.stdout).toContain("A configuration recorder is declared already");
    expect(readdirSync(join(folder, "guardrails/terraform"))).toEqual([
      "main.tf",
      "root-mfa-conformance-pack.tf",
      "root-mfa-scp.tf",
    ]);
    expect(findings(folder).found).toEqual([]);
  });

  it("does not count where init wrote it", () => {
    const folder = init("--guardrails", "terraform,cloudformation");
    const again = runCli(["init", "--guardrails", "terraform,cloudformation"], { cwd: folder });
    expect(again.stdout).not.toMatch(/created|updated|kept/);
  });
});

function templates(): readonly [string, string][] {
  const folder = init("--guardrails", "cloudformation,terraform");
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
  it.skipIf(!schemas)("pass the schemas of their resources", () => {
    if (!schemas) return;
    for (const [name, path] of templates()) {
      expect([name, schemaProblems(readFileSync(path, "utf8"), schemas)]).toEqual([name, []]);
    }
  });

  it.skipIf(!schemas)("would not, were they wrong", () => {
    if (!schemas) return;
    const wrong = "Resources:\n  A:\n    Type: AWS::Config::DeliveryChannel\n    Properties: { Bucket: x }\n";
    expect(schemaProblems(wrong, schemas)).toEqual(["A lacks S3BucketName", "A has no property Bucket"]);
  });

  it.skipIf(!has("cfn-lint"))("pass cfn-lint", { timeout: 60_000 }, () => {
    const run = spawnSync(
      "cfn-lint",
      templates().map(([, path]) => path),
      { encoding: "utf8" },
    );
    expect(run.stdout + run.stderr).toBe("");
    expect(run.status).toBe(0);
  });
});

describe("the Terraform code", () => {
  const folder = init("--guardrails", "terraform", "--central-root-access");
  const code = join(folder, "guardrails/terraform");

  it.skipIf(!has("terraform"))("is formatted as terraform fmt would", () => {
    const run = spawnSync("terraform", ["fmt", "-check", "-diff", "-recursive", code], { encoding: "utf8" });
    expect(run.stdout).toBe("");
    expect(run.status).toBe(0);
  });

  const isReady =
    has("terraform") &&
    spawnSync("terraform", [`-chdir=${code}`, "init", "-backend=false"], { timeout: 60_000 }).status === 0;

  it.skipIf(!isReady)("passes terraform validate (with the provider, where it can be had)", () => {
    const run = spawnSync("terraform", [`-chdir=${code}`, "validate"], { encoding: "utf8" });
    expect(run.stdout + run.stderr).toContain("Success!");
  });

  it("is read by another parser too", () => {
    const { parseToObject } = createRequire(join(repository, "package.json"))("hcl2-parser");
    for (const name of readdirSync(code).filter((one) => one.endsWith(".tf"))) {
      expect([name, parseToObject(`${readFileSync(join(code, name), "utf8")}\n`)[0] !== null]).toEqual([name, true]);
    }
  });
});
