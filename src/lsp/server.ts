import { basename, dirname, resolve } from "node:path";
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { isInside } from "../inputs/workspace.ts";
import { rulePageLink } from "../reporters/findings-view.ts";
import { ruleMarkdown } from "../reporters/rule-page.ts";
import { findRule } from "../rules/registry.ts";
import { version } from "../version.ts";
import { codeActionsOf, type EditingClient, explainCommand, fixAllKind } from "./code-actions.ts";
import { diagnosticsOf, sourceName } from "./diagnostics.ts";
import { codeLensesOf, hoverAt } from "./guardrail-hints.ts";
import { LintedFolder, type Snapshot } from "./linted-folder.ts";
import { pathOfUri, uriOfPath } from "./places.ts";
import { RunLoop } from "./run-loop.ts";
import { completionsAt, schemaFor } from "./settings-documents.ts";

/** Where the pages of the rules are, which codes of diagnostics link to. */
const rulePages = `https://cdn.jsdelivr.net/npm/rootrail@${version}/docs/rules`;

/** Folders whose changes are other tools' own. */
const foreignFolder = /[\\/](?:\.git|\.hg|\.svn|node_modules|\.terragrunt-cache|\.venv)[\\/]/;

interface Settings {
  readonly enable: boolean;
}

/** What the client can do, as far as it matters. */
interface ClientAbilities {
  readonly configuration: boolean;
  readonly watchedFiles: boolean;
  readonly folders: boolean;
  readonly related: boolean;
  readonly showDocument: boolean;
  readonly edits: Pick<EditingClient, "takesVersions" | "makesFiles">;
}

/** A folder with its runs and what the last one found. */
interface ServedFolder {
  readonly folder: LintedFolder;
  readonly loop: RunLoop<Snapshot>;
  /** A file without a folder of the workspace, which is linted alone. */
  readonly isLoose: boolean;
  snapshot: Snapshot | null;
  diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
  failure: string | null;
}

