import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from "node:fs";
import { systemCode, systemReason } from "./system-reason.ts";

/** Bytes of one file that are read at the most, unless the user says otherwise; larger ones are refused. */
export const maxInputBytes = 2_000_000_000;

/** The bytes that stand in for a file, or its own as `readRegularFile` gives them. */
export function readDiscovered(
  { absolute, bytes }: { readonly absolute: string; readonly bytes?: Uint8Array },
  maxBytes?: number,
): Uint8Array | string {
  return bytes ?? readRegularFile(absolute, maxBytes);
}

/** The size in bytes of what `readDiscovered` reads; `undefined` where the system does not tell. */
export function discoveredSize({
  absolute,
  bytes,
}: {
  readonly absolute: string;
  readonly bytes?: Uint8Array;
}): number | undefined {
  return bytes?.length ?? statSync(absolute, { throwIfNoEntry: false })?.size;
}

/** Why the bytes of a file cannot be had. */
export interface Unread {
  readonly why: "link" | "not-regular" | "too-large" | "refused";
  /** In words, as `systemReason` has them. */
  readonly reason: string;
  /** Bytes that it has, where it is too large. */
  readonly size?: number;
}

/** The bytes of a regular file, or the reason why they cannot be had, as `systemReason` words it. */
export function readRegularFile(absolute: string, maxBytes: number = maxInputBytes): Uint8Array | string {
  const read = openAndRead(absolute, maxBytes);
  return "why" in read ? read.reason : read;
}

/** What the system needs to be told to open no link; `undefined` where it cannot be told. */
export const noLink: number | undefined = constants.O_NOFOLLOW;

/**
 * The bytes of a regular file, or why they cannot be had. A named pipe or a device would block or never end, so what was opened is
 * looked at, not what the path led to before. `flags`: further ones of the system's `open`, such as `noLink`.
 */
export function openAndRead(absolute: string, maxBytes: number, flags = 0): Uint8Array | Unread {
  try {
    const handle = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | flags);
    try {
      const stats = fstatSync(handle);
      if (stats.isDirectory()) return { why: "not-regular", reason: "it is a folder" };
      if (!stats.isFile()) return { why: "not-regular", reason: "it is not a regular file" };
      const { size } = stats;
      return size > maxBytes
        ? { why: "too-large", reason: `it is larger than ${maxBytes} bytes`, size }
        : readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const isLink = flags === noLink && systemCode(error) === "ELOOP";
    return { why: isLink ? "link" : "refused", reason: systemReason(error) };
  }
}
