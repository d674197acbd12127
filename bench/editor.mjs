// What a person in an editor waits for: the built server over standard input and output, from a keystroke to the diagnostics that follow it.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";

/** Milliseconds between two keystrokes. */
const typing = 120;
/** Milliseconds without an event after which the server is left alone, and in which it is idle. */
const still = 1000;

/**
 * Opens a folder, then one of its files, and types lines at its beginning and takes them away again, so that what is told of the file moves.
 * Milliseconds until everything was told first, milliseconds of each edit, and resident memory in MiB and CPU time of an idle second in
 * milliseconds where the system tells them.
 */
export async function typed(cli, folder, file, edits) {
  const server = spawn(process.execPath, [cli, "lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uri = pathToFileURL(file).href;
  let arrived = () => {};
  let last = performance.now();
  connection.onNotification("textDocument/publishDiagnostics", (told) => {
    last = performance.now();
    if (told.uri === uri) arrived();
  });
  connection.listen();
  const start = performance.now();
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: folder }];
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders,
  });
  const first = new Promise((resolve) => {
    arrived = resolve;
  });
  await connection.sendNotification("initialized", {});
  await first;
  while (performance.now() - last < still) await pause(100);
  const opening = last - start;
  const textDocument = { uri, languageId: "plaintext", version: 1, text: readFileSync(file, "utf8") };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  await pause(still);
  const waited = [];
  for (let edit = 0; edit < edits; edit += 1) {
    // Each text is a new one, and what is told of it moves.
    const line = { start: { line: 0, character: 0 }, end: { line: edit === 0 ? 0 : 1 + (edit % 2), character: 0 } };
    const change = `# ${edit}\n`.repeat(1 + ((edit + 1) % 2));
    const told = new Promise((resolve) => {
      arrived = resolve;
    });
    const at = performance.now();
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: edit + 2 },
      contentChanges: [{ range: line, text: change }],
    });
    await told;
    waited.push(performance.now() - at);
    await pause(Math.max(10, typing - waited.at(-1)));
  }
  const before = processorTime(server.pid);
  await pause(still);
  const idle = processorTime(server.pid) - before;
  const memory = residentMemory(server.pid);
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  connection.dispose();
  return { opening, waited, memory, idle };
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values, percent) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Milliseconds; NaN where the system does not tell. */
function processorTime(pid) {
  const fields = told(`/proc/${pid}/stat`).split(") ").at(-1).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** MiB; NaN where the system does not tell. */
function residentMemory(pid) {
  return Number(/VmRSS:\s*(\d+)/.exec(told(`/proc/${pid}/status`))?.[1]) / 1024;
}

function told(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
