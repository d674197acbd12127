import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readZipMembers } from "../../src/inputs/zip-members.ts";
import { folderOf } from "../support/folder.ts";

interface Member {
  readonly name: string;
  readonly content: string;
  /** What the archive says of it where that is not the truth. */
  readonly size?: number;
  readonly checksum?: number;
  /** Compression method; 0 stored, 8 deflated. */
  readonly method?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
  /** Unix mode. */
  readonly mode?: number;
}

const noSize = 0xffffffff;

/** A zip archive; with `is64`, sizes, offsets and counts stand in the records of zip64, as of archives of any size. */
function zipOf(members: readonly Member[], is64 = false): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const add = (...more: readonly Buffer[]) => {
    parts.push(...more);
    for (const one of more) offset += one.length;
  };
  for (const { name, content, method = 8, flags = 0, mode = 0o100644, ...said } of members) {
    const bytes = Buffer.from(content);
    const stored = method === 8 ? deflateRawSync(bytes) : bytes;
    const size = said.size ?? bytes.length;
    const checksum = said.checksum ?? crc32(bytes);
    const start = offset;
    const extra = is64 ? Buffer.concat([numbers([2, 1], [2, 24]), big(size, stored.length, start)]) : Buffer.alloc(0);
    const sizes: readonly [number, number][] = [
      [4, is64 ? noSize : stored.length],
      [4, is64 ? noSize : size],
    ];
    const common = numbers([2, 45], [2, flags], [2, method], [4, 0], [4, checksum], ...sizes, [2, name.length]);
    add(numbers([4, 0x04034b50]), common, numbers([2, 0]), Buffer.from(name), stored);
    directory.push(
      numbers([4, 0x02014b50], [2, (3 << 8) | 45]),
      common,
      numbers([2, extra.length], [2, 0], [2, 0], [2, 0], [2, 0], [2, mode], [4, is64 ? noSize : start]),
      Buffer.from(name),
      extra,
    );
  }
  const start = offset;
  add(...directory);
  const length = offset - start;
  const count = members.length;
  if (is64) {
    const end = offset;
    add(numbers([4, 0x06064b50]), big(44), numbers([2, 45], [2, 45], [4, 0], [4, 0]), big(count, count, length, start));
    add(numbers([4, 0x07064b50], [4, 0]), big(end), numbers([4, 1]));
  }
  const said = is64 ? ([0xffff, noSize, noSize] as const) : ([count, length, start] as const);
  add(numbers([4, 0x06054b50], [2, 0], [2, 0], [2, said[0]], [2, said[0]], [4, said[1]], [4, said[2]], [2, 0]));
  return Buffer.concat(parts);
}

function numbers(...all: readonly (readonly [size: number, value: number])[]): Buffer {
  return Buffer.concat(
    all.map(([size, value]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );
}

function big(...all: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 * all.length);
  all.forEach((value, index) => {
    bytes.writeBigUInt64LE(BigInt(value), 8 * index);
  });
  return bytes;
}

const limits = { members: 3, memberBytes: 1000, totalBytes: 1500 };
const a = { name: "a.txt", content: "first" };
const b = { name: "folder/b.txt", content: "second ".repeat(20) };

async function read(archive: Uint8Array, wanted = (_: string) => true): Promise<unknown> {
  const result = await readZipMembers(archive, wanted, limits);
  if (!result.ok) return result.reason;
  return Object.fromEntries([...result.members].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
}

describe("an archive", () => {
  const whole = { [a.name]: a.content, [b.name]: b.content };

  it.each([false, true])("is unpacked from memory and from the disk (zip64: %s)", async (is64) => {
    expect(await read(zipOf([a, { ...b, method: 0 }], is64))).toEqual(whole);
    const file = join(folderOf(), "a.zip");
    writeFileSync(file, zipOf([a, b], is64));
    const members = await readZipMembers(file, (name) => name === a.name, limits);
    expect(members.ok && [...members.members.keys()]).toEqual([a.name]);
  });

  it("has a link as the name that it leads to, and nobody follows it", async () => {
    expect(await read(zipOf([{ name: "a.txt", content: "/etc/hostname", mode: 0o120777, method: 0 }]))).toEqual({
      "a.txt": "/etc/hostname",
    });
  });

  it.each<[string, readonly Member[]]>([
    ["has two members called a.txt", [a, { ...b, name: "a.txt" }]],
    ["has more than 3 members", [a, a, a, a]],
    ["a.txt in it unpacks to more than 1000 bytes", [{ ...a, content: "x".repeat(1001) }]],
    [
      "b.txt in it unpacks to more than 500 bytes",
      [
        { ...a, content: "x".repeat(1000) },
        { ...b, content: "x".repeat(501) },
      ],
    ],
    ["a.txt in it is damaged", [{ ...a, checksum: 1 }]],
    ["it is no sound zip archive", [{ ...a, size: 1 }]],
    ["it is no sound zip archive", [{ ...a, size: 900 }]],
    ["it is no sound zip archive", [{ ...a, method: 99 }]],
    ["it is no sound zip archive", [{ ...a, flags: 1 }]],
    ["it is no sound zip archive", [{ ...a, name: "../a.txt" }]],
    ["it is no sound zip archive", [{ ...a, name: "/a.txt" }]],
    ["it is no sound zip archive", [{ ...a, name: "C:/a.txt" }]],
    ["it is no sound zip archive", [{ ...a, name: "x/../../a.txt" }]],
  ])("is refused: %s", async (reason, members) => {
    for (const is64 of [false, true]) expect(await read(zipOf(members, is64))).toContain(reason);
  });

  it("that says of itself that it is huge takes no memory", async () => {
    for (const is64 of [false, true])
      expect(await read(zipOf([{ ...a, size: 0xfffffffe }], is64))).toContain("unpacks to more than 1000 bytes");
  });

  it("that ends early is refused, wherever it ends", async () => {
    for (const is64 of [false, true]) {
      const archive = zipOf([a, b], is64);
      for (let length = 0; length < archive.length; length += 1)
        expect(await read(archive.subarray(0, length))).toContain("it is no sound zip archive");
    }
  });

  it("with one byte changed has what it had, or is refused", async () => {
    for (const is64 of [false, true]) {
      const archive = zipOf([a, b], is64);
      for (let index = 0; index < archive.length; index += 1) {
        const changed = Buffer.from(archive);
        changed[index] = (changed[index] ?? 0) ^ 0x5a;
        const result = await read(changed);
        if (typeof result !== "string")
          expect(Object.values(result as object)).toEqual(
            Object.values(whole).slice(0, Object.keys(result as object).length),
          );
      }
    }
  });
});
