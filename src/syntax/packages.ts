/**
 * What to load the packages with that are loaded when the first text needs them, since loading one takes longer than
 * linting a usual template. The build, which has each in a file of its own, puts the paths of those files in place of
 * this module.
 */
export const packageFiles = { yaml: "yaml", hcl2Parser: "hcl2-parser" };
