// The licence of the Node that runs this, for what it becomes a part of.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const places = ["LICENSE", "../LICENSE", "../share/doc/nodejs/LICENSE", "../share/doc/nodejs/copyright"];

/** Its text; throws where it does not come with Node, for nothing is packed without. */
export function nodeLicense() {
  const found = places.map((place) => join(dirname(process.execPath), place)).find((path) => existsSync(path));
  if (!found) throw new Error(`no LICENSE of Node beside ${process.execPath}: take the Node of nodejs.org`);
  return readFileSync(found);
}
