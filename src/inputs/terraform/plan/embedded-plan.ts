import { decodeHead } from "../../../syntax/streaming-json/encoding.ts";
import { planMark, planStart } from "./recognize.ts";

/**
 * The text of a plan that stands among other lines, such as what the wrapper of `setup-terraform` prints: blank where the
 * other text is, so that places stay. `undefined` where not exactly one plan stands there, whole and without a prefix on
 * each of its lines.
 */
export function embeddedPlan(bytes: Uint8Array): string | undefined {
  const text = decodeHead(bytes, bytes.length);
  const [plan, ...more] = plansIn(text);
  const [start, end] = plan ?? [];
  if (start === undefined || end === undefined || more.length > 0) return undefined;
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}

/** Where plans begin and end; at most two of them, and one that does not end has no end. */
function plansIn(text: string): (readonly [number, number | undefined])[] {
  const found: (readonly [number, number | undefined])[] = [];
  let after = 0;
  let mark = text.indexOf(planMark);
  for (const match of text.matchAll(planStart)) {
    const start = match.index + match[0].length - (match[1] ?? "").length;
    if (start < after || found.length === 2) continue;
    if (mark < start) mark = text.indexOf(planMark, start);
    if (mark < 0) break;
    const end = endOf(text, start);
    after = end ?? text.length;
    if (mark < after) found.push([start, end]);
  }
  return found;
}

/** Where the object that opens at a place closes. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const one = text.charCodeAt(at);
    if (isInString) {
      if (one === 0x5c) at += 1;
      else if (one === 0x22) isInString = false;
    } else if (one === 0x22) isInString = true;
    else if (one === 0x7b || one === 0x5b) depth += 1;
    else if (one === 0x7d || one === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
