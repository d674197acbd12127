import { runAction } from "./run.ts";

process.exitCode = await runAction({ env: process.env, write: (text) => process.stdout.write(text) });
