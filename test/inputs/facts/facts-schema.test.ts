import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { factsSchema } from "../../../src/inputs/facts/facts-schema.ts";
import { factsVersion, readFactLine } from "../../../src/inputs/facts/read-line.ts";
import { repository } from "../../support/repository.ts";
import { runCli } from "../../support/run-cli.ts";
import { everyCause, everyKind, everySign, sample } from "./samples.ts";

const validate = new Ajv({ strict: false }).compile(factsSchema());
const faults = (value: unknown) => (validate(JSON.parse(JSON.stringify(value))) ? [] : validate.errors);
const isRead = (value: unknown) =>
  readFactLine({ number: 1, bytes: new TextEncoder().encode(JSON.stringify(value)) }, "facts.jsonl").kind === "fact";

describe("the schema of facts", () => {
  it("is published, with the version that is written", () => {
    const published: unknown = JSON.parse(readFileSync(join(repository, "schema/rootrail-facts.schema.json"), "utf8"));
    expect(published).toEqual(factsSchema());
    expect(published).toMatchObject({ definitions: { header: { properties: { version: { const: factsVersion } } } } });
  });

  it("takes every kind of fact, of cause and of sign", () => {
    const devices = Object.values(everySign).map((sign) => ({
      ...sample("MfaDevice"),
      owner: { kind: "root", certainty: "certain", signs: [sign] },
    }));
    const unread = Object.values(everyCause).map((cause) => ({ ...sample("UnreadContent"), cause }));
    for (const fact of [...everyKind, ...devices, ...unread])
      expect([fact.fact, faults(fact)]).toEqual([fact.fact, []]);
  });

  it("takes every line that is written of the fixtures", async () => {
    const { stdout } = await runCli([
      "facts",
      "fixtures/demo",
      "fixtures/organization-files",
      "fixtures/ineffective-root-scp",
    ]);
    const lines = stdout.trim().split("\n");
    expect(lines.length).toBeGreaterThan(30);
    for (const line of lines) expect([line, faults(JSON.parse(line))]).toEqual([line, []]);
  });

  it("refuses what is refused when it is read: a key that is missing or of another type", () => {
    const differing = everyKind.flatMap((fact) =>
      Object.keys(fact).flatMap((key) => {
        const without = Object.fromEntries(Object.entries(fact).filter(([own]) => own !== key));
        return [without, { ...fact, [key]: 7 }, { ...fact, [key]: {} }]
          .filter((one) => !["location", "header", "callers"].includes(key) && isRead(one) !== validate(one))
          .map((one) => [fact.fact, key, JSON.stringify(one)]);
      }),
    );
    expect(differing).toEqual([]);
  });
});
