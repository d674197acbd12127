/** Longer lines are read like any other. */
const longest = 4000;

const text = String.raw`"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"`;
const position = String.raw`\{"line":[1-9][0-9]{0,8},"column":[1-9][0-9]{0,8}\}`;
const place = String.raw`\{"path":${text},"start":${position},"end":${position}\}`;
/** What an output of AWS lists may give way to another output, device by device. */
const format = "(cloudformation|terraform-plan|terraform-hcl)";
const action = "(?:declare|create|update|replace|no-op)";
const ending = '(?:,"partition":"aws[a-z-]*")?(?:,"account":"[0-9]{12}")?';

/**
 * A whole line about a device that is an ordinary user's, or whose owner nothing tells, just as `rootrail facts` writes
 * it. What the pattern captures is all of the fact that anything is decided by. The pattern has no two ways to match a text.
 */
const line = new RegExp(
  String.raw`^\{"fact":"MfaDevice","resource":\{"format":"${format}","type":${text},"address":${text}\},"action":"(${action})",` +
    String.raw`"location":${place},"header":${place},"callers":\[\],"when":\[\],"owner":\{"kind":"(not-root|not-told)"\},` +
    String.raw`"existing":(true|false)(?:,"scope":(${text}))?(${ending})\}$`,
);

/**
 * What a line about an ordinary device has in common with others that decide the same: equal keys, equal answers.
 * `undefined` for every other line.
 */
export function ordinaryDeviceKey(bytes: Uint8Array): string | undefined {
  if (bytes.length > longest || !startsLikeDevice(bytes)) return undefined;
  const found = line.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
  return found ? found.slice(1).join(" ") : undefined;
}

const start = Buffer.from('{"fact":"MfaDevice"');

function startsLikeDevice(bytes: Uint8Array): boolean {
  for (let index = 0; index < start.length; index += 1) if (bytes[index] !== start[index]) return false;
  return true;
}
