import type { Location } from "../model/location.ts";
import type { ReporterOptions } from "./reporter.ts";

/** The path from the top of the repository; `undefined` outside of it and for standard input. */
export function repositoryPath(path: string, options: Pick<ReporterOptions, "directory">): string | undefined {
  if (path.startsWith("<") || path.startsWith("/") || /^[a-z]:/i.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of `${options.directory ?? ""}/${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join("/");
}

/** A path as a relative reference of a URI (RFC 3986), each segment percent-encoded. */
export function pathToUri(path: string): string {
  return path.split("/").map(encodeSegment).join("/");
}

/** `encodeURIComponent` keeps `!'()*`, which end links in Markdown, and throws on half a surrogate pair. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The address of a place at the host, `undefined` without a base or outside of the repository. */
export function lineLink(
  location: Location,
  options: Pick<ReporterOptions, "directory" | "linkBase">,
): string | undefined {
  const path = repositoryPath(location.path, options);
  if (options.linkBase === undefined || path === undefined) return undefined;
  const first = location.start.line;
  const last = lastLine(location);
  return `${options.linkBase}/${pathToUri(path)}#L${first}${last > first ? `-L${last}` : ""}`;
}

/** The last line that a place has a character on: an end before the first column belongs to the line above. */
export function lastLine({ start, end }: Location): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}
