import type { MapNode, ScalarNode, Span, SyntaxNode } from "../../syntax/node.ts";
import { ownerPattern, serialPattern } from "./virtual-mfa-devices.ts";

/*
 * `aws iam list-virtual-mfa-devices` with `--output text` or `--output table`: what can be read without guessing, since
 * ARNs and the names of members say what a cell is. Source: AWS CLI user guide, "Setting the output format".
 */

/** Whether a text is such an output. */
export function isTextOutput(text: string): boolean {
  return /^\uFEFF?(?:ISTRUNCATED\t.*\r?\n)?VIRTUALMFADEVICES(?:\t|\r?$)/m.test(text.slice(0, 4096)) || isTable(text);
}

function isTable(text: string): boolean {
  return /^\|\s+ListVirtualMFADevices\s+\|\r?$/m.test(text.slice(0, 4096));
}

/** The answer as a tree with the places of its cells. */
export function readTextOutput(text: string): SyntaxNode {
  const cells = isTable(text) ? tableCells(text) : tabCells(text);
  const items: MapNode[] = [];
  let truncated: ScalarNode | undefined;
  for (const { member, scalar } of cells) {
    if (member === "IsTruncated") truncated = scalar;
    if (member === "NextToken") truncated = { ...scalar, source: "true" };
    if (member === "device") items.push(mapOf([], scalar));
    const last = items.at(-1);
    if (!last || !known.has(member)) continue;
    items[items.length - 1] = withMember(last, member, scalar);
  }
  const whole = { start: 0, end: text.length };
  const list: SyntaxNode = { kind: "list", items, ...whole };
  const pairs = [{ key: "VirtualMFADevices", keySpan: whole, value: list }];
  if (isTable(text) && !/^[|+]*-[-+|]*$/.test(text.trimEnd().slice(text.trimEnd().lastIndexOf("\n") + 1)))
    truncated = { kind: "scalar", value: "true", source: "true", quoted: false, start: 0, end: text.length };
  const more = truncated && {
    key: "IsTruncated",
    keySpan: truncated,
    value: { ...truncated, value: isYes(truncated) },
  };
  return { kind: "map", pairs: more ? [...pairs, more] : pairs, ...whole };
}

const known: ReadonlySet<string> = new Set(["SerialNumber", "EnableDate", "UserArn", "UserName", "UserId"]);

function isYes({ source }: ScalarNode): boolean {
  return source.toLowerCase() === "true";
}

/** What one cell is: `device` begins a device, the others are members of the last one. */
interface Cell {
  readonly member: string;
  readonly scalar: ScalarNode;
}

function mapOf(pairs: MapNode["pairs"], { start, end }: Span): MapNode {
  return { kind: "map", pairs, start, end };
}

/** Members of the user go into `User`. */
function withMember(device: MapNode, member: string, scalar: ScalarNode): MapNode {
  const span = { start: device.start, end: scalar.end };
  if (!member.startsWith("User"))
    return mapOf([...device.pairs, { key: member, keySpan: scalar, value: scalar }], span);
  const user = device.pairs.find((pair) => pair.key === "User")?.value;
  const own = { key: member.slice("User".length), keySpan: scalar, value: scalar };
  const key = own.key === "Arn" ? own : { ...own, key: member };
  const value = mapOf([...(user?.kind === "map" ? user.pairs : []), key], {
    start: user?.start ?? scalar.start,
    end: scalar.end,
  });
  const others = device.pairs.filter((pair) => pair.key !== "User");
  return mapOf([...others, { key: "User", keySpan: scalar, value }], span);
}

/** Rows of tab-separated cells, each after the name of what it is. */
function tabCells(text: string): readonly Cell[] {
  return linesOf(text).flatMap(({ line, start }): readonly Cell[] => {
    const [name, ...others] = cellsOf(line, start, "\t");
    switch (name?.source.replace(/^\uFEFF/, "")) {
      case "NEXTTOKEN":
        return others.slice(0, 1).map((scalar) => ({ member: "NextToken", scalar }));
      // Without pagination the members of the answer itself lead, without their names.
      case "True":
      case "False":
        return name ? [{ member: "IsTruncated", scalar: name }] : [];
      case "ISTRUNCATED":
        return others.slice(0, 1).map((scalar) => ({ member: "IsTruncated", scalar }));
      case "VIRTUALMFADEVICES":
        return name ? [{ member: "device", scalar: name }, ...others.flatMap(deviceCell)] : [];
      case "USER":
        return others.flatMap((scalar) => (ownerPattern.test(scalar.source) ? { member: "UserArn", scalar } : []));
      default:
        return [];
    }
  });
}

function deviceCell(scalar: ScalarNode): readonly Cell[] {
  if (serialPattern.test(scalar.source)) return [{ member: "SerialNumber", scalar }];
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}T/.test(scalar.source) ? [{ member: "EnableDate", scalar }] : [];
}

/** Members of the answer itself. */
const ofPages: ReadonlySet<string> = new Set(["IsTruncated", "Marker", "NextToken"]);

/** Rows between bars: a title alone, a name and a value, or columns below their names. */
function tableCells(text: string): readonly Cell[] {
  const found: Cell[] = [];
  let inUser = false;
  let columns: readonly string[] = [];
  const member = (name: string) => (inUser ? `User${name.replace(/^User/, "")}` : name);
  for (const { line, start } of linesOf(text)) {
    const cells = cellsOf(line, start, "|");
    const [first, second] = cells;
    if (!first || !line.startsWith("|")) continue;
    if (cells.length === 1) {
      if (first.source === "VirtualMFADevices" || first.source === "User") inUser = first.source === "User";
      if (first.source === "VirtualMFADevices") found.push({ member: "device", scalar: first });
      columns = [];
    } else if (cells.every(({ source }) => known.has(member(source)) || ofPages.has(source))) {
      columns = cells.map(({ source }) => source);
    } else if (columns.length === cells.length) {
      found.push(...rowCells(cells, columns, member));
    } else if (second) found.push({ member: member(first.source), scalar: second });
  }
  return found;
}

/** One row below the names of its columns: a device, or members of the answer itself. */
function rowCells(
  cells: readonly ScalarNode[],
  columns: readonly string[],
  member: (name: string) => string,
): readonly Cell[] {
  const rows = cells.map((scalar, index) => ({ member: member(columns[index] ?? ""), scalar }));
  const [first] = cells;
  return first && !columns.some((one) => ofPages.has(one)) ? [{ member: "device", scalar: first }, ...rows] : rows;
}

/** The cells of a line that are not empty, without the spaces around them. */
function cellsOf(line: string, start: number, separator: string): readonly ScalarNode[] {
  const found: ScalarNode[] = [];
  let at = 0;
  for (const part of line.split(separator)) {
    const source = part.trim();
    const begin = start + at + part.indexOf(source);
    if (source !== "")
      found.push({ kind: "scalar", value: source, source, quoted: false, start: begin, end: begin + source.length });
    at += part.length + separator.length;
  }
  return found;
}

function linesOf(text: string): readonly { readonly line: string; readonly start: number }[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const found = { line: line.replace(/\r$/, ""), start };
    start += line.length + 1;
    return found;
  });
}
