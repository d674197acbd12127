// The packages whose code is in dist/, as the build wrote them down beside their licence texts.
import { existsSync, readFileSync } from "node:fs";

const notices = ["dist/THIRD_PARTY_LICENSES.txt", "dist/action/THIRD_PARTY_LICENSES.txt"];

/** `{ name, version, license, hasText, integrity }`, sorted, each once. */
export function shippedPackages() {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const found = new Map();
  for (const file of notices) {
    if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build first`);
    for (const notice of readFileSync(file, "utf8").split(`\n${"-".repeat(80)}\n`)) {
      const [, name, version, license] = /^\s*((?:@[\w.-]+\/)?[\w.-]+)@(\S+) \((.*)\)$/m.exec(notice) ?? [];
      if (name === undefined) continue;
      const locked = Object.entries(packages).find(
        ([path, one]) => path.endsWith(`node_modules/${name}`) && one.version === version,
      )?.[1];
      const hasText = !notice.includes("(the package ships no licence file)");
      found.set(`${name}@${version}`, { name, version, license, hasText, integrity: locked?.integrity ?? null });
    }
  }
  return [...found.values()].sort((one, other) =>
    `${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1,
  );
}
