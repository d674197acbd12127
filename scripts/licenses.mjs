// Lists the licences of every package whose code is shipped; with --check, fails for one that is not permissive, that
// ships no licence text and is not known to, or that the lock file does not pin by hash.
import { shippedPackages } from "./shipped.mjs";

const permissive = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
]);
/** Packages without a licence file of their own; their manifest names the licence. */
const withoutText = new Set([]);

const packages = shippedPackages();
for (const { name, version, license } of packages) console.log(`${license.padEnd(14)} ${name}@${version}`);
if (process.argv.includes("--check")) {
  const faults = packages.flatMap(({ name, version, license, hasText, integrity }) => [
    ...(permissive.has(license) ? [] : [`${name}@${version} has the licence ${license}, which is not on the list`]),
    ...(hasText || withoutText.has(name) ? [] : [`${name}@${version} ships no licence text`]),
    ...(integrity ? [] : [`${name}@${version} is not pinned by hash in package-lock.json`]),
  ]);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0 || packages.length === 0) process.exitCode = 1;
}
