// Loads a module of the sources, which are TypeScript, with all that it imports.
import { rolldown } from "rolldown";

/** What the module at a path exports. */
export async function loadSource(path) {
  const build = await rolldown({
    input: path,
    platform: "node",
    external: ["yaml"],
    checks: { ineffectiveDynamicImport: false },
  });
  const { output } = await build.generate({ format: "esm", codeSplitting: false });
  await build.close();
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
}
