import { known, type Value } from "../../../../model/value.ts";
import { type CallSite, type HclFunction, strict } from "./functions.ts";
import { invalid } from "./unknowns.ts";
import { numberOf, type PlainValue, stringOf, typedList } from "./values.ts";

/** A block of addresses: its first address, the bits of an address, and how many of them all addresses share. */
interface Block {
  readonly address: bigint;
  readonly bits: 32 | 128;
  readonly length: number;
}

/** Blocks that one call may make. */
const maxBlocks = 1_000;

/** `10.0.0.0/16`, `fd00::/8`; the address behind the shared bits is left out. */
function readBlock(text: string): Block | undefined {
  const [written = "", length = "", ...more] = text.split("/");
  const bits = written.includes(":") ? 128 : 32;
  const address = bits === 128 ? readLong(written) : readShort(written);
  if (address === undefined || more.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > bits) return undefined;
  const free = BigInt(bits - Number(length));
  return { address: (address >> free) << free, bits, length: Number(length) };
}

/** An IPv4 address; Terraform takes zeros before a number. */
function readShort(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((one) => /^\d{1,3}$/.test(one) && Number(one) < 256)) return undefined;
  return parts.reduce((sum, one) => (sum << 8n) | BigInt(Number(one)), 0n);
}

/** An IPv6 address, with `::` for the longest run of zeros and an IPv4 address at its end. */
function readLong(text: string): bigint | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const short = tail && readShort(tail[2] ?? "");
  if (tail && short === undefined) return undefined;
  const plain =
    tail && short != null ? `${tail[1]}${(short >> 16n).toString(16)}:${(short & 0xffffn).toString(16)}` : text;
  const halves = plain.split("::");
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const [start = [], end = []] = groups;
  const missing = 8 - start.length - end.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined;
  const all = [...start, ...Array.from({ length: halves.length === 2 ? missing : 0 }, () => "0"), ...end];
  if (!all.every((one) => /^[0-9a-f]{1,4}$/i.test(one))) return undefined;
  return all.reduce((sum, one) => (sum << 16n) | BigInt(`0x${one}`), 0n);
}

/** An address as Go writes it: RFC 5952 for IPv6. */
function written(address: bigint, bits: 32 | 128): string {
  const size = bits === 32 ? 8n : 16n;
  const count = bits === 32 ? 4 : 8;
  const groups = Array.from({ length: count }, (_, index) => {
    const group = (address >> (size * BigInt(count - 1 - index))) & ((1n << size) - 1n);
    return group.toString(bits === 32 ? 10 : 16);
  });
  if (bits === 32) return groups.join(".");
  const run = longestZeros(groups);
  if (run.length < 2) return groups.join(":");
  return `${groups.slice(0, run.at).join(":")}::${groups.slice(run.at + run.length).join(":")}`;
}

function longestZeros(groups: readonly string[]): { readonly at: number; readonly length: number } {
  let best = { at: 0, length: 0 };
  for (let at = 0; at < groups.length; at += 1) {
    let length = 0;
    while (groups[at + length] === "0") length += 1;
    if (length > best.length) best = { at, length };
  }
  return best;
}

/** A block inside another, that many bits longer, by its number; `undefined` where it does not fit. */
function subnet({ address, bits, length }: Block, newBits: number, number: bigint): Block | undefined {
  const inner = length + newBits;
  if (newBits < 0 || inner > bits || number < 0n || number >= 1n << BigInt(newBits)) return undefined;
  return { address: address | (number << BigInt(bits - inner)), bits, length: inner };
}

function writtenBlock({ address, bits, length }: Block): string {
  return `${written(address, bits)}/${length}`;
}

/** An address of a block by its number; a negative one counts from the end. */
function host({ address, bits, length }: Block, number: number): string | undefined {
  const size = 1n << BigInt(bits - length);
  const at = number < 0 ? size + BigInt(number) : BigInt(number);
  return at < 0n || at >= size ? undefined : written(address | at, bits);
}

/** Blocks one behind the other, each begins where its size allows. */
function subnets(block: Block, newBits: readonly number[]): readonly string[] | undefined {
  const end = block.address + (1n << BigInt(block.bits - block.length));
  let next = block.address;
  const found: string[] = [];
  for (const one of newBits) {
    const length = block.length + one;
    if (one < 1 || length > block.bits) return undefined;
    const size = 1n << BigInt(block.bits - length);
    const at = ((next + size - 1n) / size) * size;
    if (at + size > end) return undefined;
    found.push(writtenBlock({ address: at, bits: block.bits, length }));
    next = at + size;
  }
  return found;
}

function contains(block: Block, other: string): boolean | undefined {
  const inner = readBlock(other.includes("/") ? other : `${other}/${block.bits}`);
  if (!inner) return undefined;
  const free = BigInt(block.bits - block.length);
  const isInside = inner.bits === block.bits && inner.length >= block.length;
  return isInside && inner.address >> free === block.address >> free;
}

/** Declares a function over a block and whole numbers. */
function ofBlock(
  least: number,
  most: number,
  operate: (block: Block, numbers: readonly number[]) => string | readonly string[] | undefined,
): HclFunction {
  return strict(least, most, ([first, ...rest], { origin, open }) => {
    if (first?.kind === "text" || rest.some((one) => one.kind === "text")) return open();
    const block = first && readBlock(stringOf(first) ?? "");
    const numbers = rest.map(numberOf);
    if (!block || !numbers.every((one) => one !== undefined && Number.isInteger(one)))
      return invalid("a block of addresses and whole numbers were expected", origin);
    const result = operate(block, numbers as number[]);
    if (result === undefined) return invalid("the block of addresses has no room for it", origin);
    return typeof result === "string"
      ? known(result, origin)
      : typedList(
          result.map((one) => known(one, origin)),
          origin,
        );
  });
}

function cidrcontains([first, second]: readonly PlainValue[], { origin, open }: CallSite): Value {
  if (first?.kind === "text" || second?.kind === "text") return open();
  const block = first && readBlock(stringOf(first) ?? "");
  const answer = block && second && contains(block, stringOf(second) ?? "");
  return answer === undefined ? invalid("a block of addresses was expected", origin) : known(answer, origin);
}

/** Functions over blocks of addresses (Terraform, "IP Network Functions"; `cidrcontains` is OpenTofu's). */
export const networkFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ["cidrhost", ofBlock(2, 2, (block, [number = 0]) => host(block, number))],
  [
    "cidrnetmask",
    ofBlock(1, 1, ({ bits, length }) =>
      bits === 32 ? written(((1n << BigInt(length)) - 1n) << BigInt(32 - length), 32) : undefined,
    ),
  ],
  [
    "cidrsubnet",
    ofBlock(3, 3, (block, [newBits = 0, number = 0]) => {
      const inner = number < 0 ? undefined : subnet(block, newBits, BigInt(number));
      return inner && writtenBlock(inner);
    }),
  ],
  ["cidrsubnets", ofBlock(1, maxBlocks, subnets)],
  ["cidrcontains", strict(2, 2, cidrcontains)],
]);
