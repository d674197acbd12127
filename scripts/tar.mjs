// Archives that are the same bytes for the same files: no time, no owner, no order of a file system. Format: POSIX ustar.

/** One member: a file has `content`; a name that ends with `/` is a folder. `mode` is what `chmod` takes. */
function* blocks({ name, mode, content = new Uint8Array(0) }) {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is longer than a name in an archive may be here`);
  const octal = (number, width) => `${number.toString(8).padStart(width - 1, "0")}\0`;
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write(octal(mode, 8), 100);
  head.write(octal(0, 8), 108); // owner
  head.write(octal(0, 8), 116); // group
  head.write(octal(content.length, 12), 124);
  head.write(octal(0, 12), 136); // time
  head.write(" ".repeat(8), 148); // the sum of the head is taken with these
  head.write(name.endsWith("/") ? "5" : "0", 156);
  head.write("ustar\x0000", 257, "latin1");
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  yield head;
  yield content;
  yield Buffer.alloc((512 - (content.length % 512)) % 512);
}

/** The members, in their order, as one archive. */
export function tar(members) {
  return Buffer.concat([...members.flatMap((member) => [...blocks(member)]), Buffer.alloc(1024)]);
}
