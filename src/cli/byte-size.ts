import { InvalidArgumentError } from "commander";

const units: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["k", 1e3],
  ["m", 1e6],
  ["g", 1e9],
]);

/** Reads a number of bytes such as `500000`, `64M` or `2GB`; decimal units. Throws commander's error for anything else. */
export function byteSize(text: string): number {
  const [, digits = "", unit = ""] = /^([0-9]{1,12})([kmg]?)b?$/i.exec(text.trim()) ?? [];
  const bytes = Number(digits) * (units.get(unit.toLowerCase()) ?? Number.NaN);
  if (digits === "" || !Number.isSafeInteger(bytes) || bytes < 1)
    throw new InvalidArgumentError("It is a number of bytes, such as 500000, 64M or 1G.");
  return bytes;
}
