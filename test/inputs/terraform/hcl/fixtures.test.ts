import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type GivenParameters, orElse } from "../../../../src/inputs/given-parameters.ts";
import {
  type ParsedModule,
  parseTerraformFolders,
  type TemplateReader,
} from "../../../../src/inputs/terraform/hcl/modules/terraform-folders.ts";
import { stepPhrase } from "../../../../src/model/phrases.ts";
import type { Resource } from "../../../../src/model/resource.ts";
import { known, map, type Value } from "../../../../src/model/value.ts";
import { folderWorkspace } from "./fixture-workspace.ts";
import { contextOf } from "./memory-workspace.ts";
import { plain, shortPlace } from "./plain.ts";

const root = "fixtures/terraform-hcl";
const cases = readdirSync(root).filter((name) => name !== "expressions");

interface CaseOptions {
  readonly varFiles?: readonly string[];
  readonly folders?: readonly string[];
  /** Whether the place of every value is part of the golden. */
  readonly places?: boolean;
}

/** Stands in for the CloudFormation front end: names the first type it sees. */
function readTemplate(resource: Resource, body: Value, parameters: GivenParameters): ReturnType<TemplateReader> {
  const text = body.kind === "known" ? String(body.value) : "";
  const type = /[A-Za-z]+::[A-Za-z]+::[A-Za-z]+/.exec(text)?.[0] ?? "none";
  const properties = map([{ key: "Owner", value: orElse(parameters("Owner"), () => known("no parameter")) }]);
  return { resources: [{ ...resource, type, address: `${resource.address}/First`, properties }], problems: [] };
}

function optionsOf(name: string): CaseOptions {
  const file = join(root, name, "options.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function parse(name: string, wanted: (type: string) => boolean = () => true): readonly ParsedModule[] {
  const folder = join(root, name);
  const { varFiles = [], folders = ["."] } = optionsOf(name);
  const given = varFiles.map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
  return parseTerraformFolders(folders, contextOf(folderWorkspace(folder), { varFiles: given }), {
    templates: () => readTemplate,
    wanted,
  });
}

function shown(resource: Resource): unknown {
  const { address, action, when, importId, header, location, callers, properties } = resource;
  return {
    address,
    action,
    ...(when.length > 0 && { when: when.map(({ subject, is }) => `${subject} = ${is}`) }),
    ...(importId && { importId: plain(importId) }),
    header: shortPlace(header),
    location: shortPlace(location),
    ...(callers.length > 0 && { callers: callers.map((one) => `${one.message} at ${shortPlace(one.location)}`) }),
    properties: Object.fromEntries(properties.entries.map((one) => [one.key, plain(one.value)])),
  };
}

function summary(parsed: readonly ParsedModule[]): unknown {
  return parsed.map(({ folder, resources, problems, consumed, moved, letGo }) => ({
    folder,
    consumed,
    resources: resources.map(shown),
    problems: problems.map((one) => `${one.kind} ${one.code} ${shortPlace(one.location)} ${one.message}`),
    ...(moved.length > 0 && { moved: moved.map((one) => `${one.from} -> ${one.to}`) }),
    ...(letGo.length > 0 && { letGo }),
  }));
}

/** One line a value: where it is written, and the steps that it came by. */
function places(path: string, value: Value): readonly string[] {
  const via = (value.via ?? []).map((one) => `${stepPhrase(one)}${one.at ? ` at ${shortPlace(one.at)}` : ""}`);
  const here = value.at ? [[`${path}: ${shortPlace(value.at)}`, ...via].join(" via ")] : [`${path}: nowhere`];
  const text = value.kind === "known" ? value.written : undefined;
  if (text) here.push(`${path}: written from ${text.path}:${text.line}:${text.column} indent ${text.indent}`);
  const encoded =
    (value.kind === "known" || value.kind === "text") && value.encodes ? places(`${path}$`, value.encodes) : [];
  const inner =
    value.kind === "list"
      ? value.items.flatMap((item, index) => places(`${path}[${index}]`, item))
      : value.kind === "map"
        ? value.entries.flatMap((one) => places(`${path}.${one.key}`, one.value))
        : [];
  return [...here, ...encoded, ...inner];
}

describe("places of values", () => {
  it.each(cases.filter((name) => optionsOf(name).places))("%s", (name) => {
    const golden = join(root, name, "places.txt");
    const found = parse(name)
      .flatMap((one) => one.resources)
      .flatMap((one) => one.properties.entries.flatMap(({ key, value }) => places(`${one.address}.${key}`, value)))
      .join("\n");
    if (process.env["UPDATE_GOLDENS"]) writeFileSync(golden, `${found}\n`);
    expect(`${found}\n`).toBe(readFileSync(golden, "utf8"));
  });
});

describe("folders of configuration", () => {
  it.each(cases)("%s", (name) => {
    const golden = join(root, name, "expected.json");
    const found = summary(parse(name));
    if (process.env["UPDATE_GOLDENS"]) writeFileSync(golden, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(golden, "utf8")));
  });
});

describe("what is asked for", () => {
  it.each(cases)("is the same in %s whether other resources are evaluated or not", (name) => {
    const all = parse(name).flatMap((one) => one.resources);
    for (const type of new Set(all.map((one) => one.type))) {
      const some = parse(name, (one) => one === type).flatMap((one) => one.resources);
      const expected = all.filter((one) => one.type === type && !one.address.includes("/First"));
      expect(some.filter((one) => !one.address.includes("/First"))).toEqual(expected);
    }
  });
});
