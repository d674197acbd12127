// Cuts the operations that the action uses out of GitHub's OpenAPI description, for the tests' loopback GitHub.
// The package holds 400 MB, so it is no dependency: npm install --no-save --prefix <folder> @octokit/openapi
// and then: node scripts/github-openapi.mjs <folder>, npx biome check --write test/action/github-openapi.json
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const operationIds = [
  "actions/list-jobs-for-workflow-run-attempt",
  "checks/create",
  "checks/get",
  "checks/update",
  "checks/list-annotations",
  "checks/list-for-ref",
  "code-scanning/upload-sarif",
  "issues/list-comments",
  "issues/create-comment",
  "issues/get-comment",
  "issues/update-comment",
  "issues/delete-comment",
  "users/get-authenticated",
];
const target = "test/action/github-openapi.json";

const folder = process.argv[2];
if (!folder) throw new Error("usage: node scripts/github-openapi.mjs <folder with node_modules/@octokit/openapi>");
const root = join(folder, "node_modules/@octokit/openapi");
const { version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const description = JSON.parse(readFileSync(join(root, "generated/api.github.com.json"), "utf8"));

const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, operation]) => operationIds.includes(operation.operationId))
    .map(([method, operation]) => cut(method, path, operation)),
);
const missing = operationIds.filter((id) => !operations.some((operation) => operation.id === id));
if (missing.length > 0) throw new Error(`GitHub no longer describes ${missing.join(", ")}`);
const source = `GitHub's REST API description, from @octokit/openapi ${version} (${license})`;
const licenceText = readFileSync(join(root, "LICENSE"), "utf8").trim();
writeFileSync(target, `${JSON.stringify({ source, licenceText, operations }, null, 1)}\n`);

/** What a request is checked against, and an answer to begin with. */
function cut(method, path, operation) {
  const parameters = (operation.parameters ?? []).map(resolved).map((one) => ({
    name: one.name,
    in: one.in,
    required: one.required === true,
    schema: plain(one.schema),
  }));
  const body = operation.requestBody?.content["application/json"].schema;
  const [status, success] = Object.entries(operation.responses).find(([code]) => code.startsWith("2"));
  const examples = resolved(success).content?.["application/json"]?.examples ?? {};
  const example = resolved(Object.values(examples)[0] ?? {}).value ?? null;
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    body: body ? plain(body) : null,
    status: Number(status),
    example,
  };
}

function resolved(node) {
  if (!node?.$ref) return node;
  return node.$ref
    .slice(2)
    .split("/")
    .reduce((value, key) => value[key], description);
}

/** A schema without references and prose. */
function plain(schema) {
  const node = resolved(schema);
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== "object" || node === null) return node;
  const isSchema = !isMapOfSchemas(node);
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !(isSchema && ["description", "example", "examples", "default"].includes(key)))
      .map(([key, value]) => [key, plain(value)]),
  );
}

/** The value of `properties`: its keys are names of the API's, which may be `description`. */
function isMapOfSchemas(node) {
  return Object.values(node).every((value) => typeof value === "object" && value !== null && !Array.isArray(value));
}
