import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { exitCodeOf } from "../../src/engine/report.ts";
import type { Report } from "../../src/model/report.ts";
import { GitRepository } from "../support/git-repository.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";

const one = rootOf("111122223333");
const rule = "root-virtual-mfa-device";
const baseline = "rootrail-baseline.json";

async function run(repository: GitRepository, options: LintOptions): Promise<Report> {
  return (await lint({ today, requireGuardrails: "never", cwd: repository.folder, ...options })).report;
}

/** `status path address`, what is suppressed in brackets; the exit code with `--only-new`. */
async function told(repository: GitRepository, options: LintOptions = {}): Promise<readonly unknown[]> {
  const report = await run(repository, { base: "main", ...options });
  const findings = report.findings.map(({ rule: id, status, location, resource, suppressed }) => {
    const text = `${status} ${id === rule ? location.path : id} ${resource.address}`;
    return suppressed ? `(${text}: ${suppressed.kind})` : text;
  });
  return [...findings, exitCodeOf(report, "error", true)];
}

/** Commits a baseline of what is found, then the further files, on `main`; a branch `change` starts there. */
async function withBaseline(
  files: Readonly<Record<string, string>>,
  later: Readonly<Record<string, string | null>>,
): Promise<GitRepository> {
  const repository = new GitRepository(files);
  repository.git("switch", "--quiet", "main");
  const { updatedBaseline } = await lint({
    cwd: repository.folder,
    today,
    requireGuardrails: "never",
    updateBaseline: true,
  });
  repository.change({ [baseline]: updatedBaseline?.text ?? "" });
  repository.commit("baseline");
  repository.change(later);
  repository.commit("later");
  repository.git("switch", "--quiet", "--force-create", "change");
  return repository;
}

describe("an entry of the baseline whose finding is gone", () => {
  const old = { "legacy/old.yaml": deviceTemplate({ Old: one }) };

  it("accepts nothing that a change brings in another file", async () => {
    const repository = await withBaseline(old, { "legacy/old.yaml": null, "readme.txt": "fixed" });
    repository.change({ "prod/new.yaml": deviceTemplate({ Old: one }) });
    repository.commit("change");
    expect(await told(repository, { baseline })).toEqual(["new prod/new.yaml Old", 1]);
  });

  it("accepts nothing that a change brings back where it was", async () => {
    const repository = await withBaseline(old, { "legacy/old.yaml": deviceTemplate({ Old: "someone" }) });
    repository.change(old);
    repository.commit("change");
    expect(await told(repository, { baseline })).toEqual(["new legacy/old.yaml Old", 1]);
  });

  it("accepts what stands, also in a file that the change renames", async () => {
    const repository = await withBaseline(old, {});
    repository.change({ "legacy/old.yaml": null, "legacy/renamed.yaml": deviceTemplate({ Old: one }) });
    repository.commit("change");
    expect(await told(repository, { baseline })).toEqual(["(existing legacy/renamed.yaml Old: baseline)", 0]);
  });

  it("accepts what an artifact tells that the repository does not track", async () => {
    const devices = {
      VirtualMFADevices: [
        { SerialNumber: "arn:aws:iam::111122223333:mfa/root-account-mfa-device", User: { Arn: one } },
      ],
    };
    const repository = await withBaseline(
      { ".gitignore": "out\n", "out/devices.json": JSON.stringify(devices) },
      { "readme.txt": "later" },
    );
    const [finding, code] = await told(repository, { baseline });
    expect([finding, code]).toEqual([
      "(existing out/devices.json arn:aws:iam::111122223333:mfa/root-account-mfa-device: baseline)",
      0,
    ]);
  });
});

describe("an inline exception that a change takes along to another folder", () => {
  const fields = 'owner=security@example.com expires=2027-06-30 reason="keys ordered"';
  const comment = `# rootrail:ignore ${rule} ${fields}\n`;
  const block =
    'resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n';
  const template = deviceTemplate({ Old: one });
  const accepted = template.replace("  Old:", `  ${comment}  Old:`);

  it.each([
    ["tf", block, `${comment}${block}`, "aws_iam_virtual_mfa_device.root"],
    ["yaml", template, accepted, "Old"],
  ])("accepts nothing there, while its file stands: .%s", async (extension, plain, excepted, address) => {
    const [before, now] = [`sandbox/mfa.${extension}`, `prod/mfa.${extension}`];
    const repository = new GitRepository({ [before]: excepted });
    repository.change({ [before]: plain, [now]: excepted });
    repository.commit("change");
    expect([...(await told(repository))].sort()).toEqual(
      [1, `(existing ${before} ${address}: inline)`, `new ${now} ${address}`, `new exception-added ${address}`].sort(),
    );
  });

  it("goes on where a block moves to another file of its folder", async () => {
    const repository = new GitRepository({ "a.tf": `${comment}${block}` });
    repository.change({ "a.tf": "# moved\n", "b.tf": `${comment}${block}` });
    repository.commit("change");
    expect(await told(repository)).toEqual(["(existing b.tf aws_iam_virtual_mfa_device.root: inline)", 0]);
  });
});
