/** Names that an input, its companions (modules, policies, nested templates) or the configuration can have. */
const companionName =
  /\.(?:ya?ml|json|jsonl|ndjson|template|cfn|tf|tofu|tfvars|hcl|tpl|tftpl|tmpl|txt|policy)$|^[^./]+$/i;

/** Whether a lint may read a file of this name, by itself or with another one; a base has no other files. */
export function isCompanionName(name: string): boolean {
  return companionName.test(name);
}
