import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { Server } from "./server.ts";

/** Serves the client at the other end of the streams; the process ends when the client asks for it or is gone. */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  new Server(createConnection(ProposedFeatures.all, input, output)).listen();
}
