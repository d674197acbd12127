// The main script of the single executable. The files of dist/ are assets of it, and this is their `require`: it knows the assets
// and Node's own modules and reads no file, so nobody can put code beside the executable, or into a folder of it.
const { Buffer, isAscii } = require("node:buffer");
const { getAsset, getRawAsset } = require("node:sea");
const { compileFunction } = require("node:vm");

const modules = new Map();

function load(name) {
  const known = modules.get(name);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(name, module); // before it runs: a part may need the file that asks for it
  const bytes = Buffer.from(getRawAsset(name));
  const code = isAscii(bytes) ? bytes.latin1Slice() : bytes.utf8Slice(); // V8 reads the former faster
  const names = ["exports", "require", "module", "__filename"];
  const run = compileFunction(code, names, { filename: `rootrail:${name}` });
  run.call(module.exports, module.exports, requireFrom, module, process.execPath);
  return module.exports;
}

function requireFrom(id) {
  if (id === "node:worker_threads") return withAssets(require(id));
  return id.startsWith("./") ? load(id.slice(2)) : require(id);
}

/** Threads whose program is an asset too: thread.cjs is this text with another last line. */
function withAssets(threads) {
  class Worker extends threads.Worker {
    constructor(_file, options) {
      super(getAsset("thread.cjs", "utf8"), { ...options, eval: true });
    }
  }
  return { ...threads, Worker };
}

load("cli.js");
