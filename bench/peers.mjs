// Other linters on the same files in the same run: those that are installed here, and those that the npm registry has.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One rule is all that cfn-guard is asked for: the device with root among its users. */
const guardRule = `let devices = Resources.*[ Type == 'AWS::IAM::VirtualMFADevice' ]
rule no_virtual_device_of_root when %devices !empty {
  %devices {
    Properties.Users not exists or
    Properties.Users[*] != 'root'
  }
}
`;

/**
 * The linters that can be had, as functions from paths to the command that lints them; each finds all of its rules' business
 * in the file, so that the figures say what a run takes, not who finds more.
 */
export function peers(folder) {
  return Object.fromEntries([cfnLint(), cfnGuard(folder)].filter((one) => one !== undefined));
}

function cfnLint() {
  const version = versionOf("cfn-lint");
  return version && [version, (file) => ({ node: "cfn-lint", args: [file], cwd: process.cwd() })];
}

/** A package for the CDK has the program for each platform. */
function cfnGuard(folder) {
  const at = process.platform === "darwin" ? "macos" : "ubuntu";
  const cpu = process.arch === "arm64" ? "aarch64" : "x86_64";
  spawnSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "@cdklabs/cdk-validator-cfnguard"], {
    cwd: folder,
    stdio: "ignore",
  });
  const program = join(folder, `node_modules/@cdklabs/cdk-validator-cfnguard/bin/${at}/${cpu}/cfn-guard`);
  if (!existsSync(program)) return undefined;
  chmodSync(program, 0o755);
  const rules = join(folder, "rules.guard");
  writeFileSync(rules, guardRule);
  const version = versionOf(program);
  return version && [version, (file) => ({ node: program, args: ["validate", "-r", rules, "-d", file], cwd: folder })];
}

/** Such as `cfn-lint 1.51.0`; `undefined` where it does not run here. */
function versionOf(program) {
  const { status, stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim().split("\n")[0] : undefined;
}
