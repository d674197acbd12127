import { trustedByGit } from "./checkout.ts";
import { runAction } from "./run.ts";

// Every git of this process is to read the workspace, that of the engine as well.
Object.assign(process.env, trustedByGit(process.env));

process.exitCode = await runAction({ env: process.env, write: (text) => process.stdout.write(text) });
