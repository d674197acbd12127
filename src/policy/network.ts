/** A contiguous range of IP addresses; both ends belong to it. */
export interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const octet = /^(?:0|[1-9][0-9]{0,2})$/;
const hextet = /^[0-9a-fA-F]{1,4}$/;

/**
 * Reads an address or a CIDR block; an address alone is a block of one. Bits after the prefix are ignored.
 * `null`: neither. IPv4 and IPv6 (RFC 4291 text, `::`, IPv4 in the last 32 bits).
 */
export function parseRange(text: string): AddressRange | null {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const version = address.includes(":") ? 6 : 4;
  const width = version === 4 ? 32 : 128;
  const number = version === 4 ? parseV4(address) : parseV6(address);
  const prefix = slash < 0 ? width : parsePrefix(text.slice(slash + 1), width);
  if (number === null || prefix === null) return null;
  const hostBits = BigInt(width - prefix);
  const first = (number >> hostBits) << hostBits;
  return { version, first, last: first + (1n << hostBits) - 1n };
}

function parsePrefix(text: string, width: number): number | null {
  if (!octet.test(text)) return null;
  const prefix = Number(text);
  return prefix <= width ? prefix : null;
}

function parseV4(text: string): bigint | null {
  const parts = text.split(".", 5);
  if (parts.length !== 4 || !parts.every((part) => octet.test(part) && Number(part) <= 255)) return null;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function parseV6(text: string): bigint | null {
  const halves = text.split("::", 3);
  if (halves.length > 2) return null;
  const [head, tail] = halves.map(hextets);
  if (head === null || head === undefined || tail === null) return null;
  const groups =
    tail === undefined
      ? head
      : [...head, ...new Array<bigint>(Math.max(8 - head.length - tail.length, 0)).fill(0n), ...tail];
  if (groups.length !== 8 || (tail !== undefined && head.length + tail.length > 7)) return null;
  return groups.reduce((sum, group) => (sum << 16n) | group, 0n);
}

function hextets(text: string): bigint[] | null {
  if (text === "") return [];
  const groups: bigint[] = [];
  const parts = text.split(":", 9);
  for (const [index, part] of parts.entries()) {
    const v4 = index === parts.length - 1 ? parseV4(part) : null;
    if (v4 !== null) groups.push(v4 >> 16n, v4 & 0xffffn);
    else if (hextet.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}

/** The address as AWS would write it, IPv6 without abbreviation of zeros. */
export function formatAddress(version: 4 | 6, address: bigint): string {
  const [count, bits, radix, separator] = version === 4 ? ([4, 8n, 10, "."] as const) : ([8, 16n, 16, ":"] as const);
  const mask = (1n << bits) - 1n;
  const parts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    parts.unshift(((address >> (bits * BigInt(index))) & mask).toString(radix));
  }
  return parts.join(separator);
}
