import { isAbsolute, join } from "node:path";
import { commands, type ExtensionContext, workspace } from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";

/** What rootrail reads; it decides by itself which of these files are inputs. */
const languages = ["yaml", "json", "jsonc", "terraform", "terraform-vars", "opentofu", "cloudformation", "hcl"];
/** Files of languages that the editor does not know without an extension for them. */
const pattern = "**/*.{tf,tofu,tfvars,template,tftpl,hcl}";

let client: LanguageClient | undefined;

/** Starts the language server that is bundled, or the one that the settings name; a change of that setting starts it again. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("rootrail.restart", () => restart(context)),
    workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("rootrail.path") ? restart(context) : undefined,
    ),
  );
  await start(context);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function restart(context: ExtensionContext): Promise<void> {
  await deactivate();
  await start(context);
}

async function start(context: ExtensionContext): Promise<void> {
  const documentSelector = [...languages.map((language) => ({ language })), { pattern }].map((filter) => ({
    scheme: "file",
    ...filter,
  }));
  client = new LanguageClient("rootrail", "rootrail", serverOptions(context), { documentSelector });
  await client.start();
}

function serverOptions(context: ExtensionContext): ServerOptions {
  const own = ownPath();
  const cwd = workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (own !== undefined && !/\.[cm]?js$/.test(own))
    return { command: own, args: ["lsp"], transport: TransportKind.stdio, ...(cwd && { options: { cwd } }) };
  const module = own ?? context.asAbsolutePath(join("dist", "server", "cli.js"));
  return { module, args: ["lsp"], transport: TransportKind.stdio, ...(cwd && { options: { cwd } }) };
}

/** The path of the settings; one that is relative counts from the first folder. */
function ownPath(): string | undefined {
  const path = workspace.getConfiguration("rootrail").get<string>("path")?.trim();
  if (!path) return undefined;
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  return isAbsolute(path) || folder === undefined ? path : join(folder, path);
}