/** The language server on a connection; it reads what `lint` reads and writes nothing. */
export class Server {
  readonly #connection: Connection;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #folders = new Map<string, ServedFolder>();
  /** What was sent, by URI, as JSON. */
  readonly #sent = new Map<string, string>();
  /** What holds where the client sets nothing. */
  #defaults: Settings = { enable: true };
  #settings: Settings = this.#defaults;
  #client: ClientAbilities = {
    configuration: false,
    watchedFiles: false,
    folders: false,
    related: false,
    showDocument: false,
    edits: { takesVersions: false, makesFiles: false },
  };

  constructor(connection: Connection) {
    this.#connection = connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());
    connection.onShutdown(() => this.#dispose());
    connection.onDidChangeConfiguration((change) => void this.#configure(change.settings));
    connection.onDidChangeWatchedFiles(({ changes }) => this.#filesChanged(changes.map((one) => one.uri)));
    connection.onCodeAction((params, token) => this.#codeActions(params, token));
    connection.onCompletion(({ textDocument: { uri }, position }) => {
      const [path, text] = [pathOfUri(uri), this.#documents.get(uri)?.getText()];
      const schema = path === undefined ? undefined : schemaFor(path);
      return schema && text !== undefined ? [...completionsAt(schema, text, position)] : [];
    });
    connection.onHover(async ({ textDocument, position }, token) => {
      const current = await this.#current(textDocument.uri, token);
      return current ? await hoverAt(current.snapshot, current.path, position) : null;
    });
    connection.onCodeLens(async ({ textDocument }, token) => {
      const current = await this.#current(textDocument.uri, token);
      return current ? [...(await codeLensesOf(current.snapshot, current.path))] : [];
    });
    connection.onExecuteCommand(({ command, arguments: [rule] = [] }) =>
      command === explainCommand ? this.#explain(String(rule)) : null,
    );
    this.#documents.onDidChangeContent(({ document }) => this.#textChanged(document.uri));
    this.#documents.onDidClose(({ document }) => this.#closed(document.uri));
  }

  listen(): void {
    this.#documents.listen(this.#connection);
    this.#connection.listen();
  }

  #initialize({
    capabilities,
    initializationOptions,
    workspaceFolders,
    rootUri,
    rootPath,
  }: InitializeParams): InitializeResult {
    const { workspace, textDocument, window } = capabilities;
    this.#client = {
      configuration: workspace?.configuration === true,
      watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      folders: workspace?.workspaceFolders === true,
      related: textDocument?.publishDiagnostics?.relatedInformation === true,
      showDocument: window?.showDocument?.support === true,
      edits: {
        takesVersions: workspace?.workspaceEdit?.documentChanges === true,
        makesFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
      },
    };
    this.#defaults = settingsOf(initializationOptions, this.#defaults);
    this.#settings = this.#defaults;
    const uris = workspaceFolders?.map((one) => one.uri) ?? (rootUri ? [rootUri] : []);
    for (const uri of uris) this.#addFolder(pathOfUri(uri));
    if (uris.length === 0 && rootPath) this.#addFolder(resolve(rootPath));
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        completionProvider: {},
        hoverProvider: true,
        codeLensProvider: {},
        executeCommandProvider: { commands: [explainCommand] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: sourceName, version },
    };
  }

  async #initialized(): Promise<void> {
    const { configuration, watchedFiles, folders } = this.#client;
    if (folders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#removeFolder(pathOfUri(uri));
        for (const { uri } of added) this.#addFolder(pathOfUri(uri));
      });
    }
    const registered: Promise<unknown>[] = [];
    if (watchedFiles)
      registered.push(
        this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: "**/*" }],
        }),
      );
    if (configuration)
      registered.push(
        this.#connection.client.register(DidChangeConfigurationNotification.type, { section: sourceName }),
      );
    await Promise.allSettled(registered); // a client may refuse
    if (configuration) await this.#configure(undefined);
    else this.#requestAll();
  }

  async #configure(pushed: unknown): Promise<void> {
    const given = this.#client.configuration ? await this.#askedSettings() : sectionOf(pushed);
    // The answer is all that is set: what was set before and is not any more is as at first.
    if (given !== undefined) this.#settings = settingsOf(given, this.#defaults);
    this.#requestAll();
  }

  async #askedSettings(): Promise<unknown> {
    try {
      return await this.#connection.workspace.getConfiguration(sourceName);
    } catch {
      return undefined; // the client has none to give
    }
  }

  #requestAll(): void {
    for (const { loop } of this.#folders.values()) loop.request();
  }

  #addFolder(path: string | undefined): void {
    if (path === undefined || this.#folders.has(path)) return;
    this.#serve(path, new LintedFolder(path), false);
    for (const [key, one] of this.#folders) if (one.isLoose && isInside(one.folder.cwd, path)) this.#drop(key);
    this.#requestAll();
  }

  #removeFolder(path: string | undefined): void {
    if (path === undefined) return;
    this.#drop(path);
    for (const document of this.#documents.all()) this.#textChanged(document.uri);
  }

  #serve(key: string, folder: LintedFolder, isLoose: boolean): ServedFolder {
    const loop = new RunLoop(
      (signal) => folder.run(this.#openTexts(), signal),
      (snapshot) => this.#found(served, snapshot),
      (error) => this.#failed(served, error),
    );
    const served: ServedFolder = { folder, loop, isLoose, snapshot: null, diagnostics: new Map(), failure: null };
    this.#folders.set(key, served);
    return served;
  }

  #drop(key: string): void {
    const served = this.#folders.get(key);
    if (!served) return;
    served.loop.dispose();
    this.#folders.delete(key);
    this.#publish();
  }

  #dispose(): void {
    for (const { loop } of this.#folders.values()) loop.dispose();
    this.#folders.clear();
  }

  #openTexts(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const document of this.#documents.all()) {
      const path = pathOfUri(document.uri);
      if (path !== undefined) texts.set(path, document.getText());
    }
    return texts;
  }

  #textChanged(uri: string): void {
    const path = pathOfUri(uri);
    if (path === undefined) return;
    const holders = [...this.#folders.values()].filter(({ folder }) => isInside(path, folder.cwd));
    if (holders.some((one) => !one.isLoose)) {
      // A folder may read files beside it, such as modules: whoever has a file open that lies elsewhere asks all.
      for (const { loop } of holders) loop.request();
      return;
    }
    const loose = this.#folders.get(path) ?? this.#serve(path, looseFile(path), true);
    loose.loop.request();
    for (const one of this.#folders.values()) if (!one.isLoose) one.loop.request();
  }

  #closed(uri: string): void {
    const path = pathOfUri(uri);
    if (path === undefined) return;
    if (this.#folders.get(path)?.isLoose) this.#drop(path);
    else this.#textChanged(uri);
  }

  #filesChanged(uris: readonly string[]): void {
    const paths = uris.flatMap((uri) => pathOfUri(uri) ?? []).filter((path) => !foreignFolder.test(path));
    if (paths.length > 0) this.#requestAll();
  }

  async #codeActions(
    { textDocument, range, context }: CodeActionParams,
    token: CancellationToken,
  ): Promise<CodeAction[]> {
    const current = await this.#current(textDocument.uri, token);
    if (!current) return [];
    const of = (path: string) => this.#documents.all().find((one) => pathOfUri(one.uri) === path);
    const client = { of, ...this.#client.edits };
    return [...(await codeActionsOf(current.snapshot, current.path, range, context.only, client))];
  }

  /** What is known of a file as it is now; waits for the run that the last change asked for. */
  async #current(
    uri: string,
    token: CancellationToken,
  ): Promise<{ readonly path: string; readonly snapshot: Snapshot } | undefined> {
    const path = pathOfUri(uri);
    const served = path === undefined ? undefined : this.#ownerOf(path);
    await served?.loop.settled();
    if (path === undefined || !served?.snapshot || token.isCancellationRequested || !this.#settings.enable)
      return undefined;
    return { path, snapshot: served.snapshot };
  }

  /** The page of a rule: shown by the client where it can, and handed over as Markdown. */
  async #explain(id: string): Promise<string | null> {
    const rule = findRule(id);
    if (!rule) return null;
    const href = rulePageLink(id, { rulePages });
    if (this.#client.showDocument && href !== undefined)
      await this.#connection.window.showDocument({ uri: href, external: true });
    else this.#say(MessageType.Info, `${rule.id}: ${rule.docs.description}`);
    return ruleMarkdown(rule);
  }

  #say(type: MessageType, message: string): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, { type, message: `rootrail: ${message}` });
  }

  #found(served: ServedFolder, snapshot: Snapshot): void {
    served.snapshot = snapshot;
    served.diagnostics = this.#settings.enable
      ? diagnosticsOf(snapshot, { rulePages, related: this.#client.related })
      : new Map();
    if (snapshot.failure !== null && snapshot.failure !== served.failure)
      this.#say(MessageType.Error, snapshot.failure);
    served.failure = snapshot.failure;
    this.#publish();
  }

  #failed({ folder }: ServedFolder, error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#connection.console.error(`rootrail: internal error in ${folder.cwd}: ${what}`);
  }

  /** Sends what changed. A file is told of by the folder that holds it, the innermost of several. */
  #publish(): void {
    const uris = new Map(this.#documents.all().map(({ uri }) => [pathOfUri(uri) ?? uri, uri]));
    const wanted = new Map<string, readonly Diagnostic[]>();
    for (const served of this.#folders.values()) {
      for (const [path, diagnostics] of served.diagnostics) {
        const owner = this.#ownerOf(path);
        if (owner && owner !== served) continue;
        const uri = uris.get(path) ?? uriOfPath("/", path);
        wanted.set(uri, distinct([...(wanted.get(uri) ?? []), ...diagnostics]));
      }
    }
    for (const uri of this.#sent.keys()) if (!wanted.has(uri)) wanted.set(uri, []);
    for (const [uri, diagnostics] of wanted) {
      const text = JSON.stringify(diagnostics);
      if ((this.#sent.get(uri) ?? "[]") === text) continue;
      if (diagnostics.length === 0) this.#sent.delete(uri);
      else this.#sent.set(uri, text);
      void this.#connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
    }
  }

  #ownerOf(path: string): ServedFolder | undefined {
    const holders = [...this.#folders.values()].filter(({ folder }) => isInside(path, folder.cwd));
    const length = ({ folder, isLoose }: ServedFolder) => (isLoose ? 0 : folder.cwd.length);
    return holders.sort((one, other) => length(other) - length(one))[0];
  }
}

/** A file that is open without a folder: it alone is linted, from its own folder. */
function looseFile(path: string): LintedFolder {
  return new LintedFolder(dirname(path), { paths: [basename(path)], ignoreUnknown: true });
}

function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()];
}

/** The section of pushed settings that is ours: `{ rootrail: { … } }`. */
function sectionOf(pushed: unknown): unknown {
  return isRecord(pushed) ? pushed[sourceName] : undefined;
}

function settingsOf(given: unknown, otherwise: Settings): Settings {
  const enable = isRecord(given) ? given["enable"] : undefined;
  return typeof enable === "boolean" ? { enable } : otherwise;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
