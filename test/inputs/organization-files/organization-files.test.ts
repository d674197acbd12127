import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectFacts } from "../../../src/engine/collect-facts.ts";
import { coverageInAnyCase } from "../../../src/engine/compute-coverage.ts";
import { lint } from "../../../src/engine/lint.ts";
import { defaultSettings } from "../../../src/model/settings.ts";
import { cases } from "../../support/random-cases.ts";

const fixtures = join(import.meta.dirname, "..", "..", "..", "fixtures", "organization-files");

async function coverageOf(cwd: string) {
  const run = await collectFacts({ cwd }, defaultSettings);
  const coverage = await coverageInAnyCase(run, defaultSettings, "2026-11-25");
  const shown = coverage.nodes.map((node) => {
    const parent = coverage.nodes.find((one) => one.key === node.parent)?.name ?? "-";
    return `${parent} > ${node.name}${node.id === null ? "" : ` ${node.id}`}: ${node.detective.state}, ${node.preventive.state}`;
  });
  return { shown, inputs: run.inputs, facts: run.facts };
}

async function found(cwd: string) {
  const { findings } = (await lint({ cwd, config: false, today: "2026-11-25" })).report;
  return findings.map(({ rule, severity, resource, location }) => {
    const { path, start } = location;
    return `${rule} ${severity} ${resource.type} ${resource.address} ${path}:${start.line}:${start.column}`;
  });
}

/** A copy of a fixture with one file changed. */
function changed(name: string, file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), "rootrail-test-"));
  mkdirSync(join(folder, ".git")); // the workspace ends here
  cpSync(join(fixtures, name), folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
  return folder;
}

