import { serve } from "../lsp/main.ts";

/** Serves an editor over standard input and output for as long as it asks. */
export async function lspCommand(): Promise<number> {
  serve(process.stdin, process.stdout);
  return await new Promise<number>(() => {}); // the connection ends the process
}
