import { createRequire } from "node:module";

const load = createRequire(import.meta.filename);

/**
 * How the packages are loaded that are loaded when the first text needs them, since loading one takes longer than
 * linting a usual template. The build, which has each in a file of its own, puts what loads those files in place of this
 * module: no bundler has to guess what a name such as `require` stands for.
 */
export const packageLoaders = {
  yaml: (): unknown => load("yaml"),
  hcl2Parser: (): unknown => load("hcl2-parser"),
};
