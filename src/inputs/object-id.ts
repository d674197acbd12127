import { createHash } from "node:crypto";

/** What the object IDs of a repository are made with. */
export type ObjectHash = "sha1" | "sha256";

export function hashOf(id: string): ObjectHash {
  return id.length === 40 ? "sha1" : "sha256";
}

/** git's object ID of bytes as the content of a file. Source: Pro Git, "Git Objects". */
export function objectId(bytes: Uint8Array, hash: ObjectHash): string {
  return createHash(hash).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
