// Loaded before the program: whatever would ask the network says so and ends the run.
const refuse = (name) => () => {
  process.stderr.write(`the network was asked: ${name}\n`);
  process.exit(99);
};
for (const [module, names] of [
  ["net", ["connect", "createConnection", "createServer"]],
  ["dns", ["lookup", "resolve", "resolve4", "resolve6"]],
  ["http", ["request", "get"]],
  ["https", ["request", "get"]],
  ["http2", ["connect"]],
  ["tls", ["connect"]],
  ["dgram", ["createSocket"]],
]) {
  const real = require(`node:${module}`);
  for (const name of names) real[name] = refuse(`${module}.${name}`);
}
require("node:net").Socket.prototype.connect = refuse("net.Socket.connect");
globalThis.fetch = refuse("fetch");
