import { Pieces } from "./pieces.ts";

/** Which file each piece of the program stands in; the build fills it in. */
declare const homes: Readonly<Record<string, string>>;
/** Hash of the program's files; the build fills it in. */
declare const build: string;

new Pieces(__dirname, homes, build, require).run("./cli.js");
