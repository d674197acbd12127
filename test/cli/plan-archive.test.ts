import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { type ArchivedModule, devicePlan, planArchive } from "../support/plan-archive.ts";
import { runCli } from "../support/run-cli.ts";

const device = (name: string) =>
  `resource "aws_iam_virtual_mfa_device" "${name}" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`;
const modules: readonly ArchivedModule[] = [
  {
    key: "",
    dir: ".",
    files: {
      "main.tf": `# the root module\n${device("top")}\nmodule "inner" {\n  source = "./modules/inner"\n}\n\nmodule "far" {\n  source = "example/mfa/aws"\n}\n\nmodule "up" {\n  source = "../up"\n}\n`,
    },
  },
  {
    key: "inner",
    dir: "modules/inner",
    files: { "mfa.tf": `\n\n${device("deep")}\nmodule "leaf" {\n  source = "./leaf"\n}\n` },
  },
  { key: "inner.leaf", dir: "modules/inner/leaf", files: { "leaf.tf": device("leaf") } },
  { key: "far", dir: ".terraform/modules/far", files: { "main.tf": device("remote") } },
  { key: "up", dir: "../up", files: { "main.tf": device("above") } },
];
const addresses = [
  "aws_iam_virtual_mfa_device.top",
  "module.inner.aws_iam_virtual_mfa_device.deep",
  "module.inner.module.leaf.aws_iam_virtual_mfa_device.leaf[0]",
  "module.far.aws_iam_virtual_mfa_device.remote",
  "module.up.aws_iam_virtual_mfa_device.above",
];
const archive = planArchive(modules);
const plan = devicePlan(addresses);
const args = ["--require-guardrails", "never", "--no-config", "--format", "json"];

async function places(
  folder: string,
  paths: readonly string[],
): Promise<{ code: number | null; places: Record<string, string>; stderr: string }> {
  const run = await runCli(["lint", ...paths, ...args], { cwd: folder });
  const { findings } = JSON.parse(run.stdout);
  const place = (one: { location: { path: string; start: { line: number } } }) =>
    `${one.location.path}:${one.location.start.line}`;
  return {
    code: run.code,
    stderr: run.stderr,
    places: Object.fromEntries(
      findings.map((one: never) => [(one as { resource: { address: string } }).resource.address, place(one)]),
    ),
  };
}

const inside = (name: string) => ({
  "aws_iam_virtual_mfa_device.top": `${name}!main.tf:2`,
  "module.inner.aws_iam_virtual_mfa_device.deep": `${name}!modules/inner/mfa.tf:3`,
  "module.inner.module.leaf.aws_iam_virtual_mfa_device.leaf[0]": `${name}!modules/inner/leaf/leaf.tf:1`,
  "module.far.aws_iam_virtual_mfa_device.remote": `${name}!.terraform/modules/far/main.tf:1`,
  "module.up.aws_iam_virtual_mfa_device.above": `${name}!../up/main.tf:1`,
});

