import { describe, expect, it } from "vitest";
import {
  type InstalledModule,
  isWhatIsAskedFor,
} from "../../../../src/inputs/terraform/hcl/modules/installed-modules.ts";

const registry = (source: string, version: string): InstalledModule => ({ folder: "m", source, version });
const git = (source: string): InstalledModule => ({ folder: "m", source });
const mfa = registry("registry.terraform.io/corp/mfa/aws", "1.2.3");

/** Source: Terraform documentation, "Version Constraints"; `internal/initwd/module_install.go` for what is installed once more. */
describe("an installed module", () => {
  it.each<[string, string | undefined, boolean, InstalledModule?]>([
    ["corp/mfa/aws", undefined, true],
    ["registry.terraform.io/corp/mfa/aws", "1.2.3", true],
    ["corp/mfa/aws", "~> 1.2", true],
    ["corp/mfa/aws", "~> 1.2.0", true],
    ["corp/mfa/aws", "~> 1.3", false],
    ["corp/mfa/aws", "~> 1.1.0", false],
    ["corp/mfa/aws", "~> 1", true],
    ["corp/mfa/aws", ">= 1.0, < 2.0, != 1.2.4", true],
    ["corp/mfa/aws", ">= 1.0, != 1.2.3", false],
    ["corp/mfa/aws", "> 1.2.3", false],
    ["corp/mfa/aws", "<= 1.2.3", true],
    ["corp/mfa/aws", "2.0.0", false],
    ["corp/mfa/aws", "= 1.2.3-beta", false],
    ["corp/mfa/aws", "any words", true],
    ["other/mfa/aws", undefined, false],
    ["corp/mfa/aws//modules/device", undefined, false],
    ["app.terraform.io/corp/mfa/aws", undefined, false],
    ["corp/mfa/aws", "1.0.0", true, registry("registry.example/corp/mfa/aws", "1.0.0")],
    ["corp/mfa/aws", "2.0.0", false, registry("registry.example/corp/mfa/aws", "1.0.0")],
    ["corp/mfa/aws", undefined, true, git("x")],
    ["app.terraform.io/corp/mfa/aws", "~> 1.0", true, registry("app.terraform.io/corp/mfa/aws", "1.0.1")],
    ["corp/mfa/aws", "1.0.0", true, registry("registry.opentofu.org/corp/mfa/aws", "1.0.0")],
    ["corp/mfa/aws", "1.0.0", true, { folder: "m" }],
    ["github.com/corp/mods//mfa?ref=v1", undefined, true, git("git::https://github.com/corp/mods.git//mfa?ref=v1")],
    ["github.com/corp/mods//mfa?ref=v2", undefined, false, git("git::https://github.com/corp/mods.git//mfa?ref=v1")],
    ["git::https://example.com/x.git", undefined, false, mfa],
    ["corp/mfa/aws", undefined, false, git("git::https://example.com/x.git")],
  ])("is what a call of %s, version %s, asks for: %s", (source, version, expected, installed = mfa) => {
    expect(isWhatIsAskedFor(installed, source, version)).toBe(expected);
  });
});
