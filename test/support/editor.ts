import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import {
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { serve } from "../../src/lsp/main.ts";

/** What a usual editor can do. */
const usualAbilities: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
  textDocument: { publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } } },
};

/** An editor at the other end of a language server. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly applied: ApplyWorkspaceEditParams[] = [];
  /** What the server said to people or to its log. */
  readonly said: string[] = [];
  readonly #diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly #versions = new Map<string, number>();
  #arrived: (() => void)[] = [];

  constructor(fromServer: NodeJS.ReadableStream, toServer: NodeJS.WritableStream) {
    this.connection = createProtocolConnection(new StreamMessageReader(fromServer), new StreamMessageWriter(toServer));
    this.connection.onNotification(
      "textDocument/publishDiagnostics",
      ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        this.#diagnostics.set(uri, diagnostics);
        const arrived = this.#arrived;
        this.#arrived = [];
        for (const resolve of arrived) resolve();
      },
    );
    for (const name of ["window/logMessage", "window/showMessage"])
      this.connection.onNotification(name, ({ message }: { message: string }) => {
        this.said.push(message);
      });
    this.connection.onRequest("workspace/applyEdit", (edit: ApplyWorkspaceEditParams) => {
      this.applied.push(edit);
      return { applied: true };
    });
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.listen();
  }

  /** Opens folders; the first one is the root of old clients as well. */
  async start(
    folders: readonly string[],
    capabilities: ClientCapabilities = usualAbilities,
  ): Promise<InitializeResult> {
    const workspaceFolders = folders.map((folder) => ({ uri: uriOf(folder), name: folder }));
    const result = await this.connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: workspaceFolders[0]?.uri ?? null,
      capabilities,
      workspaceFolders,
    });
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  async open(path: string, text: string, languageId = "plaintext"): Promise<void> {
    this.#versions.set(path, 1);
    const textDocument = { uri: uriOf(path), languageId, version: 1, text };
    await this.connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  /** Puts a text in the place of what a file that is open holds. */
  async change(path: string, text: string): Promise<void> {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    const textDocument = { uri: uriOf(path), version };
    await this.connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(path) } });
  }

  diagnostics(path: string): readonly Diagnostic[] {
    return this.#diagnostics.get(uriOf(path)) ?? [];
  }

  /** Paths with diagnostics, as URIs. */
  told(): readonly string[] {
    return [...this.#diagnostics].flatMap(([uri, list]) => (list.length > 0 ? [uri] : []));
  }

  /** Waits until the diagnostics of a file are such. */
  async until(path: string, isSo: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    const end = Date.now() + 120_000;
    while (!isSo(this.diagnostics(path))) {
      if (Date.now() > end) throw new Error(`never so: ${JSON.stringify(this.diagnostics(path))} ${this.said.join()}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500);
        this.#arrived.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.diagnostics(path);
  }

  async ask<T>(method: string, params: object): Promise<T> {
    return await this.connection.sendRequest<T>(method, params);
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** An editor with a server in this process. */
export function editorHere(): Editor {
  const [toServer, fromServer] = [new PassThrough(), new PassThrough()];
  serve(toServer, fromServer);
  return new Editor(fromServer, toServer);
}

export const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
