import { closeSync, openSync, rmSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf } from "../../support/folder.ts";
import { attack, faults } from "./support.ts";

const folder = folderOf();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of `megabytes` on one line. */
function oneLine(name: string, start: string, megabytes: number, end: string): string {
  const handle = openSync(join(folder, name), "w");
  const piece = Buffer.alloc(1_000_000, "x ");
  writeSync(handle, start);
  for (let at = 0; at < megabytes; at += 1) writeSync(handle, piece);
  writeSync(handle, end);
  closeSync(handle);
  return name;
}

const json =
  '{"Resources":{"Mfa":{"Type":"AWS::IAM::VirtualMFADevice","Properties":{"Users":["root"]}}},"Description":"';

describe("an input larger than any text that the engine can hold", () => {
  it.each(["hole.json", "hole.yaml"])("is told: %s", async (name) => {
    const file = join(folder, name);
    closeSync(openSync(file, "w"));
    truncateSync(file, 600_000_000);
    for (const path of [name, "."]) {
      const ending = await attack(["lint", path], { cwd: folder, seconds: 60 });
      expect(faults(ending)).toEqual([]);
      expect([ending.code, ending.stdout]).toEqual([2, expect.stringContaining("larger than 500000000 bytes")]);
    }
    rmSync(file);
  });

  it("is refused sooner where --max-file-size says so", async () => {
    const name = oneLine("small.json", json, 1, '"}');
    const ending = await attack(["lint", name, "--max-file-size", "1M"], { cwd: folder });
    expect([ending.code, ending.stdout]).toEqual([2, expect.stringContaining("larger than 1000000 bytes")]);
  });

  it.runIf(process.env["ROOTRAIL_HOSTILE"] === "full")("with a gigabyte on one line", async () => {
    const name = oneLine("line.json", json, 1000, '"}');
    const ending = await attack(["lint", name], { cwd: folder, seconds: 120 });
    expect(faults(ending)).toEqual([]);
    expect(ending.code).toBe(2);
  });

  it("in the address of a plan's resource ends in an input error at the most", async () => {
    const start =
      '{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[{"address":"aws_iam_virtual_mfa_device.a[\\"';
    const end =
      '\\"]","mode":"managed","type":"aws_iam_virtual_mfa_device","name":"a","change":{"actions":["create"],"before":null,"after":{"virtual_mfa_device_name":"root-account-mfa-device"},"after_unknown":{}}}]}';
    const ending = await attack(["lint", oneLine("address.json", start, 20, end)], { cwd: folder, seconds: 60 });
    expect(faults(ending)).toEqual([]);
    expect(ending.code).not.toBe(0);
  });

  it("with 64 MB on one line is read", async () => {
    const name = oneLine("long.json", json, 64, '"}');
    const ending = await attack(["lint", name], { cwd: folder, seconds: 60 });
    expect(faults(ending)).toEqual([]);
    expect(ending.code).toBe(1);
  });
});
