import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const type = "aws_iam_virtual_mfa_device";
const device = (name: string) => `resource "${type}" "${name}" {
  virtual_mfa_device_name = "root-account-mfa-device"
}
`;
const ignore = (expires = "2099-01-31") =>
  `# rootrail:ignore root-virtual-mfa-device owner=security@example.com expires=${expires} reason="keys ordered"\n`;

/** A plan of devices at these addresses. */
const planOf = (...addresses: readonly string[]) => planWith("create", ...addresses);
const planWith = (action: "create" | "no-op", ...addresses: readonly string[]) =>
  JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: addresses.map((address) => ({
      address,
      mode: "managed",
      type,
      name: address.slice(address.lastIndexOf(".") + 1),
      provider_name: "registry.terraform.io/hashicorp/aws",
      change: {
        actions: [action],
        before: action === "create" ? null : { virtual_mfa_device_name: "root-account-mfa-device", path: "/" },
        after: { virtual_mfa_device_name: "root-account-mfa-device", path: "/" },
        after_unknown: {},
      },
    })),
  });

type Files = Readonly<Record<string, string>>;

/** Per device whether it is accepted, and how many exceptions are told to be added. The base never has the plan. */
async function outcomeOf(before: Files, after: Files, plan: string, paths: readonly string[] = ["plan.json"]) {
  const cwd = folderOf({ ...after, "plan.json": plan });
  const { report } = await lint({ cwd, base: folderOf(before), today, paths });
  const found = report.findings.filter(({ rule }) => rule === "root-virtual-mfa-device");
  const accepted = Object.fromEntries(
    found.map(({ resource, suppressed }) => [resource.address, suppressed?.kind ?? null]),
  );
  return { accepted, added: report.findings.filter(({ rule }) => rule === "exception-added").length };
}

describe("an inline exception in the code of a plan", () => {
  const standing = { "main.tf": ignore() + device("root") };
  const plan = planOf(`${type}.root`);
  const kept = { accepted: { [`${type}.root`]: "inline" }, added: 0 };
  const refused = { accepted: { [`${type}.root`]: null }, added: 1 };

  it("counts where the base has it, though the base has no plan", async () => {
    expect(await outcomeOf(standing, standing, plan)).toEqual(kept);
    expect(await outcomeOf(standing, standing, plan, ["."])).toEqual(kept);
    const moved = { "main.tf": "# moved\n", "mfa.tf": `\n${ignore()}${device("root")}` };
    expect(await outcomeOf(standing, moved, plan)).toEqual(kept);
    const call = { "main.tf": 'module "mfa" {\n  source = "./mfa"\n}\n', "mfa/main.tf": ignore() + device("root") };
    expect(await outcomeOf(call, call, planOf(`module.mfa.${type}.root`))).toEqual({
      accepted: { [`module.mfa.${type}.root`]: "inline" },
      added: 0,
    });
  });

  it("waits for the merge where the change brings it", async () => {
    expect(await outcomeOf({ "main.tf": device("root") }, standing, plan)).toEqual(refused);
    expect(await outcomeOf({ "main.tf": "\n" }, standing, plan)).toEqual(refused);
    expect(await outcomeOf({ "main.tf": ignore("2001-01-31") + device("root") }, standing, plan)).toEqual(refused);
    const other = { "main.tf": ignore() + device("root") + ignore() + device("other") };
    expect(await outcomeOf(standing, other, planOf(`${type}.root`, `${type}.other`))).toEqual({
      accepted: { [`${type}.root`]: "inline", [`${type}.other`]: null },
      added: 1,
    });
  });

  it("is for no instance that the plan makes beside those of the block", async () => {
    const counted = (count: number) => ({
      "main.tf": ignore() + device("root").replace("{\n", `{\n  count = ${count}\n`),
    });
    const [first, second] = [`${type}.root[0]`, `${type}.root[1]`];
    const stays = planWith("no-op", first);
    expect(await outcomeOf(counted(1), counted(1), stays)).toEqual({ accepted: { [first]: "inline" }, added: 0 });
    const more = JSON.parse(stays);
    more.resource_changes.push(...JSON.parse(planOf(second)).resource_changes);
    expect((await outcomeOf(counted(1), counted(2), JSON.stringify(more))).accepted).toEqual({
      [first]: "inline",
      [second]: null,
    });
  });

  it("counts as the base has it where the change takes it away", async () => {
    expect(await outcomeOf(standing, { "main.tf": device("root") }, plan)).toEqual(kept);
  });
});
