// Writes the page to try policies to dist/playground/index.html.
import { mkdirSync, writeFileSync } from "node:fs";
import { playgroundPage } from "./playground-page.mjs";

const page = await playgroundPage();
mkdirSync("dist/playground", { recursive: true });
writeFileSync("dist/playground/index.html", page);
console.log(`dist/playground/index.html: ${Math.ceil(Buffer.byteLength(page) / 1000)} KB`);
