// Prints what is shipped as CycloneDX 1.5: the packages bundled into dist/, not the tools that build and test it; with --executable,
// Node itself and its parts as well, in the versions of the Node that runs this. The same build prints the same text.
import { readFileSync } from "node:fs";
import { shippedPackages } from "./shipped.mjs";

const { name, version, license, description } = JSON.parse(readFileSync("package.json", "utf8"));
const purl = (one) => `pkg:npm/${one.name.replace("@", "%40")}@${one.version}`;
const hashes = (integrity) => {
  const [, digest] = /^sha512-(.+)$/.exec(integrity ?? "") ?? [];
  return digest ? [{ alg: "SHA-512", content: Buffer.from(digest, "base64").toString("hex") }] : [];
};
const licenses = (id) => [/^[\w.-]+$/.test(id) ? { license: { id } } : { expression: id }];
const root = {
  type: "application",
  "bom-ref": purl({ name, version }),
  name,
  version,
  description,
  licenses: licenses(license),
  purl: purl({ name, version }),
};
const components = shippedPackages().map((one) => ({
  type: "library",
  "bom-ref": purl(one),
  name: one.name,
  version: one.version,
  licenses: licenses(one.license),
  hashes: hashes(one.integrity),
  purl: purl(one),
}));
/** Node says what it is made of; `modules`, `napi` and `unicode` are versions of interfaces and data, no parts. */
function nodeParts() {
  const { node, modules: _, napi: __, unicode: ___, ...parts } = process.versions;
  return Object.entries({ node, ...parts }).map(([part, partVersion]) => ({
    type: part === "node" ? "platform" : "library",
    "bom-ref": `pkg:generic/${part}@${partVersion}`,
    name: part,
    version: partVersion,
    purl: `pkg:generic/${part}@${partVersion}`,
  }));
}
if (process.argv.includes("--executable")) components.push(...nodeParts());
const bom = {
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  version: 1,
  metadata: { component: root },
  components,
  dependencies: [
    { ref: root["bom-ref"], dependsOn: components.map((one) => one["bom-ref"]) },
    ...components.map((one) => ({ ref: one["bom-ref"] })),
  ],
};
console.log(JSON.stringify(bom, null, 2));