describe("a plan with its binary plan", () => {
  it("has every address placed in the sources that the binary plan carries", async () => {
    const folder = folderOf({ tfplan: archive, "plan.json": plan });
    const run = await places(folder, ["tfplan", "plan.json"]);
    expect([run.code, run.stderr]).toEqual([1, ""]);
    expect(run.places).toEqual(inside("tfplan"));
  });

  it("has them by --source as well, wherever the binary plan is", async () => {
    const folder = folderOf({ "out/prod.tfplan": archive, "plan.json": plan });
    expect((await places(folder, ["plan.json", "--source", "out/prod.tfplan"])).places).toEqual(
      inside("out/prod.tfplan"),
    );
  });

  it("names the file itself where the workspace has it with the same text", async () => {
    const [root, inner] = modules;
    const folder = folderOf({
      "infra/tfplan": archive,
      "infra/plan.json": plan,
      "infra/main.tf": root?.files["main.tf"]?.replaceAll("\n", "\r\n") ?? "",
      "infra/modules/inner/mfa.tf": `# changed since\n${inner?.files["mfa.tf"]}`,
      "up/main.tf": device("above"),
    });
    expect((await places(folder, ["infra/tfplan", "infra/plan.json"])).places).toMatchObject({
      "aws_iam_virtual_mfa_device.top": "infra/main.tf:2",
      "module.inner.aws_iam_virtual_mfa_device.deep": "infra/tfplan!modules/inner/mfa.tf:3",
      "module.up.aws_iam_virtual_mfa_device.above": "up/main.tf:1",
    });
  });

  it("belongs to the plan of the same name where there are several", async () => {
    const other = planArchive([{ key: "", dir: ".", files: { "other.tf": `\n\n\n${device("top")}` } }]);
    const folder = folderOf({
      "a.tfplan": other,
      "a.json": devicePlan(["aws_iam_virtual_mfa_device.top"]),
      "b.tfplan": archive,
      "b.tfplan.json": plan,
    });
    const run = await runCli(["lint", "a.tfplan", "a.json", "b.tfplan", "b.tfplan.json", ...args], { cwd: folder });
    const paths = JSON.parse(run.stdout).findings.map((one: { location: { path: string } }) => one.location.path);
    expect(paths.filter((path: string) => path === "a.tfplan!other.tf")).toHaveLength(1);
    expect(paths.filter((path: string) => path.startsWith("b.tfplan!"))).toHaveLength(5);
  });

  it("shows the cited lines, and obeys the comments in them", async () => {
    const [root] = modules;
    const ignored = `# rootrail:ignore root-virtual-mfa-device owner=a@example.com expires=2099-01-01 reason="keys ordered"\n${device("top")}`;
    const folder = folderOf({ tfplan: archive, "plan.json": plan });
    expect(
      (await runCli(["lint", "tfplan", "plan.json", "--require-guardrails", "never"], { cwd: folder })).stdout,
    ).toContain('  > 2 | resource "aws_iam_virtual_mfa_device" "top" {');
    const accepted = planArchive([{ key: "", dir: ".", files: { ...root?.files, "main.tf": ignored } }]);
    const second = folderOf({ tfplan: accepted, "plan.json": devicePlan(["aws_iam_virtual_mfa_device.top"]) });
    const run = await runCli(["lint", "tfplan", "plan.json", ...args], { cwd: second });
    expect([run.code, JSON.parse(run.stdout).summary.suppressed]).toEqual([0, 1]);
  });

  it("counts as read where the plan holds nothing of ours", async () => {
    const folder = folderOf({ tfplan: archive, "plan.json": devicePlan([]) });
    expect((await runCli(["lint", "tfplan", "plan.json", ...args], { cwd: folder })).code).toBe(0);
  });
});

describe("a binary plan", () => {
  it("alone says how to get its JSON", async () => {
    const run = await runCli(["lint", "tfplan", ...args], { cwd: folderOf({ tfplan: archive }) });
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout).inputs[0].error).toMatch(
      /^tfplan:1:1: this is a binary plan: run `terraform show -json/,
    );
  });

  const zip64Bomb = planArchive([{ key: "", dir: ".", files: { "main.tf": " ".repeat(17_000_000) } }]);
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ["cut off", archive.subarray(0, archive.length - 40), "no sound zip archive"],
    ["a bomb", zip64Bomb, "unpacks to more than 16000000 bytes"],
    ["without configuration", planArchive([]).subarray(0), ""],
    ["leading upwards", planArchive([{ key: "..", dir: ".", files: { "../../x.tf": "" } }]), "no sound zip archive"],
  ];
  it.each(cases)("%s leaves the places in the plan and says why", async (_name, broken, reason) => {
    const folder = folderOf({ tfplan: broken, "plan.json": plan });
    const run = await runCli(["lint", "tfplan", "plan.json", ...args], { cwd: folder });
    expect(run.code).toBe(1);
    const report = JSON.parse(run.stdout);
    expect(report.findings.map((one: { location: { path: string } }) => one.location.path)).toEqual(
      addresses.map(() => "plan.json"),
    );
    if (reason) expect(JSON.stringify(report.inputs)).toContain(reason);
    if (reason)
      expect((await runCli(["lint", "plan.json", "--source", "tfplan", ...args], { cwd: folder })).code).toBe(2);
  });

  it("cannot lead out of the workspace by the folders that it names", async () => {
    const evil = planArchive([
      { key: "", dir: "../../../../../../../..", files: { "main.tf": device("top") } },
      { key: "inner", dir: "/etc", files: { "mfa.tf": device("deep") } },
    ]);
    const folder = folderOf({ tfplan: evil, "plan.json": plan });
    const run = await places(folder, ["tfplan", "plan.json"]);
    expect(
      Object.values(run.places).every((place) => place.startsWith("plan.json:") || place.startsWith("tfplan!")),
    ).toBe(true);
  });

  it("that --source names and that is none is a mistake", async () => {
    const folder = folderOf({ "notes.txt": "PK", "plan.json": plan });
    const run = await runCli(["lint", "plan.json", "--source", "notes.txt"], { cwd: folder });
    expect([run.code, run.stderr]).toEqual([
      2,
      "rootrail: --source notes.txt is neither a folder nor a binary plan of `terraform plan -out`\n",
    ]);
  });
});
