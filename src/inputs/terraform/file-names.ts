/** The names of variable files that every root folder loads, in the order in which they are loaded. */
const fixedNames: readonly string[] = ["terraform.tfvars", "terraform.tfvars.json"];

/**
 * The variable files among the names of a root folder that Terraform and OpenTofu load without being told, later ones over
 * earlier ones. https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
 */
export function loadedByItself(names: readonly string[]): readonly string[] {
  const fixed = fixedNames.filter((name) => names.includes(name));
  return [...fixed, ...names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name)).toSorted()];
}

/** Whether a file of this name, or path, holds code of the folder that it is in. */
export function isCodeName(name: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(name);
}
