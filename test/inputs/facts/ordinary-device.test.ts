import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facts } from "../../../src/inputs/facts/index.ts";
import { ordinaryDeviceKey } from "../../../src/inputs/facts/ordinary-device.ts";
import { factsVersion, readFactLine } from "../../../src/inputs/facts/read-line.ts";
import { folderOf, write } from "../../support/folder.ts";
import { runCli } from "../../support/run-cli.ts";
import { everyKind, sample } from "./samples.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const keyOf = (fact: object) => ordinaryDeviceKey(bytesOf(JSON.stringify(fact)));
const head = JSON.stringify({ rootrail: "facts", version: factsVersion });
const place = { path: "t.yaml", start: { line: 1, column: 1 }, end: { line: 2, column: 3 } };
const device = {
  fact: "MfaDevice",
  resource: { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address: 'A["\u00fc\\"]' },
  ...{ action: "declare", location: place, header: place, callers: [], when: [] },
  owner: { kind: "not-root" },
  ...{ existing: false, scope: "acme/payments#t.yaml" },
};

describe("an ordinary device", () => {
  it("is known by its whole line", () => {
    expect(keyOf(device)).toContain("not-root");
    expect(keyOf({ ...device, partition: "aws-cn", account: "111122223333" })).toContain("111122223333");
  });

  it.each([
    ["another owner", { owner: { kind: "root", certainty: "certain", signs: [] } }],
    ["an open owner", { owner: { kind: "open" } }],
    ["two owners", { owner: { kind: "not-root", more: 1 } }],
    ["a condition", { when: [{ subject: "condition C", is: "true" }] }],
    ["a caller", { callers: [{ message: "m", location: place }] }],
    ["a deletion", { action: "delete" }],
    ["an output of AWS", { resource: { ...device.resource, format: "aws-cli" } }],
    ["a key of its own", { more: 1 }],
    ["an account that is none", { account: "1" }],
  ])("is none with %s", (_, more) => {
    expect(keyOf({ ...device, ...more })).toBeUndefined();
  });

  it.each(everyKind.map((fact) => [fact.fact, fact] as const))(
    "is not %s, unless nothing is decided by it",
    (_, fact) => {
      const isOrdinary = fact.fact === "MfaDevice" && ["not-root", "not-told"].includes(fact.owner.kind);
      if (!isOrdinary) expect(keyOf(fact)).toBeUndefined();
    },
  );

  it("is none where an owner is hidden behind a text that looks like one", () => {
    const root = sample("MfaDevice");
    const address = 'x"},"owner":{"kind":"not-root"},"existing":false}';
    expect(keyOf({ ...root, resource: { ...root.resource, address } })).toBeUndefined();
    const line = JSON.stringify({ ...device, resource: { ...device.resource, address } });
    expect(JSON.parse(line).owner.kind).toBe("not-root");
    expect(ordinaryDeviceKey(bytesOf(line))).toBeDefined();
    for (const broken of [line.replace('"scope"', '"owner":{"kind":"root"},"scope"'), `${line} `, line.slice(0, -1)])
      expect(ordinaryDeviceKey(bytesOf(broken))).toBeUndefined();
  });

  it("is a fact to the reader of lines as well, whatever its texts hold", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string(),
        fc.constantFrom("not-root", "not-told"),
        (address, scope, kind) => {
          const fact = { ...device, resource: { ...device.resource, address }, owner: { kind }, scope };
          const bytes = bytesOf(JSON.stringify(fact));
          fc.pre(ordinaryDeviceKey(bytes) !== undefined);
          expect(readFactLine({ number: 1, bytes }, "f.jsonl")).toMatchObject({
            kind: "fact",
            fact: { owner: { kind }, scope },
          });
        },
      ),
    );
  });

  it("stands for those of its file that decide the same, and all are counted", async () => {
    const other = { ...device, scope: "acme/payments#u.yaml" };
    const numbered = (fact: object, count: number) =>
      Array.from({ length: count }, (_, n) =>
        JSON.stringify({ ...fact, resource: { ...device.resource, address: `D${n}` } }),
      );
    const root = sample("MfaDevice");
    const text = [head, ...numbered(device, 5), ...numbered(other, 2), ...numbered(root, 2), ""].join("\n");
    const read = facts.parse({ path: "f.jsonl", bytes: bytesOf(text) }, undefined as never);
    expect(read.facts?.map((fact) => fact.alike)).toEqual([5, 2, undefined, undefined]);
    const cwd = folderOf();
    write(cwd, "f.jsonl", text);
    const report = JSON.parse((await runCli(["lint", "--format", "json", "."], { cwd })).stdout);
    expect(report.checked.devices).toBe(9);
    const merged = (await runCli(["facts", "."], { cwd })).stdout.trimEnd().split("\n");
    expect(merged).toHaveLength(11);
    expect(merged.at(-1)).toBe('{"rootrail":"facts-end","facts":9}');
  });

  it("changes no answer by being counted", async () => {
    const others = everyKind.map((fact) => JSON.stringify(fact));
    const devices = ["a", "b"].flatMap((scope) =>
      [{}, { account: "111122223333" }, { action: "create", partition: "aws-cn" }].flatMap((more) =>
        [1, 2, 3].map((n) => ({ ...device, scope, ...more, resource: { ...device.resource, address: `D${n}` } })),
      ),
    );
    const reports = [{}, { later: true }].map(async (extra) => {
      const cwd = folderOf();
      write(cwd, "devices.jsonl", [head, ...devices.map((one) => JSON.stringify({ ...one, ...extra })), ""].join("\n"));
      const alone = await runCli(["coverage", "--format", "json", "."], { cwd });
      write(cwd, "others.jsonl", [head, ...others, ""].join("\n"));
      const [lint, coverage] = await Promise.all(
        ["lint", "coverage"].map((command) => runCli([command, "--format", "json", "."], { cwd })),
      );
      return [alone, lint, coverage].map((run) => JSON.parse(run?.stdout ?? ""));
    });
    const [counted, read] = await Promise.all(reports);
    expect(counted).toEqual(read);
  });
});
