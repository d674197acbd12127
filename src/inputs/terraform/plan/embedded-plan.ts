import { decodeHead } from "../../../syntax/streaming-json/encoding.ts";
import { planStart } from "./recognize.ts";

/**
 * The text of a plan that stands among other lines, such as what the wrapper of `setup-terraform` prints: blank where the
 * other text is, so that places stay. `undefined` where not exactly one plan stands there, whole and without a prefix on
 * each of its lines.
 */
export function embeddedPlan(bytes: Uint8Array): string | undefined {
  const text = decodeHead(bytes, bytes.length);
  const found = planStart.exec(text);
  if (!found) return undefined;
  const start = found.index + found[0].length - (found[1] ?? "").length;
  const end = endOf(text, start);
  if (end === undefined || planStart.test(text.slice(end))) return undefined;
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
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