describe("organization.yml of org-formation", () => {
  const folder = join(fixtures, "org-formation");

  it("is an organization with its policies", async () => {
    const { shown, inputs } = await coverageOf(folder);
    expect(shown).toEqual([
      "- > organization: missing, missing",
      "organization > management 999999999999: missing, not-required",
      "organization > production: missing, covered",
      "production > shop 111122223333: missing, covered",
      "production > payments: missing, covered",
      "payments > ledger: missing, covered",
      "organization > sandbox: missing, missing",
      "sandbox > play: missing, missing",
    ]);
    expect(inputs).toEqual([{ path: "organization.yml", format: "cloudformation", error: null, status: "linted" }]);
  });

  it("has findings at its own lines", async () => {
    expect(await found(folder)).toEqual([
      "ineffective-root-scp error OC::ORG::ServiceControlPolicy NamedDeviceOnly organization.yml:67:3",
      "missing-conformance-pack warning OC::ORG::MasterAccount ManagementAccount organization.yml:5:3",
    ]);
  });

  it("leaves open what a template engine fills in", async () => {
    const open = changed("org-formation", "organization.yml", (text) =>
      text.replace("'arn:*:iam::*:root'", "'arn:*:iam::{{account}}:root'"),
    );
    const { shown } = await coverageOf(open);
    expect(shown).toContain("production > shop 111122223333: missing, unverifiable");
  });

  it("includes the policies of other files, and reads the resources beside it", async () => {
    const folder = changed("org-formation", "organization.yml", (text) =>
      text
        .replace(/PolicyDocument:\n {8}Version(?:.|\n)*?\n\n/, "PolicyDocument: !Include ./policy.json\n\n")
        .concat("\nResources:\n  RootMfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { Users: [root] }\n"),
    );
    const deny = { Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" };
    writeFileSync(join(folder, "policy.json"), JSON.stringify({ Version: "2012-10-17", Statement: [deny] }));
    const { shown } = await coverageOf(folder);
    expect(shown).toContain("production > shop 111122223333: missing, covered");
    expect((await found(folder)).join("\n")).toContain(
      "root-virtual-mfa-device error AWS::IAM::VirtualMFADevice RootMfa ",
    );
  });

  it("obeys comments that accept a finding", async () => {
    const accepted = changed("org-formation", "organization.yml", (text) =>
      text.replace(
        "  NamedDeviceOnly:\n",
        '  # rootrail:ignore ineffective-root-scp owner=a@example.com expires=2027-01-01 reason="a sandbox"\n  NamedDeviceOnly:\n',
      ),
    );
    const { findings } = (await lint({ cwd: accepted, config: false, today: "2026-11-25" })).report;
    expect(findings.filter((one) => one.suppressed !== null).map((one) => one.rule)).toEqual(["ineffective-root-scp"]);
  });
});

describe("the configuration of the Landing Zone Accelerator", () => {
  const folder = join(fixtures, "landing-zone-accelerator");

  it("is an organization with its policies and Config rules", async () => {
    const { shown } = await coverageOf(folder);
    expect(shown).toEqual([
      "- > organization: covered, missing",
      "organization > management account 999999999999: covered, not-required",
      "organization > Infrastructure: covered, covered",
      "Infrastructure > Network: missing, covered",
      "organization > Security ou-asdf-11111111: covered, covered",
      "Security > Audit: covered, covered",
      "Security > LogArchive: covered, covered",
      "organization > Workloads: covered, covered",
      "Workloads > Prod: covered, covered",
      "Prod > Shop 111122223333: covered, covered",
    ]);
  });

  it("leaves open what replacements fill in, and reads the rest", async () => {
    const filled = changed("landing-zone-accelerator", "organization-config.yaml", (text) =>
      text
        .replace("        - Security\n        - Workloads\n", "        - {{ GuardedOu }}\n")
        .replace("Workloads/Prod", "Workloads/{{ Stage }}"),
    );
    const { shown, inputs } = await coverageOf(filled);
    expect(inputs.filter((input) => input.error !== null)).toEqual([]);
    expect(shown).toContain("Security > Audit: covered, unverifiable");
    expect(shown).toContain("Workloads > {{ Stage }}: covered, unverifiable");
    const whole = changed("landing-zone-accelerator", "organization-config.yaml", (text) =>
      text.replace(
        "organizationalUnits:\n        - Security\n        - Workloads\n",
        "organizationalUnits: {{ Guarded }}\n",
      ),
    );
    expect((await coverageOf(whole)).shown).toContain("Security > Audit: covered, unverifiable");
  });

  it("deploys no policy where it does not manage the organization", async () => {
    const off = changed("landing-zone-accelerator", "organization-config.yaml", (text) =>
      text.replace("enable: true", "enable: false"),
    );
    expect((await coverageOf(off)).shown).toContain("Security > Audit: covered, missing");
  });

  it("says which policy cannot be read, and reads no file beyond the workspace", async () => {
    const folder = changed("landing-zone-accelerator", "organization-config.yaml", (text) =>
      text.replace("service-control-policies/no-virtual-mfa.json", "../../../../../../../../etc/hostname"),
    );
    const { facts, shown } = await coverageOf(folder);
    expect(JSON.stringify(facts)).toContain("it lies outside the workspace");
    expect(shown.some((one) => one.includes("Audit: covered, covered"))).toBe(false);
  });

  it("counts the standards of Security Hub, with the controls that they disable", async () => {
    const hub = (name: string, more = "") =>
      changed("landing-zone-accelerator", "security-config.yaml", (text) =>
        text
          .replace(/awsConfig:(?:.|\n)*/, "")
          .replace(/- name: CIS.*\n.*\n/, `- name: ${name}\n        enable: true\n${more}`),
      );
    const state = async (folder: string) =>
      (await coverageOf(folder)).shown.find((one) => one.startsWith("Security > Audit"));
    expect(await state(hub("CIS AWS Foundations Benchmark v1.4.0"))).toBe("Security > Audit: covered, covered");
    const disabled = "        controlsToDisable: [CIS.1.6]\n";
    expect(await state(hub("CIS AWS Foundations Benchmark v1.4.0", disabled))).toBe(
      "Security > Audit: missing, covered",
    );
    expect(await state(hub("No such standard"))).toBe("Security > Audit: missing, covered");
    const open = "Security > Audit: unverifiable, covered";
    expect(await state(hub("{{ Standard }}"))).toBe(open);
    expect(await state(hub("CIS AWS Foundations Benchmark v1.4.0", "        controlsToDisable: {{ Off }}\n"))).toBe(
      open,
    );
    const other = "        controlsToDisable: [CIS.1.1, 'CIS.3.{{ Number }}']\n";
    expect(await state(hub("CIS AWS Foundations Benchmark v1.4.0", other))).toBe("Security > Audit: covered, covered");
    const switched = changed("landing-zone-accelerator", "security-config.yaml", (text) =>
      text.replace(/awsConfig:(?:.|\n)*/, "").replace("enable: false", "enable: {{ Cis }}"),
    );
    expect(await state(switched)).toBe(open);
  });
});

describe("files of other tools", () => {
  it("are read without an exception, whatever they hold", async () => {
    const words = [
      "Organization:\n",
      "  A:\n",
      "    Type: OC::ORG::",
      "Account\n",
      "Policy\n",
      "    Properties:\n",
      "      Accounts: ",
      "!Ref A\n",
      "[",
      "- ",
      "organizationalUnits:\n",
      "  - name: ",
      "Root/A\n",
      "    deploymentTargets:\n",
      "{",
      "null\n",
      "&a *a\n",
      "<<: !Include a.yml\n",
      "!include organization-config.yaml\n",
      "{{ X }}",
      "    deploymentTargets: { organizationalUnits: [Root], accounts: '*' }\n",
      "  A: { Type: update-stacks, Template: organization.yml, DefaultOrganizationBinding: { Account: '*' } }\n",
      "  A: { Type: include, Path: organization.yml }\n",
      "- { deploy_method: scp, resource_file: ., deployment_targets: { organizational_units: ['::', 'A:A'] } }\n",
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 25 }), async (parts) => {
        const folder = mkdtempSync(join(tmpdir(), "rootrail-test-"));
        writeFileSync(join(folder, "organization.yml"), `Organization:\n${parts.join("")}`);
        writeFileSync(join(folder, "organization-config.yaml"), `organizationalUnits:\n${parts.join("")}`);
        writeFileSync(join(folder, "security-config.yaml"), `awsConfig:\n  ruleSets:\n${parts.join("")}`);
        writeFileSync(
          join(folder, "customizations-config.yaml"),
          `customizations:\n  cloudFormationStacks:\n${parts.join("")}`,
        );
        writeFileSync(join(folder, "tasks.yml"), `A:\n  Type: update-stacks\n${parts.join("")}`);
        writeFileSync(join(folder, "manifest.yaml"), `version: 2021-03-15\nresources:\n${parts.join("")}`);
        await collectFacts({ cwd: folder }, defaultSettings);
      }),
      { numRuns: cases(40) },
    );
  });
});
